import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settleExchange } from '#lib/domain/exchange/settle.ts';
import type { Want } from '#lib/domain/exchange/wants.ts';
import { breakdownOf } from '#lib/domain/policy/breakdown.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import type { OrderFacts, PolicyRules, RequestedItem, ReturnPlan } from '#lib/domain/policy/types.ts';
import { requestReturn } from '#lib/domain/return/request.ts';
import {
	damaged,
	item,
	line,
	NOW,
	order,
	payment,
	policy,
	reasons,
	refusalOf,
	request,
	valueOf
} from '../support/facts.ts';

const OFFERED: Partial<PolicyRules> = {
	outcomes: ['refund', 'store_credit', 'exchange'],
	auto_approve_limit: { THB: 100_000_000 }
};
const want = (change: Partial<Want> = {}): Want => ({
	variant_id: 'var_m',
	quantity: 1,
	same_product: true,
	active: true,
	price: { price_minor: 120_000, includes_tax: true },
	tax_rate_bp: 700,
	available: 5,
	...change
});
const exchanged = (change: Partial<RequestedItem> = {}): RequestedItem =>
	item({ outcome: 'exchange', wants: [want()], ...change });
const plan = (
	items: RequestedItem[],
	rules: Partial<PolicyRules> = {},
	facts: Partial<OrderFacts> = {}
): ReturnPlan =>
	valueOf(planReturn(policy({ ...OFFERED, ...rules }), reasons, order(facts), request(items), NOW));
const refused = (items: RequestedItem[], rules: Partial<PolicyRules> = {}) =>
	refusalOf(planReturn(policy({ ...OFFERED, ...rules }), reasons, order(), request(items), NOW));
const ANY_PRODUCT = { exchanges: { same_product: 'current', other_products: 'current' } } as const;
const PRE_DISCOUNT = { exchanges: { same_product: 'current', other_products: 'pre_discount' } } as const;

describe('an exchange for another size', () => {
	it('moves no money and keeps no fee, whatever the size costs today', () => {
		const { exchange, total_minor, return_shipping_fee_minor, items } = plan([exchanged()]);
		expect(exchange).toMatchObject({
			value_minor: 100_000,
			price_minor: 100_000,
			due_minor: 0,
			back_minor: 0
		});
		expect(exchange?.lines).toMatchObject([{ paid_minor: 100_000, tax_minor: 6_542, quantity: 1, item: 0 }]);
		expect([total_minor, return_shipping_fee_minor, items[0]?.restocking_fee_minor]).toEqual([0, 0, 0]);
	});

	it('keeps the delivery charge, also when all of it comes back', () => {
		const { shipping_minor, total_minor } = plan([exchanged()], {}, { shipping_minor: 5_000 });
		expect([shipping_minor, total_minor]).toEqual([0, 0]);
	});

	it('gives two sizes for two pieces, and the price of both is what was paid', () => {
		const two = [want({ variant_id: 'var_l' }), want({ variant_id: 'var_m' })];
		const lines = [line({ quantity: 2, paid_minor: 99_999, tax_minor: 6_541 })];
		const { exchange } = plan([exchanged({ quantity: 2, wants: two })], {}, { lines });
		expect(exchange?.lines.map((one) => [one.paid_minor, one.tax_minor])).toEqual([
			[50_000, 3_271],
			[49_999, 3_270]
		]);
	});

	it('holds its tax on an order whose prices have none', () => {
		const lines = [
			line({ paid_minor: 107_000, tax_minor: 7_000, unit_price_minor: 120_000, tax_rate_bp: 700 })
		];
		const { exchange } = plan([exchanged()], {}, { lines, prices_include_tax: false });
		expect(exchange?.lines).toMatchObject([
			{ unit_price_minor: 120_000, discount_minor: 20_000, tax_minor: 7_000, paid_minor: 107_000 }
		]);
	});

	it('costs today’s price where more pieces are wanted than come back', () => {
		const { exchange } = plan([exchanged({ wants: [want({ quantity: 2 })] })], ANY_PRODUCT);
		expect(exchange).toMatchObject({
			price_minor: 240_000,
			due_minor: 240_000 - (exchange?.value_minor ?? 0)
		});
	});
});

