import type { Address } from '#lib/domain/order/neutral.ts';
import { postalLines } from '#lib/domain/order/postal.ts';
import type { CreditNoteFacts } from '#lib/domain/refund/credit-note.ts';
import type { Tx } from '../../store/database.ts';
import { findOrder, linesOfOrder } from '../../store/orders.ts';
import { reasonsOf } from '../../store/reasons.ts';
import { linesOfRefunds } from '../../store/refunds.ts';
import { findReturn, itemsOfReturn } from '../../store/returns.ts';
import type { OrdersTable, RefundsTable } from '../../store/schema.ts';
import { readShop, type Shop } from '../../store/shop.ts';

/** What a note freezes, as shop, order and return have it at this moment. */
export async function noteFacts(
	tx: Tx,
	refund: RefundsTable
): Promise<Omit<CreditNoteFacts, 'number' | 'issued_at'>> {
	const shop = await readShop(tx);
	const order = await findOrder(tx, refund.order_id);
	if (!order) throw new Error(`refund ${refund.id} has no order`);
	const opened = refund.return_id ? await findReturn(tx, refund.return_id) : null;
	return {
		timezone: shop.timezone,
		shop: sellerOf(shop),
		customer: buyerOf(order),
		order: { number: order.number, placed_at: order.placed_at, total_minor: order.total_minor },
		return_number: opened?.number ?? null,
		refund: { number: refund.number, source: refund.source, route: refund.route },
		currency: refund.currency,
		lines: await linesWithReasons(tx, refund),
		figures: refund
	};
}

function sellerOf({ name, taxId, taxAddress, returnAddress }: Shop): CreditNoteFacts['shop'] {
	const own = taxAddress.split('\n').filter((line) => line.trim() !== '');
	const { name: _desk, ...address } = returnAddress;
	return {
		name,
		address: own.length > 0 ? own : postalLines(address),
		country: returnAddress.country ?? '',
		tax_id: taxId
	};
}

/** Who was billed; who it was sent to when nobody said. */
function buyerOf(order: OrdersTable): CreditNoteFacts['customer'] {
	const { name, ...address } = JSON.parse(order.bill_to ?? order.ship_to) as Address;
	return {
		name: name || order.customer_name,
		address: postalLines(address),
		country: address.country,
		tax_id: ''
	};
}

async function linesWithReasons(tx: Tx, refund: RefundsTable): Promise<CreditNoteFacts['lines']> {
	const parts = (await linesOfRefunds(tx, [refund.id])).filter((line) => line.live === 1);
	if (parts.length === 0) return [];
	const lines = new Map((await linesOfOrder(tx, refund.order_id)).map((line) => [line.id, line]));
	const items = refund.return_id ? await itemsOfReturn(tx, refund.return_id) : [];
	const reasons = items.length > 0 ? await reasonsOf(tx, 'return', 'all') : [];
	return parts.map(({ order_line_id, return_item_id, quantity, goods_minor, tax_minor }) => {
		const line = lines.get(order_line_id);
		if (!line) throw new Error(`refund ${refund.id} pays for a line that its order does not have`);
		const code = items.find((item) => item.id === return_item_id)?.reason_code;
		const reason = reasons.find((one) => one.code === code);
		return {
			title: { en: line.title_en, th: line.title_th },
			sku: line.sku,
			quantity,
			tax_rate_bp: line.tax_rate_bp,
			reason: reason ? { en: reason.label_en, th: reason.label_th } : null,
			goods_minor,
			tax_minor
		};
	});
}
