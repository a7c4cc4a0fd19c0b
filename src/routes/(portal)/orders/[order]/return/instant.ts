import type { InstantOffer } from '#lib/domain/instant/offer.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { instantForm as words } from '#lib/i18n/instant-form.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import { instantOffer } from '#lib/server/commands/instants/offer.ts';
import type { Answer } from '#lib/ui/types.ts';
import type { Draft } from './draft.ts';
import type { Opened } from './opened.ts';

/** Whether the replacement may leave at once; null where a shop does not offer it, or nothing is exchanged. */
export type InstantStep = {
	offer: InstantOffer | null;
	/** Why not, in words; null where there is nothing to say. */
	why: string | null;
};

export async function instantStep(opened: Opened, plan: ReturnPlan): Promise<InstantStep | null> {
	const { context, form, voice } = opened;
	const order_id = form.order.id;
	const offered = await instantOffer(context.db.read, context, { order_id, plan, is_gift: false });
	if (offered.ok) return { offer: offered.value, why: null };
	const { refusal } = offered;
	return refusal.reason === 'instant_not_offered'
		? null
		: { offer: null, why: whyNot(refusal, voice, plan.currency) };
}

const whyNot = (refusal: Refusal, voice: Voice, currency: string): string =>
	refusalWords(voice.locale, refusal, { currency, timezone: voice.zone });

/** What was chosen, where it still can be. */
export const chosenOffer = (draft: Draft, instant: InstantStep | null): InstantOffer | null =>
	draft.instant ? (instant?.offer ?? null) : null;

/** Everything that follows from having it sent at once, in the order in which it happens. */
export function instantTerms(offer: InstantOffer, currency: string, voice: Voice): string[] {
	const amount = (amountMinor: number) => voice.money({ amountMinor, currency });
	const day = voice.day(offer.due_at);
	return [
		voice.t(words.pay, { amount: amount(offer.deposit_minor), until: voice.dateTime(offer.pay_by) }),
		voice.t(words.back, { amount: amount(offer.value_minor), day }),
		voice.t(words.otherwise, { day, grace: voice.day(offer.grace_until) })
	];
}

/** When it is sent, with the way to choose. */
export function leavesAnswer(
	{ offer, why }: InstantStep,
	draft: Draft,
	currency: string,
	voice: Voice,
	change: string
): Answer {
	const label = voice.t(words.leaves);
	if (offer === null) return { label, value: voice.t(words.later), ...(why !== null && { note: why }) };
	const amount = voice.money({ amountMinor: offer.deposit_minor, currency });
	if (draft.instant) return { label, value: voice.t(words.leavesNow, { amount }), change };
	return { label, value: voice.t(words.later), note: voice.t(words.orNow, { amount }), change };
}
