import { z } from 'zod';
import { CANCELLATION_REASONS } from '#lib/domain/cancellation/reasons.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { answerCancellation } from '../../commands/cancellations/answer-cancellation.ts';
import { requestCancellation } from '../../commands/cancellations/request-cancellation.ts';
import type { ChangedCancellation } from '../../commands/cancellations/types.ts';
import { withdrawCancellation } from '../../commands/cancellations/withdraw-cancellation.ts';
import { cancelForm, cancellationView, cancellationViews } from '../../queries/cancellation.ts';
import type { Reader } from '../../store/database.ts';
import { linesOfOrder } from '../../store/orders.ts';
import { operation } from '../operation.ts';
import {
	cancellationAnswer,
	cancellationAnswerOf,
	cancellationPreview,
	cancellationPreviewOf
} from '../schemas/cancellation-answer.ts';
import { amount, line, paragraphs, quantity } from '../schemas/values.ts';
import { orderAt, orderNumber } from './orders.ts';

const number = z.object({ number: line(20).meta({ description: 'Its number: `CA-5M8Q3KX`.' }) });

const lines = z
	.array(
		z.strictObject({
			reference: line(200).meta({ description: 'The line’s own reference.' }),
			quantity: quantity()
		})
	)
	.min(1)
	.max(1_000)
	.optional()
	.meta({ description: 'Left out: everything that can still be cancelled.' });

const preview = z.strictObject({ lines }).meta({ id: 'CancellationPreviewInput' });
const request = z
	.strictObject({
		lines,
		reason: z.enum(CANCELLATION_REASONS).optional(),
		note: paragraphs(1_000, 0).default(''),
		quoted_total_minor: amount()
			.optional()
			.meta({ description: 'The total of the preview; another one is refused as `quote_changed`.' })
	})
	.meta({ id: 'CancellationInput' });

const CANNOT = [
	'not_found',
	'order_cancelled',
	'nothing_to_cancel',
	'nothing_chosen',
	'cannot_cancel',
	'line_unknown',
	'quantity_invalid',
	'cancellation_open',
	'payment_in_motion',
	'payment_disputed'
] as const;

export const previewCancellation = operation({
	id: 'previewCancellation',
	method: 'POST',
	path: '/orders/{number}/cancellations/preview',
	tag: 'Orders',
	summary: 'See what a cancellation would mean',
	description: 'Nothing is written. The request works out the same.',
	scope: 'orders:read',
	idempotency: 'optional',
	params: orderNumber,
	body: { schema: preview, examples: { whole: { summary: 'The whole order', value: {} } } },
	answers: { 200: { description: 'What it would mean.', schema: cancellationPreview } },
	refusals: [...CANNOT],
	async handle({ ctx, params, body }) {
		const order = await orderAt(ctx.db.read, params.number);
		if (!order) return refused('not_found');
		const asked = await askedOf(ctx.db.read, order.id, body.lines);
		if (!asked.ok) return asked;
		const { plan } = await cancelForm(ctx.db.read, order, asked.value, ctx.clock.now());
		if (!plan.ok) return plan;
		return accepted({ status: 200, body: cancellationPreviewOf(plan.value, order.currency) });
	}
});

export const openCancellation = operation({
	id: 'requestCancellation',
	method: 'POST',
	path: '/orders/{number}/cancellations',
	tag: 'Orders',
	summary: 'Cancel an order or pieces of it',
	description:
		'On behalf of the customer and by the customer’s rules: within the grace it is accepted at once, later the shop’s ' +
		'setting may ask the warehouse first. What is packed or sent can’t be cancelled.',
	scope: 'orders:write',
	idempotency: 'required',
	params: orderNumber,
	body: {
		schema: request,
		examples: {
			whole: { summary: 'The whole order', value: { reason: 'changed_mind' } },
			piece: { summary: 'One piece', value: { lines: [{ reference: 'L1', quantity: 1 }] } }
		}
	},
	answers: { 201: { description: 'The cancellation.', schema: cancellationAnswer } },
	refusals: [...CANNOT, 'quote_changed', 'key_reused_with_other_body', 'not_allowed'],
	async handle({ ctx, actor, params, body, idempotencyKey }) {
		const order = await orderAt(ctx.db.read, params.number);
		if (!order) return refused('not_found');
		const asked = await askedOf(ctx.db.read, order.id, body.lines);
		if (!asked.ok) return asked;
		const done = await requestCancellation(ctx, actor, {
			order_id: order.id,
			lines: asked.value,
			reason_code: body.reason ?? null,
			note: body.note,
			idempotency_key: `api:${idempotencyKey}`,
			...(body.quoted_total_minor === undefined ? {} : { quoted_minor: body.quoted_total_minor })
		});
		return answered(ctx.db.read, done, 201);
	}
});

