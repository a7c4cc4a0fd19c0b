import { exchangeTermsOf, pricingOf } from '../../exchange/wants.ts';
import type { Refusal } from '../../result.ts';
import type { PolicyRules, RequestedItem } from '../types.ts';

/** What is wanted for an exchanged item is sold, priced, there, and of a kind that the shop exchanges for. */
export function exchangeTermsFault(
	rules: Pick<PolicyRules, 'exchanges'>,
	item: RequestedItem
): Refusal | null {
	if (item.outcome !== 'exchange') return null;
	const terms = exchangeTermsOf(rules);
	for (const want of item.wants ?? []) {
		const about = { line_id: item.line_id, variant_id: want.variant_id };
		if (!Number.isSafeInteger(want.quantity) || want.quantity < 1) {
			return { reason: 'quantity_invalid', facts: about };
		}
		if (pricingOf(terms, want) === null) return { reason: 'product_not_offered', facts: about };
		if (!want.active || want.price === null) return { reason: 'variant_not_sold', facts: about };
	}
	return null;
}

/** All exchanged items together want something, and no more of it than there is. */
export function wantsFault(items: readonly RequestedItem[]): Refusal | null {
	const exchanged = items.filter((item) => item.outcome === 'exchange');
	const told = exchanged.filter((item) => item.wants !== undefined);
	if (told.length === 0) return null;
	const wants = told.flatMap((item) => item.wants ?? []);
	if (wants.length === 0)
		return { reason: 'replacement_missing', facts: { line_id: told[0]?.line_id ?? '' } };
	for (const want of wants) {
		const asked = wants
			.filter((other) => other.variant_id === want.variant_id)
			.reduce((sum, other) => sum + other.quantity, 0);
		if (asked > want.available) {
			const { variant_id, available } = want;
			return { reason: 'out_of_stock', facts: { variant_id, available, asked } };
		}
	}
	return null;
}
