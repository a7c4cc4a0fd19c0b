import { orderChangeSettings } from '#lib/domain/order-change/settings.ts';
import { OPEN_LINE_CHANGES } from '#lib/domain/line-change/states.ts';
import type { OrderToChange, VariantToGive, WantedPieces } from '#lib/domain/line-change/plan.ts';
import type { LineChangeKind } from '#lib/domain/line-change/kinds.ts';
import type { Id } from '#lib/domain/ids.ts';
import { findVariants, type CatalogueVariant } from './catalogue.ts';
import { unansweredOfOrder } from './cancellations.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { openReleasesOfOrder } from './hold-releases.ts';
import { insertRows } from './insert.ts';
import { linesOfOrder } from './orders.ts';
import { readOrderToCancel } from './order-to-cancel.ts';
import type { LineChangesTable } from './schema-line-changes.ts';
import type { OrdersTable } from './schema.ts';
import { readShop } from './shop.ts';
import { updateRows } from './update.ts';

const byId = compiled((db, id: Id<'lch'>) => db.selectFrom('line_changes').selectAll().where('id', '=', id));
export const findLineChange = async (db: Reader, id: Id<'lch'>): Promise<LineChangesTable | null> =>
	(await byId(db, id))[0] ?? null;

/** Oldest first. */
export const lineChangesOfOrder = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('line_changes').selectAll().where('order_id', '=', orderId).orderBy('id')
);

/** Those of an order of which nothing has come yet. */
export const openLineChanges = compiled((db, orderId: Id<'ord'>) =>
	db
		.selectFrom('line_changes')
		.selectAll()
		.where('order_id', '=', orderId)
		.where('state', 'in', OPEN_LINE_CHANGES)
		.orderBy('id')
);

export async function insertLineChange(tx: Tx, row: LineChangesTable): Promise<void> {
	await insertRows(tx, 'line_changes', [row]);
}

/** False when somebody else saved it in between. The new version is the old one plus one. */
export async function saveLineChange(
	tx: Tx,
	{ id, version }: Pick<LineChangesTable, 'id' | 'version'>,
	change: Partial<Omit<LineChangesTable, 'id' | 'version'>>
): Promise<boolean> {
	return (await updateRows(tx, 'line_changes', { ...change, version: version + 1 }, { id, version })) === 1;
}

/** What a decision about pieces of an order looks at. */
export async function readOrderToChange(db: Reader, order: OrdersTable): Promise<OrderToChange> {
	const facts = await readOrderToCancel(db, order);
	const rows = await linesOfOrder(db, order.id);
	const { settings } = await readShop(db);
	return {
		...facts,
		lines: facts.lines.map((line) => {
			const row = rows.find((one) => one.id === line.line_id)!;
			const { sku, unit_price_minor, discount_minor, order_discount_share_minor, tax_rate_bp } = row;
			return {
				...line,
				...{ sku, unit_price_minor, discount_minor, order_discount_share_minor, tax_rate_bp },
				gifted: row.qty_gifted ?? 0
			};
		}),
		prices_include_tax: order.prices_include_tax === 1,
		currency: order.currency,
		rules: orderChangeSettings(settings),
		blocked: order.cancellations > 0 ? await blockedBy(db, order.id) : null
	};
}

async function blockedBy(db: Reader, orderId: Id<'ord'>): Promise<OrderToChange['blocked']> {
	if (await unansweredOfOrder(db, orderId)) return 'cancellation_open';
	return (await openReleasesOfOrder(db, orderId)).length > 0 ? 'payment_in_motion' : null;
}

/** What is wanted, with what the catalogue says of it now; null when it does not know the variant. */
export async function readWantedPieces(
	db: Reader,
	{ currency }: Pick<OrdersTable, 'currency'>,
	asked: {
		kind: LineChangeKind;
		line_id: Id<'lin'>;
		quantity: number;
		sku: string;
		variant_id: Id<'var'> | null;
	}
): Promise<{ wanted: WantedPieces; variant: CatalogueVariant } | null> {
	const [own] = await findVariants(db, { skus: [asked.sku] }, currency);
	const variant = asked.variant_id ? (await findVariants(db, { ids: [asked.variant_id] }, currency))[0] : own;
	if (!variant) return null;
	const { kind, line_id, quantity } = asked;
	const same_product = own?.product_id === variant.product_id;
	const wanted = {
		kind,
		line_id,
		quantity,
		variant: toGive(variant),
		own: own ? { ...toGive(own), same_product } : null
	};
	return { wanted, variant };
}

export const toGive = ({ id, sku, active, price, available }: CatalogueVariant): VariantToGive => ({
	variant_id: id,
	sku,
	active,
	price,
	available
});
