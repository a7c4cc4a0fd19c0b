import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { shopLabels, type ShopLabels } from '#lib/domain/shop/labels.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { customerActor, orderAccess } from '#lib/server/auth/actors.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { ReturnInput } from '#lib/server/commands/returns/types.ts';
import type { Context } from '#lib/server/context.ts';
import { linePositions } from '#lib/server/queries/line-positions.ts';
import { returnForm, returnOfKey, type ReturnForm } from '#lib/server/queries/return-form.ts';
import { inputOf, newDraft, openDraft, sealDraft, stepName, type Draft, type Step } from './draft.ts';

/** What every page and action of the form starts from, asked anew each time. */
export type Opened = {
	context: Context;
	actor: Actor;
	form: ReturnForm;
	draft: Draft;
	/** False when the address brought no answers, or ones that cannot be read any more. */
	brought: boolean;
	voice: Voice;
	/** What the shop calls the choices. */
	labels: ShopLabels;
	now: Instant;
	here: string;
};

/** Somebody else's order and one that does not exist are the same 404. */
export async function openForm(
	event: RequestEvent<Partial<Record<string, string>>>,
	sealed: string | null
): Promise<Opened> {
	const { context, customer, locale, shop } = event.locals;
	const orderId = await orderAccess(context, customer, event.params.order ?? '');
	const now = context.clock.now();
	const form = orderId && (await returnForm(context.db.read, orderId, now));
	if (!orderId || !form || !customer) error(404);
	const draft = openDraft(context.config, orderId, sealed);
	const fault = event.url.searchParams.has('fault');
	return {
		context,
		actor: customerActor(customer, orderId),
		form,
		draft: draft ?? newDraft(context.ids.token(), form, fault),
		brought: draft !== null,
		voice: voiceOfVisitor({ locale, shop }),
		labels: shopLabels(shop.settings),
		now,
		here: `/orders/${encodeURIComponent(form.order.number)}/return`
	};
}

/** What is sent in the end: who asks for what. */
export type OpenedRequest = { actor: Actor; draft: Draft; input: ReturnInput };

/** The request that sealed answers make, of which nothing is judged yet; null when they cannot be read any more. */
export async function openRequest(
	event: RequestEvent<Partial<Record<string, string>>>,
	sealed: string | null
): Promise<OpenedRequest | null> {
	const { context, customer } = event.locals;
	const orderId = await orderAccess(context, customer, event.params.order ?? '');
	if (!orderId || !customer) error(404);
	const draft = openDraft(context.config, orderId, sealed);
	if (!draft) return null;
	const number = await returnOfKey(context.db.read, orderId, draft.key);
	if (number !== null) redirect(303, `/returns/${number}`);
	const lines = await linePositions(context.db.read, orderId);
	return {
		actor: customerActor(customer, orderId),
		draft,
		input: inputOf(draft, { order: { id: orderId }, lines })
	};
}

/** The address of a question with these answers; null when they no longer fit. */
export function addressOf(opened: Opened, draft: Draft, step: Step): string | null {
	const sealed = sealDraft(opened.context.config, opened.form.order.id, draft);
	if (sealed === null) return null;
	if (step.name === 'exchange') return `${opened.here}/exchange?s=${sealed}&item=${step.index + 1}`;
	const check = step.name === 'check';
	return check ? `${opened.here}/check?s=${sealed}` : `${opened.here}?s=${sealed}&step=${stepName(step)}`;
}

/** What was sent already is shown, not asked again. */
export async function leaveIfSent({ context, form, draft }: Opened): Promise<void> {
	const number = await returnOfKey(context.db.read, form.order.id, draft.key);
	if (number !== null) redirect(303, `/returns/${number}`);
}
