import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import { findOrder } from '../../store/orders.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { loadGift } from './load.ts';
import { noteGift } from './make-gift.ts';
import type { GiftRef } from './types.ts';

/** Mails the code to the buyer once more, for whoever lost the receipt. The receiver's address is nobody's to use. */
export async function mailGiftReceipt(
	ctx: CommandContext,
	actor: Actor,
	ref: GiftRef
): Promise<Result<null>> {
	if (actor.kind === 'customer') return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const found = await loadGift(tx, actor, ref);
		if (!found.ok) return found;
		const gift = found.value;
		const order = await findOrder(tx, gift.order_id);
		if (!order?.email_norm) return refused('not_found');
		const by = writtenBy(ctx, actor);
		await enqueueMail(tx, by, {
			key: `gift_receipt:${gift.id}:${by.now}`,
			kind: 'gift_receipt',
			locale: order.locale,
			recipient: order.email_norm,
			order_id: order.id,
			return_id: null
		});
		await noteGift(tx, by, gift, 'gift_receipt_mailed');
		return accepted(null);
	});
}
