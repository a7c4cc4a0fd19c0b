import { actorId } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { PaymentShare, ReturnPlan } from '#lib/domain/policy/types.ts';
import { LIVE_REFUND_STATES } from '#lib/domain/refund/states.ts';
import { carriedOf } from '#lib/domain/refund/carried.ts';
import type { RefundPlan } from '#lib/domain/refund/plan.ts';
import { planRefunds, type RoutedItem } from '#lib/domain/refund/plan-routes.ts';
import type { Refusal } from '#lib/domain/result.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { orderFacts } from '../../store/order-facts.ts';
import { addToPayment, insertRefund, insertRefundPayments, refundsOfReturn } from '../../store/refunds.ts';
import { addToLine, findReturn, itemsOfReturn, saveItem, saveReturn } from '../../store/returns.ts';
import type {
	OrdersTable,
	RefundLinesTable,
	RefundPaymentsTable,
	RefundsTable,
	ReturnItemsTable,
	ReturnsTable
} from '../../store/schema.ts';
import { depositFirst } from '../instants/deposit-first.ts';
import type { By } from '../orders/by.ts';
import type { LoadedReturn } from '../returns/load.ts';
import type { ReservedRefund } from '../returns/types.ts';
import { lettingGo, recordLetGo } from './let-go.ts';
import { release } from './release.ts';
import { refundEvent } from './record.ts';
import { gatewayKey, REFUND_MARK, REFUND_PAYMENT_MARK } from './types.ts';

export type Reserved = { loaded: LoadedReturn; refunds: ReservedRefund[]; held: Refusal | null };

/**
 * Promises the money of items that became final: refund, lines and payments are written with the decision that caused
 * them, so nobody can promise the same money twice. What cannot be promised now (a disputed payment) waits for a
 * person; the decision about the goods stands.
 */
export async function reserveRefunds(
	tx: Tx,
	by: By,
	loaded: LoadedReturn,
	due: readonly ReturnItemsTable[]
): Promise<Reserved> {
	if (due.length === 0) return { loaded, refunds: [], held: null };
	const { order, return: row } = loaded;
	const facts = await orderFacts(tx, order, by.now);
	const standing = (await refundsOfReturn(tx, row.id)).filter((refund) =>
		LIVE_REFUND_STATES.includes(refund.state)
	);
	const decision = JSON.parse(row.decision) as ReturnPlan | null;
	const planned = planRefunds({
		items: due.map((item) => routed(item, row)),
		lines: facts.lines,
		shipping: {
			charged_minor: facts.shipping_minor,
			tax_minor: facts.shipping_tax_minor,
			refunded_minor: facts.refunded_shipping_minor
		},
		return_shipping_fee_left_minor:
			row.return_shipping_fee_minor - sum(standing, (refund) => refund.return_shipping_fee_minor),
		payments: decision?.exchange ? await depositFirst(tx, row.id, facts.payments) : facts.payments,
		// Limits need sums of the day: they are asked when the row stands. Above nothing a second person looks where the
		// return's own decision says so.
		limit_minor: decision?.later?.second_approval === true ? 0 : null,
		// What an exchange carried over is no rounding to be made good.
		carried_minor: carriedOf(standing.filter((refund) => refund.source !== 'exchange'))
	});
	if (!planned.ok) return hold(tx, by, loaded, planned.refusal);
	const refunds: ReservedRefund[] = [];
	for (const plan of planned.value) refunds.push(await reserveOne(tx, by, loaded, plan));
	return { loaded: await reread(tx, loaded), refunds, held: null };
}

