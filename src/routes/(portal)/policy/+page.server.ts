import { percent } from '#lib/i18n/format.ts';
import { ruleSentences } from '#lib/i18n/policy-rules.ts';
import { form } from '#lib/i18n/return-form.ts';
import { publicExceptions } from '#lib/i18n/rules/public.ts';
import { categories, policyPage as words } from '#lib/i18n/policy-page.ts';
import { voiceOf, type Voice } from '#lib/i18n/voice.ts';
import { ruleNames } from '#lib/server/queries/rule-names.ts';
import { publicPolicy } from '#lib/server/queries/public-policy.ts';
import type { Fact } from '#lib/ui/types.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals }) => {
	const { context, locale, shop } = locals;
	const { rules, since } = await publicPolicy(context.db.read, context.clock.now());
	const voice = voiceOf(locale, shop.timezone);
	const amount = (minor: number): string => voice.money({ amountMinor: minor, currency: shop.currency });
	const fee = rules.return_shipping_fee[shop.currency] ?? 0;
	const keep = rules.keep_item_limit[shop.currency] ?? 0;
	const bonus = rules.store_credit_bonus_basis_points;
	return {
		since: voice.t(words.since, { day: voice.day(since) }),
		windows: windowsOf(rules.windows, voice),
		never: rules.excluded_categories.map((category) => named(category, voice)),
		wrong: [
			voice.t(words.wrongHow, { days: rules.defect_days }),
			...(keep > 0 ? [voice.t(words.keepUpTo, { amount: amount(keep) })] : [])
		],
		exceptions: publicExceptions(locale, rules.rules ?? [], await ruleNames(context.db.read)),
		costs: [
			{ label: voice.t(words.returnDelivery), value: fee > 0 ? amount(fee) : voice.t(words.free) },
			...rules.restocking_fees
				.filter((entry) => entry.basis_points > 0)
				.map((entry) => ({
					label: `${voice.t(words.returnFee)}: ${entry.category === null ? voice.t(words.everything) : named(entry.category, voice)}`,
					value: percent(locale, entry.basis_points)
				}))
		] satisfies Fact[],
		money: [
			voice.t(words.moneyHow, {
				check: rules.inspect_days,
				from: rules.bank_days.from,
				to: rules.bank_days.to
			}),
			...ruleSentences(locale, rules)
				.filter((sentence) => sentence.key === 'promise')
				.map((sentence) => sentence.text.replaceAll('*', '')),
			...(rules.outcomes.includes('store_credit') && bonus > 0
				? [voice.t(words.creditMore, { percent: percent(locale, bonus) })]
				: []),
			...(rules.outcomes.includes('store_credit')
				? [
						rules.store_credit_valid_days === null
							? voice.t(words.creditForever)
							: voice.t(words.creditDays, { days: rules.store_credit_valid_days })
					]
				: [])
		],
		ways: rules.methods.map((method) =>
			method === 'drop_off'
				? { label: voice.t(form.dropOff), value: voice.t(form.dropOffNote) }
				: { label: voice.t(form.ownCarrier), value: voice.t(form.ownCarrierNote) }
		)
	};
};

const named = (category: string, voice: Voice): string => {
	const known = categories[category];
	return known ? voice.t(known) : category.replaceAll('_', ' ');
};

/** What holds for everything else comes last. */
function windowsOf(
	windows: { category: string | null; country: string | null; days: number }[],
	voice: Voice
): Fact[] {
	const rank = (one: (typeof windows)[number]): number =>
		(one.category === null ? 2 : 0) + (one.country === null ? 1 : 0);
	return windows
		.toSorted((a, b) => rank(a) - rank(b))
		.map(({ category, country, days }) => {
			const rest = windows.length > 1 ? words.everything : words.everythingAlone;
			const what = category === null ? voice.t(rest) : named(category, voice);
			return {
				label:
					country === null ? what : voice.t(words.inCountry, { what, country: countryOf(country, voice) }),
				value: voice.t(words.daysAfter, { days })
			};
		});
}

const countryOf = (code: string, voice: Voice): string =>
	new Intl.DisplayNames(voice.locale, { type: 'region', fallback: 'code' }).of(code) ?? code;
