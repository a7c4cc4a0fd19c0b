import type { Actor } from '#lib/domain/actor.ts';
import { balanceAt, drawFrom } from '#lib/domain/credit/lots.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { lotsOfCustomer } from '../../store/credit-lots.ts';
import { writeCredit } from '../../store/credit-write.ts';
import { standInLine } from '../../store/engines/locks.ts';
import { appendEvents } from '../../store/events.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { creditEvent } from './event.ts';
import { knownMovement, movedOf, requestHash } from './known.ts';
import { ownerOf } from './owner.ts';
import { maySpendCredit } from './permissions.ts';
import type { CreditMoved, SpendCreditInput } from './types.ts';

/**
 * Pays a purchase somewhere else with a customer's credit: what runs out first goes first. Never more than there is,
 * however many tills ask at once: `credit_insufficient` says how much is there, and nothing is taken.
 */
export async function spendCredit(
	ctx: CommandContext,
	actor: Actor,
	input: SpendCreditInput
): Promise<Result<CreditMoved>> {
	if (!maySpendCredit(actor)) return refused('not_allowed');
	const { currency, amount_minor } = input;
	const order_reference = input.order_reference.trim();
	if (!Number.isSafeInteger(amount_minor) || amount_minor <= 0)
		return refused('amount_invalid', { pointer: '/amount_minor' });
	if (order_reference === '') return refused('value_invalid', { field: 'order_reference' });
	return inTransaction<CreditMoved>(ctx.db, async (tx) => {
		await standInLine(ctx.db.engine, tx, 'credit_lots');
		const by = writtenBy(ctx, actor);
		const customer_id = await ownerOf(tx, input.owner);
		const request_hash = requestHash('spend', customer_id, currency, amount_minor, order_reference);
		const key = `spend:${input.idempotency_key}`;
		const before = await knownMovement(tx, key, request_hash);
		if (before) return before;
		const lots = customer_id ? await lotsOfCustomer(tx, customer_id, currency) : [];
		const moves = drawFrom(lots, amount_minor, by.now);
		if (!customer_id || !moves) {
			const available_minor = balanceAt(lots, by.now);
			return refused('credit_insufficient', { available_minor, asked_minor: amount_minor, currency });
		}
		const move = { kind: 'spend' as const, key, request_hash, customer_id, currency, order_reference, moves };
		const row = await writeCredit(tx, by, move);
		await appendEvents(tx, by, [creditEvent(row, { amount_minor, order_reference })]);
		return accepted(await movedOf(tx, row));
	});
}