/** An item as it was judged, with what its return promised for it. */
export function routed(item: ReturnItemsTable, row: ReturnsTable): RoutedItem {
	const plan = JSON.parse(row.decision) as ReturnPlan | null;
	const promised = plan?.items.find(
		(planned) =>
			planned.line_id === item.order_line_id &&
			planned.reason_code === item.reason_code &&
			planned.answer_code === item.answer_code &&
			// What was exchanged and is refunded after all was promised as an exchange.
			(planned.outcome === item.outcome || planned.outcome === 'exchange')
	);
	return {
		return_item_id: item.id,
		line_id: item.order_line_id,
		quantity: item.quantity,
		// Things that nobody announced in the parcel of a gift are no reason to pay the buyer.
		outcome: row.gift_id && item.outcome === 'refund' ? 'store_credit' : item.outcome,
		acceptance: item.acceptance,
		quoted_shipping_minor: item.quoted_shipping_minor,
		fee_minor: item.fee_minor,
		deduction_minor: item.deduction_minor,
		bears_return_fee: promised?.bears_return_fee === true && item.goods_required === 1
	};
}

/** The decision about the goods stands, the money waits, and the desk sees why. */
async function hold(tx: Tx, by: By, loaded: LoadedReturn, refusal: Refusal): Promise<Reserved> {
	const { return: row } = loaded;
	await saveReturn(tx, row, { needs_person_since: row.needs_person_since ?? by.now });
	await appendEvents(tx, by, [
		{
			type: 'refund_held',
			entity: 'return',
			entity_id: row.id,
			order_id: row.order_id,
			data: { ...refusal.facts, reason: refusal.reason, return_id: row.id }
		}
	]);
	return { loaded: await reread(tx, loaded), refunds: [], held: refusal };
}

const reserveOne = (tx: Tx, by: By, loaded: LoadedReturn, plan: RefundPlan): Promise<ReservedRefund> =>
	reserveRefund(tx, by, loaded.order, refundRow(by, loaded.order, plan, ofReturn(loaded.return)), plan);

/**
 * One refund with its lines, its shares of the payments and who let it go. `planned` is its row as the plan would have
 * it; a limit may make it wait.
 */
export async function reserveRefund(
	tx: Tx,
	by: By,
	order: OrdersTable,
	planned: RefundsTable,
	plan: RefundPlan
): Promise<ReservedRefund> {
	const found = planned.state === 'approved' ? await lettingGo(tx, by, planned, { waited: false }) : null;
	const refund: RefundsTable = found?.stop
		? { ...planned, state: 'awaiting_approval', approved_by: null }
		: planned;
	const lines = plan.lines.map((line): RefundLinesTable => ({
		id: by.ids.next('rfl'),
		refund_id: refund.id,
		order_line_id: line.order_line_id as Id<'lin'>,
		return_item_id: line.return_item_id as Id<'rit'> | null,
		quantity: line.quantity,
		goods_minor: line.goods_minor,
		tax_minor: line.tax_minor,
		live: 1
	}));
	await insertRefund(tx, refund, lines, []);
	if (found) await recordLetGo(tx, by, refund, found);
	for (const line of plan.lines) {
		await addToLine(tx, line.order_line_id as Id<'lin'>, {
			refunded_quantity: line.quantity,
			refunded_minor: line.goods_minor,
			refunded_tax_minor: line.tax_minor
		});
		if (line.return_item_id !== null) {
			const settled_at = refund.state === 'succeeded' ? by.now : null;
			await saveItem(tx, line.return_item_id as Id<'rit'>, { final_minor: line.net_minor, settled_at });
		}
	}
	await reserveShares(tx, by, order, refund, plan.payments);
	await appendEvents(tx, by, [
		refundEvent(refund, refund.state === 'awaiting_approval' ? 'refund_proposed' : 'refund_approved', {
			amount_minor: refund.amount_minor,
			route: refund.route,
			capped: plan.capped,
			...(found?.stop ?? {})
		})
	]);
	const state = refund.state === 'approved' ? await release(tx, by, refund) : refund.state;
	return {
		refund_id: refund.id,
		number: refund.number,
		state,
		amount_minor: refund.amount_minor,
		currency: refund.currency,
		route: refund.route
	};
}

