import { error, fail, redirect } from '@sveltejs/kit';
import { isId, type Id } from '#lib/domain/ids.ts';
import { refused, type Refusal, type Result } from '#lib/domain/result.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { webhookBody } from '#lib/server/api/schemas/webhook-body.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import {
	pauseWebhook,
	replayWebhook,
	resumeWebhook,
	rotateSecret,
	saveWebhookFields,
	skipEvent,
	type SeenWebhook
} from '#lib/server/commands/webhooks/acts.ts';
import { removeWebhook } from '#lib/server/commands/webhooks/remove-webhook.ts';
import { sendAgain, testWebhook } from '#lib/server/commands/webhooks/try-webhook.ts';
import { webhookDetail, type DeliveryView } from '#lib/server/queries/webhooks.ts';
import { typedIn, type TypedIn } from '../../form.ts';
import { choicesIn, formOf, typedWebhook, type WebhookForm } from '../typed-webhook.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db, clock } = locals.context;
	const detail = await webhookDetail(db.read, params.webhook, clock.now());
	if (!detail) error(404);
	return {
		webhook: detail.webhook,
		next: detail.next,
		values: formOf(detail.webhook),
		deliveries: detail.deliveries.map(({ event: _event, webhook_id: _of, ...row }, index) => ({
			...row,
			sent: sentBody(detail.deliveries[index]!)
		})),
		done: url.searchParams.get('done')
	};
};

/** What went out, as people read it. */
function sentBody({ event, id, webhook_id, at }: DeliveryView): string {
	const body = webhookBody(event ?? { id, type: 'webhook_test', webhook_id, at });
	return JSON.stringify(JSON.parse(body), null, 2);
}

const SPANS: Record<string, number> = { hour: HOUR, day: DAY, week: 7 * DAY, month: 30 * DAY };

type Act = Parameters<Actions[string]>[0];

export const actions: Actions = {
	save: async (event) => {
		const { typed, seen, actor } = await read(event);
		const values = typedWebhook(typed);
		const input = { ...seen, name: values.name, url: values.url, types: choicesIn(values) };
		return ended(event, await saveWebhookFields(event.locals.context, actor, input), 'saved', values);
	},
	rotate: async (event) => {
		const { typed, seen, actor } = await read(event);
		const input = { ...seen, keep_old: typed.checked('keep_old') };
		const done = await rotateSecret(event.locals.context, actor, input);
		return done.ok ? { refusal: null, values: null, secret: done.value.secret } : refusing(done.refusal);
	},
	pause: async (event) => {
		const { seen, actor } = await read(event);
		return ended(event, await pauseWebhook(event.locals.context, actor, seen));
	},
	resume: async (event) => {
		const { typed, seen, actor } = await read(event);
		const from = typed.text('from', 10) === 'now' ? 'now' : 'stopped';
		return ended(event, await resumeWebhook(event.locals.context, actor, { ...seen, from }));
	},
	skip: async (event) => {
		const { typed, seen, actor } = await read(event);
		const id = typed.text('event', 60);
		const known = isId('evt', id);
		const { context } = event.locals;
		return ended(
			event,
			known ? await skipEvent(context, actor, { ...seen, event_id: id }) : refused('not_found')
		);
	},
	replay: async (event) => {
		const { typed, seen, actor } = await read(event);
		const { context } = event.locals;
		const since = typed.text('since', 10);
		const span = Object.hasOwn(SPANS, since) ? SPANS[since]! : HOUR;
		return ended(event, await replayWebhook(context, actor, { ...seen, from: context.clock.now() - span }));
	},
	test: async (event) => {
		const { seen, actor } = await read(event);
		return ended(event, await testWebhook(event.locals.context, actor, seen), 'queued');
	},
	again: async (event) => {
		const { typed, seen, actor } = await read(event);
		const id = typed.text('delivery', 60);
		const { context } = event.locals;
		const done = isId('whd', id)
			? await sendAgain(context, actor, { ...seen, delivery_id: id })
			: refused('not_found');
		return ended(event, done, 'queued');
	},
	remove: async (event) => {
		const { seen, actor } = await read(event);
		const done = await removeWebhook(event.locals.context, actor, seen);
		if (done.ok) redirect(303, '/admin/webhooks?removed');
		return refusing(done.refusal);
	}
};

async function read({ request, params, locals }: Act): Promise<{
	typed: TypedIn;
	seen: SeenWebhook;
	actor: ReturnType<typeof staffActor>;
}> {
	const typed = typedIn(await request.formData());
	const { webhook = '' } = params as { webhook?: string };
	if (!isId('whk', webhook)) error(404);
	return {
		typed,
		seen: { id: webhook satisfies Id<'whk'>, version: typed.whole('version') ?? 0 },
		actor: staffActor(locals)
	};
}

/** Back to the page with what became of it, or the page again with what was typed. */
function ended(
	{ url }: Act,
	done: Result<unknown>,
	told: 'saved' | 'queued' | 'done' = 'done',
	values: WebhookForm | null = null
) {
	if (done.ok) redirect(303, `${url.pathname}?done=${told}`);
	return refusing(done.refusal, values);
}

const refusing = (refusal: Refusal, values: WebhookForm | null = null) =>
	fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, { refusal, values, secret: null });
