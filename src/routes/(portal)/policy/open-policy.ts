import type { RequestEvent } from '@sveltejs/kit';
import { cancellationSettings } from '#lib/domain/cancellation/settings.ts';
import { instantSettings } from '#lib/domain/instant/settings.ts';
import { orderChangeSettings } from '#lib/domain/order-change/settings.ts';
import { atOnceTerms, type AtOnceTerms, type UnpackedTerms } from '#lib/domain/policy/public/order-terms.ts';
import type { Place } from '#lib/domain/policy/public/plain-order.ts';
import { publicTerms, type PublicTerms } from '#lib/domain/policy/public/public-terms.ts';
import { policySections, type PolicySection } from '#lib/i18n/policy-sections.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { publicPolicy, type PublicPolicy } from '#lib/server/queries/public-policy.ts';
import { choicesOf, placeOf, type Choices } from './place.ts';

/** The policy in force, read for the place that an address asks for. */
export type OpenPolicy = {
	policy: PublicPolicy;
	choices: Choices;
	place: Place;
	terms: PublicTerms;
	unpacked: UnpackedTerms;
	atOnce: AtOnceTerms | null;
	voice: Voice;
	now: number;
	sections: PolicySection[];
	/** The same place under the version that takes over next. */
	next: { since: number; terms: PublicTerms } | null;
};

/** Null when the address names a country, a kind of goods or a currency that there is not. */
export async function openPolicy({
	locals,
	url
}: Pick<RequestEvent, 'locals' | 'url'>): Promise<OpenPolicy | null> {
	const { context, locale, shop } = locals;
	const now = context.clock.now();
	const policy = await publicPolicy(context.db.read, now);
	const choices = choicesOf(policy, shop);
	const place = placeOf(url.searchParams, shop, choices);
	if (place === null) return null;
	const voice = voiceOfVisitor({ locale, shop });
	const { live, next, reasons, names } = policy;
	const unpacked = {
		cancellation: cancellationSettings(shop.settings),
		changes: orderChangeSettings(shop.settings)
	};
	const terms = publicTerms(live.rules, reasons, place, now);
	const atOnce = atOnceTerms(instantSettings(shop.settings), {
		exchanged: terms.exchanges !== null,
		can_pay: context.config.STRIPE_SECRET_KEY !== undefined,
		currency: place.currency,
		shop_currency: shop.currency
	});
	return {
		policy,
		choices,
		place,
		terms,
		voice,
		now,
		unpacked,
		atOnce,
		sections: policySections(voice, terms, names, unpacked, atOnce),
		next: next && { since: next.since, terms: publicTerms(next.rules, reasons, place, now) }
	};
}
