import { absence, type Absence } from '#lib/domain/refund/absence.ts';
import { stands } from '#lib/domain/refund/compare.ts';
import type { DifferenceKind } from '#lib/domain/refund/differences.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { openBlockingOf } from '../store/differences.ts';
import { openFreeze } from '../store/freezes.ts';
import { looksAt, providerRefundsOf } from '../store/provider-refunds.ts';
import type { ProviderLooksTable, ProviderRefundsTable } from '../store/schema-reconciliation.ts';
import type { PaymentsTable, RefundPaymentsTable, RefundsTable } from '../store/schema.ts';
import { namesOf } from './names.ts';

export type StuckKind = 'parked' | 'unanswered' | 'failed';

/** One refund at the provider beside ours. `is` tells what the books hold it for. */
export type SeenRefund = {
	id: string;
	amount_minor: number;
	currency: string;
	status: string;
	created_at: Instant;
	reference: string | null;
	is: 'this' | 'other' | 'foreign' | 'lost';
	number: string | null;
	/** True when a person may say that it is this one. */
	fits: boolean;
};

export type StuckRefund = {
	id: Id<'rfp'>;
	kind: StuckKind;
	since: Instant;
	refund: { id: Id<'rfd'>; number: string; version: number; source: RefundsTable['source'] };
	return_number: string | null;
	order: { number: string; customer_name: string } | null;
	payment: Pick<PaymentsTable, 'provider' | 'method' | 'method_label'>;
	amount_minor: number;
	currency: string;
	attempts: number;
	last_attempt_at: Instant | null;
	/** The last answer as a code; the page has words for each. */
	code: string | null;
	/** When a job acts on it next; null when none is set. */
	next_at: Instant | null;
	frozen: boolean;
	held_by: { id: Id<'dif'>; kind: DifferenceKind }[];
	owner: { id: string; name: string } | null;
	look: Pick<
		ProviderLooksTable,
		| 'asked_at'
		| 'looked_at'
		| 'refunds_seen_at'
		| 'outcome'
		| 'captured_minor'
		| 'refunded_minor'
		| 'disputed'
	> | null;
	seen: SeenRefund[];
	/** Whether the provider certainly does not have it. */
	absence: Absence;
};

export type Found = { kind: StuckKind; since: Instant; row: RefundPaymentsTable };

/** Says what is known of each, in a handful of selects for the whole page. */
export async function described(db: Reader, found: readonly Found[], now: Instant): Promise<StuckRefund[]> {
	if (found.length === 0) return [];
	const paymentIds = [...new Set(found.map(({ row }) => row.payment_id))];
	const refunds = await refundsBy(
		db,
		found.map(({ row }) => row.refund_id)
	);
	const payments = await db.selectFrom('payments').selectAll().where('id', 'in', paymentIds).execute();
	const frozen = (await openFreeze(db)) !== null;
	const looks = await looksAt(db, paymentIds);
	const seen = await providerRefundsOf(db, paymentIds);
	const booked = await bookedAs(db, seen);
	const held = await openBlockingOf(db, paymentIds);
	const owners = await ownersOf(
		db,
		found.map(({ row }) => row.id)
	);
	const jobs = await nextJobs(
		db,
		found.map(({ row }) => row.id)
	);
	return found.flatMap(({ kind, since, row }) => {
		const refund = refunds.get(row.refund_id);
		const payment = payments.find((one) => one.id === row.payment_id);
		if (!refund || !payment) return [];
		return [
			{
				id: row.id,
				kind,
				since,
				refund: { id: refund.id, number: refund.number, version: refund.version, source: refund.source },
				return_number: refund.return_number,
				order: { number: refund.order_number, customer_name: refund.customer_name },
				payment: {
					provider: payment.provider,
					method: payment.method,
					method_label: payment.method_label
				},
				amount_minor: row.amount_minor,
				currency: refund.currency,
				attempts: row.attempts,
				last_attempt_at: row.last_attempt_at,
				code: row.failure_code,
				next_at: jobs.get(row.id) ?? null,
				frozen,
				held_by: held
					.filter((one) => one.payment_id === row.payment_id)
					.map((one) => ({ id: one.id, kind: one.kind })),
				owner: owners.get(row.id) ?? null,
				look: looks.find((one) => one.payment_id === row.payment_id) ?? null,
				seen: seen
					.filter((one) => one.payment_id === row.payment_id)
					.map((one) => seenBeside(row, one, booked.get(one.id) ?? null)),
				absence: absence(
					{
						last_attempt_at: row.last_attempt_at,
						seen_at: looks.find((one) => one.payment_id === row.payment_id)?.refunds_seen_at ?? null,
						is_there: seen.some((one) => one.mark === row.id && stands(one.status))
					},
					now
				)
			}
		];
	});
}

