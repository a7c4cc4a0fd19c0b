import { z } from 'zod';
import { exponentOf } from '../currency.ts';
import { EXCHANGE_PRICINGS } from '../exchange/states.ts';
import { PROMISE_STARTS } from '../refund/promise.ts';
import { ruleList } from './language/schema.ts';
import { JUDGED_BY, type PerCurrency, type PolicyRules } from './types.ts';

const days = (least: number, most: number) =>
	z
		.int('Give whole days.')
		.min(least, `Give at least ${least} days.`)
		.max(most, `Give at most ${most} days.`);
const basisPoints = z
	.int('Give whole basis points: 1000 is 10%.')
	.min(0, 'A percentage is never negative.')
	.max(10_000, 'A percentage is at most 100%, 10000 basis points.');
const perCurrency = z.record(
	z.string().regex(/^[A-Z]{3}$/, 'Name a currency by its three capital letters, such as THB.'),
	z.int('Give the amount in whole minor units: 60.00 is 6000.').min(0, 'An amount is never negative.')
);
const category = z
	.string()
	.max(64)
	.regex(/^[a-z0-9][a-z0-9_]{0,63}$/, 'Name a category in lower case letters, digits and underscores.');
const country = z.string().regex(/^[A-Z]{2}$/, 'Name a country by its two capital letters, such as TH.');

/** Checks a merchant's rules: strict, so that a misspelt setting is told and not ignored. */
export const policyRules: z.ZodType<PolicyRules> = z
	.strictObject({
		windows: z
			.array(
				z.strictObject({ category: category.nullable(), country: country.nullable(), days: days(0, 3650) })
			)
			.max(500, 'Give at most 500 windows.'),
		undelivered_buffer_days: days(0, 90),
		defect_days: days(0, 3650),
		excluded_categories: z.array(category).max(500, 'Give at most 500 categories.'),
		restocking_fees: z
			.array(z.strictObject({ category: category.nullable(), basis_points: basisPoints }))
			.max(500, 'Give at most 500 fees.'),
		return_shipping_fee: perCurrency,
		refund_shipping: z.strictObject({ merchant_fault: z.boolean(), whole_order: z.boolean() }),
		keep_item_limit: perCurrency,
		auto_approve_limit: perCurrency,
		repeat_returns: z
			.strictObject({ returns: z.int().min(1, 'Count at least one return.').max(1000), days: days(1, 3650) })
			.nullable(),
		outcomes: z
			.array(z.enum(['refund', 'store_credit', 'exchange']))
			.min(1, 'Offer at least one outcome.')
			.max(3),
		exchanges: z
			.strictObject({
				same_product: z.enum(EXCHANGE_PRICINGS),
				other_products: z.enum(['current', 'pre_discount']).nullable(),
				bonus_basis_points: basisPoints.optional()
			})
			.optional(),
		store_credit_bonus_basis_points: basisPoints,
		// Policies that were published before this rule have no limit.
		store_credit_valid_days: days(1, 3650).nullable().default(null),
		methods: z
			.array(z.enum(['own_carrier', 'drop_off']))
			.min(1, 'Offer at least one way to send it back.')
			.max(2),
		ship_by_days: days(1, 365),
		transit_days: days(0, 90),
		inspect_days: days(0, 90),
		bank_days: z.strictObject({ from: days(0, 90), to: days(0, 90) }),
		judged_by: z.enum(JUDGED_BY).optional(),
		refund_promise: z
			.strictObject({
				from: z.enum(PROMISE_STARTS),
				days: days(1, 90),
				grant: z.discriminatedUnion('kind', [
					z.strictObject({ kind: z.literal('nothing') }),
					z.strictObject({ kind: z.literal('credit'), amounts: perCurrency }),
					z.strictObject({ kind: z.literal('fees') })
				])
			})
			.nullable()
			.optional(),
		claims: z
			.strictObject({ report_days: days(1, 365), late_days: days(0, 90), trust_limit: perCurrency })
			.optional(),
		exempt_categories: z.array(category).max(500, 'Give at most 500 categories.').optional(),
		rules: ruleList.optional()
	})
	.check((context) => {
		const rules = context.value;
		const fault = (path: (string | number)[], message: string) =>
			context.issues.push({ code: 'custom', path, message, input: rules });
		if (!rules.windows.some((entry) => entry.category === null && entry.country === null)) {
			fault(['windows'], 'Give one window without category and country: it holds for everything else.');
		}
		for (const [index, entry] of rules.windows.entries()) {
			const same = (other: typeof entry) =>
				other.category === entry.category && other.country === entry.country;
			if (rules.windows.findIndex(same) < index) {
				fault(['windows', index], 'This category and country already has a window.');
			}
		}
		for (const [index, entry] of rules.restocking_fees.entries()) {
			if (rules.restocking_fees.findIndex((other) => other.category === entry.category) < index) {
				fault(['restocking_fees', index], 'This category already has a fee.');
			}
		}
		if (rules.bank_days.to < rules.bank_days.from) {
			fault(['bank_days', 'to'], 'The latest day comes before the earliest.');
		}
	});

/** What a new shop starts with, in its own currency beside baht and dollars. */
export const defaultRules = (currency: string): PolicyRules => ({
	windows: [
		{ category: null, country: null, days: 30 },
		{ category: 'electronics', country: null, days: 14 },
		{ category: 'furniture', country: null, days: 30 }
	],
	undelivered_buffer_days: 14,
	defect_days: 730,
	excluded_categories: ['skincare', 'food', 'made_to_order', 'underwear'],
	restocking_fees: [
		{ category: null, basis_points: 0 },
		{ category: 'furniture', basis_points: 1000 }
	],
	return_shipping_fee: amounts(currency, 60, 5),
	refund_shipping: { merchant_fault: true, whole_order: true },
	keep_item_limit: amounts(currency, 150, 5),
	auto_approve_limit: amounts(currency, 5000, 150),
	repeat_returns: { returns: 3, days: 90 },
	outcomes: ['refund', 'store_credit'],
	store_credit_bonus_basis_points: 500,
	store_credit_valid_days: null,
	methods: ['drop_off', 'own_carrier'],
	ship_by_days: 7,
	transit_days: 3,
	inspect_days: 2,
	bank_days: { from: 5, to: 12 }
});

/** Another currency starts with the dollar's figures: too small is safe, a person then looks. */
const amounts = (currency: string, baht: number, dollars: number): PerCurrency => ({
	[currency]: dollars * 10 ** exponentOf(currency),
	THB: baht * 100,
	USD: dollars * 100
});
