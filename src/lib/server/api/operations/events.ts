import { z } from 'zod';
import { accepted, refused } from '#lib/domain/result.ts';
import { eventsAfter, SETTLED_AFTER } from '../../store/event-feed.ts';
import { eventsOfOrder } from '../../store/events.ts';
import { operation } from '../operation.ts';
import { cursorOf, page, pageSchema } from '../pagination.ts';
import { eventAnswer, eventAnswerOf } from '../schemas/event.ts';
import { orderAt, orderNumber } from './orders.ts';

export const orderEvents = operation({
	id: 'listOrderEvents',
	method: 'GET',
	path: '/orders/{number}/events',
	tag: 'Events',
	summary: 'Everything that happened to an order',
	description: 'Oldest first: the order itself, its parcels, returns and refunds.',
	scope: 'events:read',
	params: orderNumber,
	answers: { 200: { description: 'All events.', schema: z.object({ data: z.array(eventAnswer) }) } },
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const order = await orderAt(ctx.db.read, params.number);
		if (!order) return refused('not_found');
		const events = await eventsOfOrder(ctx.db.read, order.id);
		return accepted({ status: 200, body: { data: events.map(eventAnswerOf) } });
	}
});

export const listEvents = operation({
	id: 'listEvents',
	method: 'GET',
	path: '/events',
	tag: 'Events',
	summary: 'Follow everything that happens',
	description:
		'Oldest first. Keep `next` of the last page and go on from it: nothing is missed and nothing comes twice. An ' +
		'event appears a second after it happened. `data` holds ids and what changed, never what people wrote or who ' +
		'they are.',
	scope: 'events:read',
	query: z.strictObject(page(['string'] as const)),
	answers: {
		200: {
			description: 'One page. `next` is the place of its last event, also when there is nothing more yet.',
			schema: pageSchema(eventAnswer)
		}
	},
	refusals: [],
	async handle({ ctx, query }) {
		const events = await eventsAfter(ctx.db.read, {
			after: query.after?.[0] ?? '',
			until: ctx.clock.now() - SETTLED_AFTER,
			limit: query.limit
		});
		const data = events.map(eventAnswerOf);
		const place = events.at(-1)?.id ?? query.after?.[0];
		return accepted({ status: 200, body: { data, next: place === undefined ? null : cursorOf([place]) } });
	}
});
