import type { Actor } from '#lib/domain/actor.ts';
import type { NeutralProduct, NeutralVariant } from '#lib/domain/catalogue/neutral.ts';
import type { VariantOption } from '#lib/domain/catalogue/options.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import {
	insertProduct,
	ownersOfSkus,
	putVariant,
	replaceProductTerms,
	saveProductRow,
	wholeProduct,
	type WholeProduct
} from '../../store/products.ts';
import type { ProductsTable, VariantsTable } from '../../store/schema-catalogue.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { mayKeepCatalogue } from './permissions.ts';
import { productTerms } from './product-terms.ts';

export type SavedProduct = { product_id: Id<'prd'>; version: number; created: boolean; changed: boolean };

/**
 * Creates or updates a product: the same reference is the same product, and told again without anything new it stays
 * untouched. Refuses with `sku_taken` where a variant is another product's, and with `changed_meanwhile` where
 * `seen_version` is not the one that is stored.
 */
export async function saveProduct(
	ctx: CommandContext,
	actor: Actor,
	product: NeutralProduct,
	seen_version?: number
): Promise<Result<SavedProduct>> {
	if (!mayKeepCatalogue(actor)) return refused('not_allowed');
	return inTransaction<SavedProduct>(ctx.db, (tx) =>
		writeProduct(tx, writtenBy(ctx, actor), product, seen_version)
	);
}

/** The same within a transaction that writes more. */
export async function writeProduct(
	tx: Tx,
	by: By,
	product: NeutralProduct,
	seen_version?: number
): Promise<Result<SavedProduct>> {
	const known = await wholeProduct(tx, { reference: product.reference });
	if (known && seen_version !== undefined && known.version !== seen_version)
		return refused('changed_meanwhile');
	const skus = product.variants.map(({ sku }) => sku);
	const owners = await ownersOfSkus(tx, skus);
	const taken = skus.findIndex((sku) => owners.has(sku) && owners.get(sku) !== known?.id);
	if (taken >= 0)
		return refused('sku_taken', { sku: skus[taken] as string, pointer: `/variants/${taken}/sku` });
	if (known && JSON.stringify(neutralOf(known)) === JSON.stringify(withRetired(product, known)))
		return accepted({ product_id: known.id, version: known.version, created: false, changed: false });
	const row = productRow(by, product, known);
	if (!known) await insertProduct(tx, row);
	else if (!(await saveProductRow(tx, row.id, known.version, row))) return refused('changed_meanwhile');
	const variants: VariantsTable[] = [];
	for (const [position, variant] of withRetired(product, known).variants.entries()) {
		const before = known?.variants.find(({ sku }) => sku === variant.sku);
		const next = variantRow(row.id, before?.id ?? by.ids.next('var'), variant, position);
		await putVariant(tx, next, sorted(variant.prices), before === undefined);
		variants.push(next);
	}
	await replaceProductTerms(tx, row.id, productTerms(row, variants));
	await appendEvents(tx, by, [
		{
			type: known ? 'product_changed' : 'product_added',
			entity: 'product',
			entity_id: row.id,
			order_id: null,
			data: { reference: row.external_ref, active: product.active }
		}
	]);
	const version = known ? known.version + 1 : 1;
	return accepted({ product_id: row.id, version, created: !known, changed: true });
}

/** A stored product as a shop would tell it. */
export const neutralOf = (known: WholeProduct): NeutralProduct => ({
	reference: known.external_ref,
	title: { th: known.title_th, en: known.title_en },
	...{ category: known.category, tags: known.tags, image: known.image },
	...{ tax_rate_bp: known.tax_rate_bp, active: known.active },
	variants: known.variants.map(({ sku, options, image, active, prices }) => ({
		...{ sku, options: options.map(plainOption), image, active },
		prices
	}))
});

/** Orders and counts may name what is not told any more, so it stays, unsold. Members stand in one order. */
function withRetired(product: NeutralProduct, known: WholeProduct | null): NeutralProduct {
	const told = new Set(product.variants.map(({ sku }) => sku));
	const rest = known ? neutralOf(known).variants.filter(({ sku }) => !told.has(sku)) : [];
	const { reference, title, category, tags, image, tax_rate_bp, active } = product;
	return {
		...{ reference, title: { th: title.th, en: title.en }, category, tags, image, tax_rate_bp, active },
		variants: [...product.variants, ...rest.map((variant) => ({ ...variant, active: false }))].map(
			({ sku, options, image: own, active: isSold, prices }) => ({
				...{ sku, options: options.map(plainOption), image: own, active: isSold },
				prices: sorted(prices)
			})
		)
	};
}

const plainOption = ({ name, value }: VariantOption): VariantOption => ({
	name: { th: name.th, en: name.en },
	value: { th: value.th, en: value.en }
});

const sorted = (prices: NeutralVariant['prices']): NeutralVariant['prices'] =>
	[...prices]
		.sort((a, b) => (a.currency < b.currency ? -1 : 1))
		.map(({ currency, amount_minor, includes_tax }) => ({ currency, amount_minor, includes_tax }));

const productRow = (by: By, product: NeutralProduct, known: WholeProduct | null): ProductsTable => ({
	id: known?.id ?? by.ids.next('prd'),
	external_ref: product.reference,
	title_en: product.title.en,
	title_th: product.title.th,
	category: product.category,
	tags: JSON.stringify(product.tags),
	image: product.image,
	tax_rate_bp: product.tax_rate_bp,
	active: product.active ? 1 : 0,
	created_at: known?.created_at ?? by.now,
	updated_at: by.now,
	version: 1
});

const variantRow = (
	product_id: Id<'prd'>,
	id: Id<'var'>,
	variant: NeutralVariant,
	position: number
): VariantsTable => ({
	id,
	product_id,
	position,
	sku: variant.sku,
	options: JSON.stringify(variant.options),
	image: variant.image,
	active: variant.active ? 1 : 0
});
