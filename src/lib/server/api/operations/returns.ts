import { z } from 'zod';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { RETURN_STATES } from '#lib/domain/return/states.ts';
import { previewReturn as preview } from '../../commands/returns/preview-return.ts';
import { findTyped } from '../../commands/returns/receive-return.ts';
import { submitReturn as submit } from '../../commands/returns/submit-return.ts';
import type { ClaimInput } from '../../commands/returns/types.ts';
import type { Context } from '../../context.ts';
import { listReturns as list, returnView } from '../../queries/return.ts';
import { fulfilmentsOfOrder } from '../../store/fulfilments.ts';
import { linesOfOrder } from '../../store/orders.ts';
import type { ReturnsTable } from '../../store/schema.ts';
import { readShop } from '../../store/shop.ts';
import { operation, type Answer } from '../operation.ts';
import { page, pageOf, pageSchema } from '../pagination.ts';
import { changeAnswerOf } from '../schemas/change-answer.ts';
import { planAnswer, planAnswerOf } from '../schemas/plan-answer.ts';
import { returnAnswer, returnAnswerOf, returnSummary, returnSummaryOf } from '../schemas/return-answer.ts';
import { previewInput, returnInput } from '../schemas/return-input.ts';
import { line } from '../schemas/values.ts';
import { orderAt, orderNumber } from './orders.ts';
import { wantedOf } from './wanted.ts';

export const returnNumber = z.object({
	number: line(64).meta({ description: 'The return’s number as people read it, or its id.' })
});

export const returnAt = (ctx: Context, typed: string): Promise<ReturnsTable | null> =>
	findTyped(ctx.db.read, typed);

/** The return as it stands now: what every operation on a return answers. */
export async function returnNow(ctx: Context, id: Id<'ret'>, status = 200): Promise<Result<Answer>> {
	const view = await returnView(ctx.db.read, id);
	if (!view) return refused('not_found');
	const { timezone } = await readShop(ctx.db.read);
	return accepted({ status, body: returnAnswerOf(view, timezone, ctx.clock.now()) });
}

const requestExample = {
	summary: 'One of two shirts, too small, money back',
	value: {
		items: [{ line: '1', quantity: 1, reason_code: 'too_small' }],
		method: 'drop_off' as const
	}
};

const REQUEST_REFUSALS = [
	'not_found',
	'line_unknown',
	'quantity_invalid',
	'quantity_exceeds_returnable',
	'not_delivered_yet',
	'refused_at_door',
	'window_closed',
	'final_sale',
	'category_not_returnable',
	'already_returning',
	'already_returned',
	'gift_ended',
	'order_cancelled',
	'reason_unknown',
	'reason_answer_missing',
	'photo_required',
	'outcome_not_offered',
	'replacement_missing',
	'product_not_offered',
	'variant_not_sold',
	'out_of_stock',
	'method_not_offered',
	'tracking_number_invalid',
	'claim_not_possible',
	'claim_nothing_paid',
	'claim_too_early',
	'claim_too_late'
] as const;

export const previewReturn = operation({
	id: 'previewReturn',
	method: 'POST',
	path: '/orders/{number}/returns/preview',
	tag: 'Returns',
	summary: 'Ask what the policy would say',
	description:
		'Judges a request and writes nothing: the verdict, the exact money, the trace, every rule that was tried and what ' +
		'would change the answer; a no says that too, as `would_change`. What is about rules is for staff: show customers ' +
		'the words of `trace` and `would_change` only where they help them.',
	scope: 'returns:write',
	params: orderNumber,
	body: { schema: previewInput, examples: { one: requestExample } },
	answers: { 200: { description: 'The plan.', schema: planAnswer } },
	refusals: [...REQUEST_REFUSALS],
	async handle({ ctx, actor, params, body }) {
		const input = await requestOf(ctx, params.number, body);
		if (!input.ok) return input;
		const plan = await preview(ctx, actor, input.value);
		if (plan.ok) return accepted({ status: 200, body: planAnswerOf(plan.value) });
		const { would_change, ...no } = plan;
		return would_change ? { ...no, would_change: would_change.map(changeAnswerOf) } : no;
	}
});

