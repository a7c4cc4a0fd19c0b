import { asciiDigits, normalEmail, normalOrderNumber, normalPhone } from '#lib/domain/order/normal.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import { addressSubject, useLimits } from '../../auth/limits.ts';
import { isSameSecret } from '../../auth/secrets.ts';
import type { CommandContext } from '../../context.ts';
import { enqueue } from '../../jobs/queue.ts';
import { findOrderByNumber } from '../../store/orders.ts';
import type { OrdersTable } from '../../store/schema.ts';

export type LookupRequest = {
	orderNumber: string;
	/** E-mail address or phone number, as typed. */
	contact: string;
	locale: 'th' | 'en';
	/** Where the request comes from, as the server sees it. */
	clientAddress: string;
};

/**
 * Takes a look-up in. Whether anything matches shows neither in the answer nor in the work done here: one row is
 * enqueued in both cases, and the worker mails a code or stores a decoy.
 */
export async function requestLookup(
	context: CommandContext,
	request: LookupRequest
): Promise<Result<{ tokenId: Id<'tok'>; requestedAt: Instant }>> {
	const { config, db, ids } = context;
	const now = context.clock.now();
	const numberNorm = normalOrderNumber(request.orderNumber);
	const order = await findOrderByNumber(db.read, numberNorm);
	const orderId = order && isContactOf(order, request.contact) ? order.id : null;
	const tokenId = ids.next('tok');
	return db.transaction(async (tx) => {
		const allowed = await useLimits(tx, { config, now }, [
			{ limit: 'lookup.target', subject: numberNorm },
			{ limit: 'lookup.mailbox', subject: contactSubject(request.contact) },
			{ limit: 'lookup.address', subject: addressSubject(request.clientAddress) },
			{ limit: 'lookup.overall', subject: 'all' }
		]);
		if (!allowed.ok) return allowed;
		await enqueue(
			tx,
			{ ids, now },
			{
				kind: 'lookup.answer',
				key: `lookup:${tokenId}`,
				body: { token_id: tokenId, order_id: orderId, locale: request.locale, requested_at: now }
			}
		);
		return accepted({ tokenId, requestedAt: now });
	});
}

/** A code needs a mailbox to go to, also when the phone number was given. */
function isContactOf(order: OrdersTable, typed: string): boolean {
	if (order.email_norm === null) return false;
	if (typed.includes('@')) return isSameSecret(normalEmail(typed), order.email_norm);
	if (order.phone_norm === null) return false;
	const given = [order.ship_country, 'TH'].map((country) => normalPhone(typed, country));
	return given.some((phone) => phone !== null && isSameSecret(phone, order.phone_norm ?? ''));
}

/** One phone number typed in three ways is one subject. */
const contactSubject = (typed: string): string =>
	typed.includes('@') ? normalEmail(typed) : (normalPhone(typed, 'TH') ?? asciiDigits(typed));
