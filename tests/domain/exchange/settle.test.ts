import { describe, expect, it } from 'vitest';
import {
	settleExchange,
	type AgreedLine,
	type ExchangedItem,
	type SettleInput
} from '#lib/domain/exchange/settle.ts';

const agreed = (change: Partial<AgreedLine> = {}): AgreedLine => ({
	id: 'exl_1',
	return_item_id: 'rit_1',
	quantity: 2,
	unit_price_minor: 60_000,
	discount_minor: 20_001,
	tax_minor: 6_541,
	tax_rate_bp: 700,
	paid_minor: 99_999,
	...change
});
const came = (change: Partial<ExchangedItem> = {}): ExchangedItem => ({
	id: 'rit_1',
	split_from_id: null,
	quantity: 2,
	reception: 'received',
	acceptance: 'accepted',
	...change
});
const settle = (change: Partial<SettleInput> = {}) =>
	settleExchange({
		lines: [agreed()],
		items: [came()],
		value_minor: 99_999,
		undeducted_minor: 99_999,
		agreed_due_minor: 0,
		prices_include_tax: true,
		currency: 'THB',
		...change
	});

describe('what becomes of an exchange', () => {
	it('waits while anything may still come', () => {
		expect(settle({ items: [came({ acceptance: 'pending', reception: 'awaiting' })] })).toEqual({
			kind: 'waits'
		});
		expect(settle({ items: [came(), came({ id: 'rit_2', acceptance: 'pending' })] })).toEqual({
			kind: 'waits'
		});
	});

	it('comes to nothing when nothing was accepted, and carries nothing for what expired', () => {
		expect(settle({ items: [came({ acceptance: 'rejected' })] })).toEqual({ kind: 'nothing' });
		expect(settle({ items: [came({ acceptance: 'pending', reception: 'expired' })] })).toEqual({
			kind: 'nothing'
		});
	});

	it('carries all of it where all was accepted', () => {
		expect(settle()).toMatchObject({
			kind: 'agreed',
			settlement: {
				carried_minor: 99_999,
				due_minor: 0,
				back_minor: 0,
				lines: [{ quantity: 2, paid_minor: 99_999 }]
			}
		});
	});

	it('gives one piece for one of two, whichever part broke off', () => {
		const items = [
			came({ quantity: 1 }),
			came({ id: 'rit_2', split_from_id: 'rit_1', quantity: 1, acceptance: 'rejected' })
		];
		const settled = settle({ items, value_minor: 50_000, undeducted_minor: 50_000 });
		expect(settled).toMatchObject({
			kind: 'agreed',
			settlement: {
				carried_minor: 50_000,
				back_minor: 0,
				lines: [{ quantity: 1, paid_minor: 50_000, tax_minor: 3_271, discount_minor: 10_000 }]
			}
		});
	});

	it('pays back what is too little for a whole piece', () => {
		const lines = [agreed({ quantity: 1 })];
		const items = [
			came({ quantity: 1 }),
			came({ id: 'rit_2', split_from_id: 'rit_1', quantity: 1, acceptance: 'rejected' })
		];
		expect(settle({ lines, items, value_minor: 50_000 })).toEqual({ kind: 'too_little' });
	});

	it('lowers what is given back by what is deducted', () => {
		const settled = settle({ lines: [agreed({ paid_minor: 40_000 })], value_minor: 90_000 });
		expect(settled).toMatchObject({
			kind: 'agreed',
			settlement: { carried_minor: 40_000, back_minor: 50_000 }
		});
	});

	it('bills nobody for a deduction: a person decides, and what is sent all the same counts for what came back', () => {
		const settled = settle({ value_minor: 90_000 });
		expect(settled).toMatchObject({
			kind: 'short',
			missing_minor: 9_999,
			settlement: { carried_minor: 90_000, due_minor: 0, lines: [{ paid_minor: 90_000, tax_minor: 5_888 }] }
		});
	});

	it('asks for what was agreed on top and never for more', () => {
		const dear = agreed({ paid_minor: 120_000, tax_minor: 7_850, discount_minor: 0 });
		const uphill = { lines: [dear], agreed_due_minor: 20_001 };
		expect(settle(uphill)).toMatchObject({
			kind: 'agreed',
			settlement: { carried_minor: 99_999, due_minor: 20_001 }
		});
		expect(settle({ ...uphill, value_minor: 95_000 })).toMatchObject({
			kind: 'short',
			missing_minor: 4_999,
			settlement: { carried_minor: 95_000, due_minor: 20_001, lines: [{ paid_minor: 115_001 }] }
		});
		const half = [
			came({ quantity: 1 }),
			came({ id: 'rit_2', split_from_id: 'rit_1', quantity: 1, acceptance: 'rejected' })
		];
		expect(settle({ ...uphill, items: half, value_minor: 50_000, undeducted_minor: 50_000 })).toMatchObject({
			kind: 'agreed',
			settlement: { carried_minor: 50_000, due_minor: 10_000 }
		});
	});

	it('asks a person where what made up the value of one piece was not accepted', () => {
		const items = [came(), came({ id: 'rit_9', acceptance: 'rejected' })];
		const dear = agreed({ paid_minor: 150_000 });
		expect(settle({ lines: [dear], items, undeducted_minor: 99_999 })).toMatchObject({ kind: 'short' });
	});
});
