import type { Context } from '#lib/server/context.ts';
import type { PaymentsPort, ProviderRefund } from '#lib/server/providers/payments/port.ts';
import type { CheckedRule } from '#lib/server/queries/ledger.ts';
import type { Reader } from '#lib/server/store/database.ts';
import type { PaymentsTable, RefundPaymentsTable } from '#lib/server/store/schema.ts';

const PAGE = 200;

/**
 * Compares every refund of every payment with what the provider has: M3 from our side, M4 from theirs. Money moves
 * while it is compared, so a difference is looked at a second time before it is told.
 */
export async function askProvider(context: Pick<Context, 'db' | 'payments'>): Promise<CheckedRule[]> {
	const { db, payments } = context;
	if (!payments) throw new Error('There is no payment provider to ask: STRIPE_SECRET_KEY is not set.');
	const ours: CheckedRule = {
		of: 'M3',
		rule: 'the provider has it, with its amount',
		checked: 0,
		broken: []
	};
	const theirs: CheckedRule = { of: 'M4', rule: 'the ledger has it, once', checked: 0, broken: [] };
	for await (const payment of stripePaymentsOf(db.read)) {
		let seen = await compare(db.read, payments, payment);
		if (seen.unproved.length + seen.unknown.length > 0) seen = await compare(db.read, payments, payment);
		ours.checked += seen.ours;
		ours.broken.push(...seen.unproved);
		theirs.checked += seen.theirs;
		theirs.broken.push(...seen.unknown);
	}
	return [ours, theirs];
}

type Compared = { ours: number; theirs: number; unproved: string[]; unknown: string[] };
type Asked = Pick<PaymentsTable, 'id' | 'provider_ref' | 'currency'>;

async function compare(db: Reader, port: PaymentsPort, payment: Asked): Promise<Compared> {
	const rows = await db
		.selectFrom('refund_payments')
		.selectAll()
		.where('payment_id', '=', payment.id)
		.execute();
	const refunds = await port.findRefunds({ paymentRef: payment.provider_ref ?? '' });
	const standing = refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled');
	const moved = rows.filter((row) => isMoved(row));
	return {
		ours: moved.length,
		theirs: standing.length,
		unproved: moved.filter((row) => !standing.some((one) => isSame(row, payment, one))).map(({ id }) => id),
		unknown: standing
			.filter((one) => rows.filter((row) => isSame(row, payment, one)).length !== 1)
			.map(({ id }) => id)
	};
}

/** Money that the ledger says the provider gave back; what a person sent by hand is no business of the provider's. */
const isMoved = (row: RefundPaymentsTable): boolean =>
	row.state === 'succeeded' && row.gateway_refund_id !== null;

const isSame = (row: RefundPaymentsTable, payment: Asked, found: ProviderRefund): boolean =>
	row.gateway_refund_id === found.id &&
	row.amount_minor === found.amountMinor &&
	payment.currency === found.currency;

async function* stripePaymentsOf(db: Reader): AsyncGenerator<Asked> {
	for (let after = ''; ;) {
		const page = await db
			.selectFrom('payments')
			.select(['id', 'provider_ref', 'currency'])
			.where('provider', '=', 'stripe')
			.where('provider_ref', 'is not', null)
			.where('id', '>', after as Asked['id'])
			.orderBy('id')
			.limit(PAGE)
			.execute();
		yield* page;
		const last = page.at(-1);
		if (!last || page.length < PAGE) return;
		after = last.id;
	}
}
