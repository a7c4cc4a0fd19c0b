import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents, type NewEvent } from '../../store/events.ts';
import type { StockLevelsTable } from '../../store/schema-catalogue.ts';
import { addPieces, findLevel, saveCount, stockLocations } from '../../store/stock.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { mayKeepCatalogue } from './permissions.ts';

/** How many pieces lie at a place, held ones included. */
export type StockCount = {
	sku: string;
	location_code: string;
	on_hand: number;
	/** The level's version as it was read, 0 where there was none; left out: whatever it is. */
	version?: number | undefined;
};

export type SetStock = { levels: (Omit<StockLevelsTable, 'variant_id'> & { sku: string })[] };

/**
 * Takes counts of the shop's shelves, all or none. Refuses with `not_found` for an unknown sku or place, with
 * `stock_below_reserved` where more is held than was counted, and with `changed_meanwhile` where a version is old.
 */
export async function setStock(
	ctx: CommandContext,
	actor: Actor,
	counts: readonly StockCount[]
): Promise<Result<SetStock>> {
	if (!mayKeepCatalogue(actor)) return refused('not_allowed');
	return inTransaction<SetStock>(ctx.db, (tx) => writeStock(tx, writtenBy(ctx, actor), counts));
}

/** The same within a transaction that writes more. */
export async function writeStock(tx: Tx, by: By, counts: readonly StockCount[]): Promise<Result<SetStock>> {
	const places = (await stockLocations(tx)).map(({ code }) => code);
	const variants = await variantsBySku(tx, counts);
	const levels: SetStock['levels'] = [];
	const events: NewEvent[] = [];
	for (const [index, { sku, location_code, on_hand, version }] of counts.entries()) {
		const variant = variants.get(sku);
		if (!variant) return refused('not_found', { pointer: `/levels/${index}/sku`, sku });
		if (!places.includes(location_code))
			return refused('not_found', { pointer: `/levels/${index}/location`, location: location_code });
		const level = { variant_id: variant.id, location_code };
		const before = await findLevel(tx, level);
		if (version !== undefined && version !== (before?.version ?? 0))
			return refused('changed_meanwhile', { pointer: `/levels/${index}/version`, sku });
		const reserved = before?.reserved ?? 0;
		if (on_hand < reserved)
			return refused('stock_below_reserved', { pointer: `/levels/${index}/on_hand`, sku, reserved });
		const isNew = before?.on_hand !== on_hand;
		if (!before) await addPieces(tx, level, on_hand);
		else if (isNew && !(await saveCount(tx, before, on_hand))) return refused('changed_meanwhile', { sku });
		levels.push({ sku, location_code, on_hand, reserved, version: (before?.version ?? 0) + (isNew ? 1 : 0) });
		if (isNew)
			events.push(counted(variant.product_id, { sku, location_code, on_hand, was: before?.on_hand ?? null }));
	}
	await appendEvents(tx, by, events);
	return accepted({ levels });
}

async function variantsBySku(
	tx: Tx,
	counts: readonly StockCount[]
): Promise<Map<string, { id: Id<'var'>; product_id: Id<'prd'> }>> {
	if (counts.length === 0) return new Map();
	const rows = await tx
		.selectFrom('variants')
		.select(['id', 'product_id', 'sku'])
		.where(
			'sku',
			'in',
			counts.map(({ sku }) => sku)
		)
		.execute();
	return new Map(rows.map(({ sku, ...row }) => [sku, row]));
}

const counted = (product_id: Id<'prd'>, data: Record<string, unknown>): NewEvent => ({
	type: 'stock_counted',
	entity: 'product',
	entity_id: product_id,
	order_id: null,
	data
});
