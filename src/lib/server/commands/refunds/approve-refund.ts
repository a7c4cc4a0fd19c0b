import { actorId, type Actor } from '#lib/domain/actor.ts';
import { REFUND_TRANSITIONS } from '#lib/domain/refund/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { standInLine } from '../../store/engines/locks.ts';
import { saveRefund } from '../../store/refunds.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { isSamePerson } from './allowance.ts';
import { letGo } from './let-go.ts';
import { answer, loadRefund } from './load.ts';
import { refundEvent } from './record.ts';
import { release } from './release.ts';
import type { ApproveRefundInput, ChangedRefund } from './types.ts';

/** The second person says yes to a refund that was above somebody's limit: from here on the money moves. */
export async function approveRefund(
	ctx: CommandContext,
	actor: Actor,
	input: ApproveRefundInput
): Promise<Result<ChangedRefund>> {
	return inTransaction<ChangedRefund>(ctx.db, async (tx) => {
		await standInLine(ctx.db.engine, tx, 'refund_releases');
		const by = writtenBy(ctx, actor);
		const loaded = await loadRefund(tx, actor, input);
		if (!loaded.ok) return loaded;
		const { refund, parts } = loaded.value;
		const state = next(REFUND_TRANSITIONS, refund.state, 'approve');
		if (state === null) return refused('already_decided', { state: refund.state });
		if (await isSamePerson(tx, refund.proposed_by, actorId(actor))) return refused('same_person');
		const promised = parts
			.filter((part) => part.state === 'reserved')
			.reduce((sum, part) => sum + part.amount_minor, 0);
		// Money refunded elsewhere meanwhile took the promise away: the amount must be set anew.
		if (refund.route === 'original' && promised !== refund.amount_minor) {
			return refused('amount_exceeds_refundable', {
				available_minor: promised,
				asked_minor: refund.amount_minor
			});
		}
		const stop = await letGo(tx, by, refund, { waited: true });
		if (stop !== null) return refused('above_limit', stop);
		const approved_by = actorId(actor);
		if (!(await saveRefund(tx, refund, { state, approved_by }))) return refused('changed_meanwhile');
		await appendEvents(tx, by, [
			refundEvent(refund, 'refund_approved', { amount_minor: refund.amount_minor, route: refund.route })
		]);
		await release(tx, by, { ...refund, state, approved_by, version: refund.version + 1 });
		return accepted(await answer(tx, refund.id));
	});
}
