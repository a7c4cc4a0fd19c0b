import { z } from 'zod';
import { isId } from '#lib/domain/ids.ts';
import { accepted, refused } from '#lib/domain/result.ts';
import { endGift as end } from '../../commands/gifts/end-gift.ts';
import { renewGiftCode as renew } from '../../commands/gifts/renew-gift-code.ts';
import { giftsOf } from '../../queries/gifts.ts';
import { operation } from '../operation.ts';

import { giftInput, giftListAnswer, madeGift } from '../schemas/gift.ts';
import { isoOrNull, iso } from '../schemas/values.ts';
import { giveAway, madeOf } from './gift-intake.ts';
import { orderAt, orderNumber } from './orders.ts';

const giftId = z.object({
	gift: z.string().max(64).meta({ description: 'The gift’s id.' })
});

export const makeGift = operation({
	id: 'makeGift',
	method: 'POST',
	path: '/orders/{number}/gifts',
	tag: 'Orders',
	summary: 'Give pieces of an order away',
	description:
		'Answers with the code for whoever gets them: it lets them send the pieces back for store credit of their own. ' +
		'From then on the buyer cannot return them online, and is told nothing of what the receiver does.',
	scope: 'orders:write',
	idempotency: 'optional',
	params: orderNumber,
	body: {
		schema: giftInput,
		examples: { one: { summary: 'All that is left', value: { message: 'Happy birthday' } } }
	},
	answers: { 201: { description: 'The gift with its code.', schema: madeGift } },
	refusals: [
		'not_found',
		'not_allowed',
		'order_cancelled',
		'nothing_chosen',
		'line_unknown',
		'quantity_invalid',
		'quantity_exceeds_returnable'
	],
	async handle({ ctx, actor, params, body }) {
		const order = await orderAt(ctx.db.read, params.number);
		if (!order) return refused('not_found');
		const made = await giveAway(ctx, actor, order.id, body);
		return made.ok ? accepted({ status: 201, body: madeOf(made.value) }) : made;
	}
});

export const listGifts = operation({
	id: 'listGifts',
	method: 'GET',
	path: '/orders/{number}/gifts',
	tag: 'Orders',
	summary: 'List the gifts of an order',
	description: 'Oldest first, without their codes.',
	scope: 'orders:read',
	params: orderNumber,
	answers: { 200: { description: 'The gifts.', schema: giftListAnswer } },
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const order = await orderAt(ctx.db.read, params.number);
		if (!order) return refused('not_found');
		const { gifts } = await giftsOf(ctx.db.read, ctx.config, order.id, ctx.clock.now());
		const data = gifts.map((gift) => ({
			id: gift.id,
			message: gift.message,
			lines: gift.pieces.map(({ line_id, quantity }) => ({ line_id, quantity })),
			created_at: iso(gift.created_at),
			ended_at: isoOrNull(gift.ended_at),
			version: gift.version
		}));
		return accepted({ status: 200, body: { data } });
	}
});

export const renewGift = operation({
	id: 'renewGiftCode',
	method: 'POST',
	path: '/gifts/{gift}/renew',
	tag: 'Orders',
	summary: 'Make a new code',
	description: 'The old one opens nothing from then on.',
	scope: 'orders:write',
	idempotency: 'optional',
	params: giftId,
	answers: { 200: { description: 'The gift with its new code.', schema: madeGift } },
	refusals: ['not_found', 'not_allowed', 'gift_ended', 'changed_meanwhile'],
	async handle({ ctx, actor, params }) {
		if (!isId('gft', params.gift)) return refused('not_found');
		const renewed = await renew(ctx, actor, { gift_id: params.gift });
		return renewed.ok ? accepted({ status: 200, body: madeOf(renewed.value) }) : renewed;
	}
});

export const endGift = operation({
	id: 'endGift',
	method: 'POST',
	path: '/gifts/{gift}/end',
	tag: 'Orders',
	summary: 'End a gift',
	description:
		'The code opens nothing any more, and what its receiver did not send back is the buyer’s again.',
	scope: 'orders:write',
	idempotency: 'optional',
	params: giftId,
	answers: { 200: { description: 'It has ended.', schema: z.object({ id: z.string() }) } },
	refusals: ['not_found', 'not_allowed', 'gift_ended', 'changed_meanwhile'],
	async handle({ ctx, actor, params }) {
		if (!isId('gft', params.gift)) return refused('not_found');
		const ended = await end(ctx, actor, { gift_id: params.gift });
		return ended.ok ? accepted({ status: 200, body: { id: params.gift } }) : ended;
	}
});
