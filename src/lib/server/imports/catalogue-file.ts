import { readFile } from 'node:fs/promises';
import type { NeutralProduct, NeutralVariant } from '#lib/domain/catalogue/neutral.ts';
import type { StockCount } from '../commands/catalogue/set-stock.ts';
import { delimiterOf, encodingOf } from './encoding.ts';
import { plainText, readAmount, readQuantity, type CellFault } from './values.ts';

/** One row that cannot be taken in as it stands; `row` is its line in the file. */
export type CatalogueFault = {
	row: number;
	column: string;
	reason:
		CellFault | 'column_missing' | 'sku_twice' | 'sku_taken' | 'unknown_place' | 'below_reserved' | 'changed';
	value: string;
};

export type CatalogueFile = {
	products: { row: number; product: NeutralProduct; counts: (StockCount & { row: number })[] }[];
	rows: number;
	faults: CatalogueFault[];
};

/** Headers by which a column is known; a price names its currency: `price THB`. */
const COLUMNS = {
	product: ['product', 'reference', 'handle', 'product id', 'รหัสสินค้าหลัก'],
	sku: ['sku', 'variant sku', 'รหัสสินค้า'],
	title: ['title', 'name', 'title en', 'ชื่อภาษาอังกฤษ'],
	title_th: ['title th', 'name th', 'ชื่อสินค้า', 'ชื่อภาษาไทย'],
	category: ['category', 'type', 'product type', 'หมวด', 'หมวดหมู่'],
	size: ['size', 'ไซซ์', 'ไซส์', 'ขนาด'],
	colour: ['colour', 'color', 'สี'],
	image: ['image', 'image src', 'picture', 'รูป'],
	tax_rate: ['tax rate', 'vat', 'tax', 'ภาษี'],
	stock: ['stock', 'on hand', 'quantity', 'inventory', 'variant inventory qty', 'จำนวน', 'สต็อก'],
	location: ['location', 'place', 'คลัง']
} as const;
type Column = keyof typeof COLUMNS;
const REQUIRED: readonly Column[] = ['product', 'sku'];
const OPTION_NAMES = { colour: { en: 'Colour', th: 'สี' }, size: { en: 'Size', th: 'ไซซ์' } };
const MOST_ROWS = 50_000;

/**
 * Products, prices and counts of a CSV file: one row per variant, rows of one product by the same reference, in the
 * order of the file. A row with a fault is left out and told.
 */
export async function readCatalogue(path: string): Promise<CatalogueFile> {
	const bytes = await readFile(path);
	const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
	const { parse } = await import('csv-parse/sync');
	const records = parse(text, {
		delimiter: delimiterOf(text.split(/\r\n|\n|\r/, 1)[0] ?? ''),
		bom: true,
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: true,
		skip_records_with_error: true,
		info: true,
		to: MOST_ROWS + 1
	}) as unknown as { record: string[]; info: { lines: number } }[];
	const header = (records[0]?.record ?? []).map(normal);
	const missing = REQUIRED.filter((name) => columnOf(header, name) < 0);
	if (missing.length > 0) {
		const faults = missing.map((column) => ({
			row: 1,
			column,
			reason: 'column_missing' as const,
			value: ''
		}));
		return { products: [], rows: 0, faults };
	}
	const read: CatalogueFile = { products: [], rows: 0, faults: [] };
	const seen = new Set<string>();
	for (const { record, info } of records.slice(1)) {
		read.rows += 1;
		addRow(read, seen, new Row(record, header, info.lines));
	}
	return read;
}

const normal = (cell: string): string =>
	plainText(cell)
		.toLowerCase()
		.replace(/[_\s-]+/g, ' ');
const columnOf = (header: readonly string[], name: Column): number =>
	header.findIndex((title) => (COLUMNS[name] as readonly string[]).includes(title));

