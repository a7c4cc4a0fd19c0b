import type { Id } from '#lib/domain/ids.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { ReturnItemsTable, ReturnsTable } from './schema.ts';
import type { ClaimsTable } from './schema-claims.ts';
import { updateRows } from './update.ts';

const ofReturn = compiled((db, id: Id<'ret'>) =>
	db.selectFrom('claims').selectAll().where('return_id', '=', id)
);
/** What a return claims of a parcel; null when its goods are there to come back. */
export const findClaim = async (db: Reader, id: Id<'ret'>): Promise<ClaimsTable | null> =>
	(await ofReturn(db, id))[0] ?? null;

export async function insertClaim(tx: Tx, row: ClaimsTable): Promise<void> {
	await insertRows(tx, 'claims', [row]);
}

export async function saveClaim(
	tx: Tx,
	return_id: Id<'ret'>,
	change: Partial<Omit<ClaimsTable, 'return_id'>>
): Promise<void> {
	await updateRows(tx, 'claims', change, { return_id });
}

export type ClaimOfParcel = ClaimsTable &
	Pick<ReturnsTable, 'order_id' | 'number' | 'state' | 'decline_reason'>;

/** Every claim about a parcel, the first first. */
export const claimsOfParcel = (db: Reader, id: Id<'ful'>): Promise<ClaimOfParcel[]> =>
	db
		.selectFrom('claims')
		.innerJoin('returns', 'returns.id', 'claims.return_id')
		.selectAll('claims')
		.select(['returns.order_id', 'returns.number', 'returns.state', 'returns.decline_reason'])
		.where('claims.fulfilment_id', '=', id)
		.orderBy('claims.claimed_at')
		.execute();

export type ClaimedItem = Pick<ReturnItemsTable, 'order_line_id' | 'quantity' | 'reception' | 'acceptance'> &
	Pick<ReturnsTable, 'state' | 'decline_reason'>;

/** What the claims about a parcel say of each line, decided or not. */
export const itemsClaimed = (db: Reader, id: Id<'ful'>): Promise<ClaimedItem[]> =>
	db
		.selectFrom('claims')
		.innerJoin('returns', 'returns.id', 'claims.return_id')
		.innerJoin('return_items', 'return_items.return_id', 'claims.return_id')
		.select([
			'return_items.order_line_id',
			'return_items.quantity',
			'return_items.reception',
			'return_items.acceptance',
			'returns.state',
			'returns.decline_reason'
		])
		.where('claims.fulfilment_id', '=', id)
		.execute();

/** The parcel's contents, of which so many units are claimed; its checks refuse more than it held. */
export async function saveClaimed(
	tx: Tx,
	fulfilment_id: Id<'ful'>,
	order_line_id: Id<'lin'>,
	qty_claimed: number
): Promise<void> {
	await updateRows(tx, 'fulfilment_lines', { qty_claimed }, { fulfilment_id, order_line_id });
}
