import type { RequestEvent } from '@sveltejs/kit';
import type { Place } from '#lib/domain/policy/public/plain-order.ts';
import { publicTerms, type PublicTerms } from '#lib/domain/policy/public/public-terms.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { policySections, type PolicySection } from '#lib/i18n/policy-sections.ts';
import { voiceOf, type Voice } from '#lib/i18n/voice.ts';
import { publicPolicy, type PublicPolicy } from '#lib/server/queries/public-policy.ts';
import { choicesOf, placeOf, type Choices } from './place.ts';

/** The policy in force, read for the place that an address asks for. */
export type OpenPolicy = {
	policy: PublicPolicy;
	choices: Choices;
	place: Place;
	terms: PublicTerms;
	voice: Voice;
	now: number;
	sectionsOf(rules: PolicyRules, voice?: Voice): PolicySection[];
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
	const voice = voiceOf(locale, shop.timezone);
	const termsOf = (rules: PolicyRules) => publicTerms(rules, policy.reasons, place, now);
	return {
		policy,
		choices,
		place,
		terms: termsOf(policy.live.rules),
		voice,
		now,
		sectionsOf: (rules, spoken = voice) => policySections(spoken, termsOf(rules), policy.names)
	};
}
