import { doorWithin, startStaffSession } from '../../auth/sessions.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import type { StaffTable } from '../../store/schema.ts';
import { actorOf } from './actor-of.ts';

/** After the password, and the code where one is asked for: the record, and a session. */
export async function letIn(tx: Tx, ctx: CommandContext, member: StaffTable): Promise<string> {
	const now = ctx.clock.now();
	await appendEvents(tx, { ids: ctx.ids, now, actor: actorOf(member) }, [
		{ type: 'staff_signed_in', entity: 'staff', entity_id: member.id, order_id: null }
	]);
	return startStaffSession(doorWithin(tx, now), ctx.ids, member.id);
}
