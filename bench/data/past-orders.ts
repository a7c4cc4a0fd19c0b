import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultReasons } from '#lib/domain/policy/reasons.ts';

/** An order that came back in part, as the history is copied from: its first line is what was returned. */
export type PastOrder = {
	country: string;
	currency: string;
	tax_rate_bp: number;
	reason: string;
	lines: { sku: string; title: string; category: string; quantity: number; unit_price_minor: number }[];
};

/** Reasons that are taken without a photo. */
const REASONS = defaultReasons.filter((reason) => !reason.needs_photo).map((reason) => reason.code);
const reasonAt = (index: number): string => REASONS[index % REASONS.length] ?? '';
const CATEGORIES = ['home', 'clothing', 'kitchen'] as const;
const COUNTRIES = ['TH', 'TH', 'TH', 'SG', 'DE'] as const;

/** Made-up orders of two lines, that differ in value, goods, country and reason. */
export const madeUpOrders = (): PastOrder[] =>
	Array.from({ length: 977 }, (_, index) => ({
		country: COUNTRIES[index % COUNTRIES.length] ?? 'TH',
		currency: 'THB',
		tax_rate_bp: 700,
		reason: reasonAt(index),
		lines: [CATEGORIES[index % 3] ?? 'home', 'home'].map((category, line) => ({
			sku: `SKU-${index}-${line}`,
			title: 'Piece',
			category,
			quantity: 2,
			unit_price_minor: 20_000 + index * 100
		}))
	}));

/** Invoices of a real shop in 1 to 3 December 2010: UCI "Online Retail" (D. Chen, 2015, CC BY 4.0). Null: not here. */
export function onlineRetailOrders(): PastOrder[] | null {
	const file = join(import.meta.dirname, '../../../shared/data/online-retail/first-three-days.csv');
	if (!existsSync(file)) return null;
	const invoices = new Map<string, PastOrder>();
	for (const row of readFileSync(file, 'utf8').split('\n').slice(1)) {
		const [invoice = '', sku = '', title = '', quantity = '', , price = '', , place = ''] = cellsOf(row);
		const country = ISO[place.trim()];
		// A C is a cancellation; codes without a number are carriage, fees and the like.
		if (!/^\d+$/.test(invoice) || !/^\d{5}/.test(sku) || country === undefined) continue;
		if (!(Number(quantity) > 0) || !(Number(price) > 0)) continue;
		const order = invoices.get(invoice) ?? {
			country,
			currency: 'GBP',
			tax_rate_bp: 2_000,
			reason: reasonAt(invoices.size),
			lines: []
		};
		invoices.set(invoice, order);
		order.lines.push({
			sku,
			title,
			// The last word of a description is what it is: holder, bag, lantern.
			category: title.trim().split(/\s+/).at(-1)?.toLowerCase() ?? '',
			quantity: Number(quantity),
			unit_price_minor: Math.round(Number(price) * 100)
		});
	}
	return [...invoices.values()];
}

const ISO: Partial<Record<string, string>> = {
	'United Kingdom': 'GB',
	France: 'FR',
	Germany: 'DE',
	Netherlands: 'NL',
	Norway: 'NO',
	EIRE: 'IE',
	Switzerland: 'CH',
	Spain: 'ES',
	Poland: 'PL',
	Portugal: 'PT',
	Italy: 'IT',
	Belgium: 'BE',
	Lithuania: 'LT',
	Japan: 'JP',
	Iceland: 'IS',
	Australia: 'AU'
};

/** A row of the file: only descriptions are quoted, and never hold a quote. */
const cellsOf = (row: string): string[] =>
	[...row.matchAll(/(?:"([^"]*)"|([^,]*))(?:,|$)/g)].map((cell) => cell[1] ?? cell[2] ?? '');
