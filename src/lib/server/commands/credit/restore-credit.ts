import type { Actor } from '#lib/domain/actor.ts';
import { giveBack } from '#lib/domain/credit/give-back.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { findCredit, lotMovesOf, undoingOf } from '../../store/credit-movements.ts';
import { writeCredit } from '../../store/credit-write.ts';
import { standInLine } from '../../store/engines/locks.ts';
import { appendEvents } from '../../store/events.ts';
import { readShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { creditEvent } from './event.ts';
import { knownMovement, movedOf, requestHash } from './known.ts';
import { ownerOf } from './owner.ts';
import { maySpendCredit } from './permissions.ts';
import type { CreditMoved, RestoreCreditInput } from './types.ts';

/**
 * Takes a spend back, whole or in part, because the purchase was called off: the credit is what it was before, bonus as
 * bonus, with at least the days it had left. Never more than was spent.
 */
export async function restoreCredit(
	ctx: CommandContext,
	actor: Actor,
	input: RestoreCreditInput
): Promise<Result<CreditMoved>> {
	if (!maySpendCredit(actor)) return refused('not_allowed');
	const { amount_minor: asked, spend_id } = input;
	if (asked !== null && (!Number.isSafeInteger(asked) || asked <= 0))
		return refused('amount_invalid', { pointer: '/amount_minor' });
	return inTransaction<CreditMoved>(ctx.db, async (tx) => {
		await standInLine(ctx.db.engine, tx, 'credit_lots');
		const by = writtenBy(ctx, actor);
		const customer_id = await ownerOf(tx, input.owner);
		const spend = await findCredit(tx, spend_id);
		if (!spend || spend.kind !== 'spend' || spend.customer_id !== customer_id) return refused('not_found');
		const { currency } = spend;
		const request_hash = requestHash('restore', spend_id, asked, input.note);
		const key = `restore:${input.idempotency_key}`;
		const before = await knownMovement(tx, key, request_hash);
		if (before) return before;
		const undone = await undoingOf(tx, spend_id);
		const came = await lotMovesOf(
			tx,
			undone.map((one) => one.id)
		);
		const taken = (await lotMovesOf(tx, [spend_id])).map(({ lot, amount_minor }) => ({
			lot,
			amount_minor: -amount_minor
		}));
		const alreadyMinor = came.reduce((sum, move) => sum + move.amount_minor, 0);
		const available_minor = taken.reduce((sum, one) => sum + one.amount_minor, 0) - alreadyMinor;
		const amountMinor = asked ?? available_minor;
		const { timezone: zone } = await readShop(tx);
		const at = { spentAt: spend.created_at, now: by.now, zone };
		const back = amountMinor > 0 ? giveBack(taken, { alreadyMinor, amountMinor }, at) : null;
		if (!back) return refused('credit_not_spent', { available_minor, currency });
		const row = await writeCredit(tx, by, {
			kind: 'restore',
			key,
			request_hash,
			customer_id,
			currency,
			order_reference: spend.order_reference,
			undoes_id: spend_id,
			note: input.note,
			moves: back.moves,
			opens: back.reopened
		});
		const data = { amount_minor: amountMinor, order_reference: spend.order_reference, spend_id };
		await appendEvents(tx, by, [creditEvent(row, data)]);
		return accepted(await movedOf(tx, row));
	});
}
