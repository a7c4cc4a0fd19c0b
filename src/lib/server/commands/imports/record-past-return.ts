import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { lineShare } from '#lib/domain/refund/line-share.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { IdSource } from '../../ids.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import type { PurchasedLine } from '../../store/imports.ts';
import { paymentsOfOrder } from '../../store/payments.ts';
import { policyAt } from '../../store/policies.ts';
import { addToPayment, insertRefund } from '../../store/refunds.ts';
import { addToLine, findReturnByKey, insertReturn } from '../../store/returns.ts';
import type { OrdersTable, PaymentsTable, ReturnItemsTable, ReturnsTable } from '../../store/schema.ts';

export type PastItem = PurchasedLine & { quantity: number };
type By = { ids: IdSource; now: Instant; actor: Actor };

/**
 * A return that happened before Homeward knew the order: closed, received and accepted, its money already back.
 * It uses the same counters as any other, so what is left of the order is right. The same document is recorded once.
 * Answers false when it had been recorded before.
 */
export async function recordPastReturn(
	tx: Tx,
	by: By,
	order: OrdersTable,
	past: { document: string; at: Instant; items: readonly PastItem[] }
): Promise<boolean> {
	const key = `import:${order.channel}:${past.document}:${order.id}`;
	if (await findReturnByKey(tx, key)) return false;
	const policy = await policyAt(tx, by.now);
	const returnId = by.ids.next('ret');
	const figured = past.items.map((item) => ({
		...item,
		...lineShare({ ...item.line, line_id: item.line.id }, item.line.refunded_quantity, item.quantity)
	}));
	const items = figured.map((item, position) => itemRow(by, returnId, item, position, past.at));
	const amount = figured.reduce((sum, item) => sum + item.goods_minor, 0);
	await insertReturn(tx, returnRow(by, returnId, order, policy.id, key, past.at, amount), items);
	for (const item of figured) {
		await addToLine(tx, item.line.id, {
			qty_returned: item.quantity,
			refunded_quantity: item.quantity,
			refunded_minor: item.goods_minor,
			refunded_tax_minor: item.tax_minor
		});
	}
	await recordMoney(tx, by, order, returnId, past.at, figured, items);
	const event = { entity: 'return', entity_id: returnId, order_id: order.id } as const;
	await appendEvents(tx, { ...by, now: past.at }, [
		{ ...event, type: 'return_imported', data: { document: past.document, amount_minor: amount } }
	]);
	return true;
}

type FiguredItem = PastItem & { goods_minor: number; tax_minor: number };

/** The payments give back what they still hold, in their order; a free line moves no money. */
async function recordMoney(
	tx: Tx,
	by: By,
	order: OrdersTable,
	returnId: Id<'ret'>,
	at: Instant,
	figured: readonly FiguredItem[],
	items: readonly ReturnItemsTable[]
): Promise<void> {
	const shares = shareOut(
		await paymentsOfOrder(tx, order.id),
		figured.reduce((sum, item) => sum + item.goods_minor, 0)
	);
	const amount = shares.reduce((sum, share) => sum + share.amount, 0);
	if (amount === 0) return;
	const refundId = by.ids.next('rfd');
	const tax = figured.reduce((sum, item) => sum + item.tax_minor, 0);
	await insertRefund(
		tx,
		{
			id: refundId,
			number: by.ids.readable('RF'),
			order_id: order.id,
			return_id: returnId,
			source: 'external',
			state: 'succeeded',
			route: 'original',
			currency: order.currency,
			goods_minor: amount,
			tax_minor: Math.min(tax, amount),
			shipping_minor: 0,
			shipping_tax_minor: 0,
			restocking_fee_minor: 0,
			return_shipping_fee_minor: 0,
			deduction_minor: 0,
			adjustment_minor: 0,
			computed_minor: amount,
			amount_minor: amount,
			capped: 0,
			overridden_by: null,
			override_reason: null,
			proposed_by: null,
			approved_by: null,
			idempotency_key: `external:${returnId}`,
			created_at: at,
			sent_at: at,
			settled_at: at,
			version: 1
		},
		figured.map((item, index) => ({
			id: by.ids.next('rfl'),
			refund_id: refundId,
			order_line_id: item.line.id,
			return_item_id: items[index]?.id ?? null,
			quantity: item.quantity,
			goods_minor: item.goods_minor,
			tax_minor: item.tax_minor,
			live: 1
		})),
		shares.map((share) => paymentRow(by, refundId, share, at))
	);
	for (const share of shares) await addToPayment(tx, share.payment.id, { refunded_minor: share.amount });
}

