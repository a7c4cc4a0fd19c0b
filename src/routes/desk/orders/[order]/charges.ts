import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { hasRole } from '#lib/domain/actor.ts';
import { USUAL_DAYS } from '#lib/domain/charge/times.ts';
import { amountTyped } from '#lib/domain/desk/amount-typed.ts';
import { isId, type Id } from '#lib/domain/ids.ts';
import { refused, type Refusal, type Result } from '#lib/domain/result.ts';
import { DAY } from '#lib/domain/time.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { askPayment } from '#lib/server/commands/charges/ask-payment.ts';
import { callOffPayment } from '#lib/server/commands/charges/call-off-payment.ts';
import { sendPayLink } from '#lib/server/commands/charges/send-pay-link.ts';
import { chargesSeen } from '#lib/server/queries/charges.ts';
import type { CustomerOrder } from '#lib/server/queries/customer-order.ts';
import { fieldsOf } from '../../cases/[return]/fields.ts';

/** What was typed, for the page that says why it was refused. */
export type TypedCharge = { title: string; amount: string; days: string };
type Failed = ActionFailure<{ charge: { refusal: Refusal; typed: TypedCharge | null } }>;

/** What the order's page shows of money asked for after the sale; `mayAsk` is for leads and merchants. */
export async function chargesOfOrder(event: Pick<RequestEvent, 'locals'>, { order }: CustomerOrder) {
	const { context } = event.locals;
	return {
		seen: await chargesSeen(context.db.read, order),
		mayAsk: hasRole(staffActor(event.locals), 'lead') && context.config.STRIPE_SECRET_KEY !== undefined,
		/** One key per page: pressed twice, the customer is asked once. */
		key: context.ids.next('chg'),
		days: USUAL_DAYS
	};
}

/** Asks the customer of an order for a payment. */
export async function askCustomer(event: RequestEvent, { order }: CustomerOrder): Promise<Failed> {
	const { context } = event.locals;
	const fields = fieldsOf(await event.request.formData());
	const typed: TypedCharge = {
		title: fields.text('title', 200),
		amount: fields.text('amount', 40),
		days: fields.text('days', 10)
	};
	const key = fields.text('key', 60);
	const amount_minor = amountTyped(typed.amount, order.currency);
	const days = Number(typed.days);
	const asked: Result<unknown> =
		amount_minor === null
			? refused('amount_invalid')
			: !Number.isInteger(days)
				? refused('charge_due_invalid')
				: await askPayment(context, staffActor(event.locals), {
						order_id: order.id,
						amount_minor,
						title: typed.title,
						due_at: context.clock.now() + days * DAY,
						idempotency_key: `desk:${isId('chg', key) ? key : context.ids.next('chg')}`
					});
	if (!asked.ok) return fail(422, { charge: { refusal: asked.refusal, typed } });
	redirect(303, `${pathOf(order.number)}?done=payment_asked#charges`);
}

/** Sends the link once more, or calls the payment off: the button pressed says which. */
export async function actOnCharge(event: RequestEvent, { order }: CustomerOrder): Promise<Failed> {
	const { context } = event.locals;
	const fields = fieldsOf(await event.request.formData());
	const id = fields.text('charge', 60);
	const known = (await chargesSeen(context.db.read, order)).find((one) => one.charge.id === id);
	const ref = { charge_id: id as Id<'chg'>, version: Number(fields.text('version', 20)) };
	const isOff = fields.text('act', 20) === 'call_off';
	const command = isOff ? callOffPayment : sendPayLink;
	const done = known ? await command(context, staffActor(event.locals), ref) : refused('not_found');
	if (!done.ok) return fail(422, { charge: { refusal: done.refusal, typed: null } });
	redirect(303, `${pathOf(order.number)}?done=${isOff ? 'payment_called_off' : 'payment_link_sent'}#charges`);
}

const pathOf = (number: string): string => `/desk/orders/${encodeURIComponent(number)}`;
