import type { VariantOption } from './options.ts';

/** A product as any shop tells it: the one shape that the API, the CSV file, the admin page and the seed produce. */
export type NeutralProduct = {
	/** The shop system's own id: the same reference is the same product for ever. */
	reference: string;
	title: { th: string; en: string };
	category: string;
	tags: string[];
	image: string | null;
	tax_rate_bp: number;
	/** False: it is not sold any more. */
	active: boolean;
	/** In the order in which they are shown. What is left out is not sold any more. */
	variants: NeutralVariant[];
};

export type NeutralVariant = {
	sku: string;
	options: VariantOption[];
	/** Null: the product's. */
	image: string | null;
	active: boolean;
	/** At most one per currency. */
	prices: NeutralPrice[];
};

/** Of one piece, in minor units of the currency, with its tax inside or on top. */
export type NeutralPrice = { currency: string; amount_minor: number; includes_tax: boolean };
