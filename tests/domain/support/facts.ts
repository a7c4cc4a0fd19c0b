import { defaultReasons } from '#lib/domain/policy/reasons.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import { termsOfSettings, type Terms } from '#lib/domain/policy/language/terms.ts';
import type {
	LineFacts,
	OrderFacts,
	PaymentFacts,
	PolicyRules,
	PolicyVersion,
	ReasonFacts,
	RequestedItem,
	ReturnRequest
} from '#lib/domain/policy/types.ts';
import type { Result } from '#lib/domain/result.ts';

/** The day of the worked example: 21 November 2026, noon in Bangkok. */
export const NOW = Date.UTC(2026, 10, 21, 5);
export const ZONE = 'Asia/Bangkok';
export const DELIVERED = Date.UTC(2026, 10, 12, 4);

export const rules = (change: Partial<PolicyRules> = {}): PolicyRules => ({
	...defaultRules('THB'),
	...change
});
export const policy = (change: Partial<PolicyRules> = {}): PolicyVersion => ({
	id: 'pol_1',
	number: 14,
	rules: rules(change)
});

export const reasons: ReasonFacts[] = defaultReasons.map((seed) => ({
	code: seed.code,
	fault: seed.fault,
	needs_photo: seed.needs_photo,
	waives_fees: seed.waives_fees,
	answers: seed.follow_up?.answers.map((answer) => answer.code) ?? []
}));

/** One of the reasons that a new shop starts with. */
export function reasonOf(code: string): ReasonFacts {
	const found = reasons.find((reason) => reason.code === code);
	if (found === undefined) throw new Error(`no reason ${code}`);
	return found;
}

/** What the settings alone say of a piece of clothing that went to Bangkok. */
export const termsOf = (change: Partial<PolicyRules> = {}, category = 'clothing', currency = 'THB'): Terms =>
	termsOfSettings(rules(change), category, 'TH', currency);

export const line = (change: Partial<LineFacts> = {}): LineFacts => {
	const quantity = change.quantity ?? 1;
	return {
		line_id: 'lin_1',
		quantity,
		category: 'clothing',
		final_sale: false,
		qty_fulfilled: quantity,
		qty_cancelled: 0,
		qty_return_open: 0,
		qty_returned: 0,
		paid_minor: 100_000,
		tax_minor: 6_542,
		refunded_minor: 0,
		refunded_tax_minor: 0,
		refunded_quantity: 0,
		parcels: [{ quantity, shipped_at: DELIVERED - 2 * 86_400_000, delivered_at: DELIVERED }],
		...change
	};
};

export const payment = (change: Partial<PaymentFacts> = {}): PaymentFacts => ({
	payment_id: 'pay_1',
	provider: 'stripe',
	method: 'card',
	minor_step: 1,
	captured_minor: 10_000_000,
	reserved_minor: 0,
	refunded_minor: 0,
	disputed: false,
	...change
});

export const order = (change: Partial<OrderFacts> = {}): OrderFacts => ({
	order_id: 'ord_1',
	currency: 'THB',
	prices_include_tax: true,
	placed_at: Date.UTC(2026, 10, 9),
	cancelled: false,
	ship_country: 'TH',
	shipping_minor: 0,
	shipping_tax_minor: 0,
	refunded_shipping_minor: 0,
	timezone: ZONE,
	lines: [line()],
	payments: [payment()],
	customer_return_times: [],
	...change
});

export const item = (change: Partial<RequestedItem> = {}): RequestedItem => ({
	line_id: 'lin_1',
	quantity: 1,
	reason_code: 'changed_mind',
	answer_code: null,
	comment: '',
	photos: 0,
	outcome: 'refund',
	...change
});

/** Damaged, with all that the reason asks for. */
export const damaged = (change: Partial<RequestedItem> = {}): RequestedItem =>
	item({ reason_code: 'damaged', answer_code: 'item_torn', photos: 1, ...change });

export const request = (items: RequestedItem[], change: Partial<ReturnRequest> = {}): ReturnRequest => ({
	items,
	method: 'drop_off',
	...change
});

/** The value of a decision that must have been a yes. */
export function valueOf<T>(result: Result<T>): T {
	if (!result.ok)
		throw new Error(`refused: ${result.refusal.reason} ${JSON.stringify(result.refusal.facts)}`);
	return result.value;
}

/** The reason of a decision that must have been a no; 'accepted' otherwise, so that a comparison fails. */
export const refusalOf = <T>(result: Result<T>): string => (result.ok ? 'accepted' : result.refusal.reason);
