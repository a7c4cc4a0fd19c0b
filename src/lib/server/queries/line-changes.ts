import {
	changeableUnits,
	lineChangesBarred,
	lineChangeUntil,
	planLineChange,
	type LineChangePlan,
	type OrderToChange
} from '#lib/domain/line-change/plan.ts';
import { LINE_CHANGE_KINDS, type LineChangeKind } from '#lib/domain/line-change/kinds.ts';
import { MADE_LINE_CHANGES, OPEN_LINE_CHANGES } from '#lib/domain/line-change/states.ts';
import type { ChangeAuthor } from '#lib/domain/order-change/decide.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Refusal, Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CatalogueVariant } from '../store/catalogue.ts';
import { chargesFor } from '../store/charges.ts';
import type { Reader } from '../store/database.ts';
import { lineChangesOfOrder, readOrderToChange, toGive } from '../store/line-changes.ts';
import { linesOfOrder } from '../store/orders.ts';
import type { ChargesTable } from '../store/schema-charges.ts';
import type { LineChangesTable } from '../store/schema-line-changes.ts';
import type { OrderLinesTable, OrdersTable } from '../store/schema.ts';
import { sameProducts } from './exchange-choices.ts';

export type LineChange = LineChangesTable;

/** A line of which pieces are still here. */
export type ChangeableLine = {
	line: OrderLinesTable;
	/** Pieces that are not packed, sent or called off. */
	left: number;
	/** All variants of its product, its own among them; none for what the catalogue does not know. */
	variants: CatalogueVariant[];
};

export type PieceChanges = {
	order: OrdersTable;
	facts: OrderToChange;
	lines: ChangeableLine[];
	/** Why nothing of a kind can be changed; null: something may be. */
	barred: Record<LineChangeKind, Refusal | null>;
	/** The last moment by the merchant's clock. */
	until: Record<LineChangeKind, Instant | null>;
	/** Oldest first. */
	changes: LineChange[];
};

/** What of the pieces of an order can be changed now, and what was asked before. */
export async function pieceChanges(
	db: Reader,
	order: OrdersTable,
	author: ChangeAuthor['kind'],
	now: Instant
): Promise<PieceChanges> {
	const facts = await readOrderToChange(db, order);
	const rows = await linesOfOrder(db, order.id);
	const here = changeableUnits(facts).filter((units) => units.free + units.picked > 0);
	const lines = rows.filter((line) => here.some((units) => units.line_id === line.id));
	const variants = await sameProducts(
		db,
		lines.map((line) => line.sku),
		order.currency
	);
	const of = <T>(make: (kind: LineChangeKind) => T) =>
		Object.fromEntries(LINE_CHANGE_KINDS.map((kind) => [kind, make(kind)])) as Record<LineChangeKind, T>;
	return {
		order,
		facts,
		lines: lines.map((line) => {
			const units = here.find((one) => one.line_id === line.id)!;
			return { line, left: units.free + units.picked, variants: variants.get(line.sku) ?? [] };
		}),
		barred: of((kind) => lineChangesBarred(kind, facts, author, now)),
		until: of((kind) => (author === 'customer' ? lineChangeUntil(kind, facts.rules, order.placed_at) : null)),
		changes: await lineChangesIfAny(db, order)
	};
}

/** What changing these pieces would mean; `variant` is one of the line's. */
export function previewPieces(
	{ facts }: Pick<PieceChanges, 'facts'>,
	{ line, variants }: ChangeableLine,
	asked: { kind: LineChangeKind; quantity: number; variant: CatalogueVariant },
	author: ChangeAuthor['kind'],
	now: Instant
): Result<LineChangePlan> {
	const own = variants.find((variant) => variant.sku === line.sku);
	const wanted = {
		kind: asked.kind,
		line_id: line.id,
		quantity: asked.quantity,
		variant: toGive(asked.variant),
		own: own ? { ...toGive(own), same_product: own.product_id === asked.variant.product_id } : null
	};
	return planLineChange(facts, wanted, author, now);
}

/** Oldest first; nothing is read for an order whose pieces nobody changed. */
export const lineChangesIfAny = async (
	db: Reader,
	order: { id: Id<'ord'>; line_changes: number }
): Promise<LineChange[]> => (order.line_changes > 0 ? lineChangesOfOrder(db, order.id) : []);

/** The money that an open change waits for. */
export const chargeOf = async (db: Reader, id: Id<'lch'>): Promise<ChargesTable | null> =>
	(await chargesFor(db, 'order_change', id)).at(-1) ?? null;

export const isOpenLineChange = ({ state }: Pick<LineChange, 'state'>): boolean =>
	OPEN_LINE_CHANGES.includes(state);
export const isMadeLineChange = ({ state }: Pick<LineChange, 'state'>): boolean =>
	MADE_LINE_CHANGES.includes(state);
