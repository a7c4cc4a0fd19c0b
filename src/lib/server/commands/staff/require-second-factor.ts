import { hasRole, type Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { forgetShop, readShop, saveShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';

/** Whether everybody at the desk needs a second factor. Who has none is led to set it up before anything else. */
export async function requireSecondFactor(
	ctx: CommandContext,
	actor: Actor,
	{ on }: { on: boolean }
): Promise<Result<null>> {
	if (actor.kind !== 'system' && !hasRole(actor, 'merchant')) return refused('not_allowed');
	const set = await inTransaction<null>(ctx.db, async (tx) => {
		const { settings, version } = await readShop(tx);
		if ((settings.second_factor_required === true) === on) return accepted(null);
		const change = { settings: JSON.stringify({ ...settings, second_factor_required: on }) };
		if (!(await saveShop(tx, version, change))) return refused('changed_meanwhile');
		await appendEvents(tx, { ids: ctx.ids, now: ctx.clock.now(), actor }, [
			{
				type: 'staff_second_factor_required_set',
				entity: 'shop',
				entity_id: 'shop',
				order_id: null,
				data: { on }
			}
		]);
		return accepted(null);
	});
	if (set.ok) forgetShop(ctx.db);
	return set;
}