function shareOut(
	payments: readonly PaymentsTable[],
	amount: number
): { payment: PaymentsTable; amount: number }[] {
	let left = amount;
	return payments.flatMap((payment) => {
		const free = payment.captured_minor - payment.reserved_minor - payment.refunded_minor;
		const taken = Math.min(free, left);
		left -= taken;
		return taken > 0 ? [{ payment, amount: taken }] : [];
	});
}

const paymentRow = (
	by: By,
	refundId: Id<'rfd'>,
	share: { payment: PaymentsTable; amount: number },
	at: Instant
) => {
	const id = by.ids.next('rfp');
	return {
		id,
		refund_id: refundId,
		payment_id: share.payment.id,
		amount_minor: share.amount,
		state: 'succeeded',
		generation: 0,
		gateway_key: `${id}:external`,
		gateway_params: '{}',
		gateway_refund_id: null,
		attempts: 0,
		first_attempt_at: null,
		last_attempt_at: null,
		lease_owner: null,
		lease_until: null,
		failure_code: null,
		reference: null,
		reference_type: null,
		expected_from: null,
		expected_by: null,
		parked_at: null,
		created_at: at,
		settled_at: at,
		version: 1
	} as const;
};

const itemRow = (
	by: By,
	returnId: Id<'ret'>,
	item: FiguredItem,
	position: number,
	at: Instant
): ReturnItemsTable => ({
	id: by.ids.next('rit'),
	return_id: returnId,
	order_line_id: item.line.id,
	position,
	quantity: item.quantity,
	outcome: 'refund',
	goods_required: 1,
	reason_code: 'not_stated',
	answer_code: null,
	comment: '',
	reception: 'received',
	acceptance: 'accepted',
	quoted_goods_minor: item.goods_minor,
	quoted_tax_minor: item.tax_minor,
	quoted_shipping_minor: 0,
	fee_minor: 0,
	deduction_minor: 0,
	final_minor: item.goods_minor,
	condition: null,
	disposition: null,
	received_at: at,
	received_by: null,
	accepted_at: at,
	rejected_at: null,
	split_from_id: null,
	settled_at: at
});

const returnRow = (
	by: By,
	id: Id<'ret'>,
	order: OrdersTable,
	policyVersionId: Id<'pol'>,
	key: string,
	at: Instant,
	amount: number
): ReturnsTable => ({
	id,
	number: by.ids.readable('RT'),
	order_id: order.id,
	kind: 'return',
	state: 'closed',
	channel: 'import',
	opened_by: null,
	locale: order.locale,
	currency: order.currency,
	policy_version_id: policyVersionId,
	decision: 'null',
	method: 'own_carrier',
	carrier: null,
	tracking_number: null,
	tracking_norm: null,
	return_address_code: null,
	box_number: null,
	quoted_minor: amount,
	return_shipping_fee_minor: 0,
	review_reasons: '',
	needs_person_since: null,
	decided_at: at,
	decided_by: null,
	decline_reason: null,
	decision_note: null,
	asked_at: null,
	appealed_at: null,
	ship_by: null,
	scanned_at: null,
	received_at: at,
	resolved_at: at,
	closed_at: at,
	idempotency_key: key,
	created_at: at,
	version: 1
});
