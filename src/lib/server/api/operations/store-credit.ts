import { z } from 'zod';
import { isId } from '#lib/domain/ids.ts';
import { accepted, refused } from '#lib/domain/result.ts';
import { ownerOf } from '../../commands/credit/owner.ts';
import { restoreCredit } from '../../commands/credit/restore-credit.ts';
import { spendCredit } from '../../commands/credit/spend-credit.ts';
import { creditBalances, creditStatement } from '../../queries/credit.ts';
import { readShop } from '../../store/shop.ts';
import { operation } from '../operation.ts';
import { page, pageOf, pageSchema } from '../pagination.ts';
import {
	creditAnswer,
	creditAnswerOf,
	creditMoved,
	creditMovedOf,
	creditOwner,
	statementRow,
	statementRowOf
} from '../schemas/credit.ts';
import { amount, currency, line, paragraphs } from '../schemas/values.ts';

const customer = z.object({ customer: creditOwner });

export const readCredit = operation({
	id: 'readStoreCredit',
	method: 'GET',
	path: '/customers/{customer}/store-credit',
	tag: 'Store credit',
	summary: 'What a customer can spend',
	description:
		'One balance per currency. Somebody the shop does not know has none: a checkout can ask for every visitor who ' +
		'proved an address.',
	scope: 'credit:read',
	params: customer,
	answers: { 200: { description: 'The balances.', schema: creditAnswer } },
	refusals: [],
	async handle({ ctx, params }) {
		const id = await ownerOf(ctx.db.read, params.customer);
		const balances = id ? await creditBalances(ctx.db.read, id, ctx.clock.now()) : [];
		return accepted({ status: 200, body: creditAnswerOf(id, balances) });
	}
});

export const readStatement = operation({
	id: 'listStoreCredit',
	method: 'GET',
	path: '/customers/{customer}/store-credit/statement',
	tag: 'Store credit',
	summary: 'Everything that moved a customer’s credit',
	description: 'Newest first, each with the balance after it. Read on with `next` until it is null.',
	scope: 'credit:read',
	params: customer,
	query: z.strictObject({
		...page(['number', 'string'] as const),
		currency: currency().optional().meta({ description: 'The shop’s own unless given.' })
	}),
	answers: { 200: { description: 'One page.', schema: pageSchema(statementRow) } },
	refusals: [],
	async handle({ ctx, params, query }) {
		const customer_id = await ownerOf(ctx.db.read, params.customer);
		const code = query.currency ?? (await readShop(ctx.db.read)).currency;
		const after = query.after && { created_at: query.after[0], id: query.after[1] };
		const rows = customer_id
			? await creditStatement(ctx.db.read, { customer_id, currency: code }, { after, limit: query.limit + 1 })
			: [];
		const body = pageOf(rows, query.limit, (row) => [row.created_at, row.id], statementRowOf);
		return accepted({ status: 200, body });
	}
});

export const spendStoreCredit = operation({
	id: 'spendStoreCredit',
	method: 'POST',
	path: '/customers/{customer}/store-credit/spends',
	tag: 'Store credit',
	summary: 'Pay with store credit',
	description:
		'Takes the amount at once, or nothing: `credit_insufficient` tells what is there. What runs out first is taken ' +
		'first. Send the same key again when no answer came: nothing is taken twice.',
	scope: 'credit:write',
	idempotency: 'required',
	params: customer,
	body: {
		schema: z.strictObject({
			currency: currency(),
			amount_minor: amount().min(1),
			order_reference: line(200).meta({ description: 'The purchase, as your checkout calls it.' })
		}),
		examples: {
			checkout: {
				summary: 'Part of a purchase',
				value: { currency: 'THB', amount_minor: 25000, order_reference: 'WEB-88121' }
			}
		}
	},
	answers: { 201: { description: 'It is taken.', schema: creditMoved } },
	refusals: ['credit_insufficient', 'amount_invalid', 'value_invalid', 'key_reused_with_other_body'],
	async handle({ ctx, actor, params, body, idempotencyKey }) {
		const input = { owner: params.customer, ...body, idempotency_key: idempotencyKey };
		const spent = await spendCredit(ctx, actor, input);
		return spent.ok ? accepted({ status: 201, body: creditMovedOf(spent.value) }) : spent;
	}
});

export const restoreStoreCredit = operation({
	id: 'restoreStoreCredit',
	method: 'POST',
	path: '/customers/{customer}/store-credit/spends/{spend}/restore',
	tag: 'Store credit',
	summary: 'Give store credit back after a cancelled purchase',
	description:
		'The whole spend unless an amount is given; several parts never come to more than was spent. It is again what it ' +
		'was, a bonus as a bonus. What has run out meanwhile gets the days back that it had left.',
	scope: 'credit:write',
	idempotency: 'required',
	params: z.object({
		customer: creditOwner,
		spend: line(60).meta({ description: '`id` of the answer to the spend.' })
	}),
	body: {
		schema: z.strictObject({
			amount_minor: amount()
				.min(1)
				.nullable()
				.default(null)
				.meta({ description: 'Null: all that is left of it.' }),
			note: paragraphs(500, 0).default('')
		}),
		examples: {
			whole: { summary: 'The whole purchase', value: {} },
			part: { summary: 'One piece of it', value: { amount_minor: 9900, note: 'One cup was sold out.' } }
		}
	},
	answers: { 201: { description: 'It is back.', schema: creditMoved } },
	refusals: ['not_found', 'credit_not_spent', 'amount_invalid', 'key_reused_with_other_body'],
	async handle({ ctx, actor, params, body, idempotencyKey }) {
		if (!isId('crt', params.spend)) return refused('not_found');
		const input = {
			owner: params.customer,
			spend_id: params.spend,
			...body,
			idempotency_key: idempotencyKey
		};
		const back = await restoreCredit(ctx, actor, input);
		return back.ok ? accepted({ status: 201, body: creditMovedOf(back.value) }) : back;
	}
});
