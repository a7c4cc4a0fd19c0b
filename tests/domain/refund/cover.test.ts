import { describe, expect, it } from 'vitest';
import { carriedOf, type EarlierRefund } from '#lib/domain/refund/carried.ts';
import { coverRefund, neverPaid } from '#lib/domain/refund/cover.ts';
import { minorStep } from '#lib/domain/refund/minor-step.ts';
import { sharePayments } from '#lib/domain/refund/payment-shares.ts';
import { payment, refusalOf, valueOf } from '../support/facts.ts';

const dinars = (captured_minor: number, change = {}) =>
	payment({ minor_step: 10, captured_minor, ...change });
const cash = (captured_minor: number) =>
	payment({ payment_id: 'pay_2', provider: 'cash_on_delivery', method: 'cash', captured_minor });

describe('figures', () => {
	it('are capped at the balance, and say so', () => {
		expect(valueOf(coverRefund('original', 900, [payment({ captured_minor: 800 })], 'figures'))).toEqual({
			amount_minor: 800,
			capped: true,
			rounding_minor: 0,
			payments: [{ payment_id: 'pay_1', amount_minor: 800, by_hand: false }]
		});
	});

	it('lose what a step leaves over to the next refund, which is no cap', () => {
		expect(valueOf(coverRefund('original', 5_124, [dinars(9_000)], 'figures'))).toMatchObject({
			amount_minor: 5_120,
			capped: false,
			rounding_minor: 4
		});
		expect(valueOf(coverRefund('original', 800, [dinars(800)], 'figures'))).toMatchObject({
			amount_minor: 800,
			capped: false,
			rounding_minor: 0
		});
	});

	it('of nothing need no payment', () => {
		expect(valueOf(coverRefund('original', 0, [], 'figures'))).toMatchObject({
			amount_minor: 0,
			capped: false
		});
	});

	it('wait for a dispute, and name how much waits', () => {
		const result = coverRefund(
			'original',
			500,
			[payment({ captured_minor: 300, disputed: true })],
			'figures'
		);
		expect(result).toEqual({
			ok: false,
			refusal: { reason: 'payment_disputed', facts: { waiting_minor: 300 } }
		});
	});

	it('do not wait for a dispute over money that is not needed', () => {
		const payments = [payment({ disputed: true }), payment({ payment_id: 'pay_2', captured_minor: 500 })];
		expect(valueOf(coverRefund('original', 500, payments, 'figures')).amount_minor).toBe(500);
	});

	it('of an order that was never paid come to a person', () => {
		const unpaid = payment({ captured_minor: 0 });
		expect(refusalOf(coverRefund('original', 1, [unpaid], 'figures'))).toBe('no_refundable_payment');
		expect(neverPaid([])).toBe(true);
		expect(neverPaid([unpaid, payment({ captured_minor: 1 })])).toBe(false);
		const gone = payment({ captured_minor: 100, refunded_minor: 100 });
		expect(valueOf(coverRefund('original', 1, [gone], 'figures'))).toMatchObject({
			amount_minor: 0,
			capped: true
		});
	});
});

describe('a person’s amount', () => {
	it('above the balance is refused with both figures', () => {
		expect(coverRefund('original', 900, [dinars(805)], 'person')).toEqual({
			ok: false,
			refusal: { reason: 'amount_exceeds_refundable', facts: { available_minor: 800, asked_minor: 900 } }
		});
	});

	it('between steps is refused with the nearest below', () => {
		expect(coverRefund('original', 5_124, [dinars(9_000)], 'person')).toEqual({
			ok: false,
			refusal: { reason: 'amount_invalid', facts: { nearest_minor: 5_120 } }
		});
	});

	it.each([-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('%s is no amount', (wanted) => {
		expect(refusalOf(coverRefund('store_credit', wanted, [], 'person'))).toBe('amount_invalid');
	});

	it('of store credit needs no payment and has no steps', () => {
		expect(valueOf(coverRefund('store_credit', 7, [], 'person'))).toEqual({
			amount_minor: 7,
			capped: false,
			rounding_minor: 0,
			payments: []
		});
	});
});

describe('several payments', () => {
	it('are taken in their order', () => {
		const payments = [
			payment({ captured_minor: 300 }),
			payment({ payment_id: 'pay_2', captured_minor: 900 })
		];
		expect(sharePayments(500, payments).shares).toEqual([
			{ payment_id: 'pay_1', amount_minor: 300, by_hand: false },
			{ payment_id: 'pay_2', amount_minor: 200, by_hand: false }
		]);
	});

	it('that move single units leave to a coarser one what it can send whole', () => {
		expect(sharePayments(12, [cash(3), dinars(100)]).shares).toEqual([
			{ payment_id: 'pay_2', amount_minor: 2, by_hand: true },
			{ payment_id: 'pay_1', amount_minor: 10, by_hand: false }
		]);
		expect(sharePayments(25, [cash(30), dinars(100)]).shares).toEqual([
			{ payment_id: 'pay_2', amount_minor: 25, by_hand: true }
		]);
	});

	it('tell what is short from what cannot be sent', () => {
		expect(sharePayments(50, [dinars(15), cash(3)])).toMatchObject({
			covered_minor: 13,
			short_minor: 32,
			rounding_minor: 5
		});
	});

	it('in a dispute count as far as the others fall short', () => {
		const held = payment({ payment_id: 'pay_3', captured_minor: 70, disputed: true });
		expect(sharePayments(100, [cash(40), held])).toMatchObject({ short_minor: 60, disputed_minor: 60 });
		expect(sharePayments(150, [cash(40), held])).toMatchObject({ short_minor: 110, disputed_minor: 70 });
	});

	it('whose promises are more than they took give nothing', () => {
		const over = payment({ captured_minor: 100, reserved_minor: 80, refunded_minor: 30 });
		expect(sharePayments(10, [over])).toMatchObject({ covered_minor: 0, short_minor: 10 });
	});
});

it('steps are the provider’s own: money by hand moves in single units', () => {
	expect(['KWD', 'MGA', 'THB', 'ISK'].map((code) => minorStep('stripe', code))).toEqual([10, 100, 1, 1]);
	expect(minorStep('cash_on_delivery', 'KWD')).toBe(1);
});

describe('what steps kept back', () => {
	const earlier = (adjustment_minor: number, change: Partial<EarlierRefund> = {}): EarlierRefund => ({
		route: 'original',
		adjustment_minor,
		capped: 0,
		overridden_by: null,
		...change
	});

	it.each([
		['nothing before', [], 0],
		['two parts', [earlier(-4), earlier(-3)], 7],
		['one that made it good', [earlier(-4), earlier(4)], 0],
		['more than was kept', [earlier(-4), earlier(6)], 0],
		['a person’s amount is theirs', [earlier(-4), earlier(-500, { overridden_by: 'stf_1' })], 4],
		['store credit has no steps', [earlier(-4), earlier(4, { route: 'store_credit' })], 4],
		['a cap is not carried', [earlier(-4), earlier(-900, { capped: 1 })], 4],
		['what came before the cap is', [earlier(-4), earlier(3, { capped: 1 })], 1]
	])('%s', (_what, refunds, carried) => {
		expect(carriedOf(refunds)).toBe(carried);
	});
});
