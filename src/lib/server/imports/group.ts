import type { FileItem } from './read-file.ts';
import type { ImportRow, RowFault } from './rows.ts';
import { serviceKindOf } from './service-codes.ts';

/** The rows of one invoice: goods, what its services amount to, and what was left out. */
export type ImportGroup = {
	kind: 'order' | 'cancellation';
	order_number: string;
	goods: ImportRow[];
	shipping_minor: number;
	discount_minor: number;
	faults: RowFault[];
	/** A row of this invoice could not be read: an order is then not taken in part. */
	broken: boolean;
	bytes: number;
	rows: number;
};

/** Gathers rows that stand together into invoices. A number that starts with C, or negative goods, is a cancellation. */
export async function* groupRows(items: AsyncIterable<FileItem>): AsyncGenerator<ImportGroup> {
	let group: ImportGroup | null = null;
	const seen = new Set<string>();
	for await (const item of items) {
		const number: string = item.kind === 'row' ? item.row.order_number : item.orderNumber;
		if (group && group.order_number !== number && number !== '') {
			yield finished(group);
			group = null;
		}
		if (!group) {
			group = emptyGroup(number);
			if (number !== '' && seen.has(number)) refuseSplit(group, item);
			seen.add(number);
		}
		group.bytes = item.bytes || group.bytes;
		group.rows += 1;
		if (item.kind === 'fault') {
			group.faults.push(...item.faults);
			group.broken = true;
		} else addRow(group, item.row);
	}
	if (group) yield finished(group);
}

const emptyGroup = (order_number: string): ImportGroup => ({
	kind: /^c\d/i.test(order_number) ? 'cancellation' : 'order',
	order_number,
	goods: [],
	shipping_minor: 0,
	discount_minor: 0,
	faults: [],
	broken: false,
	bytes: 0,
	rows: 0
});

/** Rows of one order that do not stand together would overwrite each other. */
function refuseSplit(group: ImportGroup, item: FileItem): void {
	const row = item.kind === 'row' ? item.row.row : (item.faults[0]?.row ?? 0);
	group.broken = true;
	group.faults.push({
		row,
		column: 'order_number',
		reason: 'order_split_in_file',
		value: group.order_number,
		severity: 'error'
	});
}

function addRow(group: ImportGroup, row: ImportRow): void {
	const service = serviceKindOf(row.sku);
	if (service) return addService(group, row, service);
	if (row.quantity === 0) {
		group.faults.push({
			row: row.row,
			column: 'quantity',
			reason: 'zero_quantity',
			value: '0',
			severity: 'skipped'
		});
		return;
	}
	group.goods.push(row);
}

function addService(
	group: ImportGroup,
	row: ImportRow,
	service: 'shipping' | 'discount' | 'not_goods'
): void {
	const amount = Math.abs(row.quantity * row.unit_price_minor);
	if (group.kind === 'order' && row.quantity > 0 && service === 'shipping') group.shipping_minor += amount;
	else if (group.kind === 'order' && service === 'discount') group.discount_minor += amount;
	else
		group.faults.push({
			row: row.row,
			column: 'sku',
			reason: 'service_code',
			value: row.sku,
			severity: 'skipped'
		});
}

/** Order-wide columns repeat on every row or stand on the first one: the largest is the order's own. */
function finished(group: ImportGroup): ImportGroup {
	const most = (pick: (row: ImportRow) => number): number =>
		group.goods.reduce((max, row) => Math.max(max, pick(row)), 0);
	group.shipping_minor += most((row) => row.shipping_minor);
	group.discount_minor += most((row) => row.order_discount_minor);
	if (group.goods.length > 0 && group.goods.every((row) => row.quantity < 0)) group.kind = 'cancellation';
	return group;
}
