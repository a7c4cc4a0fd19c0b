import type { Id } from '#lib/domain/ids.ts';
import type { NeutralRefund } from '#lib/domain/order/neutral.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { waiveNote } from '../../store/credit-notes.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { standingShipping } from '../../store/order-facts.ts';
import { linesOfOrder, saveLine } from '../../store/orders.ts';
import { paymentsOfOrder } from '../../store/payments.ts';
import {
	addToPayment,
	findByGatewayRefund,
	findRefund,
	insertRefund,
	refundsOfOrder
} from '../../store/refunds.ts';
import type {
	OrderLinesTable,
	OrdersTable,
	PaymentsTable,
	RefundLinesTable,
	RefundPaymentsTable,
	RefundsTable
} from '../../store/schema.ts';
import { bookOver, recogniseTold, type Recognised } from '../refunds/told-refund.ts';
import type { By } from './by.ts';

/**
 * Money that went back outside Homeward: it is written as a settled refund of source `external`, so it reduces what
 * the lines and payments have left. Once told, a refund never changes; repeating it does nothing.
 */
export async function saveEarlierRefunds(
	tx: Tx,
	by: By,
	order: OrdersTable,
	told: readonly NeutralRefund[]
): Promise<Result<null>> {
	if (told.length === 0) return accepted(null);
	const standing = await refundsOfOrder(tx, order.id);
	const known = new Set(standing.map((refund) => refund.idempotency_key));
	let shippingLeft = shippingPaidOf(order) - standingShipping(standing);
	for (const [index, refund] of told.entries()) {
		const pointer = `/refunds/${index}`;
		const idempotency_key = `external:${order.id}:${refund.reference}`;
		if (known.has(idempotency_key) || (await isOurs(tx, order, refund))) continue;
		const recognised = await recogniseTold(tx, by, order, refund);
		if (recognised.as === 'ours') continue;
		known.add(idempotency_key);
		shippingLeft -= refund.shipping_minor;
		if (shippingLeft < 0) {
			return refused('amount_exceeds_refundable', { pointer: `${pointer}/shipping_minor` });
		}
		const saved = await saveOne(tx, by, order, refund, idempotency_key, pointer, recognised);
		if (!saved.ok) return saved;
	}
	return accepted(null);
}

/** Stored as it was priced: with its tax inside, or beside it. */
const shippingPaidOf = (order: OrdersTable): number =>
	order.shipping_minor + (order.prices_include_tax === 1 ? 0 : order.shipping_tax_minor);

/** A shop tells us back what Homeward itself refunded: that is counted already. */
async function isOurs(tx: Tx, order: OrdersTable, told: NeutralRefund): Promise<boolean> {
	for (const { provider_ref } of told.payments) {
		const paid = provider_ref === null ? null : await findByGatewayRefund(tx, provider_ref);
		const refund = paid && (await findRefund(tx, paid.refund_id));
		if (refund?.order_id === order.id) return true;
	}
	return false;
}

async function saveOne(
	tx: Tx,
	by: By,
	order: OrdersTable,
	told: NeutralRefund,
	idempotency_key: string,
	pointer: string,
	recognised: Recognised
): Promise<Result<null>> {
	const id = by.ids.next('rfd');
	const lines = await takeFromLines(tx, by, id, order, told, pointer);
	if (!lines.ok) return lines;
	const payments =
		recognised.as === 'adopted'
			? accepted([])
			: shared(by, id, await paymentsOfOrder(tx, order.id), told, pointer);
	if (!payments.ok) return payments;
	for (const [index, { provider_ref }] of told.payments.entries()) {
		if (provider_ref !== null && (await findByGatewayRefund(tx, provider_ref))) {
			return refused('value_invalid', { pointer: `${pointer}/payments/${index}/provider_ref` });
		}
	}
	const row = refundRow(by, id, order, told, lines.value, idempotency_key);
	const isOnItsWay = recognised.as === 'adopted' && recognised.adopted.state === 'processing';
	await insertRefund(
		tx,
		isOnItsWay ? { ...row, state: 'processing', settled_at: null } : row,
		lines.value,
		payments.value
	);
	if (recognised.as === 'adopted') await bookOver(tx, by, recognised, row);
	// Its papers were written where it was made.
	await waiveNote(tx, { refund_id: id, reason: 'imported' });
	for (const payment of payments.value) {
		await addToPayment(tx, payment.payment_id, { refunded_minor: payment.amount_minor });
	}
	await appendEvents(tx, by, [
		{
			type: 'refund_recorded',
			entity: 'refund',
			entity_id: id,
			order_id: order.id,
			data: { amount_minor: told.amount_minor, currency: order.currency, settled_at: told.created_at }
		}
	]);
	return accepted(null);
}

async function takeFromLines(
	tx: Tx,
	by: By,
	refundId: Id<'rfd'>,
	order: OrdersTable,
	told: NeutralRefund,
	pointer: string
): Promise<Result<RefundLinesTable[]>> {
	const lines = new Map((await linesOfOrder(tx, order.id)).map((line) => [line.external_ref, line]));
	const rows: RefundLinesTable[] = [];
	for (const [index, part] of told.lines.entries()) {
		const at = `${pointer}/lines/${index}`;
		const line = lines.get(part.line);
		if (!line) return refused('line_unknown', { pointer: `${at}/line` });
		const change = afterRefund(line, part);
		if (change.refunded_quantity > line.quantity || unitsLeft(line, part) < 0) {
			return refused('quantity_exceeds_returnable', { pointer: `${at}/quantity` });
		}
		if (change.refunded_minor > line.paid_minor || part.tax_minor > part.amount_minor) {
			return refused('amount_exceeds_refundable', { pointer: `${at}/amount_minor` });
		}
		if (change.refunded_tax_minor > line.tax_minor) {
			return refused('amount_exceeds_refundable', { pointer: `${at}/tax_minor` });
		}
		await saveLine(tx, line.id, change);
		lines.set(part.line, { ...line, ...change });
		rows.push({
			id: by.ids.next('rfl'),
			refund_id: refundId,
			order_line_id: line.id,
			return_item_id: null,
			quantity: part.quantity,
			goods_minor: part.amount_minor,
			tax_minor: part.tax_minor,
			live: 1
		});
	}
	return accepted(rows);
}

