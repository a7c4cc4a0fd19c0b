import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { findLiveToken } from '../store/tokens.ts';

/** What a mailed link would open, without using it up: null when it is unknown, used or too old. */
export async function linkKind(
	db: Reader,
	hash: string,
	now: Instant
): Promise<{
	kind: 'link' | 'order_link';
	order: { id: `ord_${string}`; number: string; email_norm: string | null };
} | null> {
	const token =
		(await findLiveToken(db, { hash, purpose: 'link' }, now)) ??
		(await findLiveToken(db, { hash, purpose: 'order_link' }, now));
	if (!token?.order_id) return null;
	const order = await db
		.selectFrom('orders')
		.select(['id', 'number', 'email_norm'])
		.where('id', '=', token.order_id)
		.executeTakeFirst();
	return order ? { kind: token.purpose === 'link' ? 'link' : 'order_link', order } : null;
}
