import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { hasRole } from '#lib/domain/actor.ts';
import { amountTyped } from '#lib/domain/desk/amount-typed.ts';
import { isId } from '#lib/domain/ids.ts';
import { refused, type Refusal, type Result } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { adjustCredit } from '#lib/server/commands/credit/adjust-credit.ts';
import { revokeCredit } from '#lib/server/commands/credit/revoke-credit.ts';
import type { CustomerOrder } from '#lib/server/queries/customer-order.ts';
import { deskCredit } from '#lib/server/queries/desk-credit.ts';
import { fieldsOf, type Fields } from '../../cases/[return]/fields.ts';

/** What was typed, for the page that says why it was refused. */
export type TypedCredit = { what: string; amount: string; reason_code: string; note: string };

/** What the order's page shows of the customer's credit; `mayChange` is for leads and merchants. */
export async function creditOfOrder(event: Pick<RequestEvent, 'locals'>, { order }: CustomerOrder) {
	const { context } = event.locals;
	return {
		view: await deskCredit(context.db.read, order.customer_id, context.clock.now()),
		mayChange: hasRole(staffActor(event.locals), 'lead'),
		/** One key per page: pressed twice, it is done once. */
		key: context.ids.next('crt')
	};
}

/** Gives, takes off, or takes a refund's unspent credit back. */
export async function changeCredit(
	{ request, locals }: Pick<RequestEvent, 'request' | 'locals'>,
	{ order }: CustomerOrder
): Promise<ActionFailure<{ credit: { refusal: Refusal; typed: TypedCredit } }>> {
	const fields = fieldsOf(await request.formData());
	const typed: TypedCredit = {
		what: fields.text('what', 60),
		amount: fields.text('amount', 40),
		reason_code: fields.text('reason_code', 60),
		note: fields.text('note', 2_000)
	};
	const changed = await change({ locals }, order, typed, fields);
	if (!changed.ok) return fail(422, { credit: { refusal: changed.refusal, typed } });
	redirect(303, `/desk/orders/${encodeURIComponent(order.number)}?done=credit_changed#credit`);
}

async function change(
	{ locals }: Pick<RequestEvent, 'locals'>,
	order: CustomerOrder['order'],
	{ what, amount, reason_code, note }: TypedCredit,
	fields: Fields
): Promise<Result<unknown>> {
	const { context } = locals;
	const actor = staffActor(locals);
	const key = fields.text('key', 60);
	const idempotency_key = `desk:${isId('crt', key) ? key : context.ids.next('crt')}`;
	if (order.customer_id === null) return refused('not_found');
	if (what.startsWith('revoke:')) {
		const view = await deskCredit(context.db.read, order.customer_id, context.clock.now());
		const refund = view?.unspent.find((one) => what === `revoke:${one.refund_id}`);
		if (!refund) return refused('not_found');
		return revokeCredit(context, actor, { refund_id: refund.refund_id, reason_code, note, idempotency_key });
	}
	const minor = amountTyped(amount, order.currency);
	if (minor === null || (what !== 'give' && what !== 'take')) return refused('amount_invalid');
	return adjustCredit(context, actor, {
		customer_id: order.customer_id,
		order_id: order.id,
		currency: order.currency,
		amount_minor: what === 'give' ? minor : -minor,
		reason_code,
		note: note.trim(),
		idempotency_key
	});
}