type Part = NeutralRefund['lines'][number];

const afterRefund = (line: OrderLinesTable, part: Part) => ({
	refunded_minor: line.refunded_minor + part.amount_minor,
	refunded_tax_minor: line.refunded_tax_minor + part.tax_minor,
	refunded_quantity: line.refunded_quantity + part.quantity,
	qty_returned: line.qty_returned + (part.goods === 'returned' ? part.quantity : 0),
	qty_cancelled: line.qty_cancelled + (part.goods === 'not_sent' ? part.quantity : 0)
});

/** Units that the refund may speak of: sent ones that are in no return, or ones that were never sent. */
const unitsLeft = (line: OrderLinesTable, part: Part): number =>
	part.goods === 'returned'
		? line.qty_fulfilled - line.qty_return_open - line.qty_returned - part.quantity
		: line.quantity - line.qty_fulfilled - line.qty_cancelled - part.quantity;

/** Which payments gave the money: as told, or the payments in their order as far as each goes. */
function shared(
	by: By,
	refundId: Id<'rfd'>,
	payments: readonly PaymentsTable[],
	told: NeutralRefund,
	pointer: string
): Result<RefundPaymentsTable[]> {
	const parts = told.payments.length > 0 ? told.payments : inTheirOrder(payments, told.amount_minor);
	const rows: RefundPaymentsTable[] = [];
	for (const [index, part] of parts.entries()) {
		const at = `${pointer}/payments/${index}`;
		const payment = payments.find((one) => one.external_ref === part.payment);
		if (!payment) return refused('value_invalid', { pointer: `${at}/payment` });
		const taken = rows
			.filter((row) => row.payment_id === payment.id)
			.reduce((sum, row) => sum + row.amount_minor, part.amount_minor);
		if (taken > leftOf(payment))
			return refused('amount_exceeds_refundable', { pointer: `${at}/amount_minor` });
		rows.push(settledPayment(by, refundId, payment.id, told, part, rows.length));
	}
	const total = rows.reduce((sum, row) => sum + row.amount_minor, 0);
	if (total !== told.amount_minor) {
		return refused(total < told.amount_minor ? 'amount_exceeds_refundable' : 'totals_do_not_add_up', {
			pointer: `${pointer}/amount_minor`,
			expected_minor: total,
			found_minor: told.amount_minor
		});
	}
	return accepted(rows);
}

const leftOf = (payment: PaymentsTable): number =>
	payment.captured_minor - payment.reserved_minor - payment.refunded_minor;

function inTheirOrder(payments: readonly PaymentsTable[], amount: number): NeutralRefund['payments'] {
	let left = amount;
	return payments.flatMap((payment) => {
		const amount_minor = Math.min(left, leftOf(payment));
		left -= amount_minor;
		return amount_minor > 0 ? [{ payment: payment.external_ref, amount_minor, provider_ref: null }] : [];
	});
}

const settledPayment = (
	by: By,
	refundId: Id<'rfd'>,
	paymentId: Id<'pay'>,
	told: NeutralRefund,
	part: NeutralRefund['payments'][number],
	position: number
): RefundPaymentsTable => ({
	id: by.ids.next('rfp'),
	refund_id: refundId,
	payment_id: paymentId,
	amount_minor: part.amount_minor,
	state: 'succeeded',
	generation: 1,
	gateway_key: `external:${refundId}:${position}`,
	gateway_params: '{}',
	gateway_refund_id: part.provider_ref,
	attempts: 0,
	first_attempt_at: null,
	last_attempt_at: null,
	lease_owner: null,
	lease_until: null,
	failure_code: null,
	reference: told.reference,
	reference_type: 'external',
	expected_from: null,
	expected_by: null,
	parked_at: null,
	created_at: by.now,
	settled_at: told.created_at,
	version: 1
});

function refundRow(
	by: By,
	id: Id<'rfd'>,
	order: OrdersTable,
	told: NeutralRefund,
	lines: readonly RefundLinesTable[],
	idempotency_key: string
): RefundsTable {
	const goods_minor = lines.reduce((sum, line) => sum + line.goods_minor, 0);
	return {
		id,
		number: by.ids.readable('RF'),
		order_id: order.id,
		return_id: null,
		source: 'external',
		state: 'succeeded',
		route: 'original',
		currency: order.currency,
		goods_minor,
		tax_minor: lines.reduce((sum, line) => sum + line.tax_minor, 0),
		shipping_minor: told.shipping_minor,
		shipping_tax_minor: 0,
		restocking_fee_minor: 0,
		return_shipping_fee_minor: 0,
		deduction_minor: 0,
		// Fees the shop kept, or goodwill it gave: whatever the lines and shipping do not explain.
		adjustment_minor: told.amount_minor - goods_minor - told.shipping_minor,
		computed_minor: told.amount_minor,
		amount_minor: told.amount_minor,
		capped: 0,
		overridden_by: null,
		override_reason: null,
		proposed_by: null,
		approved_by: null,
		idempotency_key,
		created_at: told.created_at,
		sent_at: told.created_at,
		settled_at: told.created_at,
		version: 1
	};
}
