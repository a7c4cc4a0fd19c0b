import { z } from 'zod';
import { parseReadableCode } from '#lib/domain/ids.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import { accepted, refused } from '#lib/domain/result.ts';
import { goToPay } from '../../checkout/go-to-pay.ts';
import { askPayment } from '../../commands/charges/ask-payment.ts';
import { callOffPayment } from '../../commands/charges/call-off-payment.ts';
import { sendPayLink } from '../../commands/charges/send-pay-link.ts';
import type { Context } from '../../context.ts';
import { chargesSeen, chargeWithOrder } from '../../queries/charges.ts';
import { findOrderByNumber } from '../../store/orders.ts';
import { operation } from '../operation.ts';
import { chargeAnswer, chargeAnswerOf } from '../schemas/charge-answer.ts';
import { amount, instant, line } from '../schemas/values.ts';

const orderNumber = z.object({ number: line(60).meta({ description: 'The order’s number.' }) });
const number = z.object({ number: line(20).meta({ description: 'Its number: `PY-5M8Q3KX`.' }) });
const one = { 200: { description: 'The charge.', schema: chargeAnswer } };

const find = async (ctx: Context, typed: string) => {
	const code = parseReadableCode('PY', typed);
	return code === null ? null : chargeWithOrder(ctx.db.read, code);
};
const answerOf = async (ctx: Context, code: string, status = 200) => {
	const found = await chargeWithOrder(ctx.db.read, code);
	return found
		? accepted({ status, body: chargeAnswerOf(found.view, found.order, ctx.config.ORIGIN) })
		: refused('not_found');
};

export const listCharges = operation({
	id: 'listCharges',
	method: 'GET',
	path: '/orders/{number}/charges',
	tag: 'Orders',
	summary: 'List what the customer was asked to pay after the sale',
	description: 'Oldest first: differences of exchanges and changes, and what somebody asked for.',
	scope: 'orders:read',
	params: orderNumber,
	answers: {
		200: { description: 'All of them.', schema: z.object({ items: z.array(chargeAnswer) }) }
	},
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const order = await findOrderByNumber(ctx.db.read, normalOrderNumber(params.number));
		if (!order) return refused('not_found');
		const views = await chargesSeen(ctx.db.read, order);
		const items = views.map((view) => chargeAnswerOf(view, order, ctx.config.ORIGIN));
		return accepted({ status: 200, body: { items } });
	}
});

export const askForPayment = operation({
	id: 'askForPayment',
	method: 'POST',
	path: '/orders/{number}/charges',
	tag: 'Orders',
	summary: 'Ask the customer for a payment',
	description:
		'Mails the customer a link to pay by card or PromptPay. It lapses by itself at `due_at`; money that comes later ' +
		'or twice goes back by itself.',
	scope: 'orders:write',
	idempotency: 'required',
	params: orderNumber,
	body: {
		schema: z.strictObject({
			amount_minor: amount().min(1).meta({ description: 'In the order’s currency, tax included.' }),
			title: line(120).meta({ description: 'What it is for. The customer reads it.' }),
			due_at: instant().meta({ description: 'An hour to 90 days from now.' })
		}),
		examples: {
			express: {
				summary: 'A faster delivery',
				value: { amount_minor: 15000, title: 'Same-day delivery', due_at: '2026-11-24T23:59:00+07:00' }
			}
		}
	},
	answers: { 201: { description: 'The customer is asked.', schema: chargeAnswer } },
	refusals: [
		...([
			'not_found',
			'order_cancelled',
			'amount_invalid',
			'charge_too_small',
			'charge_due_invalid'
		] as const),
		...(['reason_missing', 'no_payment_provider', 'key_reused_with_other_body'] as const)
	],
	async handle({ ctx, actor, params, body, idempotencyKey }) {
		const order = await findOrderByNumber(ctx.db.read, normalOrderNumber(params.number));
		if (!order) return refused('not_found');
		const input = { order_id: order.id, ...body, idempotency_key: idempotencyKey };
		const asked = await askPayment(ctx, actor, input);
		return asked.ok ? answerOf(ctx, asked.value.number, 201) : asked;
	}
});

export const readCharge = operation({
	id: 'readCharge',
	method: 'GET',
	path: '/charges/{number}',
	tag: 'Orders',
	summary: 'Read one charge',
	description: 'How much is to be paid until when, and whether it was.',
	scope: 'orders:read',
	params: number,
	answers: one,
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const found = await find(ctx, params.number);
		return found ? answerOf(ctx, found.view.charge.number) : refused('not_found');
	}
});

export const openPayPage = operation({
	id: 'openPayPage',
	method: 'POST',
	path: '/charges/{number}/pay-page',
	tag: 'Orders',
	summary: 'Open the page on which a charge is paid',
	description:
		'Answers with an address at the payment provider, to send the customer to now; it closes within a day. Asked again ' +
		'while it is open, it is the same one.',
	scope: 'orders:write',
	params: number,
	answers: { 200: { description: 'Where to pay.', schema: z.object({ url: z.string() }) } },
	refusals: ['not_found', 'not_in_this_state', 'no_payment_provider', 'provider_unavailable'],
	async handle({ ctx, actor, params }) {
		const found = await find(ctx, params.number);
		if (!found) return refused('not_found');
		const input = { charge_id: found.view.charge.id, locale: found.order.locale };
		const going = await goToPay(ctx, actor, input);
		return going.ok ? accepted({ status: 200, body: going.value }) : going;
	}
});

export const callOffCharge = operation({
	id: 'callOffCharge',
	method: 'POST',
	path: '/charges/{number}/cancel',
	tag: 'Orders',
	summary: 'Call off a payment that was asked for',
	description:
		'Only what somebody asked for: what an exchange or a change needs ends with it. The customer is told.',
	scope: 'orders:write',
	params: number,
	body: {
		schema: z.strictObject({ version: z.int().min(1).optional() }),
		examples: { seen: { summary: 'As it was read', value: { version: 1 } } }
	},
	answers: one,
	refusals: ['not_found', 'changed_meanwhile', 'not_in_this_state'],
	async handle({ ctx, actor, params, body }) {
		const found = await find(ctx, params.number);
		if (!found) return refused('not_found');
		const version = body.version === undefined ? {} : { version: body.version };
		const done = await callOffPayment(ctx, actor, { charge_id: found.view.charge.id, ...version });
		return done.ok ? answerOf(ctx, done.value.number) : done;
	}
});

export const mailPayLink = operation({
	id: 'mailPayLink',
	method: 'POST',
	path: '/charges/{number}/send-link',
	tag: 'Orders',
	summary: 'Mail the link to pay again',
	description: 'Asked again within a few minutes it is still one mail.',
	scope: 'orders:write',
	params: number,
	answers: one,
	refusals: ['not_found', 'not_in_this_state'],
	async handle({ ctx, actor, params }) {
		const found = await find(ctx, params.number);
		if (!found) return refused('not_found');
		const done = await sendPayLink(ctx, actor, { charge_id: found.view.charge.id });
		return done.ok ? answerOf(ctx, done.value.number) : done;
	}
});