class Row {
	readonly record: string[];
	readonly header: string[];
	readonly line: number;
	constructor(record: string[], header: string[], line: number) {
		this.record = record;
		this.header = header;
		this.line = line;
	}
	has(name: Column): boolean {
		return columnOf(this.header, name) >= 0;
	}
	/** Without control characters, and never longer than what is kept of it. */
	text(name: Column, most: number): string {
		return plainText(this.record[columnOf(this.header, name)] ?? '')
			.replace(/\p{Cc}+/gu, ' ')
			.slice(0, most)
			.toWellFormed();
	}
	prices(): { currency: string; column: string; cell: string }[] {
		return this.header.flatMap((title, index) => {
			const currency = /^(?:price|ราคา) ([a-z]{3})$/.exec(title)?.[1]?.toUpperCase();
			const cell = plainText(this.record[index] ?? '');
			return currency === undefined || cell === '' ? [] : [{ currency, column: title, cell }];
		});
	}
	fault(column: string, reason: CatalogueFault['reason'], value: string): CatalogueFault {
		return { row: this.line, column, reason, value: value.slice(0, 200) };
	}
}

function addRow(read: CatalogueFile, seen: Set<string>, row: Row): void {
	const faults: CatalogueFault[] = [];
	const reference = row.text('product', 200);
	const sku = row.text('sku', 100);
	if (reference === '') faults.push(row.fault('product', 'empty', ''));
	if (sku === '') faults.push(row.fault('sku', 'empty', ''));
	else if (seen.has(sku)) faults.push(row.fault('sku', 'sku_twice', sku));
	seen.add(sku);
	const variant: NeutralVariant = {
		sku,
		options: (['colour', 'size'] as const).flatMap((name) => {
			const value = row.text(name, 200);
			return value === '' ? [] : [{ name: OPTION_NAMES[name], value: { th: value, en: value } }];
		}),
		image: null,
		active: true,
		prices: []
	};
	for (const { currency, column, cell } of row.prices()) {
		const amount = readAmount(cell, currency);
		if ('fault' in amount) faults.push(row.fault(column, amount.fault, cell));
		else if (amount.value < 0) faults.push(row.fault(column, 'not_a_number', cell));
		else variant.prices.push({ currency, amount_minor: amount.value, includes_tax: true });
	}
	const counts: CatalogueFile['products'][number]['counts'] = [];
	const stock = row.text('stock', 30);
	if (stock !== '') {
		const count = readQuantity(stock);
		if ('fault' in count) faults.push(row.fault('stock', count.fault, stock));
		else if (count.value < 0) faults.push(row.fault('stock', 'not_a_number', stock));
		else
			counts.push({
				sku,
				location_code: row.text('location', 60) || 'main',
				on_hand: count.value,
				row: row.line
			});
	}
	const tax = row.text('tax_rate', 20).replace(/%$/, '');
	const rate = tax === '' ? { value: 0 } : readAmount(tax, 'THB');
	if ('fault' in rate || rate.value < 0 || rate.value > 10_000)
		faults.push(row.fault('tax_rate', 'not_a_number', tax));
	read.faults.push(...faults);
	if (faults.length > 0) return;
	const known = read.products.find(({ product }) => product.reference === reference);
	const entry = known ?? {
		row: row.line,
		product: productOf(row, reference, 'value' in rate ? rate.value : 0),
		counts: []
	};
	if (!known) read.products.push(entry);
	entry.product.variants.push(variant);
	entry.counts.push(...counts);
}

function productOf(row: Row, reference: string, tax_rate_bp: number): NeutralProduct {
	const [en, th] = [row.text('title', 300), row.text('title_th', 300)];
	const image = row.text('image', 2_000);
	return {
		reference,
		title: { en: en || th || reference, th: th || en || reference },
		category: row.text('category', 100),
		tags: [],
		image: /^(https:\/\/|\/(?!\/))[^\s<>"\\]*$/u.test(image) ? image : null,
		tax_rate_bp,
		active: true,
		variants: []
	};
}
