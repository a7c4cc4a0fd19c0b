import type { Id } from '#lib/domain/ids.ts';
import type { DifferenceKind } from '#lib/domain/refund/differences.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { openFreeze } from '../store/freezes.ts';
import { countOpenDifferences, openDifferences } from '../store/differences.ts';
import { lastFinishedRun, openRun, recentRuns } from '../store/reconciliation.ts';
import type {
	ReconciliationDifferencesTable,
	ReconciliationRunsTable,
	RefundFreezesTable
} from '../store/schema-reconciliation.ts';
import { namesOf } from './names.ts';

/** A difference as pages and the API show it. Amounts are minor units of `currency`. */
export type DifferenceView = {
	id: Id<'dif'>;
	version: number;
	kind: DifferenceKind;
	blocking: boolean;
	order_number: string | null;
	refund_number: string | null;
	return_number: string | null;
	provider_refund_id: string | null;
	currency: string | null;
	booked_minor: number | null;
	found_minor: number | null;
	found_at: Instant;
	last_seen_at: Instant;
	owner: { id: string; name: string } | null;
	resolved: { at: Instant; by: string | null; note: string | null } | null;
};

/** What the desk says while no refund is sent; null while they are. */
export async function freezeNotice(db: Reader): Promise<{ not_before: Instant } | null> {
	const frozen = await openFreeze(db);
	return frozen && { not_before: frozen.not_before };
}

export type ReconciliationView = {
	frozen: RefundFreezesTable | null;
	running: ReconciliationRunsTable | null;
	last: ReconciliationRunsTable | null;
	runs: ReconciliationRunsTable[];
	counts: { open: number; blocking: number };
	open: DifferenceView[];
	next: { found_at: Instant; id: string } | null;
	closed: DifferenceView[];
	/** Who may see to a difference. */
	leaders: { id: Id<'stf'>; name: string }[];
};

/** Everything the page of reconciliation shows. */
export async function reconciliationView(
	db: Reader,
	page: { after: { found_at: Instant; id: string } | null; limit: number }
): Promise<ReconciliationView> {
	const rows = await openDifferences(db, { after: page.after, limit: page.limit + 1 });
	const shown = rows.slice(0, page.limit);
	const last = shown.at(-1);
	const runs = await recentRuns(db, 8);
	return {
		frozen: await openFreeze(db),
		running: await openRun(db),
		last: await lastFinishedRun(db),
		runs: runs.filter((run) => run.finished_at !== null),
		counts: await countOpenDifferences(db),
		open: await differenceViews(db, shown),
		next: rows.length > page.limit && last ? { found_at: last.found_at, id: last.id } : null,
		closed: await differenceViews(db, await closedLately(db, 12)),
		leaders: await leaders(db)
	};
}

export const leaders = (db: Reader): Promise<{ id: Id<'stf'>; name: string }[]> =>
	db
		.selectFrom('staff')
		.select(['id', 'name'])
		.where('active', '=', 1)
		.where('role', 'in', ['lead', 'merchant'])
		.orderBy('name')
		.execute();

const closedLately = (db: Reader, limit: number): Promise<ReconciliationDifferencesTable[]> =>
	db
		.selectFrom('reconciliation_differences')
		.selectAll()
		.where('resolved_at', 'is not', null)
		.orderBy('resolved_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();

/** Adds names and numbers, in a handful of selects for the whole page. */
export async function differenceViews(
	db: Reader,
	rows: readonly ReconciliationDifferencesTable[]
): Promise<DifferenceView[]> {
	const orders = await numbersOf(db, 'orders', idsOf(rows, 'order_id'));
	const refunds = await refundsOf(db, idsOf(rows, 'refund_id'));
	const returns = await numbersOf(
		db,
		'returns',
		refunds.flatMap((refund) => refund.return_id ?? [])
	);
	const names = await namesOf(
		db,
		rows.flatMap((row) => [row.owner_id, row.resolved_by])
	);
	return rows.map((row) => {
		const facts = JSON.parse(row.facts) as Record<string, string | number | null>;
		const refund = refunds.find((one) => one.id === row.refund_id);
		const number = (name: string) => (typeof facts[name] === 'number' ? facts[name] : null);
		const currency = facts.found_currency;
		return {
			id: row.id,
			version: row.version,
			kind: row.kind,
			blocking: row.blocking === 1,
			order_number: orders.get(row.order_id ?? '') ?? null,
			refund_number: refund?.number ?? null,
			return_number: returns.get(refund?.return_id ?? '') ?? null,
			provider_refund_id: row.provider_refund_id,
			currency: typeof currency === 'string' ? currency : null,
			booked_minor: number('booked_minor'),
			found_minor: number('found_minor'),
			found_at: row.found_at,
			last_seen_at: row.last_seen_at,
			owner:
				row.owner_id === null ? null : { id: row.owner_id, name: names.get(row.owner_id) ?? row.owner_id },
			resolved:
				row.resolved_at === null
					? null
					: { at: row.resolved_at, by: names.get(row.resolved_by ?? '') ?? null, note: row.note }
		};
	});
}

const idsOf = <K extends 'order_id' | 'refund_id'>(
	rows: readonly ReconciliationDifferencesTable[],
	name: K
): NonNullable<ReconciliationDifferencesTable[K]>[] => [...new Set(rows.flatMap((row) => row[name] ?? []))];

async function numbersOf(
	db: Reader,
	table: 'orders' | 'returns',
	ids: readonly string[]
): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows =
		table === 'orders'
			? await db
					.selectFrom('orders')
					.select(['id', 'number'])
					.where('id', 'in', ids as Id<'ord'>[])
					.execute()
			: await db
					.selectFrom('returns')
					.select(['id', 'number'])
					.where('id', 'in', ids as Id<'ret'>[])
					.execute();
	return new Map(rows.map((row) => [row.id, row.number]));
}

const refundsOf = async (db: Reader, ids: readonly Id<'rfd'>[]) =>
	ids.length === 0
		? []
		: db.selectFrom('refunds').select(['id', 'number', 'return_id']).where('id', 'in', ids).execute();
