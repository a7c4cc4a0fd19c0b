import { overviewOf, type OverviewGroup, type OverviewRow } from '#lib/domain/policy/public/overview.ts';
import { ELSEWHERE } from '#lib/domain/policy/public/plain-order.ts';
import type { PublicTerms } from '#lib/domain/policy/public/public-terms.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { localDateOf } from '#lib/domain/time.ts';
import { windowWords } from '#lib/i18n/policy-facts.ts';
import { policyPage as words } from '#lib/i18n/policy-page.ts';
import { policyTerms } from '#lib/i18n/policy-terms.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { OpenPolicy } from './open-policy.ts';
import { pathOf, homeOf } from './place.ts';
import { countriesWords, listedGoods } from './place-words.ts';

export type TableGroup = {
	head: string;
	/** How long faults may be told, where that is the same for all goods. */
	note: string | null;
	rows: { what: string; href: string; isHere: boolean; howLong: string; cost: string }[];
};

/** Where the terms differ, short enough to be looked over; nothing when they are the same everywhere. */
export function overviewTable(open: OpenPolicy, shop: App.Locals['shop']): TableGroup[] {
	const { place, choices, voice } = open;
	const groups = groupsOf(open, shop);
	const isOne = groups.length === 1 && groups[0]?.rows.length === 1;
	return isOne
		? []
		: groups.map(({ countries, rows }) => {
				const isHere = countries.includes(place.country);
				const country = isHere ? place.country : (countries[0] ?? ELSEWHERE);
				return {
					head: countriesWords(voice, countries),
					note: faultsNote(voice, rows),
					rows: rows.map(({ categories, terms }) => ({
						what: categories.includes('')
							? voice.t(rows.length > 1 ? words.everything : words.everythingAlone)
							: listedGoods(voice, categories, choices),
						href: pathOf('/policy', { ...place, country, category: categories[0] ?? '' }, shop),
						isHere: isHere && categories.includes(place.category),
						howLong: howLong(voice, terms),
						cost: cost(voice, terms)
					}))
				};
			});
}

/** Laid out once for each version and day. */
export function groupsOf(
	{ policy, choices, place, now }: OpenPolicy,
	shop: App.Locals['shop']
): OverviewGroup[] {
	const { rules } = policy.live;
	const of = { currency: place.currency, home_country: homeOf(shop), timezone: shop.timezone };
	const key = JSON.stringify([choices, of, policy.reasons, localDateOf(now, shop.timezone)]);
	const ofRules = known.get(rules) ?? new Map<string, OverviewGroup[]>();
	known.set(rules, ofRules);
	let groups = ofRules.get(key);
	if (!groups) {
		if (ofRules.size >= MOST_KEPT) ofRules.clear();
		groups = overviewOf(rules, policy.reasons, choices.countries, choices.categories, of, now);
		ofRules.set(key, groups);
	}
	return groups;
}
const known = new WeakMap<PolicyRules, Map<string, OverviewGroup[]>>();
const MOST_KEPT = 10;

function faultsNote(voice: Voice, rows: readonly OverviewRow[]): string | null {
	const days = new Set(rows.flatMap(({ terms }) => terms.faults.map((fault) => fault.days)));
	const [only] = days;
	if (only === undefined || days.size > 1) return null;
	return voice.t(words.faultsFor, { window: voice.t(policyTerms.delivered, { days: only }) });
}

function howLong(voice: Voice, { taste }: PublicTerms): string {
	const [first] = taste.phases;
	const last = taste.phases.at(-1);
	if (first === undefined || last === undefined) return voice.t(words.never);
	const { from, days, least_days, until } = last.open_for;
	if (from !== 'delivered' || least_days !== null || until !== null) return windowWords(voice, last.open_for);
	if (first.basis !== 'withdrawal') return voice.t(words.days, { days });
	return first === last
		? voice.t(words.onlyByLaw, { days })
		: voice.t(words.daysByLaw, { days, law: first.open_for.days });
}

function cost(voice: Voice, { place, taste }: PublicTerms): string {
	const of = taste.phases.at(-1)?.conditions;
	if (of === undefined) return '–';
	const amount = (amountMinor: number): string => voice.money({ amountMinor, currency: place.currency });
	const fees = [
		...(of.return_fee_minor > 0 ? [amount(of.return_fee_minor)] : []),
		...(of.restocking_basis_points > 0 ? [voice.percent(of.restocking_basis_points)] : []),
		...(of.piece_fee_minor > 0 ? [voice.t(policyTerms.perPiece, { amount: amount(of.piece_fee_minor) })] : [])
	];
	if (fees.length > 0) return fees.join(' + ');
	return voice.t(of.methods.includes('drop_off') ? policyTerms.free : policyTerms.ownCost);
}
