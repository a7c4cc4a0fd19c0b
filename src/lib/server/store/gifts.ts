import { sql } from 'kysely';
import type { HeldUnits } from '#lib/domain/gift/facts.ts';
import type { Id } from '#lib/domain/ids.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { GiftLinesTable, GiftReturnsTable, GiftsTable } from './schema-gifts.ts';

export type StoredGift = GiftsTable & { lines: GiftLinesTable[] };

/** Oldest first, those that have ended too. */
export async function giftsOfOrder(db: Reader, orderId: Id<'ord'>): Promise<StoredGift[]> {
	const gifts = await ofOrder(db, orderId);
	const lines = gifts.length === 0 ? [] : await linesOfOrderGifts(db, orderId);
	return gifts.map((gift) => ({ ...gift, lines: lines.filter((line) => line.gift_id === gift.id) }));
}

export async function findGift(db: Reader, id: Id<'gft'>): Promise<StoredGift | null> {
	const [gift] = await byId(db, id);
	return gift ? { ...gift, lines: await linesOfGift(db, id) } : null;
}

export const findGiftByCode = async (db: Reader, codeHash: string): Promise<GiftsTable | null> =>
	(await byCode(db, codeHash))[0] ?? null;

/** What somebody sent back last of what they were given; null for who has an order of their own here. */
export async function onlyGiftOf(db: Reader, customerId: Id<'cus'>): Promise<Id<'ret'> | null> {
	const found = await db
		.selectFrom('gift_returns')
		.select('return_id')
		.where('customer_id', '=', customerId)
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('orders').select('orders.id').where('orders.customer_id', '=', customerId)))
		)
		.orderBy('return_id', 'desc')
		.executeTakeFirst();
	return found?.return_id ?? null;
}

export async function insertGift(tx: Tx, { lines, ...gift }: StoredGift): Promise<void> {
	await tx.insertInto('gifts').values(gift).execute();
	await tx.insertInto('gift_lines').values(lines).execute();
	for (const line of lines) await addGifted(tx, line.order_line_id, line.quantity);
}

/** False when somebody else saved it in between. */
export async function saveGift(
	tx: Tx,
	read: Pick<GiftsTable, 'id' | 'version'>,
	change: Partial<Pick<GiftsTable, 'generation' | 'code_hash' | 'ended_at'>>
): Promise<boolean> {
	const done = await tx
		.updateTable('gifts')
		.set({ ...change, version: read.version + 1 })
		.where('id', '=', read.id)
		.where('version', '=', read.version)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function addGifted(tx: Tx, lineId: Id<'lin'>, units: number): Promise<void> {
	await tx
		.updateTable('order_lines')
		.set((line) => ({ qty_gifted: line('qty_gifted', '+', units) }))
		.where('id', '=', lineId)
		.execute();
}

export type HeldOfGift = HeldUnits & { gift_id: Id<'gft'>; line_id: Id<'lin'> };

/** Units that the returns of an order's gifts hold or have brought back, per gift and line. */
export const heldByGifts = async (db: Reader, orderId: Id<'ord'>): Promise<HeldOfGift[]> =>
	(await held(db, orderId)).map((row) => ({
		gift_id: row.gift_id as Id<'gft'>,
		line_id: row.line_id,
		open: Number(row.open),
		returned: Number(row.returned)
	}));

export async function insertGiftReturn(tx: Tx, row: GiftReturnsTable): Promise<void> {
	await tx.insertInto('gift_returns').values(row).execute();
}

/** Who sends a gift back; null for returns of buyers. */
export const giftReturnOf = async (db: Reader, returnId: Id<'ret'>): Promise<GiftReturnsTable | null> =>
	(await ofReturn(db, returnId))[0] ?? null;

export const findGiftReturnByLink = async (db: Reader, linkHash: string): Promise<GiftReturnsTable | null> =>
	(await byLink(db, linkHash))[0] ?? null;

/** The returns that one receiver opened of one gift, newest first. */
export const returnsOfReceiver = (
	db: Reader,
	giftId: Id<'gft'>,
	email: string
): Promise<{ number: string }[]> =>
	db
		.selectFrom('gift_returns')
		.innerJoin('returns', 'returns.id', 'gift_returns.return_id')
		.select('returns.number')
		.where('returns.gift_id', '=', giftId)
		.where('gift_returns.email_norm', '=', email)
		.orderBy('returns.created_at', 'desc')
		.execute();

const ofOrder = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('gifts').selectAll().where('order_id', '=', orderId).orderBy('created_at').orderBy('id')
);
const linesOfOrderGifts = compiled((db, orderId: Id<'ord'>) =>
	db
		.selectFrom('gifts')
		.innerJoin('gift_lines', 'gift_lines.gift_id', 'gifts.id')
		.selectAll('gift_lines')
		.where('gifts.order_id', '=', orderId)
);
const byId = compiled((db, id: Id<'gft'>) => db.selectFrom('gifts').selectAll().where('id', '=', id));
const linesOfGift = compiled((db, id: Id<'gft'>) =>
	db.selectFrom('gift_lines').selectAll().where('gift_id', '=', id)
);
const byCode = compiled((db, hash: string) =>
	db.selectFrom('gifts').selectAll().where('code_hash', '=', hash)
);
const ofReturn = compiled((db, id: Id<'ret'>) =>
	db.selectFrom('gift_returns').selectAll().where('return_id', '=', id)
);
const byLink = compiled((db, hash: string) =>
	db.selectFrom('gift_returns').selectAll().where('link_hash', '=', hash)
);

/** The same units that a line counts (queries/ledger/lines.ts), of gifts alone. */
const held = compiled((db, orderId: Id<'ord'>) =>
	db
		.selectFrom('returns')
		.innerJoin('return_items', 'return_items.return_id', 'returns.id')
		.select([
			'returns.gift_id',
			'return_items.order_line_id as line_id',
			sql<number>`sum(case when return_items.acceptance = 'pending'
				and return_items.reception in ('awaiting', 'in_transit', 'received')
				and returns.state in ('in_review', 'approved', 'in_transit', 'part_received', 'received')
				then return_items.quantity else 0 end)`.as('open'),
			sql<number>`sum(case when return_items.acceptance in ('accepted', 'accepted_reduced')
				then return_items.quantity else 0 end)`.as('returned')
		])
		.where('returns.order_id', '=', orderId)
		.where('returns.gift_id', 'is not', null)
		.groupBy(['returns.gift_id', 'return_items.order_line_id'])
);
