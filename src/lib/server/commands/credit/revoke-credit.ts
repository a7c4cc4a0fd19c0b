import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { findCreditByKey, lotsOpenedBy } from '../../store/credit-movements.ts';
import { writeCredit } from '../../store/credit-write.ts';
import { standInLine } from '../../store/engines/locks.ts';
import { appendEvents } from '../../store/events.ts';
import { isReason } from '../../store/reasons.ts';
import { findRefund } from '../../store/refunds.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { creditEvent } from './event.ts';
import { bonusKey, issueKey } from './issue.ts';
import { knownMovement, movedOf, requestHash } from './known.ts';
import { mayAdjustCredit } from './permissions.ts';
import type { CreditMoved, RevokeCreditInput } from './types.ts';

/**
 * Takes back what is left of the credit that a refund gave, and with it the unspent bonus: a bonus stands and falls with
 * the credit it was given for. What was spent stays spent; the refund stays on record as it was.
 */
export async function revokeCredit(
	ctx: CommandContext,
	actor: Actor,
	input: RevokeCreditInput
): Promise<Result<CreditMoved>> {
	if (!mayAdjustCredit(actor)) return refused('not_allowed');
	return inTransaction<CreditMoved>(ctx.db, async (tx) => {
		await standInLine(ctx.db.engine, tx, 'credit_lots');
		const by = writtenBy(ctx, actor);
		const refund = await findRefund(tx, input.refund_id);
		const issued = await findCreditByKey(tx, issueKey(input.refund_id));
		if (!refund || !issued) return refused('not_found');
		const request_hash = requestHash('revoke', refund.id, input.reason_code, input.note);
		const key = `revoke:${input.idempotency_key}`;
		const before = await knownMovement(tx, key, request_hash);
		if (before) return before;
		if (!(await isReason(tx, 'override', input.reason_code))) return refused('reason_missing');
		const bonus = await findCreditByKey(tx, bonusKey(refund.id));
		const lots = await lotsOpenedBy(tx, bonus ? [issued.id, bonus.id] : [issued.id]);
		const moves = lots
			.filter((lot) => lot.left_minor > 0)
			.map((lot) => ({ lot_id: lot.id, amount_minor: -lot.left_minor, bonus: lot.bonus }));
		const { customer_id, currency } = issued;
		if (moves.length === 0) return refused('credit_insufficient', { available_minor: 0, currency });
		const row = await writeCredit(tx, by, {
			kind: 'revoke',
			key,
			request_hash,
			customer_id,
			currency,
			undoes_id: issued.id,
			reason_code: input.reason_code,
			note: input.note,
			moves
		});
		const moved = await movedOf(tx, row);
		const { order_id } = refund;
		const data = { amount_minor: -moved.amount_minor, reason_code: input.reason_code };
		await appendEvents(tx, by, [creditEvent(row, data, order_id)]);
		return accepted(moved);
	});
}