describe('an exchange for another product', () => {
	const cheap = want({ same_product: false, price: { price_minor: 40_000, includes_tax: true } });
	const dear = want({ same_product: false, price: { price_minor: 150_000, includes_tax: true } });

	it('gives the difference back the way it was paid, after fees', () => {
		const { exchange, refund_minor, total_minor, payments } = plan(
			[exchanged({ wants: [cheap] })],
			ANY_PRODUCT
		);
		expect(exchange).toMatchObject({ value_minor: 94_000, price_minor: 40_000, back_minor: 54_000 });
		expect([refund_minor, total_minor]).toEqual([54_000, 54_000]);
		expect(payments).toMatchObject([{ amount_minor: 54_000 }]);
		expect(exchange?.lines).toMatchObject([{ paid_minor: 40_000, tax_minor: 2_617 }]);
	});

	it('asks for the difference, which is never in the total', () => {
		const { exchange, total_minor } = plan([exchanged({ wants: [dear] })], ANY_PRODUCT);
		expect(exchange).toMatchObject({ value_minor: 94_000, due_minor: 56_000, back_minor: 0 });
		expect(total_minor).toBe(0);
	});

	it('credits the old discount where the policy says so, and never pays it out', () => {
		const lines = [line({ unit_price_minor: 130_000, tax_rate_bp: 700 })];
		const credited = (wanted: Want) =>
			plan([exchanged({ wants: [wanted] })], PRE_DISCOUNT, { lines }).exchange;
		expect(credited({ ...dear, same_product: false })).toMatchObject({
			price_minor: 120_000,
			due_minor: 26_000,
			lines: [{ unit_price_minor: 150_000, discount_minor: 30_000, tax_minor: 7_850 }]
		});
		expect(credited(cheap)).toMatchObject({ price_minor: 40_000, back_minor: 54_000 });
	});

	it('can be one for several, and several for one', () => {
		const lines = [line(), line({ line_id: 'lin_2', paid_minor: 30_000, tax_minor: 1_963 })];
		const one = plan(
			[exchanged({ wants: [dear] }), exchanged({ line_id: 'lin_2', wants: [] })],
			ANY_PRODUCT,
			{ lines }
		).exchange;
		expect(one).toMatchObject({ value_minor: 124_000, due_minor: 26_000 });
		const both = [cheap, { ...dear, variant_id: 'var_z' }];
		expect(plan([exchanged({ wants: both })], ANY_PRODUCT).exchange?.lines).toHaveLength(2);
	});

	it('stands beside money and credit in one return', () => {
		const lines = [line(), line({ line_id: 'lin_2' }), line({ line_id: 'lin_3' })];
		const mixed = plan(
			[
				exchanged({ wants: [cheap] }),
				item({ line_id: 'lin_2', outcome: 'store_credit' }),
				item({ line_id: 'lin_3', outcome: 'refund' })
			],
			ANY_PRODUCT,
			{ lines }
		);
		// The way back is paid once, by the money that goes to the card.
		expect(mixed).toMatchObject({ refund_minor: 94_000 + 60_000, store_credit_minor: 100_000 });
		expect(mixed.exchange).toMatchObject({ value_minor: 100_000, back_minor: 60_000 });
	});
});

describe('what stands against it', () => {
	it.each([
		['outcome_not_offered', [exchanged()], { outcomes: ['refund'] }],
		['replacement_missing', [exchanged({ wants: [] })], {}],
		['product_not_offered', [exchanged({ wants: [want({ same_product: false })] })], {}],
		['variant_not_sold', [exchanged({ wants: [want({ active: false })] })], {}],
		['variant_not_sold', [exchanged({ wants: [want({ price: null })] })], {}],
		['out_of_stock', [exchanged({ wants: [want({ available: 0 })] })], {}],
		['quantity_invalid', [exchanged({ wants: [want({ quantity: 0.5 })] })], {}]
	] as const)('%s', (reason, items, rules) => {
		expect(refused([...items], rules as Partial<PolicyRules>)).toBe(reason);
	});

	it('lets a person look where nothing was ever paid, or the bank holds the money', () => {
		const unpaid = plan([exchanged()], {}, { payments: [payment({ captured_minor: 0 })] });
		expect(unpaid.review_reasons).toEqual(['no_payment_to_refund']);
		const disputed = plan([exchanged()], {}, { payments: [payment({ disputed: true })] });
		expect(disputed.review_reasons).toEqual(['payment_disputed']);
	});

	it('holds nobody to a sum on top that they have not read', () => {
		const uphill = plan([exchanged({ wants: [want({ same_product: false })] })], ANY_PRODUCT);
		const due = uphill.exchange?.due_minor ?? 0;
		expect(refusalOf(requestReturn(uphill, 0, NOW))).toBe('quote_changed');
		expect(requestReturn(uphill, 0, NOW, due).ok).toBe(true);
		expect(requestReturn(uphill, null, NOW).ok).toBe(true);
	});
});

