import type { Want } from '#lib/domain/exchange/wants.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { findVariants, type CatalogueVariant } from '../../store/catalogue.ts';
import type { Reader } from '../../store/database.ts';
import { linesOfOrder } from '../../store/orders.ts';
import type { OrdersTable } from '../../store/schema.ts';

export type WantInput = { variant_id: Id<'var'>; quantity: number };
type AskedItem = { line_id: Id<'lin'>; outcome: string; wants?: readonly WantInput[] };

/** Wants per item, in the order of the items, beside the catalogue's variants that they name. */
export type ReadWants = { wants: Want[][]; variants: CatalogueVariant[] };

/** What the catalogue says of what is wanted, now. Reads nothing where nothing is exchanged. */
export async function readWants(
	db: Reader,
	order: Pick<OrdersTable, 'id' | 'currency'>,
	items: readonly AskedItem[]
): Promise<Result<ReadWants | null>> {
	const exchanged = items.filter((item) => item.outcome === 'exchange');
	if (exchanged.length === 0) return accepted(null);
	const ids = [...new Set(exchanged.flatMap((item) => (item.wants ?? []).map((want) => want.variant_id)))];
	const variants = await findVariants(db, { ids }, order.currency);
	const lines = await linesOfOrder(db, order.id);
	const bought = exchanged.flatMap((item) => lines.find((line) => line.id === item.line_id)?.sku ?? []);
	const own = await findVariants(db, { skus: [...new Set(bought)] }, order.currency);
	const wants: Want[][] = [];
	for (const item of items) {
		const sku = lines.find((line) => line.id === item.line_id)?.sku;
		const product = own.find((variant) => variant.sku === sku)?.product_id;
		const told: Want[] = [];
		for (const { variant_id, quantity } of item.outcome === 'exchange' ? (item.wants ?? []) : []) {
			const variant = variants.find((one) => one.id === variant_id);
			if (variant === undefined) return refused('variant_not_sold', { line_id: item.line_id, variant_id });
			const { active, price, tax_rate_bp, available } = variant;
			const same_product = variant.product_id === product;
			told.push({ variant_id, quantity, same_product, active, price, tax_rate_bp, available });
		}
		wants.push(told);
	}
	return accepted({ wants, variants });
}