export const openReturn = operation({
	id: 'openReturn',
	method: 'POST',
	path: '/orders/{number}/returns',
	tag: 'Returns',
	summary: 'Open a return',
	description:
		'The policy judges the request as in the preview; the answer is approved or in review. Give the preview’s ' +
		'`total_minor` as `quoted_total_minor` to be sure that nothing else is promised.',
	scope: 'returns:write',
	idempotency: 'required',
	params: orderNumber,
	body: { schema: returnInput, examples: { one: requestExample } },
	answers: {
		201: { description: 'The return was opened.', schema: returnAnswer },
		200: { description: 'This request had opened it before.', schema: returnAnswer }
	},
	refusals: [
		...REQUEST_REFUSALS,
		...([
			'quote_changed',
			'key_reused_with_other_body',
			'instant_not_offered',
			'instant_needs_person'
		] as const),
		...(['instant_too_dear', 'instant_too_many'] as const)
	],
	async handle({ ctx, actor, params, body, idempotencyKey }) {
		const request = await requestOf(ctx, params.number, body);
		if (!request.ok) return request;
		const opened = await submit(ctx, actor, {
			...request.value,
			idempotency_key: idempotencyKey,
			quoted_total_minor: body.quoted_total_minor,
			quoted_due_minor: body.quoted_due_minor,
			...(body.instant && { instant: body.instant }),
			...(body.locale === undefined ? {} : { locale: body.locale })
		});
		return opened.ok ? returnNow(ctx, opened.value.return_id, opened.value.repeated ? 200 : 201) : opened;
	}
});

export const listReturns = operation({
	id: 'listReturns',
	method: 'GET',
	path: '/returns',
	tag: 'Returns',
	summary: 'List returns, newest first',
	description: 'Read on with `next` until it is null.',
	scope: 'returns:read',
	query: z.strictObject({
		...page(['number', 'string'] as const),
		state: z.enum(RETURN_STATES).optional(),
		order: line(64).optional().meta({ description: 'Only of the order with this number.' }),
		needs_person: z
			.enum(['true', 'false'])
			.optional()
			.meta({ description: '`true`: only what waits for a person.' })
	}),
	answers: { 200: { description: 'One page.', schema: pageSchema(returnSummary) } },
	refusals: [],
	async handle({ ctx, query }) {
		const order = query.order === undefined ? null : await orderAt(ctx.db.read, query.order);
		if (query.order !== undefined && !order) return accepted({ status: 200, body: { data: [], next: null } });
		const rows = await list(ctx.db.read, {
			after: query.after && { created_at: query.after[0], id: query.after[1] },
			limit: query.limit + 1,
			...(query.state === undefined ? {} : { states: [query.state] }),
			...(order ? { order_id: order.id } : {}),
			...(query.needs_person === 'true' ? { needs_person: true } : {})
		});
		const body = pageOf(rows, query.limit, (row) => [row.created_at, row.id], returnSummaryOf);
		return accepted({ status: 200, body });
	}
});

export const readReturn = operation({
	id: 'readReturn',
	method: 'GET',
	path: '/returns/{number}',
	tag: 'Returns',
	summary: 'Read one return',
	description: 'With its items, the plan and its trace, refunds, questions and answers.',
	scope: 'returns:read',
	params: returnNumber,
	answers: { 200: { description: 'The return.', schema: returnAnswer } },
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const found = await returnAt(ctx, params.number);
		return found ? returnNow(ctx, found.id) : refused('not_found');
	}
});

async function claimOn(
	ctx: Context,
	orderId: Id<'ord'>,
	{ fulfilment, ...told }: NonNullable<z.output<typeof previewInput>['claim']>
): Promise<ClaimInput | null> {
	const parcels = await fulfilmentsOfOrder(ctx.db.read, orderId);
	const parcel = parcels.find((one) => one.id === fulfilment || one.external_ref === fulfilment);
	return parcel ? { fulfilment_id: parcel.id, ...told } : null;
}

/** Lines may be named by the shop's own references. */
async function requestOf(ctx: Context, number: string, body: z.output<typeof previewInput>) {
	const order = await orderAt(ctx.db.read, number);
	if (!order) return refused('not_found');
	const lines = await linesOfOrder(ctx.db.read, order.id);
	const wanted = await wantedOf(ctx, order.currency, body.items);
	const items = body.items.map(({ line: named, file_ids, wants, ...item }) => ({
		...item,
		...(wants && {
			wants: wants.map(({ variant, quantity }) => ({ variant_id: wanted(variant), quantity }))
		}),
		line_id: lines.find((one) => one.id === named || one.external_ref === named)?.id,
		file_ids: file_ids as Id<'fil'>[]
	}));
	const claim = body.claim && (await claimOn(ctx, order.id, body.claim));
	if (claim === null) return refused('not_found', { pointer: '/claim/fulfilment' });
	const unknown = items.findIndex((item) => item.line_id === undefined);
	if (unknown >= 0) return refused('line_unknown', { pointer: `/items/${unknown}/line` });
	return accepted({
		order_id: order.id,
		method: body.method,
		carrier: body.carrier,
		tracking_number: body.tracking_number,
		...(claim && { claim }),
		...(body.gift && { gift: { gift_id: body.gift.id as Id<'gft'>, email: body.gift.email } }),
		items: items.flatMap(({ line_id, ...item }) => (line_id ? [{ ...item, line_id }] : []))
	});
}
