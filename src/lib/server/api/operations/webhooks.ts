import { z } from 'zod';
import { isId, type Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { MOST_CHOICES } from '#lib/domain/webhook/choice.ts';
import type { RefusalReason } from '#lib/domain/refusals.ts';
import {
	pauseWebhook,
	replayWebhook,
	resumeWebhook,
	rotateSecret,
	saveWebhookFields,
	skipEvent
} from '../../commands/webhooks/acts.ts';
import { addWebhook as makeWebhook } from '../../commands/webhooks/add-webhook.ts';
import { removeWebhook } from '../../commands/webhooks/remove-webhook.ts';
import { sendAgain, testWebhook } from '../../commands/webhooks/try-webhook.ts';
import { deliveriesOf, listWebhooks as allWebhooks, readWebhook as find } from '../../queries/webhooks.ts';
import { operation, type Call, type Example, type Operation } from '../operation.ts';
import { page, pageOf, pageSchema } from '../pagination.ts';
import { instant, line } from '../schemas/values.ts';
import {
	deliveryAnswer,
	deliveryAnswerOf,
	webhookAnswer,
	webhookAnswerOf
} from '../schemas/webhook-answer.ts';

const idOf = <P extends 'whk' | 'whd' | 'evt'>(prefix: P) =>
	z
		.string()
		.max(60)
		.refine((text) => isId(prefix, text), { params: { fault: 'not_as_written' } })
		.transform((text) => text as Id<P>);
const params = z.strictObject({ webhook: idOf('whk') });
const version = z.int().min(1).max(1_000_000_000);
const fields = {
	name: line(100),
	url: line(2_000),
	types: z
		.array(z.string().min(1).max(61))
		.min(1)
		.max(MOST_CHOICES)
		.meta({ description: 'Types of events; `return_*` stands for all that begin so, `*` for everything.' })
};
const WAREHOUSE = {
	name: 'Warehouse',
	url: 'https://warehouse.example/homeward',
	types: ['return_approved', 'parcel_*']
};
const secret = z
	.string()
	.meta({ description: 'Shown in this answer and never again.', examples: ['whsec_…'] });
const needsEvents = 'The key needs `events:read` besides: a webhook reads every event there is.';

export const listWebhooks = operation({
	id: 'listWebhooks',
	method: 'GET',
	path: '/settings/webhooks',
	tag: 'Events',
	summary: 'List webhooks',
	description: 'Addresses that are told what happens, oldest first, and how each of them does.',
	scope: 'settings:read',
	answers: { 200: { description: 'All of them.', schema: z.object({ data: z.array(webhookAnswer) }) } },
	refusals: [],
	async handle({ ctx }) {
		const all = await allWebhooks(ctx.db.read, ctx.clock.now());
		return accepted({ status: 200, body: { data: all.map(webhookAnswerOf) } });
	}
});

export const addWebhook = operation({
	id: 'addWebhook',
	method: 'POST',
	path: '/settings/webhooks',
	tag: 'Events',
	summary: 'Add a webhook',
	description: `It is told what happens from now on. ${needsEvents}`,
	scope: 'settings:write',
	idempotency: 'optional',
	body: {
		schema: z.strictObject(fields).meta({ id: 'WebhookInput' }),
		examples: { one: { summary: 'For a warehouse', value: WAREHOUSE } }
	},
	holdsSecret: true,
	answers: { 201: { description: 'It is there.', schema: z.object({ id: z.string(), secret }) } },
	refusals: ['not_allowed', 'value_invalid'],
	async handle({ ctx, actor, body }) {
		const added = await makeWebhook(ctx, actor, body);
		return added.ok ? accepted({ status: 201, body: added.value }) : added;
	}
});

export const readWebhook = operation({
	id: 'readWebhook',
	method: 'GET',
	path: '/settings/webhooks/{webhook}',
	tag: 'Events',
	summary: 'Read a webhook',
	description: 'What it is told and how it does; never its secret.',
	scope: 'settings:read',
	params,
	answers: { 200: { description: 'The webhook.', schema: webhookAnswer } },
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const view = await find(ctx.db.read, params.webhook, ctx.clock.now());
		return view ? accepted({ status: 200, body: webhookAnswerOf(view) }) : refused('not_found');
	}
});

export const listDeliveries = operation({
	id: 'listWebhookDeliveries',
	method: 'GET',
	path: '/settings/webhooks/{webhook}/deliveries',
	tag: 'Events',
	summary: 'List the latest deliveries of a webhook',
	description: 'Every try, newest first; the last hundred are kept.',
	scope: 'settings:read',
	params,
	query: z.strictObject(page(['string'] as const)),
	answers: { 200: { description: 'One page.', schema: pageSchema(deliveryAnswer) } },
	refusals: ['not_found'],
	async handle({ ctx, params, query }) {
		if (!(await find(ctx.db.read, params.webhook, 0))) return refused('not_found');
		const place = { after: query.after?.[0] ?? null, limit: query.limit + 1 };
		const rows = await deliveriesOf(ctx.db.read, params.webhook, place);
		return accepted({ status: 200, body: pageOf(rows, query.limit, (row) => [row.id], deliveryAnswerOf) });
	}
});