describe('a bonus for exchanging', () => {
	const bonus = (basis_points: number): Partial<PolicyRules> => ({
		exchanges: { ...ANY_PRODUCT.exchanges, bonus_basis_points: basis_points }
	});
	const other = (price_minor: number) =>
		want({ same_product: false, variant_id: 'var_o', price: { price_minor, includes_tax: true } });

	it('comes off what is paid on top, and is shown with the line that it makes cheaper', () => {
		const given = plan([exchanged({ wants: [other(150_000)] })], bonus(1_000));
		expect(given.exchange).toMatchObject({
			value_minor: 94_000,
			bonus_minor: 9_400,
			price_minor: 140_600,
			due_minor: 46_600,
			lines: [{ unit_price_minor: 150_000, discount_minor: 9_400, bonus_minor: 9_400, paid_minor: 140_600 }]
		});
		const facts = { basis_points: 1_000, value_minor: 94_000, bonus_minor: 9_400 };
		expect(given.trace).toContainEqual({
			...{ rule: 'exchange_bonus', line_id: null, result: 'decided' },
			facts
		});
	});

	it('ends where nothing is left to pay, and is never paid out', () => {
		const all = plan([exchanged({ wants: [other(95_000)] })], bonus(1_000)).exchange;
		expect(all).toMatchObject({ bonus_minor: 1_000, due_minor: 0, back_minor: 0 });
		const cheaper = plan([exchanged({ wants: [other(40_000)] })], bonus(10_000)).exchange;
		expect(cheaper).toMatchObject({ back_minor: 54_000 });
		expect(cheaper?.bonus_minor).toBeUndefined();
	});

	it('is no share of what is exchanged piece for piece', () => {
		const lines = [line(), line({ line_id: 'lin_2' })];
		const rules = { exchanges: { same_product: 'honour', other_products: 'current' } } as const;
		const both = [exchanged(), exchanged({ line_id: 'lin_2', wants: [other(300_000)] })];
		const given = plan(both, { exchanges: { ...rules.exchanges, bonus_basis_points: 500 } }, { lines });
		expect(given.exchange?.bonus_minor).toBe(Math.round((given.exchange?.value_minor ?? 0) * 0.05) - 5_000);
	});

	it('is the rule’s where one says so, kept for whoever chooses again', () => {
		const rule = {
			...{ id: 'r_1', name: '', when: { all: [] }, enabled: true },
			then: [{ do: 'exchange_bonus' as const, basis_points: 2_000 }]
		};
		const given = plan([exchanged({ wants: [other(150_000)] })], { ...bonus(1_000), rules: [rule] });
		expect(given.exchange?.bonus_minor).toBe(18_800);
		expect(given.later?.exchange_bonus_basis_points).toBe(2_000);
	});

	it('is never money: whatever part is given in the end, no more goes back than without it', () => {
		const figure = fc.integer({ min: 0, max: 300_000 });
		fc.assert(
			fc.property(
				fc.array(
					fc.record({ paid: figure, prices: fc.array(figure, { maxLength: 3 }), kept: fc.boolean() }),
					{
						minLength: 1,
						maxLength: 4
					}
				),
				fc.integer({ min: 1, max: 10_000 }),
				(asked, share) => {
					const lines = asked.map(({ paid: paid_minor }, at) => line({ line_id: `lin_${at}`, paid_minor }));
					const items = asked.map(({ prices }, at) => {
						const wants = prices.map((price, n) => ({ ...other(price), variant_id: `var_${n}` }));
						return exchanged({ line_id: `lin_${at}`, wants });
					});
					const of = (rules: Partial<PolicyRules>) =>
						planReturn(policy({ ...OFFERED, ...rules }), reasons, order({ lines }), request(items), NOW);
					const [without, given] = [of(bonus(0)), of(bonus(share))];
					expect(given.ok).toBe(without.ok);
					if (!given.ok || !without.ok || !given.value.exchange || !without.value.exchange) return;
					const [plain, better] = [without.value.exchange, given.value.exchange];
					expect(better.back_minor).toBe(plain.back_minor);
					expect(better.due_minor).toBeLessThanOrEqual(plain.due_minor);
					expect(better.lines.reduce((sum, one) => sum + (one.bonus_minor ?? 0), 0)).toBe(
						better.bonus_minor ?? 0
					);
					const ids = items.map((_, at) => `rit_${at}`);
					const settled = ({ lines: planned, due_minor }: typeof plain) => {
						const value_minor = given.value.items.reduce(
							(sum, one, at) => sum + (asked[at]?.kept ? one.goods_minor : 0),
							0
						);
						return settleExchange({
							lines: planned.map((one, n) => ({ ...one, id: `exl_${n}`, return_item_id: ids[one.item]! })),
							items: ids.map((id, at) => ({
								...{ id, split_from_id: null, quantity: 1, reception: 'received' as const },
								acceptance: asked[at]?.kept ? ('accepted' as const) : ('rejected' as const)
							})),
							...{ value_minor, undeducted_minor: value_minor, agreed_due_minor: due_minor },
							...{ prices_include_tax: true, currency: 'THB' }
						});
					};
					const [before, after] = [settled(plain), settled(better)];
					const backOf = (one: typeof before) => ('settlement' in one ? one.settlement.back_minor : 0);
					expect(backOf(after)).toBeLessThanOrEqual(backOf(before));
				}
			),
			{ numRuns: 300 }
		);
	});
});

