import type { Id } from '#lib/domain/ids.ts';
import { laterTermsOf } from '#lib/domain/policy/later-terms.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import type { PromiseFacts } from '#lib/domain/refund/promise.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from './database.ts';
import { shopTimezone } from './order-facts.ts';
import { paymentsOfOrder } from './payments.ts';
import { findAccount } from './payouts.ts';
import { findPolicyVersion } from './policies.ts';
import { linesOfRefunds, paymentsOfRefunds, refundsOfReturn } from './refunds.ts';
import { findReturn, itemsOfReturn } from './returns.ts';
import type { PaymentsTable, RefundPaymentsTable, RefundsTable, ReturnsTable } from './schema.ts';

/** What the stored rows say of a promise; `promise` is null when the return's own policy version made none. */
export async function promiseFacts(db: Reader, id: Id<'ret'>): Promise<PromiseFacts | null> {
	const row = await findReturn(db, id);
	const policy = row && (await findPolicyVersion(db, row.policy_version_id));
	if (!row || !policy) return null;
	const decision = JSON.parse(row.decision) as ReturnPlan | null;
	const promise = laterTermsOf(decision, policy.rules).refund_promise;
	const timezone = await shopTimezone(db);
	if (promise === null || row.channel === 'import') return { ...NO_PROMISE, timezone };
	const refunds = await refundsOfReturn(db, id);
	const ids = refunds.map((refund) => refund.id);
	const lines = (await linesOfRefunds(db, ids)).filter((line) => line.live === 1);
	const account = await findAccount(db, id);
	const sentAt = (itemId: string): Instant | null => {
		const line = lines.find((one) => one.return_item_id === itemId);
		const refund = line && refunds.find((one) => one.id === line.refund_id);
		return refund ? (refund.sent_at ?? refund.settled_at) : null;
	};
	return {
		promise,
		timezone,
		scanned_at: row.scanned_at,
		items: (await itemsOfReturn(db, id)).map((item) => ({ ...item, sent_at: sentAt(item.id) })),
		waits_for: waitsFor(
			row,
			refunds,
			await paymentsOfRefunds(db, ids),
			await paymentsOfOrder(db, row.order_id),
			account !== null
		),
		account_at: refunds.some((refund) => refund.route === 'original') ? (account?.entered_at ?? null) : null
	};
}

const NO_PROMISE: Omit<PromiseFacts, 'timezone'> = {
	promise: null,
	scanned_at: null,
	items: [],
	waits_for: null,
	account_at: null
};

function waitsFor(
	row: ReturnsTable,
	refunds: readonly RefundsTable[],
	parts: readonly RefundPaymentsTable[],
	payments: readonly PaymentsTable[],
	hasAccount: boolean
): PromiseFacts['waits_for'] {
	if (payments.some((payment) => payment.dispute_state === 'open' || payment.dispute_state === 'lost'))
		return 'bank';
	if (row.asked_at !== null && row.needs_person_since === null) return 'customer';
	if (hasAccount) return null;
	const needsAccount = refunds.some((refund) => {
		const own = parts.filter((part) => part.refund_id === refund.id);
		if (refund.state === 'failed' || refund.state === 'part_failed') return true;
		if (refund.state !== 'approved' && refund.state !== 'processing') return false;
		return own.some((part) => {
			const payment = payments.find((one) => one.id === part.payment_id);
			return part.state === 'reserved' && payment !== undefined && isPaidOutByHand(payment);
		});
	});
	return needsAccount ? 'customer' : null;
}