export const listCancellations = operation({
	id: 'listCancellations',
	method: 'GET',
	path: '/orders/{number}/cancellations',
	tag: 'Orders',
	summary: 'List the cancellations of an order, newest first',
	description: 'All of them: an order has few.',
	scope: 'orders:read',
	params: orderNumber,
	answers: {
		200: {
			description: 'The cancellations.',
			schema: z.object({ data: z.array(cancellationAnswer) })
		}
	},
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const order = await orderAt(ctx.db.read, params.number);
		if (!order) return refused('not_found');
		const data = (await cancellationViews(ctx.db.read, order.id)).map(cancellationAnswerOf);
		return accepted({ status: 200, body: { data } });
	}
});

export const readCancellation = operation({
	id: 'readCancellation',
	method: 'GET',
	path: '/cancellations/{number}',
	tag: 'Orders',
	summary: 'Read one cancellation',
	description: 'Where it stands, and where its money is.',
	scope: 'orders:read',
	params: number,
	answers: { 200: { description: 'The cancellation.', schema: cancellationAnswer } },
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const view = await cancellationView(ctx.db.read, params.number);
		return view ? accepted({ status: 200, body: cancellationAnswerOf(view) }) : refused('not_found');
	}
});

export const sendCancellationAnswer = operation({
	id: 'answerCancellation',
	method: 'POST',
	path: '/cancellations/{number}/answer',
	tag: 'Orders',
	summary: 'Answer for the warehouse',
	description:
		'`stop`: the pieces were stopped in time, and the money goes back. `too_late`: they are packed.',
	scope: 'orders:write',
	idempotency: 'required',
	params: number,
	body: {
		schema: z.strictObject({ version: z.int().min(1).optional(), answer: z.enum(['stop', 'too_late']) }),
		examples: { stopped: { summary: 'Stopped in time', value: { answer: 'stop' } } }
	},
	answers: { 200: { description: 'The cancellation.', schema: cancellationAnswer } },
	refusals: [...CANNOT, 'not_in_this_state', 'changed_meanwhile', 'not_allowed'],
	async handle({ ctx, actor, params, body }) {
		const view = await cancellationView(ctx.db.read, params.number);
		if (!view) return refused('not_found');
		const { answer, version } = body;
		const ref = { cancellation_id: view.row.id, ...(version === undefined ? {} : { version }) };
		return answered(ctx.db.read, await answerCancellation(ctx, actor, { ...ref, answer }), 200);
	}
});

export const takeBackCancellation = operation({
	id: 'withdrawCancellation',
	method: 'POST',
	path: '/cancellations/{number}/withdraw',
	tag: 'Orders',
	summary: 'Keep the order after all',
	description: 'While nobody has answered for the warehouse.',
	scope: 'orders:write',
	idempotency: 'required',
	params: number,
	body: {
		schema: z.strictObject({ version: z.int().min(1).optional() }),
		examples: { kept: { summary: 'Kept', value: {} } }
	},
	answers: { 200: { description: 'The cancellation.', schema: cancellationAnswer } },
	refusals: ['not_found', 'not_in_this_state', 'changed_meanwhile', 'not_allowed'],
	async handle({ ctx, actor, params, body: { version } }) {
		const view = await cancellationView(ctx.db.read, params.number);
		if (!view) return refused('not_found');
		const ref = { cancellation_id: view.row.id, ...(version === undefined ? {} : { version }) };
		return answered(ctx.db.read, await withdrawCancellation(ctx, actor, ref), 200);
	}
});

/** Lines by the shop's own references; null when none are named. */
async function askedOf(
	db: Reader,
	orderId: Parameters<typeof linesOfOrder>[1],
	named: z.output<typeof lines>
) {
	if (!named) return accepted(null);
	const known = await linesOfOrder(db, orderId);
	const asked: { line_id: string; quantity: number }[] = [];
	for (const [index, { reference, quantity: units }] of named.entries()) {
		const found = known.find((one) => one.external_ref === reference);
		if (!found) return refused('line_unknown', { pointer: `/lines/${index}/reference`, reference });
		asked.push({ line_id: found.id, quantity: units });
	}
	return accepted(asked);
}

async function answered<S extends 200 | 201>(db: Reader, done: Result<ChangedCancellation>, status: S) {
	if (!done.ok) return done;
	const view = await cancellationView(db, done.value.number);
	return view ? accepted({ status, body: cancellationAnswerOf(view) }) : refused('not_found');
}