/** Takes each share from its payment; the payment's own check refuses what is not there. */
export async function reserveShares(
	tx: Tx,
	by: By,
	order: Pick<OrdersTable, 'number' | 'email_norm'>,
	refund: RefundsTable,
	shares: readonly PaymentShare[],
	generation = 0
): Promise<void> {
	for (const share of shares) {
		const row = await paymentRow(tx, by, order, refund, share, generation);
		await addToPayment(tx, row.payment_id, { reserved_minor: row.amount_minor });
		await insertRefundPayments(tx, [row]);
	}
}

async function paymentRow(
	tx: Tx,
	by: By,
	order: Pick<OrdersTable, 'number' | 'email_norm'>,
	refund: RefundsTable,
	share: PaymentShare,
	generation: number
): Promise<RefundPaymentsTable> {
	const id = by.ids.next('rfp');
	const payment = await tx
		.selectFrom('payments')
		.select(['provider_ref', 'method'])
		.where('id', '=', share.payment_id as Id<'pay'>)
		.executeTakeFirstOrThrow();
	// Methods without refunds of their own: the provider writes to the customer for an account.
	const needsAccount = payment.method !== 'card' && order.email_norm !== null;
	return {
		id,
		refund_id: refund.id,
		payment_id: share.payment_id as Id<'pay'>,
		amount_minor: share.amount_minor,
		state: 'reserved',
		generation,
		gateway_key: gatewayKey(id, generation),
		gateway_params: JSON.stringify({
			paymentRef: payment.provider_ref ?? '',
			amountMinor: share.amount_minor,
			currency: refund.currency,
			metadata: { [REFUND_PAYMENT_MARK]: id, [REFUND_MARK]: refund.id, order: order.number.slice(0, 500) },
			...(needsAccount && { instructionsEmail: order.email_norm })
		}),
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
		created_at: by.now,
		settled_at: null,
		version: 1
	};
}

/** What a refund is for; `about` begins its key. */
export type RefundCause = Pick<RefundsTable, 'return_id' | 'source'> & { about: string };

export const ofReturn = ({ id, kind }: Pick<ReturnsTable, 'id' | 'kind'>): RefundCause => ({
	return_id: id,
	source: kind === 'claim' ? 'claim' : 'return',
	about: `return:${id}`
});

/** The row of a refund as the plan has it. */
export function refundRow(
	by: By,
	order: Pick<OrdersTable, 'id' | 'currency'>,
	plan: RefundPlan,
	{ return_id, source, about }: RefundCause
): RefundsTable {
	const id = by.ids.next('rfd');
	const isDecided = plan.state !== 'awaiting_approval';
	return {
		id,
		number: by.ids.readable('RF'),
		order_id: order.id,
		return_id,
		source,
		state: plan.state,
		route: plan.route,
		currency: order.currency,
		goods_minor: plan.goods_minor,
		tax_minor: plan.tax_minor,
		shipping_minor: plan.shipping_minor,
		shipping_tax_minor: plan.shipping_tax_minor,
		restocking_fee_minor: plan.restocking_fee_minor,
		return_shipping_fee_minor: plan.return_shipping_fee_minor,
		deduction_minor: plan.deduction_minor,
		adjustment_minor: plan.adjustment_minor,
		computed_minor: plan.computed_minor,
		amount_minor: plan.amount_minor,
		capped: plan.capped ? 1 : 0,
		overridden_by: null,
		override_reason: null,
		proposed_by: actorId(by.actor),
		approved_by: isDecided ? actorId(by.actor) : null,
		idempotency_key: `${about}:${id}`,
		created_at: by.now,
		sent_at: null,
		settled_at: plan.state === 'succeeded' ? by.now : null,
		version: 1
	};
}

/** A return as it is now, after money of it was promised. */
export async function reread(tx: Tx, { return: row, order }: LoadedReturn): Promise<LoadedReturn> {
	const now = await findReturn(tx, row.id);
	if (!now) throw new Error(`return ${row.id} vanished inside a transaction`);
	return { return: now, items: await itemsOfReturn(tx, row.id), order };
}

const sum = <T>(rows: readonly T[], figure: (row: T) => number): number =>
	rows.reduce((total, row) => total + figure(row), 0);
