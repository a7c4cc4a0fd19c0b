import { z } from 'zod';
import { accepted, refused } from '#lib/domain/result.ts';
import { approveLineChange, declineLineChange } from '../../commands/line-changes/decide-line-change.ts';
import { proposeLineChange } from '../../commands/line-changes/propose-line-change.ts';
import type { ProposedLineChange } from '../../commands/line-changes/types.ts';
import { withdrawLineChange } from '../../commands/line-changes/withdraw-line-change.ts';
import type { Context } from '../../context.ts';
import { lineChangesIfAny } from '../../queries/line-changes.ts';
import { findVariants } from '../../store/catalogue.ts';
import { findLineChange } from '../../store/line-changes.ts';
import { linesOfOrder } from '../../store/orders.ts';
import { operation, type Operation } from '../operation.ts';
import { lineChangeAnswer, lineChangeAnswerOf, lineChangeInput } from '../schemas/line-change.ts';
import { changeAct, seen, seenAndWhy } from './change-act.ts';
import { orderAt, orderNumber } from './orders.ts';

export const listLineChanges = operation({
	id: 'listLineChanges',
	method: 'GET',
	path: '/orders/{number}/line-changes',
	tag: 'Orders',
	summary: 'List what was changed about the pieces of an order',
	description: 'Oldest first: other variants and more pieces, asked for before they were packed.',
	scope: 'orders:read',
	params: orderNumber,
	answers: { 200: { description: 'All changes.', schema: z.object({ data: z.array(lineChangeAnswer) }) } },
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const order = await orderAt(ctx.db.read, params.number);
		if (!order) return refused('not_found');
		const changes = await lineChangesIfAny(ctx.db.read, order);
		const lines = changes.length > 0 ? await linesOfOrder(ctx.db.read, order.id) : [];
		return accepted({
			status: 200,
			body: { data: changes.map((change) => lineChangeAnswerOf(change, lines)) }
		});
	}
});

export const changeLine = operation({
	id: 'changeLine',
	method: 'POST',
	path: '/orders/{number}/line-changes',
	tag: 'Orders',
	summary: 'Change pieces of an order before they are packed',
	description:
		'Another variant of the same product, or more of it. What is dearer is paid by the customer first, by the link they ' +
		'are sent; what is cheaper goes back. Fewer pieces are a cancellation.',
	scope: 'orders:write',
	idempotency: 'optional',
	params: orderNumber,
	body: {
		schema: lineChangeInput,
		examples: {
			size: {
				summary: 'One of them in another size',
				value: { kind: 'variant', line: '1', sku: 'LINEN-L', quantity: 1, reason: 'Asked by chat' }
			},
			more: {
				summary: 'Two more, as the customer asks',
				value: { kind: 'quantity', line: '1', quantity: 2, for_customer: true }
			}
		}
	},
	answers: { 201: { description: 'The change.', schema: lineChangeAnswer } },
	refusals: [
		...(['not_found', 'line_unknown', 'change_too_late', 'change_not_offered', 'nothing_to_change'] as const),
		...(['variant_not_sold', 'out_of_stock', 'given_as_gift', 'quote_changed', 'changed_meanwhile'] as const),
		...(['change_money_held', 'cancellation_open', 'payment_in_motion', 'payment_disputed'] as const),
		...(['no_payment_provider', 'quantity_invalid', 'charge_too_small', 'amount_invalid'] as const)
	],
	async handle({ ctx, actor, params, body }) {
		const order = await orderAt(ctx.db.read, params.number);
		if (!order) return refused('not_found');
		const lines = await linesOfOrder(ctx.db.read, order.id);
		const found = lines.find((one) => one.external_ref === body.line);
		if (!found) return refused('line_unknown', { pointer: '/line' });
		const skus = body.kind === 'variant' ? [body.sku] : [];
		const [variant] = await findVariants(ctx.db.read, { skus }, order.currency);
		if (body.kind === 'variant' && !variant) return refused('variant_not_sold', { pointer: '/sku' });
		const { kind, quantity, for_customer, quoted_minor, version, reason } = body;
		const done = await proposeLineChange(ctx, actor, {
			...{ order_id: order.id, line_id: found.id, kind, quantity, for_customer, reason },
			...(variant === undefined ? {} : { variant_id: variant.id }),
			...(quoted_minor === undefined ? {} : { quoted_minor }),
			...(version === undefined ? {} : { version })
		});
		return done.ok ? changeNow(ctx, done.value, 201) : done;
	}
});

const act = changeAct({
	name: 'LineChange',
	segment: 'line-changes',
	prefix: 'lch',
	find: findLineChange,
	answer: lineChangeAnswer,
	now: (ctx, done) => changeNow(ctx, done, 200)
});

export const lineChangeActs: readonly Operation[] = [
	act({
		verb: 'approve',
		summary: 'Agree to a change of pieces',
		description: 'The order is changed, or the customer is asked for the difference.',
		body: z.strictObject(seen),
		value: { version: 1 },
		refusals: ['change_too_late', 'cancellation_open', 'payment_in_motion', 'change_money_held'],
		run: (ctx, actor, about) => approveLineChange(ctx, actor, about)
	}),
	act({
		verb: 'decline',
		summary: 'Do not agree to a change of pieces',
		description: 'The customer is told why.',
		body: z.strictObject(seenAndWhy),
		value: { note: 'It is being packed at this moment.' },
		refusals: ['decline_reason_missing'],
		run: (ctx, actor, about, { note }) => declineLineChange(ctx, actor, { ...about, note })
	}),
	act({
		verb: 'withdraw',
		summary: 'Take a wish for other pieces back',
		description: 'For the customer, before anything came of it; nobody is asked for the difference any more.',
		body: z.strictObject(seen),
		value: { version: 1 },
		refusals: [],
		run: (ctx, actor, about) => withdrawLineChange(ctx, actor, about)
	})
];

async function changeNow(ctx: Context, { change_id }: Pick<ProposedLineChange, 'change_id'>, status: number) {
	const change = await findLineChange(ctx.db.read, change_id);
	if (!change) return refused('not_found');
	const lines = await linesOfOrder(ctx.db.read, change.order_id);
	return accepted({ status, body: lineChangeAnswerOf(change, lines) });
}
