import type { VariantPrice } from '../catalogue/price.ts';
import type { PolicyRules, RequestedItem } from '../policy/types.ts';
import type { ExchangePricing } from './states.ts';

/** A replacement as it is asked for, with what the catalogue says of it now. */
export type Want = {
	variant_id: string;
	quantity: number;
	/** Another size or colour of what comes back, or the same again. */
	same_product: boolean;
	/** False when it is not sold any more. */
	active: boolean;
	/** Of one piece in the order's currency; null: it has none. */
	price: VariantPrice | null;
	tax_rate_bp: number;
	/** Pieces that nobody else holds. */
	available: number;
};

/** What a shop gives in exchange, and what it counts for. */
export type ExchangeTerms = {
	same_product: ExchangePricing;
	/** Null: nothing but the same product in another size or colour. */
	other_products: Exclude<ExchangePricing, 'honour'> | null;
	/** Of the value that is exchanged, off what dearer replacements cost on top of it; absent: nothing. */
	bonus_basis_points?: number | undefined;
};

/** What holds where a policy offers exchanges and says no more: another variant, at the price that was paid. */
export const USUAL_EXCHANGES: ExchangeTerms = { same_product: 'honour', other_products: null };

export const exchangeTermsOf = (rules: Pick<PolicyRules, 'exchanges'>): ExchangeTerms =>
	rules.exchanges ?? USUAL_EXCHANGES;

/** The same with the bonus that the rules of a return come to. */
export function exchangeTermsWith(
	rules: Pick<PolicyRules, 'exchanges'>,
	bonus_basis_points: number
): ExchangeTerms {
	const terms = exchangeTermsOf(rules);
	return bonus_basis_points === (terms.bonus_basis_points ?? 0) ? terms : { ...terms, bonus_basis_points };
}

/** How a want is priced; null: the shop does not exchange for it. */
export const pricingOf = (terms: ExchangeTerms, want: Pick<Want, 'same_product'>): ExchangePricing | null =>
	want.same_product ? terms.same_product : terms.other_products;

/**
 * Piece for piece of the same product at the price that was paid: no money moves, so no fee is kept either. An item
 * whose wants nobody told (a replay of the past) counts as one.
 */
export function isHonoured(
	terms: ExchangeTerms,
	{ outcome, quantity, wants }: Pick<RequestedItem, 'outcome' | 'quantity' | 'wants'>
): boolean {
	if (outcome !== 'exchange') return false;
	if (wants === undefined) return true;
	const pieces = wants.reduce((sum, want) => sum + want.quantity, 0);
	return pieces === quantity && wants.every((want) => pricingOf(terms, want) === 'honour');
}

/** Wants of two items as those of one. */
export function joinedWants(first: readonly Want[], second: readonly Want[]): Want[] {
	const joined = new Map<string, Want>();
	for (const want of [...first, ...second]) {
		const held = joined.get(want.variant_id);
		joined.set(want.variant_id, held ? { ...held, quantity: held.quantity + want.quantity } : want);
	}
	return [...joined.values()].sort((a, b) => (a.variant_id < b.variant_id ? -1 : 1));
}
