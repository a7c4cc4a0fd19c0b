import type { Actor } from '#lib/domain/actor.ts';
import { balanceAt, drawFrom } from '#lib/domain/credit/lots.ts';
import { expiryOf } from '#lib/domain/credit/validity.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { lotsOfCustomer } from '../../store/credit-lots.ts';
import { writeCredit } from '../../store/credit-write.ts';
import { standInLine } from '../../store/engines/locks.ts';
import { appendEvents } from '../../store/events.ts';
import { policyAt } from '../../store/policies.ts';
import { isReason } from '../../store/reasons.ts';
import { readShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { standingOf, stopFor } from '../refunds/allowance.ts';
import { creditEvent } from './event.ts';
import { knownMovement, movedOf, requestHash } from './known.ts';
import { ownerOf } from './owner.ts';
import { mayAdjustCredit } from './permissions.ts';
import type { AdjustCreditInput, CreditMoved } from './types.ts';

/**
 * A lead or merchant gives a customer credit or takes some away, with a reason. What is given lives as long as the
 * policy of today says; more than a person may refund alone they may not give as credit either.
 */
export async function adjustCredit(
	ctx: CommandContext,
	actor: Actor,
	input: AdjustCreditInput
): Promise<Result<CreditMoved>> {
	if (!mayAdjustCredit(actor)) return refused('not_allowed');
	const { amount_minor, currency, reason_code } = input;
	if (!Number.isSafeInteger(amount_minor) || amount_minor === 0) return refused('amount_invalid');
	return inTransaction<CreditMoved>(ctx.db, async (tx) => {
		await standInLine(ctx.db.engine, tx, 'credit_lots');
		const by = writtenBy(ctx, actor);
		const customer_id = await ownerOf(tx, input);
		if (!customer_id) return refused('not_found');
		const request_hash = requestHash('adjust', customer_id, currency, amount_minor, reason_code, input.note);
		const key = `adjust:${input.idempotency_key}`;
		const before = await knownMovement(tx, key, request_hash);
		if (before) return before;
		if (!(await isReason(tx, 'override', reason_code))) return refused('reason_missing');
		const stop = stopFor(Math.abs(amount_minor), await standingOf(tx, actor, currency, by.now));
		if (stop) return refused('above_limit', { limit_minor: stop.limit_minor, currency });
		const given = amount_minor > 0;
		const lots = given ? [] : await lotsOfCustomer(tx, customer_id, currency);
		const moves = given ? [] : drawFrom(lots, -amount_minor, by.now);
		if (!moves) return refused('credit_insufficient', { available_minor: balanceAt(lots, by.now), currency });
		const { rules } = await policyAt(tx, by.now);
		const expires_at = expiryOf(by.now, rules.store_credit_valid_days, (await readShop(tx)).timezone);
		const row = await writeCredit(tx, by, {
			kind: 'adjust',
			key,
			request_hash,
			customer_id,
			currency,
			reason_code,
			note: input.note,
			moves,
			opens: given ? [{ bonus: false, amount_minor, expires_at }] : []
		});
		await appendEvents(tx, by, [creditEvent(row, { amount_minor, reason_code }, input.order_id)]);
		return accepted(await movedOf(tx, row));
	});
}
