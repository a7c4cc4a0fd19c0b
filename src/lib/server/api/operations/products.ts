import { z } from 'zod';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused } from '#lib/domain/result.ts';
import { saveProduct } from '../../commands/catalogue/save-product.ts';
import { wholeProduct, wholeProducts } from '../../store/products.ts';
import { operation } from '../operation.ts';
import { page, pageOf, pageSchema } from '../pagination.ts';
import { productAnswer, productAnswerOf, productInput } from '../schemas/product.ts';
import { line } from '../schemas/values.ts';

const saved = z
	.object({
		id: z.string(),
		version: z.int(),
		created: z.boolean(),
		changed: z.boolean().meta({ description: 'False when the product said nothing new.' })
	})
	.meta({ id: 'SavedProduct' });

/** A shirt in three sizes. */
export const productExample = {
	reference: 'P-1042',
	title: { th: 'เสื้อเชิ้ตผ้าลินิน', en: 'Linen shirt' },
	category: 'shirts',
	image: 'https://shop.example/pictures/linen-shirt.jpg',
	tax_rate_bp: 700,
	variants: ['S', 'M', 'L'].map((size) => ({
		sku: `LINEN-${size}`,
		options: [{ name: { th: 'ไซซ์', en: 'Size' }, value: size }],
		prices: [
			{ currency: 'THB', amount_minor: 129_000 },
			{ currency: 'USD', amount_minor: 3_900, includes_tax: false }
		]
	}))
};

export const putProduct = operation({
	id: 'upsertProduct',
	method: 'POST',
	path: '/products',
	tag: 'Catalogue',
	summary: 'Create or update a product',
	description:
		'The same `reference` is the same product: send it again whenever anything about it changes, as often as you ' +
		'like. Customers exchange for what is in the catalogue, in stock and has a price in the currency of their order.',
	scope: 'catalogue:write',
	idempotency: 'optional',
	body: {
		schema: productInput,
		examples: { shirt: { summary: 'A shirt in three sizes', value: productExample } }
	},
	answers: {
		201: { description: 'The product is new.', schema: saved },
		200: { description: 'The product was known.', schema: saved }
	},
	refusals: ['sku_taken'],
	async handle({ ctx, actor, body }) {
		const result = await saveProduct(ctx, actor, body);
		if (!result.ok) return result;
		const { product_id: id, version, created, changed } = result.value;
		return accepted({ status: created ? 201 : 200, body: { id, version, created, changed } });
	}
});

export const listProducts = operation({
	id: 'listProducts',
	method: 'GET',
	path: '/products',
	tag: 'Catalogue',
	summary: 'List or find products',
	description: 'With variants, prices and stock, oldest first. Read on with `next` until it is null.',
	scope: 'catalogue:read',
	query: z.strictObject({
		...page(['string'] as const),
		words: line(100)
			.optional()
			.meta({ description: 'Beginnings of words of its titles, options, SKUs; all must be found.' }),
		category: line(100).optional()
	}),
	answers: { 200: { description: 'One page.', schema: pageSchema(productAnswer) } },
	refusals: [],
	async handle({ ctx, query }) {
		const rows = await wholeProducts(ctx.db.read, {
			...(query.words === undefined ? {} : { words: query.words }),
			...(query.category === undefined ? {} : { category: query.category }),
			after: query.after && (query.after[0] as Id<'prd'>),
			limit: query.limit + 1
		});
		return accepted({ status: 200, body: pageOf(rows, query.limit, (row) => [row.id], productAnswerOf) });
	}
});

export const readProduct = operation({
	id: 'readProduct',
	method: 'GET',
	path: '/products/{reference}',
	tag: 'Catalogue',
	summary: 'Read one product',
	description: 'With variants, prices and stock, those included that are not sold any more.',
	scope: 'catalogue:read',
	params: z.object({ reference: line(200).meta({ description: 'Your own id of it.' }) }),
	answers: { 200: { description: 'The product.', schema: productAnswer } },
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const product = await wholeProduct(ctx.db.read, params);
		return product ? accepted({ status: 200, body: productAnswerOf(product) }) : refused('not_found');
	}
});
