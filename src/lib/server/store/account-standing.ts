import type { Id } from '#lib/domain/ids.ts';
import type { PayoutWay } from '#lib/domain/refund/payout-account.ts';
import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from './database.ts';
import { paymentsOfOrder } from './payments.ts';
import { findAccount, openPayouts } from './payouts.ts';
import { paymentsOfRefunds, refundsOfReturn } from './refunds.ts';
import { findReturn } from './returns.ts';
import type { RefundsTable, ReturnsTable } from './schema.ts';

/** Where money by hand is to go, as far as anybody may see it. */
export type AccountStanding = {
	told: { way: PayoutWay; masked: string; at: Instant; wiped: boolean } | null;
	/** True while an account can be told, or another one instead. */
	may: boolean;
	/** True while money is ready and only the account is missing. */
	needed: boolean;
};

const OVER: readonly ReturnsTable['state'][] = ['declined', 'cancelled', 'expired', 'resolved', 'closed'];
const SETTLED: readonly RefundsTable['state'][] = ['succeeded', 'settled_other', 'cancelled'];

export async function accountStanding(db: Reader, id: Id<'ret'>): Promise<AccountStanding> {
	const row = await findReturn(db, id);
	if (!row) return { told: null, may: false, needed: false };
	const kept = await findAccount(db, id);
	const told = kept && {
		way: kept.bank as PayoutWay,
		masked: kept.masked,
		at: kept.entered_at,
		wiped: kept.wiped_at !== null
	};
	const refunds = (await refundsOfReturn(db, id)).filter((refund) => refund.route === 'original');
	const parts = await paymentsOfRefunds(
		db,
		refunds.map((refund) => refund.id)
	);
	const byHand = (await paymentsOfOrder(db, row.order_id)).filter(isPaidOutByHand);
	const hasFailed = refunds.some((refund) => refund.state === 'failed' || refund.state === 'part_failed');
	const isReady = refunds.some(
		(refund) =>
			(refund.state === 'approved' || refund.state === 'processing') &&
			parts.some(
				(part) =>
					part.refund_id === refund.id &&
					part.state === 'reserved' &&
					byHand.some((payment) => payment.id === part.payment_id)
			)
	);
	const isOpen = !OVER.includes(row.state) || hasFailed || isReady;
	const isDue = refunds.length === 0 || refunds.some((refund) => !SETTLED.includes(refund.state));
	const isBeingPaid =
		(
			await openPayouts(
				db,
				parts.map((part) => part.id)
			)
		).length > 0;
	const byHandLeft = byHand.some((payment) => payment.captured_minor > payment.refunded_minor);
	const may = isOpen && isDue && !isBeingPaid && kept?.wiped_at == null && (hasFailed || byHandLeft);
	return { told, may, needed: may && told === null && (hasFailed || isReady) };
}
