import { sql } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { HoldReleasesTable } from './schema-cancellations.ts';
import { updateRows } from './update.ts';

const byId = compiled((db, id: Id<'hrl'>) => db.selectFrom('hold_releases').selectAll().where('id', '=', id));
export const findHoldRelease = async (db: Reader, id: Id<'hrl'>): Promise<HoldReleasesTable | null> =>
	(await byId(db, id))[0] ?? null;

export const holdReleasesOf = compiled((db, cancellationId: Id<'can'>) =>
	db.selectFrom('hold_releases').selectAll().where('cancellation_id', '=', cancellationId).orderBy('id')
);

/** Those of an order's payments that still wait for the provider. */
export const openReleasesOfOrder = compiled((db, orderId: Id<'ord'>) =>
	db
		.selectFrom('payments')
		.innerJoin('hold_releases', 'hold_releases.payment_id', 'payments.id')
		.selectAll('hold_releases')
		.where('payments.order_id', '=', orderId)
		.where('hold_releases.state', 'in', ['waiting', 'sending', 'unknown'])
);

/** Those of one payment at the provider, by its reference there. */
export const openReleasesOfRef = compiled((db, providerRef: string) =>
	db
		.selectFrom('payments')
		.innerJoin('hold_releases', 'hold_releases.payment_id', 'payments.id')
		.selectAll('hold_releases')
		.where('payments.provider', '=', 'stripe')
		.where('payments.provider_ref', '=', providerRef)
		.where('hold_releases.state', 'in', ['waiting', 'sending', 'unknown'])
);

/** Nobody has looked at these since `before`; a page by id. */
export const waitingHoldReleases = (
	db: Reader,
	page: { before: Instant; after: string; limit: number }
): Promise<{ id: Id<'hrl'> }[]> =>
	db
		.selectFrom('hold_releases')
		.select('id')
		.where('state', 'in', ['waiting', 'sending', 'unknown'])
		.where('created_at', '<', page.before)
		.where('parked_at', 'is', null)
		.where('id', '>', page.after as Id<'hrl'>)
		.orderBy('id')
		.limit(page.limit)
		.execute();

export async function insertHoldReleases(tx: Tx, rows: readonly HoldReleasesTable[]): Promise<void> {
	await insertRows(tx, 'hold_releases', rows);
}

/** False when somebody else saved it in between. The new version is the old one plus one. */
export async function saveHoldRelease(
	tx: Tx,
	read: Pick<HoldReleasesTable, 'id' | 'version'>,
	change: Partial<Omit<HoldReleasesTable, 'id' | 'version'>>
): Promise<boolean> {
	const { id, version } = read;
	return (await updateRows(tx, 'hold_releases', { ...change, version: version + 1 }, { id, version })) === 1;
}

/** Adds to what a payment let go; less when the provider had taken it first. */
export async function addReleased(tx: Tx, id: Id<'pay'>, minor: number): Promise<void> {
	await tx
		.updateTable('payments')
		.set({ released_minor: sql<number>`released_minor + ${minor}`, version: sql<number>`version + 1` })
		.where('id', '=', id)
		.execute();
}
