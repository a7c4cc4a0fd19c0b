import { z } from 'zod';
import type { WholeProduct } from '../../store/products.ts';
import { lineFields } from './order.ts';
import { amount, currency, iso, line, reference, time, uniqueBy } from './values.ts';

const { title, image, tax_rate_bp, category, tags } = lineFields;
const sku = () => line(100).meta({ description: 'As on order lines; one variant of the whole catalogue.' });

/** The same in both languages, or each in its own. */
const words = (most: number, least = 1) =>
	z.union([
		line(most, least).transform((text) => ({ th: text, en: text })),
		z.strictObject({ th: line(most, least), en: line(most, least) })
	]);

const price = z
	.strictObject({
		currency: currency(),
		amount_minor: amount().meta({ description: 'Of one piece.' }),
		includes_tax: z.boolean().default(true).meta({
			description: 'False: its tax comes on top, as where `prices_include_tax` of an order is false.'
		})
	})
	.meta({ id: 'PriceInput' });

const variant = z
	.strictObject({
		sku: sku(),
		options: z
			.array(z.strictObject({ name: words(60, 0), value: words(200) }))
			.max(20)
			.default([])
			.meta({
				description:
					'Size, colour and the like: the same in both languages, or `{ th, en }`. Variants of one product name the ' +
					'same options in the same order.'
			}),
		image,
		active: z.boolean().default(true),
		prices: z
			.array(price)
			.max(50)
			.default([])
			.superRefine(uniqueBy((each) => each.currency, 'currency'))
			.meta({ description: 'Today’s, one per currency. Without one it is not offered in that currency.' })
	})
	.meta({ id: 'VariantInput' });

export const productInput = z
	.strictObject({
		reference: reference(),
		title,
		category,
		tags,
		image,
		tax_rate_bp,
		active: z.boolean().default(true).meta({ description: 'False: it is not sold any more.' }),
		variants: z
			.array(variant)
			.min(1)
			.max(500)
			.superRefine(uniqueBy((each) => each.sku, 'sku'))
			.meta({ description: 'In the order in which they are shown. What is left out is not sold any more.' })
	})
	.meta({ id: 'ProductInput' });

const wordsAnswer = z.object({ th: z.string(), en: z.string() });

const level = z.object({
	location: z.string(),
	on_hand: z.int().meta({ description: 'Pieces that lie there, held ones included.' }),
	reserved: z.int().meta({ description: 'Held for somebody.' }),
	version: z.int()
});

export const productAnswer = z
	.object({
		id: z.string(),
		reference: z.string(),
		title: z.object({ th: z.string(), en: z.string() }),
		category: z.string(),
		tags: z.array(z.string()),
		image: z.string().nullable(),
		tax_rate_bp: z.int(),
		active: z.boolean(),
		variants: z.array(
			z.object({
				id: z.string(),
				sku: z.string(),
				options: z.array(z.object({ name: wordsAnswer, value: wordsAnswer })),
				image: z.string().nullable(),
				active: z.boolean(),
				prices: z.array(z.object({ currency: currency(), amount_minor: z.int(), includes_tax: z.boolean() })),
				stock: z.array(level)
			})
		),
		updated_at: time(),
		version: z.int()
	})
	.meta({ id: 'Product' });

export const productAnswerOf = (product: WholeProduct): z.output<typeof productAnswer> => ({
	id: product.id,
	reference: product.external_ref,
	title: { th: product.title_th, en: product.title_en },
	category: product.category,
	tags: product.tags,
	image: product.image,
	tax_rate_bp: product.tax_rate_bp,
	active: product.active,
	variants: product.variants.map((each) => ({
		id: each.id,
		sku: each.sku,
		options: each.options,
		image: each.image,
		active: each.active,
		prices: each.prices,
		stock: each.levels.map(({ location_code, on_hand, reserved, version }) => ({
			location: location_code,
			on_hand,
			reserved,
			version
		}))
	})),
	updated_at: iso(product.updated_at),
	version: product.version
});

/** Of a place where stock lies. */
export const locationCode = () =>
	z
		.string()
		.max(60)
		.regex(/^[a-z0-9][a-z0-9_-]*$/)
		.meta({ description: 'Small letters, digits, dashes. `main` is there from the beginning.' });

export const stockInput = z
	.strictObject({
		levels: z
			.array(
				z.strictObject({
					sku: sku(),
					location: locationCode().default('main'),
					on_hand: z.int().min(0).max(1_000_000).meta({
						description: 'As counted: all pieces that lie there, held ones included.'
					}),
					version: z.int().min(0).max(1_000_000_000).optional().meta({
						description: 'The level’s as you read it, 0 for none yet. Left out, your count is taken as it is.'
					})
				})
			)
			.min(1)
			.max(500)
			.superRefine(uniqueBy((each) => `${each.location} ${each.sku}`, 'sku'))
	})
	.meta({ id: 'StockInput' });

export const levelAnswer = level.extend({ sku: z.string() }).meta({ id: 'StockLevel' });

export const levelAnswerOf = (row: {
	sku: string;
	location_code: string;
	on_hand: number;
	reserved: number;
	version: number;
}): z.output<typeof levelAnswer> => ({
	sku: row.sku,
	location: row.location_code,
	on_hand: row.on_hand,
	reserved: row.reserved,
	version: row.version
});

const position = z.int().min(0).max(1_000).meta({ description: 'Pieces are taken from low places first.' });

export const locationInput = z
	.strictObject({
		code: locationCode(),
		name: z.strictObject({ th: line(100), en: line(100) }),
		position,
		active: z.boolean().default(true).meta({ description: 'False: what lies there is not offered.' })
	})
	.meta({ id: 'StockLocationInput' });

export const locationAnswer = z
	.object({
		code: z.string(),
		name: z.object({ th: z.string(), en: z.string() }),
		position,
		active: z.boolean()
	})
	.meta({ id: 'StockLocation' });
