import type { AtOnceTerms, UnpackedTerms } from '#lib/domain/policy/public/order-terms.ts';
import { ELSEWHERE, type Place } from '#lib/domain/policy/public/plain-order.ts';
import type { Conditions, PublicTerms } from '#lib/domain/policy/public/public-terms.ts';

/** For answers that other sites show: anybody may keep them for five minutes, in the language they were asked in. */
export const FRESH = { 'cache-control': 'public, max-age=300', vary: 'accept-language' };

/** The place as programs read it: null where nothing was named. */
export const placeAnswer = ({ country, category, currency }: Place) => ({
	country: country === ELSEWHERE ? null : country,
	category: category === '' ? null : category,
	currency
});

/** The terms as programs read them: amounts in minor units, shares in basis points. */
export const termsAnswer = (
	{ taste, faults, rights, exchanges, claims, buffer_days, bank_days }: PublicTerms,
	unpacked: UnpackedTerms,
	atOnce: AtOnceTerms | null
) => ({
	change_of_mind: {
		phases: taste.phases.map(({ conditions, ...phase }) => ({
			...phase,
			conditions: conditionsAnswer(conditions)
		})),
		refusal: taste.refusal?.reason ?? null,
		no_fees_for_reasons: taste.waived_for
	},
	faults: faults.map(({ of, conditions, ...fault }) => ({
		fault_of: of,
		...fault,
		conditions: conditionsAnswer(conditions)
	})),
	exchanges: exchanges && { ...exchanges, bonus_basis_points: exchanges.bonus_basis_points ?? 0 },
	exchanges_at_once: atOnce,
	claims,
	until_packed: unpacked,
	rights: [rights.exempt ? null : rights.withdrawal, rights.conformity, rights.cod_claim].flatMap((right) =>
		right === null ? [] : [{ code: right.code, days: right.days, source: right.source }]
	),
	delivery_unknown_days: buffer_days,
	bank_days
});

const conditionsAnswer = ({ keep, keep_up_to_minor, ...conditions }: Conditions) => ({
	...conditions,
	keep_item: keep_up_to_minor > 0 ? { up_to_minor: keep_up_to_minor, needs_photo: keep === 'settings' } : null
});
