import type { VariantOption } from '#lib/domain/catalogue/options.ts';
import type { ProductsTable, VariantsTable } from '../../store/schema-catalogue.ts';
import { searchWord, wordsOf } from '../../store/search-terms.ts';

/** By what a product is found: the words of its titles, kind, tags, sizes and colours, its reference and its skus. */
export function productTerms(
	product: Pick<ProductsTable, 'external_ref' | 'title_en' | 'title_th' | 'category' | 'tags'>,
	variants: readonly Pick<VariantsTable, 'sku' | 'options'>[]
): string[] {
	const values = variants.flatMap(({ options }) =>
		(JSON.parse(options) as VariantOption[]).flatMap(({ value }) => [value.th, value.en])
	);
	const texts = [product.title_en, product.title_th, product.category, ...values];
	const whole = [product.external_ref, ...variants.map(({ sku }) => sku)];
	const tags = JSON.parse(product.tags) as string[];
	const words = [...texts, ...tags, ...whole].flatMap(wordsOf);
	return [...new Set([...words, ...whole].map(searchWord))].filter((word) => word !== '');
}