/** An act on one webhook as it was read. It answers with the webhook as it stands, unless it says otherwise. */
function act<B extends Record<string, z.ZodType>>(of: {
	id: string;
	path: string;
	summary: string;
	description: string;
	body: B;
	example: Example['value'];
	refusals: RefusalReason[];
	run(
		call: Call<z.output<typeof params>, unknown, z.output<z.ZodObject<B>>>,
		seen: { id: Id<'whk'>; version: number }
	): Promise<Result<{ secret: string } | null>>;
	holdsSecret?: true;
}): Operation {
	const schema = z.strictObject({ version, ...of.body });
	return operation({
		id: of.id,
		method: 'POST',
		path: `/settings/webhooks/{webhook}${of.path}`,
		tag: 'Events',
		summary: of.summary,
		description: `${of.description} Provided \`version\` is the one you read. ${needsEvents}`,
		scope: 'settings:write',
		idempotency: 'optional',
		params,
		body: {
			schema: schema.meta({ id: `${of.id[0]?.toUpperCase()}${of.id.slice(1)}` }),
			examples: { one: { summary: of.summary, value: { version: 1, ...(of.example as object) } as never } }
		},
		...(of.holdsSecret && { holdsSecret: true as const }),
		answers: {
			200: {
				description: of.holdsSecret ? 'The new secret.' : 'Done.',
				schema: of.holdsSecret ? z.object({ secret }) : z.object({ id: z.string() })
			}
		},
		refusals: ['not_allowed', 'not_found', 'changed_meanwhile', ...of.refusals],
		async handle(call) {
			const body = call.body as z.output<z.ZodObject<B>> & { version: number };
			const done = await of.run({ ...call, body }, { id: call.params.webhook, version: body.version });
			return done.ok ? accepted({ status: 200, body: done.value ?? { id: call.params.webhook } }) : done;
		}
	});
}

export const webhookActs: readonly Operation[] = [
	act({
		id: 'changeWebhook',
		path: '',
		summary: 'Change a webhook',
		description: 'Its name, its address, what it is told. With another address what waits is tried at once.',
		body: fields,
		example: { ...WAREHOUSE, types: ['*'] },
		refusals: ['value_invalid'],
		run: ({ ctx, actor, body }, seen) => saveWebhookFields(ctx, actor, { ...body, ...seen })
	}),
	act({
		id: 'rotateWebhookSecret',
		path: '/rotate-secret',
		summary: 'Make a new secret',
		description: 'The old one signs for a day more beside it, unless `keep_old` is false.',
		body: { keep_old: z.boolean() },
		example: { keep_old: true },
		refusals: [],
		holdsSecret: true,
		run: ({ ctx, actor, body }, seen) => rotateSecret(ctx, actor, { ...seen, keep_old: body.keep_old })
	}),
	act({
		id: 'pauseWebhook',
		path: '/pause',
		summary: 'Pause a webhook',
		description: 'Nothing is sent until it is resumed, and nothing is lost.',
		body: {},
		example: {},
		refusals: ['not_in_this_state'],
		run: ({ ctx, actor }, seen) => pauseWebhook(ctx, actor, seen)
	}),
	act({
		id: 'resumeWebhook',
		path: '/resume',
		summary: 'Resume a webhook, or try at once',
		description: 'From where it stopped, or with what happens from now on.',
		body: { from: z.enum(['stopped', 'now']) },
		example: { from: 'stopped' },
		refusals: [],
		run: ({ ctx, actor, body }, seen) => resumeWebhook(ctx, actor, { ...seen, from: body.from })
	}),
	act({
		id: 'replayWebhook',
		path: '/replay',
		summary: 'Tell everything again since a moment',
		description: 'In its order and under the same ids, so that what was taken already can be seen to be.',
		body: { from: instant() },
		example: { from: '2026-11-21T09:30:00+07:00' },
		refusals: ['value_invalid'],
		run: ({ ctx, actor, body }, seen) => replayWebhook(ctx, actor, { ...seen, from: body.from })
	}),
	act({
		id: 'skipWebhookEvent',
		path: '/skip',
		summary: 'Pass over the event that comes next',
		description: 'For one that the receiver will never take: it holds the others back.',
		body: { event_id: idOf('evt') },
		example: { event_id: 'evt_01900000-0000-7000-8000-000000000001' },
		refusals: [],
		run: ({ ctx, actor, body }, seen) => skipEvent(ctx, actor, { ...seen, event_id: body.event_id })
	}),
	act({
		id: 'removeWebhook',
		path: '/remove',
		summary: 'Remove a webhook',
		description: 'For good, with its secret and its deliveries.',
		body: {},
		example: {},
		refusals: [],
		run: ({ ctx, actor }, seen) => removeWebhook(ctx, actor, seen)
	})
];

const queued = { 202: { description: 'On its way.', schema: z.object({ delivery_id: z.string() }) } };

export const sendWebhookTest = operation({
	id: 'testWebhook',
	method: 'POST',
	path: '/settings/webhooks/{webhook}/test',
	tag: 'Events',
	summary: 'Send a test',
	description: `A message of the type \`webhook_test\`, also while it is paused. ${needsEvents}`,
	scope: 'settings:write',
	idempotency: 'optional',
	params,
	answers: queued,
	refusals: ['not_allowed', 'not_found'],
	async handle({ ctx, actor, params }) {
		const sent = await testWebhook(ctx, actor, { id: params.webhook });
		return sent.ok ? accepted({ status: 202, body: sent.value }) : sent;
	}
});

export const sendDeliveryAgain = operation({
	id: 'sendWebhookDeliveryAgain',
	method: 'POST',
	path: '/settings/webhooks/{webhook}/deliveries/{delivery}/send-again',
	tag: 'Events',
	summary: 'Send one event again',
	description: `Out of its order, under the id it had. ${needsEvents}`,
	scope: 'settings:write',
	idempotency: 'optional',
	params: z.strictObject({ webhook: idOf('whk'), delivery: idOf('whd') }),
	answers: queued,
	refusals: ['not_allowed', 'not_found'],
	async handle({ ctx, actor, params }) {
		const sent = await sendAgain(ctx, actor, { id: params.webhook, delivery_id: params.delivery });
		return sent.ok ? accepted({ status: 202, body: sent.value }) : sent;
	}
});
