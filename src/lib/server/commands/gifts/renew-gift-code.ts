import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { giftCodeHash, giftCodeOf } from '../../auth/codes-and-links.ts';
import type { CommandContext } from '../../context.ts';
import { deleteSessionsOfGift } from '../../store/gift-sessions.ts';
import { saveGift } from '../../store/gifts.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { loadGift } from './load.ts';
import { countCode, noteGift } from './make-gift.ts';
import type { GiftRef, MadeGift } from './types.ts';

/** A new code for a gift whose old one got into wrong hands: the old one opens nothing from now on. */
export async function renewGiftCode(
	ctx: CommandContext,
	actor: Actor,
	ref: GiftRef
): Promise<Result<MadeGift>> {
	return inTransaction<MadeGift>(ctx.db, async (tx) => {
		const found = await loadGift(tx, actor, ref);
		if (!found.ok) return found;
		const gift = found.value;
		const allowed = await countCode(tx, ctx, actor, gift.order_id);
		if (!allowed.ok) return allowed;
		const generation = gift.generation + 1;
		const code = giftCodeOf(ctx.config, { id: gift.id, generation });
		const saved = await saveGift(tx, gift, { generation, code_hash: giftCodeHash(ctx.config, code) });
		if (!saved) return refused('changed_meanwhile');
		await deleteSessionsOfGift(tx, gift.id);
		await noteGift(tx, writtenBy(ctx, actor), gift, 'gift_code_renewed');
		return accepted({ gift_id: gift.id, code });
	});
}
