import { sql } from 'kysely';
import { absence, type Absence } from '#lib/domain/refund/absence.ts';
import { stands } from '#lib/domain/refund/compare.ts';
import type { DifferenceKind } from '#lib/domain/refund/differences.ts';
import type { Id } from '#lib/domain/ids.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { openFreeze } from '../store/freezes.ts';
import { looksAt, openBlockingOf, providerRefundsOf } from '../store/reconciliation.ts';
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

type Page = { now: Instant; after: { since: Instant; id: string } | null; limit: number };

/** A request is answered within seconds; one that still has no answer after this is something to know of. */
const ANSWERED_WITHIN = 2 * MINUTE;
/** More are never shown at once; somebody has other worries then. */
const MOST = 500;

/** Refund payments that stopped, that nobody answered for, or that failed; oldest first. */
export async function stuckRefunds(
	db: Reader,
	{ now, after, limit }: Page
): Promise<{ rows: StuckRefund[]; count: number; next: { since: Instant; id: string } | null }> {
	const found = [...(await parked(db)), ...(await unanswered(db, now)), ...(await failed(db))].sort(
		(a, b) => a.since - b.since || (a.row.id < b.row.id ? -1 : 1)
	);
	const rest =
		after === null
			? found
			: found.filter(({ since, row }) => since > after.since || (since === after.since && row.id > after.id));
	const shown = rest.slice(0, limit);
	const last = shown.at(-1);
	return {
		rows: await described(db, shown, now),
		count: found.length,
		next: rest.length > limit && last ? { since: last.since, id: last.row.id } : null
	};
}

/** Word for word the condition of the index: SQLite uses it only when it reads the same. */
const UNSETTLED = sql<boolean>`state in ('reserved', 'sending', 'unknown', 'pending', 'requires_action')`;

type Found = { kind: StuckKind; since: Instant; row: RefundPaymentsTable };

async function parked(db: Reader): Promise<Found[]> {
	const rows = await db
		.selectFrom('refund_payments')
		.innerJoin('refunds', 'refunds.id', 'refund_payments.refund_id')
		.selectAll('refund_payments')
		.where('refund_payments.parked_at', 'is not', null)
		.where('refunds.state', 'in', ['approved', 'processing'])
		.orderBy('refund_payments.parked_at')
		.limit(MOST)
		.execute();
	return rows.map((row) => ({ kind: 'parked', since: row.parked_at ?? row.created_at, row }));
}

async function unanswered(db: Reader, now: Instant): Promise<Found[]> {
	const rows = await db
		.selectFrom('refund_payments')
		.selectAll()
		.where('state', 'in', ['sending', 'unknown'])
		.where(UNSETTLED)
		.where('last_attempt_at', '<', now - ANSWERED_WITHIN)
		.where('parked_at', 'is', null)
		.limit(MOST)
		.execute();
	return rows.map((row) => ({
		kind: 'unanswered',
		since: row.first_attempt_at ?? row.last_attempt_at ?? row.created_at,
		row
	}));
}

/** The last try of each refund of which something is still missing. */
async function failed(db: Reader): Promise<Found[]> {
	const refunds = await db
		.selectFrom('refunds')
		.select('id')
		.where('state', 'in', ['part_failed', 'failed'])
		.orderBy('created_at')
		.limit(MOST)
		.execute();
	if (refunds.length === 0) return [];
	const rows = await db
		.selectFrom('refund_payments')
		.selectAll()
		.where(
			'refund_id',
			'in',
			refunds.map((refund) => refund.id)
		)
		.where('state', 'in', ['failed', 'cancelled'])
		.orderBy('id')
		.execute();
	const last = new Map(rows.map((row) => [row.refund_id, row]));
	return [...last.values()].map((row) => ({ kind: 'failed', since: row.settled_at ?? row.created_at, row }));
}

async function described(db: Reader, found: readonly Found[], now: Instant): Promise<StuckRefund[]> {
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