it('replays the past, whose wants nobody told, as an even exchange', () => {
	const { wants: _, ...untold } = exchanged();
	expect(plan([untold])).toMatchObject({ total_minor: 0, exchange: { value_minor: 100_000, lines: [] } });
});

it('carries the value exactly: price = value + due − back, and every breakdown sums to the total', () => {
	const anyWant = fc.record({
		variant_id: fc.constantFrom('var_a', 'var_b', 'var_c'),
		quantity: fc.integer({ min: 1, max: 4 }),
		same_product: fc.boolean(),
		active: fc.constant(true),
		price: fc.record({ price_minor: fc.integer({ min: 0, max: 300_000 }), includes_tax: fc.boolean() }),
		tax_rate_bp: fc.constantFrom(0, 700, 1_900),
		available: fc.constant(100)
	});
	const pricing = fc.constantFrom('honour' as const, 'current' as const, 'pre_discount' as const);
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(anyWant, { maxLength: 3 }), fc.boolean()), {
				minLength: 1,
				maxLength: 4
			}),
			fc.array(fc.integer({ min: 0, max: 250_000 }), { minLength: 4, maxLength: 4 }),
			pricing,
			fc.boolean(),
			fc.integer({ min: 0, max: 10_000 }),
			(asked, paid, same_product, prices_include_tax, bonus_basis_points) => {
				const lines = asked.map(([quantity], index) => {
					const paid_minor = paid[index] ?? 0;
					const tax_minor = Math.round((paid_minor * 700) / 10_700);
					const net = prices_include_tax ? paid_minor : paid_minor - tax_minor;
					const unit_price_minor = Math.ceil(net / (quantity + 1)) + 7;
					return line({
						line_id: `lin_${index}`,
						...{ quantity: quantity + 1, paid_minor, tax_minor, unit_price_minor, tax_rate_bp: 700 }
					});
				});
				const items = asked.map(([quantity, wants, isMoney], index) =>
					isMoney
						? item({ line_id: `lin_${index}`, quantity })
						: exchanged({ line_id: `lin_${index}`, quantity, wants, ...damaged })
				);
				const exchanges = { same_product, other_products: 'pre_discount' as const, bonus_basis_points };
				const rules = { ...OFFERED, exchanges };
				const facts = order({ lines, prices_include_tax });
				const planned = planReturn(policy(rules), reasons, facts, request(items), NOW);
				if (!planned.ok) {
					expect(planned.refusal.reason).toBe('replacement_missing');
					return;
				}
				const { exchange, total_minor } = planned.value;
				const rows = breakdownOf(planned.value, [], prices_include_tax);
				expect(rows.reduce((sum, row) => sum + row.amount_minor, 0)).toBe(total_minor);
				if (exchange === undefined) return;
				expect(exchange.price_minor).toBe(exchange.value_minor + exchange.due_minor - exchange.back_minor);
				expect(Math.min(exchange.due_minor, exchange.back_minor)).toBe(0);
				let price = 0;
				for (const one of exchange.lines) {
					price += one.paid_minor;
					const list = one.unit_price_minor * one.quantity;
					const onTop = prices_include_tax ? 0 : one.tax_minor;
					expect(one.paid_minor).toBe(list - one.discount_minor + onTop);
					expect(one.discount_minor).toBeGreaterThanOrEqual(0);
					expect(one.tax_minor).toBeGreaterThanOrEqual(0);
					expect(one.tax_minor).toBeLessThanOrEqual(one.paid_minor);
				}
				expect(price).toBe(exchange.price_minor);
			}
		),
		{ numRuns: 300 }
	);
});