type Booked = { refund_payment_id: Id<'rfp'>; number: string; source: RefundsTable['source'] };

function seenBeside(row: RefundPaymentsTable, one: ProviderRefundsTable, booked: Booked | null): SeenRefund {
	const isThis = one.mark === row.id || booked?.refund_payment_id === row.id;
	const isForeign = booked === null || booked.source === 'external';
	return {
		id: one.id,
		amount_minor: one.amount_minor,
		currency: one.currency,
		status: one.status,
		created_at: one.created_at,
		reference: one.reference,
		is: isThis ? 'this' : !isForeign ? 'other' : one.mark === null ? 'foreign' : 'lost',
		number: booked?.number ?? null,
		fits: booked?.source === 'external' && stands(one.status) && one.amount_minor === row.amount_minor
	};
}

async function bookedAs(db: Reader, seen: readonly ProviderRefundsTable[]): Promise<Map<string, Booked>> {
	if (seen.length === 0) return new Map();
	const rows = await db
		.selectFrom('refund_payments')
		.innerJoin('refunds', 'refunds.id', 'refund_payments.refund_id')
		.select([
			'refund_payments.id as refund_payment_id',
			'refund_payments.gateway_refund_id',
			'refunds.number',
			'refunds.source'
		])
		.where(
			'refund_payments.gateway_refund_id',
			'in',
			seen.map((one) => one.id)
		)
		.execute();
	return new Map(
		rows.map(({ gateway_refund_id, refund_payment_id, number, source }) => [
			gateway_refund_id ?? '',
			{ refund_payment_id, number, source }
		])
	);
}

async function refundsBy(db: Reader, ids: readonly Id<'rfd'>[]) {
	const rows = await db
		.selectFrom('refunds')
		.innerJoin('orders', 'orders.id', 'refunds.order_id')
		.leftJoin('returns', 'returns.id', 'refunds.return_id')
		.select([
			'refunds.id',
			'refunds.number',
			'refunds.version',
			'refunds.source',
			'refunds.currency',
			'orders.number as order_number',
			'orders.customer_name',
			'returns.number as return_number'
		])
		.where('refunds.id', 'in', [...new Set(ids)])
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}

async function ownersOf(
	db: Reader,
	ids: readonly Id<'rfp'>[]
): Promise<Map<string, { id: string; name: string }>> {
	const rows = await db
		.selectFrom('stuck_refund_owners')
		.select(['refund_payment_id', 'staff_id'])
		.where('refund_payment_id', 'in', ids)
		.execute();
	const names = await namesOf(
		db,
		rows.map((row) => row.staff_id)
	);
	return new Map(
		rows.map((row) => [
			row.refund_payment_id,
			{ id: row.staff_id, name: names.get(row.staff_id) ?? row.staff_id }
		])
	);
}

/** When a job takes each of them up next. Its key begins with the refund payment's name. */
async function nextJobs(db: Reader, ids: readonly Id<'rfp'>[]): Promise<Map<string, Instant>> {
	const found = new Map<string, Instant>();
	for (const id of ids) {
		const key = `refund.move:${id}`;
		const jobs = await db
			.selectFrom('jobs')
			.select(['key', 'run_at'])
			.where('key', '>=', key)
			.where('key', '<', `${key}z`)
			.where('done_at', 'is', null)
			.where('parked_at', 'is', null)
			.execute();
		const times = jobs.filter((job) => job.key.startsWith(key)).map((job) => job.run_at);
		if (times.length > 0) found.set(id, Math.min(...times));
	}
	return found;
}
