import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { GiftVisitor } from '#lib/server/auth/visitors.ts';
import type { Context } from '#lib/server/context.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { giftForm, type GiftForm } from '#lib/server/queries/gift-form.ts';
import { openDraft, sealDraft, unanswered, type Draft } from './draft.ts';

/** What every page of a gift starts from, asked anew each time. */
export type Opened = {
	context: Context;
	visitor: GiftVisitor;
	form: GiftForm;
	voice: Voice;
	now: Instant;
	draft: Draft | null;
};

type Event = RequestEvent<Partial<Record<string, string>>>;

export function visitorOf({ locals }: Event): GiftVisitor {
	if (!locals.gift) error(404);
	return locals.gift;
}

/** Who acts: for the pieces of this gift alone (commands ask again). */
export const receiverActor = (visitor: GiftVisitor, orderId: Id<'ord'>): Actor => ({
	kind: 'customer',
	orderId,
	email: visitor.email,
	giftId: visitor.giftId
});

/** The gift of this session; one that has ended leads back to where codes are typed. */
export async function openGiftForm(event: Event, sealed: string | null): Promise<Opened> {
	const visitor = visitorOf(event);
	const { context, locale, shop } = event.locals;
	const now = context.clock.now();
	const form = await giftForm(context.db.read, visitor.giftId, now);
	if (!form) redirect(303, '/gift?ended');
	const draft = openDraft(context.config, visitor.giftId, sealed);
	return { context, visitor, form, voice: voiceOfVisitor({ locale, shop }), now, draft };
}

/** The next question without an answer: why each piece, then whose mailbox, then the check. */
export function nextAddress({ context, visitor, form }: Opened, draft: Draft): string {
	const sealed = sealDraft(context.config, visitor.giftId, draft);
	if (sealed === null || draft.items.length === 0) return '/gift/pieces';
	const index = unanswered(draft, form);
	if (index !== -1) return `/gift/reason?s=${sealed}&n=${index + 1}`;
	return visitor.email === null ? `/gift/email?s=${sealed}` : `/gift/check?s=${sealed}`;
}
