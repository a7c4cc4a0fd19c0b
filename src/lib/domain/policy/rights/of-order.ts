import type { Instant } from '../../time.ts';
import type { OrderFacts, PolicyRules } from '../types.ts';
import {
	COD_CLAIMS,
	CONFORMITIES,
	EXEMPT_CATEGORIES,
	WITHDRAWALS,
	type CodClaim,
	type Conformity,
	type Withdrawal
} from './rights.ts';

export type Rights = {
	withdrawal: Withdrawal | null;
	conformity: Conformity | null;
	cod_claim: CodClaim | null;
};

/** Without its payments an order counts as paid beforehand. */
type DatedOrder = Pick<OrderFacts, 'ship_country' | 'placed_at'> & Partial<Pick<OrderFacts, 'payments'>>;

/** The rights that the law of the destination gives the buyer of an order, whatever the shop's policy says. */
export function rightsOf({ ship_country, placed_at, payments }: DatedOrder): Rights {
	const found = ofCountry.get(ship_country);
	if (found === undefined) return NONE;
	if (found.cod_claim !== null) return isPaidAtDoor(payments ?? []) ? dated(found, placed_at) : NONE;
	return dated(found, placed_at);
}

/** The parts of the rights that were in force when an order was placed. */
function dated(found: Rights, placed_at: Instant): Rights {
	if (placed_at >= NEWEST) return found;
	const since = (right: { since: string } | null): boolean =>
		right !== null && placed_at >= Date.parse(right.since);
	return {
		withdrawal: since(found.withdrawal) ? found.withdrawal : null,
		conformity: since(found.conformity) ? found.conformity : null,
		cod_claim: since(found.cod_claim) ? found.cod_claim : null
	};
}

const isPaidAtDoor = (payments: OrderFacts['payments']): boolean =>
	payments.some((payment) => payment.provider === 'cash_on_delivery');

/** Goods that the law lets a shop leave out of a withdrawal. */
export const isExempt = (rules: Pick<PolicyRules, 'exempt_categories'>, category: string): boolean =>
	EXEMPT_CATEGORIES.has(category) || rules.exempt_categories?.includes(category) === true;

/** The least days of a return window in a country today; 0 where the law leaves it to the shop. */
export const legalWindowDays = (country: string): number => ofCountry.get(country)?.withdrawal?.days ?? 0;

const NONE: Rights = { withdrawal: null, conformity: null, cod_claim: null };

const ALL = [...WITHDRAWALS, ...CONFORMITIES, ...COD_CLAIMS];

const ofCountry: ReadonlyMap<string, Rights> = new Map(
	ALL.flatMap((right) => right.countries).map((country) => [
		country,
		{
			withdrawal: WITHDRAWALS.find((right) => right.countries.includes(country)) ?? null,
			conformity: CONFORMITIES.find((right) => right.countries.includes(country)) ?? null,
			cod_claim: COD_CLAIMS.find((right) => right.countries.includes(country)) ?? null
		}
	])
);

/** From here on every right is in force. */
const NEWEST: Instant = Math.max(...ALL.map((right) => Date.parse(right.since)));
