import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { deleteSessionsOfGift } from '../../store/gift-sessions.ts';
import { addGifted, heldByGifts, saveGift } from '../../store/gifts.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { loadGift } from './load.ts';
import { noteGift } from './make-gift.ts';
import type { GiftRef } from './types.ts';

/**
 * Takes a gift back: what its receiver has not sent back is the buyer's to return again. For the shop's people alone:
 * a buyer who could end it would learn from what comes free whether something was sent back.
 */
export async function endGift(ctx: CommandContext, actor: Actor, ref: GiftRef): Promise<Result<null>> {
	if (actor.kind === 'customer') return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const found = await loadGift(tx, actor, ref);
		if (!found.ok) return found;
		const gift = found.value;
		const by = writtenBy(ctx, actor);
		if (!(await saveGift(tx, gift, { ended_at: by.now }))) return refused('changed_meanwhile');
		const held = await heldByGifts(tx, gift.order_id);
		for (const line of gift.lines) {
			const own = held.find((one) => one.gift_id === gift.id && one.line_id === line.order_line_id);
			const kept = own ? Math.min(line.quantity, own.open + own.returned) : 0;
			await addGifted(tx, line.order_line_id, kept - line.quantity);
		}
		await deleteSessionsOfGift(tx, gift.id);
		await noteGift(tx, by, gift, 'gift_ended');
		return accepted(null);
	});
}
