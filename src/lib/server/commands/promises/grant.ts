import { sharePayments } from '#lib/domain/refund/payment-shares.ts';
import type { PaymentShare } from '#lib/domain/policy/types.ts';
import { LIVE_REFUND_STATES } from '#lib/domain/refund/states.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { orderFacts } from '../../store/order-facts.ts';
import { insertRefund, linesOfRefunds, refundsOfReturn } from '../../store/refunds.ts';
import { itemsOfReturn, saveItem, saveReturn } from '../../store/returns.ts';
import type { OrdersTable, RefundPromisesTable, RefundsTable, ReturnsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { lettingGo, recordLetGo } from '../refunds/let-go.ts';
import { refundEvent } from '../refunds/record.ts';
import { release } from '../refunds/release.ts';
import { reserveShares } from '../refunds/reserve.ts';

export type Granted = { kind: NonNullable<RefundPromisesTable['granted']>; refund: RefundsTable | null };

/** Store credit beside the refund: goodwill of the shop, no money of the order, so no bonus and no line of it. */
export async function grantCredit(
	tx: Tx,
	by: By,
	row: ReturnsTable,
	order: OrdersTable,
	amountMinor: number
): Promise<Granted> {
	// Credit needs an owner; an order without one is told its new date and nothing else.
	if (amountMinor === 0 || order.customer_id === null) return { kind: 'nothing', refund: null };
	const refund = await goodwill(tx, by, row, order, { route: 'store_credit', amountMinor, shares: [] });
	return { kind: 'credit', refund };
}

/** No fee of this return is kept: those not taken yet are dropped, those taken go back as a refund of their own. */
export async function waiveFees(tx: Tx, by: By, row: ReturnsTable, order: OrdersTable): Promise<Granted> {
	const standing = (await refundsOfReturn(tx, row.id)).filter((refund) =>
		LIVE_REFUND_STATES.includes(refund.state)
	);
	const lines = await linesOfRefunds(
		tx,
		standing.map((refund) => refund.id)
	);
	const paid = new Set(lines.map((line) => line.return_item_id));
	for (const item of await itemsOfReturn(tx, row.id)) {
		if (!paid.has(item.id) && item.fee_minor > 0) await saveItem(tx, item.id, { fee_minor: 0 });
	}
	const shippingKept = standing.reduce((sum, refund) => sum + refund.return_shipping_fee_minor, 0);
	if (row.return_shipping_fee_minor !== shippingKept)
		await saveReturn(tx, row, { return_shipping_fee_minor: shippingKept });
	const kept = standing.reduce((sum, refund) => sum + refund.restocking_fee_minor, shippingKept);
	const { payments } = await orderFacts(tx, order, by.now);
	const cover = sharePayments(kept, payments);
	if (cover.covered_minor === 0) return { kind: 'fees', refund: null };
	const refund = await goodwill(tx, by, row, order, {
		route: 'original',
		amountMinor: cover.covered_minor,
		shares: cover.shares
	});
	return { kind: 'fees', refund };
}

async function goodwill(
	tx: Tx,
	by: By,
	row: ReturnsTable,
	order: OrdersTable,
	money: { route: RefundsTable['route']; amountMinor: number; shares: readonly PaymentShare[] }
): Promise<RefundsTable> {
	const id = by.ids.next('rfd');
	const head = { id, amount_minor: money.amountMinor, currency: order.currency };
	const found = await lettingGo(tx, by, head, { waited: false });
	const refund: RefundsTable = {
		...head,
		number: by.ids.readable('RF'),
		order_id: order.id,
		// Not one of the return's own refunds: those divide what was paid for its goods.
		return_id: null,
		source: 'goodwill',
		state: found.stop === null ? 'approved' : 'awaiting_approval',
		route: money.route,
		goods_minor: 0,
		tax_minor: 0,
		shipping_minor: 0,
		shipping_tax_minor: 0,
		restocking_fee_minor: 0,
		return_shipping_fee_minor: 0,
		deduction_minor: 0,
		adjustment_minor: money.amountMinor,
		computed_minor: money.amountMinor,
		capped: 0,
		overridden_by: null,
		override_reason: null,
		proposed_by: null,
		approved_by: null,
		// The database itself refuses to grant twice for one return.
		idempotency_key: `promise:${row.id}`,
		created_at: by.now,
		sent_at: null,
		settled_at: null,
		version: 1
	};
	await insertRefund(tx, refund, [], []);
	await recordLetGo(tx, by, refund, found);
	await reserveShares(tx, by, order, refund, money.shares);
	await appendEvents(tx, by, [
		refundEvent(refund, found.stop === null ? 'refund_approved' : 'refund_proposed', {
			amount_minor: refund.amount_minor,
			route: refund.route,
			promise_of: row.id,
			...(found.stop ?? {})
		})
	]);
	if (found.stop === null) await release(tx, by, refund);
	return refund;
}
