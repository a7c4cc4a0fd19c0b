import { describe, expect, it } from 'vitest';
import { exponentOf } from '#lib/domain/currency.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import { minorStep } from '#lib/domain/refund/minor-step.ts';
import { applyProviderStatus, settleRefund } from '#lib/domain/refund/settle.ts';
import { money } from '#lib/i18n/format.ts';
import { fromStripeAmount, toStripeAmount } from '#lib/server/providers/payments/stripe-amounts.ts';
import {
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
import { booksOf, giveBack, plansFor, refundOf, sum, units, type Books } from './books.ts';

/**
 * Ways in which other shops' software got this money wrong, each told by its repository and number and replayed with
 * its own figures where it gives any. What is asserted is the right answer.
 */

const paidBack = (books: Books): number => sum(books.payments, (of) => of.refunded_minor);
const discount = (amount_minor: number) => ({ label: 'SALE', amount_minor });

describe('discounts', () => {
	it('as in solidus 512: an item takes its share of the order’s discount along, whatever went back before', () => {
		const books = booksOf({
			lines: [{ unit_price_minor: 10_000 }, { unit_price_minor: 30_000 }],
			discount: discount(4_000)
		});
		const first = refundOf(books, [units(1, 1)]);
		expect(first.plan.amount_minor).toBe(9_000);
		expect(refundOf(first.books, [units(2, 1)]).plan.amount_minor).toBe(27_000);
	});

	it('as in vendure 4811: the discount of goods that come back never moves to the goods that stay', () => {
		const books = booksOf({
			lines: [{ unit_price_minor: 5_000 }, { unit_price_minor: 1_000 }],
			discount: discount(1_000)
		});
		const { plan, books: after } = refundOf(books, [units(1, 1)]);
		expect(plan.amount_minor).toBe(4_167);
		expect(after.lines[1]).toMatchObject({ paid_minor: 833, refunded_minor: 0 });
	});

	it('as in vendure 3098, 5127: a discount of 40 % stays 40 % when 18 of 20 come back', () => {
		const books = booksOf({ lines: [{ quantity: 20, unit_price_minor: 1_000, discount_minor: 8_000 }] });
		const { plan, books: after } = refundOf(books, [units(1, 18)]);
		expect(plan.amount_minor).toBe(10_800);
		expect(refundOf(after, [units(1, 2)]).plan.amount_minor).toBe(1_200);
	});

	it('as in vendure 1865: a threshold that no longer holds takes nothing from the customer', () => {
		const books = booksOf({
			lines: [{ unit_price_minor: 4_348 }, { unit_price_minor: 2_500 }],
			discount: discount(0)
		});
		expect(refundOf(books, [units(1, 1)]).plan.amount_minor).toBe(4_348);
	});

	it('as in vendure 890, 2393: the payments get what was shown, to the last unit', () => {
		const books = booksOf({
			lines: [{ quantity: 3, unit_price_minor: 3_333 }, { unit_price_minor: 777 }],
			discount: discount(1_001)
		});
		const { plan } = refundOf(books, [units(1, 2), units(2, 1)]);
		expect(sum(plan.payments, (share) => share.amount_minor)).toBe(plan.amount_minor);
		expect(plan.amount_minor).toBe(plan.computed_minor);
	});
});

describe('tax', () => {
	it('as in medusa 15885: tax that comes on top is not discounted a second time', () => {
		const books = booksOf({
			prices_include_tax: false,
			lines: [{ unit_price_minor: 10_000, tax_minor: 900 }],
			discount: discount(1_000)
		});
		expect(refundOf(books, [units(1, 1)]).plan).toMatchObject({ amount_minor: 9_900, tax_minor: 900 });
	});

	it('as in medusa 14136, 13883: with tax inside, nothing above the order’s total can go back', () => {
		const books = booksOf({
			lines: [{ quantity: 2, unit_price_minor: 6_000, tax_minor: 1_833 }],
			discount: discount(1_000)
		});
		const { plan, books: after } = refundOf(books, [units(1, 2)]);
		expect(plan).toMatchObject({ amount_minor: 11_000, tax_minor: 1_833 });
		expect(refundOf(after, [units(1, 1)]).plan.amount_minor).toBe(0);
	});

	it('as in solidus 3068: 100.00 with 5.00 of tax inside is 100.00, not 105.00', () => {
		const books = booksOf({ lines: [{ tax_minor: 500 }] });
		expect(refundOf(books, [units(1, 1)]).plan).toMatchObject({ amount_minor: 10_000, tax_minor: 500 });
	});

	it('as in woocommerce 10792, shuup 596: a part carries the tax of its own units, not the order’s', () => {
		const books = booksOf({
			lines: [{ quantity: 4, unit_price_minor: 10_700, tax_minor: 2_800 }, { tax_minor: 654 }]
		});
		expect(refundOf(books, [units(1, 1)]).plan).toMatchObject({ goods_minor: 10_700, tax_minor: 700 });
	});

	it('as in medusa v2’s tests: tax lost from a total shows at intake, not in a refund', () => {
		const told = { prices_include_tax: false, lines: [{ tax_minor: 700 }], total_minor: 10_000 };
		expect(() => booksOf(told)).toThrow('totals_do_not_add_up');
	});
});

describe('delivery', () => {
	const withDelivery = (amount_minor: number, tax_minor: number, on_top = false) =>
		booksOf({
			prices_include_tax: !on_top,
			lines: [{ quantity: 2 }],
			shipping: { amount_minor, tax_minor }
		});

	it('as in vendure 989, 5038 and Sylius/RefundPlugin 110: the tax of the delivery goes back with it', () => {
		const books = withDelivery(234, 56, true);
		const all = refundOf(books, [units(1, 2, { quoted_shipping_minor: 290 })]);
		expect(all.plan).toMatchObject({ shipping_minor: 290, shipping_tax_minor: 56 });
		expect(paidBack(all.books)).toBe(books.payments[0]?.captured_minor);
	});

	it('as in Sylius/RefundPlugin 252: delivery that was free gives nothing back', () => {
		const free = refundOf(withDelivery(0, 0), [units(1, 1, { quoted_shipping_minor: 800 })]);
		expect(free.plan.shipping_minor).toBe(0);
	});

	it('as in magento2 38088, 41277, 19429, 26599, 39644: parts of it neither block the next refund nor pay twice', () => {
		let books = withDelivery(1_500, 98);
		const given: number[] = [];
		for (const wanted of [499, 789, 1_500]) {
			const next = refundOf(books, [units(1, 1, { quoted_shipping_minor: wanted })]);
			given.push(next.plan.shipping_minor);
			books = next.books;
		}
		expect(given).toEqual([499, 789, 212]);
		expect(paidBack(books)).toBe(21_500);
	});

	it('as in saleor’s two flows: delivery goes back once, however often it is asked for', () => {
		const first = refundOf(withDelivery(1_230, 230), [units(1, 1, { quoted_shipping_minor: 1_230 })]);
		const second = refundOf(first.books, [units(1, 1, { quoted_shipping_minor: 1_230 })]);
		expect([first.plan.shipping_minor, second.plan.shipping_minor]).toEqual([1_230, 0]);
		expect([first.plan.shipping_tax_minor, second.plan.shipping_tax_minor]).toEqual([230, 0]);
	});
});

describe('cents', () => {
	it('as in woocommerce 64668, 41919, 26734, 30263: everything back is the total, not a penny more', () => {
		// 179.25 from lines whose units, rounded one by one, would come to 179.27.
		const books = booksOf({
			lines: [
				{ quantity: 3, unit_price_minor: 3_990, discount_minor: 798 },
				{ quantity: 7, unit_price_minor: 1_107, discount_minor: 996 }
			],
			discount: discount(0)
		});
		const total = sum(books.lines, (of) => of.paid_minor);
		let after = books;
		for (const one of [units(2, 3), units(1, 1), units(2, 4), units(1, 2)])
			after = refundOf(after, [one]).books;
		expect(paidBack(after)).toBe(total);
	});

	it('as in magento2 38388, woocommerce-ios 17630: units of one line differ by a cent at most and add up', () => {
		let books = booksOf({ lines: [{ quantity: 3, unit_price_minor: 1_900, discount_minor: 1 }] });
		const given = [1, 2, 3].map(() => {
			const next = refundOf(books, [units(1, 1)]);
			books = next.books;
			return next.plan.amount_minor;
		});
		expect(given).toEqual([1_900, 1_899, 1_900]);
	});

	it('as in OpenMage 4396: who paid 318.00 gets 318.00 offered, not 255.50', () => {
		const books = booksOf({
			lines: [{ quantity: 4, unit_price_minor: 9_500 }, { unit_price_minor: 2_000 }],
			discount: discount(8_200)
		});
		expect(refundOf(books, [units(1, 4), units(2, 1)]).plan.amount_minor).toBe(31_800);
	});

	it('as in PrestaShop 40271, 42298: 27.04 each times three is not what 81.13 came from', () => {
		const books = booksOf({ lines: [{ quantity: 3, unit_price_minor: 2_705, discount_minor: 2 }] });
		expect(refundOf(books, [units(1, 3)]).plan.amount_minor).toBe(8_113);
	});

	it('as in solidus 707, medusa 13091: no figure ever has a fraction', () => {
		const books = booksOf({
			lines: [{ quantity: 7, unit_price_minor: 2_857, discount_minor: 1, tax_minor: 13 }]
		});
		const { plan } = refundOf(books, [units(1, 3)]);
		for (const figure of Object.values(plan).filter((value) => typeof value === 'number')) {
			expect(Number.isSafeInteger(figure)).toBe(true);
		}
	});

	it('as in akira-io/laravel-sisp 303: three thirds of 100.000 leave nothing that can never go back', () => {
		let books = booksOf({ lines: [{ quantity: 3, unit_price_minor: 33_334, discount_minor: 2 }] });
		for (let unit = 0; unit < 3; unit += 1) books = refundOf(books, [units(1, 1)]).books;
		expect(books.payments[0]).toMatchObject({ captured_minor: 100_000, refunded_minor: 100_000 });
	});
});

describe('more than once, more than came', () => {
	it('as in spree 14678: three asked for, two arrived, two paid', () => {
		const books = booksOf({ lines: [{ quantity: 3, unit_price_minor: 8_999 }] });
		expect(refundOf(books, [units(1, 2)]).plan.amount_minor).toBe(17_998);
	});

	it('as in medusa 14936, open-msupply 11550: the same item twice in one return counts as its sum', () => {
		const facts = order({ lines: [line({ quantity: 2 })] });
		const asked = (...items: ReturnType<typeof item>[]) =>
			planReturn(policy(), reasons, facts, request(items), NOW);
		expect(valueOf(asked(item(), item())).items).toMatchObject([{ quantity: 2, goods_minor: 100_000 }]);
		expect(refusalOf(asked(item({ quantity: 2 }), item()))).toBe('quantity_exceeds_returnable');
	});

	it('as in spree 8332, medusa 212, vendure 868, 2608: a line takes a second refund for what is left of it', () => {
		const books = booksOf({ lines: [{ quantity: 2, unit_price_minor: 5_001, discount_minor: 1 }] });
		const first = refundOf(books, [units(1, 1)]);
		expect(refundOf(first.books, [units(1, 1)]).plan.amount_minor).toBe(10_001 - first.plan.amount_minor);
	});

	it('as in vendure 2559, 2523: what is on the line no more gives nothing', () => {
		const gone = { ...booksOf({ lines: [{}] }) };
		const [only] = gone.lines;
		if (!only) throw new Error('no line');
		const cancelled = { ...only, refunded_quantity: 1, refunded_minor: only.paid_minor };
		expect(refundOf({ ...gone, lines: [cancelled] }, [units(1, 1)]).plan.amount_minor).toBe(0);
	});

	it('as in mollie/magento2 456: two honest refunds of the same amount are two refunds', () => {
		const books = booksOf({ lines: [{ quantity: 2 }] });
		const first = refundOf(books, [units(1, 1)]);
		const second = refundOf(first.books, [units(1, 1)]);
		expect([first.plan.amount_minor, second.plan.amount_minor]).toEqual([10_000, 10_000]);
	});

	it('as in medusa 4052, spree 5982: goods that came and were rejected get no money, and block nothing', () => {
		const books = booksOf({ lines: [{ quantity: 2 }] });
		const { plans, books: after } = giveBack(books, [units(1, 1, { acceptance: 'rejected' })]);
		expect(plans).toEqual([]);
		expect(refundOf(after, [units(1, 1)]).plan.amount_minor).toBe(10_000);
	});
});

describe('nothing to pay', () => {
	it('as in magento2 33237: a free order can be refunded in as many parts as it has', () => {
		let books = booksOf({ lines: [{ quantity: 2, unit_price_minor: 0 }] });
		for (let unit = 0; unit < 2; unit += 1) {
			const next = refundOf(books, [units(1, 1)]);
			expect(next.plan).toMatchObject({ amount_minor: 0, state: 'succeeded', capped: false });
			books = next.books;
		}
		expect(books.lines[0]?.refunded_quantity).toBe(2);
	});

	it('as in medusa’s claims test: a label of 15.00 off 25.00 on an order of 62.00 leaves 10.00, not 11.00', () => {
		const books = booksOf(
			{ lines: [{ unit_price_minor: 2_500 }], shipping: { amount_minor: 3_700, tax_minor: 100 } },
			{ return_shipping_fee_left_minor: 1_500 }
		);
		expect(refundOf(books, [units(1, 1, { bears_return_fee: true })]).plan.amount_minor).toBe(1_000);
	});

	it('as in Magento’s free adjustment: fees never make a refund a bill', () => {
		const books = booksOf({ lines: [{ unit_price_minor: 500 }] }, { return_shipping_fee_left_minor: 4_000 });
		const { plan } = refundOf(books, [units(1, 1, { fee_minor: 900, bears_return_fee: true })]);
		expect(plan).toMatchObject({ restocking_fee_minor: 500, return_shipping_fee_minor: 0, amount_minor: 0 });
	});
});

describe('blocked by bookkeeping', () => {
	it('as in medusa 11645, saleor 15217, 14188, vendure 3535: money refunded elsewhere caps the rest and says so', () => {
		const books = booksOf({ lines: [{ quantity: 2 }] });
		const [card] = books.payments;
		if (!card) throw new Error('no payment');
		const elsewhere = { ...books, payments: [{ ...card, refunded_minor: 12_000 }] };
		expect(refundOf(elsewhere, [units(1, 2)]).plan).toMatchObject({
			computed_minor: 20_000,
			amount_minor: 8_000,
			capped: true
		});
	});

	it('as in spree’s shared payments: a payment gives what it has left and the next one gives the rest', () => {
		const books = booksOf(
			{ lines: [{}] },
			{
				payments: [
					payment({ captured_minor: 4_000, reserved_minor: 1_500 }),
					payment({ payment_id: 'pay_2', captured_minor: 9_000 })
				]
			}
		);
		expect(refundOf(books, [units(1, 1)]).plan.payments).toEqual([
			{ payment_id: 'pay_1', amount_minor: 2_500, by_hand: false },
			{ payment_id: 'pay_2', amount_minor: 7_500, by_hand: false }
		]);
	});

	it('as in Spree 6: a part that the payments cannot cover never counts as the whole', () => {
		const books = booksOf({ lines: [{}] }, { payments: [payment({ captured_minor: 0 })] });
		expect(refusalOf(plansFor(books, [units(1, 1)]))).toBe('no_refundable_payment');
	});
});

describe('failures', () => {
	const parts = (...states: ('succeeded' | 'failed' | 'pending')[]) =>
		states.map((state) => ({ state, amount_minor: 50 }));

	it('as in woocommerce-gateway-stripe 4405, woocommerce-payments 3965: a refund that failed is not done', () => {
		expect(settleRefund({ state: 'processing', amount_minor: 50 }, parts('failed'))?.state).toBe('failed');
		expect(
			settleRefund({ state: 'processing', amount_minor: 100 }, parts('succeeded', 'failed'))?.state
		).toBe('part_failed');
	});

	it('as in woocommerce-gateway-stripe 2031: success that a bank takes back opens it again', () => {
		expect(applyProviderStatus('succeeded', 'failed')?.state).toBe('failed');
		expect(settleRefund({ state: 'succeeded', amount_minor: 50 }, parts('failed'))?.state).toBe('failed');
	});

	it('also when another part had gone by hand', () => {
		const after = settleRefund({ state: 'settled_other', amount_minor: 100 }, parts('succeeded', 'failed'));
		expect(after?.state).toBe('part_failed');
	});

	it('as in solidus_stripe 265, Hi.Events 1067: what is pending is neither done nor failed', () => {
		expect(settleRefund({ state: 'processing', amount_minor: 50 }, parts('pending'))).toBeNull();
		expect(applyProviderStatus('sending', 'pending')?.state).toBe('pending');
	});

	it('as in woocommerce-gateway-stripe 838: the webhook of a refund that is written down changes nothing', () => {
		expect(applyProviderStatus('succeeded', 'succeeded')).toBeNull();
	});
});

describe('currencies', () => {
	it('as in woocommerce-gateway-stripe 435, stripe-sfcc-b2c-connector 31: 9,899 yen are sent as 9899', () => {
		expect(exponentOf('JPY')).toBe(0);
		expect(toStripeAmount(9_899, 'JPY')).toBe(9_899);
	});

	it('as in gumroad 3749, Yosemite-Crew 3021: what is read back is what was sent, in every currency', () => {
		for (const [amount, currency] of [
			[5_800, 'JPY'],
			[5_800, 'KRW'],
			[5_800, 'UGX'],
			[5_800, 'ISK'],
			[5_800, 'KWD'],
			[5_800, 'MGA'],
			[5_800, 'THB']
		] as const) {
			expect(fromStripeAmount(toStripeAmount(amount, currency), currency.toLowerCase())).toBe(amount);
		}
	});

	it('as in woocommerce-gateway-stripe 2720, 2991: 18.600 dinars are 18600, and 5.124 goes as 5.120 with 4 to come', () => {
		expect(toStripeAmount(18_600, 'KWD')).toBe(18_600);
		const dinars = [payment({ minor_step: minorStep('stripe', 'KWD'), captured_minor: 15_372 })];
		let books = booksOf({ lines: [{ quantity: 3, unit_price_minor: 5_124 }] }, { payments: dinars });
		const given = [1, 2, 3].map(() => {
			const next = refundOf(books, [units(1, 1)]);
			books = next.books;
			return next.plan.amount_minor;
		});
		expect(given).toEqual([5_120, 5_120, 5_130]);
	});

	it('as in Stripe’s note on old krónur: a charge with a fraction is given back as far as whole krónur go', () => {
		expect(toStripeAmount(1_500, 'ISK')).toBe(150_000);
		expect(() => fromStripeAmount(150_050, 'isk')).toThrow(RangeError);
	});

	it('as with Stripe’s payouts in forints and Taiwan dollars: whole units are for payouts, refunds go in cents', () => {
		expect([minorStep('stripe', 'HUF'), minorStep('stripe', 'TWD')]).toEqual([1, 1]);
		expect([toStripeAmount(1_234, 'HUF'), toStripeAmount(1_234, 'TWD')]).toEqual([1_234, 1_234]);
	});

	it('as in woocommerce-gateway-stripe 370: 1,234.56 is not shown as 1,235', () => {
		expect(money('en', { amountMinor: 123_456, currency: 'THB' })).toContain('1,234.56');
	});
});
