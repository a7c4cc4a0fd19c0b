import { describe, expect, it } from 'vitest';
import { allDefaultReasons } from '#lib/domain/policy/reasons.ts';
import { defaultRules, policyRules } from '#lib/domain/policy/rules.ts';

const faults = (change: object): string[] => {
	const read = policyRules.safeParse({ ...defaultRules('THB'), ...change });
	return read.success ? [] : read.error.issues.map((issue) => issue.path.join('.'));
};

describe('rules', () => {
	it.each(['THB', 'USD', 'EUR', 'JPY', 'KWD'])('a new shop in %s starts with rules that hold', (currency) => {
		const rules = defaultRules(currency);
		expect(policyRules.parse(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
		expect(rules.auto_approve_limit[currency]).toBeGreaterThan(0);
	});

	it('starts with baht as the shop counts them', () => {
		const rules = defaultRules('THB');
		expect(rules.return_shipping_fee).toEqual({ THB: 6_000, USD: 500 });
		expect(rules.keep_item_limit).toEqual({ THB: 15_000, USD: 500 });
		expect(rules.auto_approve_limit).toEqual({ THB: 500_000, USD: 15_000 });
	});

	it.each([
		['a setting that does not exist', { window_day: 30 }, ['']],
		[
			'no window for everything else',
			{ windows: [{ category: 'shoes', country: null, days: 5 }] },
			['windows']
		],
		[
			'two windows for the same',
			{
				windows: [
					{ category: null, country: null, days: 5 },
					{ category: null, country: null, days: 6 }
				]
			},
			['windows.1']
		],
		['half a day', { ship_by_days: 1.5 }, ['ship_by_days']],
		[
			'more than all of the money',
			{ store_credit_bonus_basis_points: 10_001 },
			['store_credit_bonus_basis_points']
		],
		['a fee below nothing', { return_shipping_fee: { THB: -1 } }, ['return_shipping_fee.THB']],
		['a currency without a code', { keep_item_limit: { baht: 1 } }, ['keep_item_limit.baht']],
		['no outcome at all', { outcomes: [] }, ['outcomes']],
		['keeping as a way to send', { methods: ['keep'] }, ['methods.0']],
		['the latest day before the earliest', { bank_days: { from: 5, to: 4 } }, ['bank_days.to']],
		[
			'two fees for a category',
			{
				restocking_fees: [
					{ category: 'a', basis_points: 1 },
					{ category: 'a', basis_points: 2 }
				]
			},
			['restocking_fees.1']
		]
	])('refuses %s', (_what, change, paths) => {
		expect(faults(change)).toEqual(paths);
	});
});

describe('reasons', () => {
	it('have a code of their own within their kind, and words in both languages', () => {
		const keys = allDefaultReasons.map((reason) => `${reason.kind} ${reason.code}`);
		expect(new Set(keys).size).toBe(keys.length);
		for (const { label, follow_up } of allDefaultReasons) {
			for (const words of [label, ...(follow_up ? [follow_up, ...follow_up.answers] : [])]) {
				expect(words.th).toMatch(/^[\p{Script=Thai} ]+$/u);
				expect(words.en).toMatch(/^[\p{Script=Latin} ,’?]+$/u);
			}
		}
	});
});
