import type { NeutralPayment } from '#lib/domain/order/neutral.ts';
import { minorStep } from '#lib/domain/refund/minor-step.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents, type NewEvent } from '../../store/events.ts';
import {
	findPaymentByProviderRef,
	insertPayments,
	paymentsOfOrder,
	savePayment
} from '../../store/payments.ts';
import type { OrdersTable, PaymentsTable } from '../../store/schema.ts';
import type { By } from './by.ts';

/** New payments are added, known ones brought up to date; what was refunded or promised stays covered. */
export async function savePayments(
	tx: Tx,
	by: By,
	order: OrdersTable,
	told: readonly NeutralPayment[]
): Promise<Result<null>> {
	const known = await paymentsOfOrder(tx, order.id);
	const events: NewEvent[] = [];
	for (const [index, said] of told.entries()) {
		const pointer = `/payments/${index}`;
		const before = known.find((one) => one.external_ref === said.reference);
		const payment = stillTaken(before, said);
		const fault = await faultOf(tx, order, before, payment, pointer);
		if (fault) return fault;
		const id = before?.id ?? by.ids.next('pay');
		if (before) {
			await savePayment(tx, before.id, before.version, {
				...paymentColumns(payment),
				...stillReleased(before, said)
			});
		} else {
			await insertPayments(tx, [newPayment(id, order, known.length + index, payment)]);
		}
		const captured = payment.captured_minor - (before?.captured_minor ?? 0);
		if (captured > 0) {
			events.push({
				type: 'payment_captured',
				entity: 'order',
				entity_id: order.id,
				order_id: order.id,
				data: {
					payment_id: id,
					amount_minor: captured,
					currency: order.currency,
					method: payment.method,
					captured_at: payment.captured_at
				}
			});
		}
	}
	await appendEvents(tx, by, events);
	return accepted(null);
}

/** A shop's system that does not follow the cash says for ever that none was taken; what was taken stays taken. */
const stillTaken = (before: PaymentsTable | undefined, said: NeutralPayment): NeutralPayment =>
	before?.provider === 'cash_on_delivery' && said.captured_minor === 0 && before.captured_minor > 0
		? {
				...said,
				authorized_minor: Math.max(said.authorized_minor, before.captured_minor),
				captured_minor: before.captured_minor,
				captured_at: before.captured_at
			}
		: said;

/** A shop that tells another amount for the door has left out what was cancelled. */
const stillReleased = (before: PaymentsTable, said: NeutralPayment): Partial<PaymentsTable> =>
	before.provider === 'cash_on_delivery' && said.authorized_minor !== before.authorized_minor
		? { released_minor: 0 }
		: {};

async function faultOf(
	tx: Tx,
	order: OrdersTable,
	before: PaymentsTable | undefined,
	payment: NeutralPayment,
	pointer: string
) {
	if (before && payment.captured_minor < before.reserved_minor + before.refunded_minor) {
		return refused('amount_invalid', { pointer: `${pointer}/captured_minor` });
	}
	if (before && before.provider !== payment.provider) {
		return refused('value_invalid', { pointer: `${pointer}/provider` });
	}
	if (payment.captured_minor > payment.authorized_minor) {
		return refused('amount_invalid', { pointer: `${pointer}/captured_minor` });
	}
	if (payment.provider_ref === null) return null;
	const holder = await findPaymentByProviderRef(tx, payment.provider, payment.provider_ref);
	const isOurs =
		holder === null || (holder.order_id === order.id && holder.external_ref === payment.reference);
	return isOurs ? null : refused('value_invalid', { pointer: `${pointer}/provider_ref` });
}

const paymentColumns = (payment: NeutralPayment) => ({
	method: payment.method,
	method_label: payment.method_label,
	provider_ref: payment.provider_ref,
	authorized_minor: payment.authorized_minor,
	captured_minor: payment.captured_minor,
	captured_at: payment.captured_at
});

const newPayment = (
	id: PaymentsTable['id'],
	order: OrdersTable,
	position: number,
	payment: NeutralPayment
): PaymentsTable => ({
	id,
	order_id: order.id,
	position,
	external_ref: payment.reference,
	provider: payment.provider,
	...paymentColumns(payment),
	currency: order.currency,
	minor_step: minorStep(payment.provider, order.currency),
	reserved_minor: 0,
	refunded_minor: 0,
	released_minor: 0,
	dispute_state: 'none',
	version: 1
});
