import { enqueueMail } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { giftReturnOf } from '../../store/gifts.ts';
import type { ReturnsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';

/**
 * Tells who sends a gift back what its buyer would have been told of a return of theirs: the same occasions, once per
 * cause, in a mail that knows nothing of the order. The key is `gift_return:occasion:return id:cause`.
 */
export async function tellReceiver(
	tx: Tx,
	by: By,
	row: Pick<ReturnsTable, 'id' | 'locale'>,
	occasion: string,
	cause: string | number
): Promise<void> {
	const receiver = await giftReturnOf(tx, row.id);
	if (!receiver) throw new Error(`return ${row.id} of a gift has no receiver`);
	await enqueueMail(tx, by, {
		key: `gift_return:${occasion}:${row.id}:${cause}`,
		kind: 'gift_return',
		locale: row.locale,
		recipient: receiver.email_norm,
		order_id: null,
		return_id: row.id
	});
}
