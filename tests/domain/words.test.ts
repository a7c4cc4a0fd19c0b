import { describe, expect, it } from 'vitest';
import { lineVerdict } from '#lib/domain/policy/line-verdict.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import { TRACE_RULES } from '#lib/domain/policy/trace-step.ts';
import { REFUSAL_REASONS } from '#lib/domain/refusals.ts';
import { refusals, refusalWords } from '#lib/i18n/refusals.ts';
import { LOCALES, plain, say, type Locale } from '#lib/i18n/say.ts';
import * as states from '#lib/i18n/states.ts';
import { traces, traceWords } from '#lib/i18n/trace.ts';
import {
	damaged,
	item,
	line,
	NOW,
	order,
	policy,
	reasons,
	request,
	rules,
	valueOf,
	ZONE
} from './support/facts.ts';

const place = { currency: 'THB', timezone: ZONE };
/** Every fact that words ask for. */
const facts = {
	available: 2,
	awaited: 1,
	days: 30,
	closed_at: NOW,
	until: NOW,
	defect_possible: true,
	total_minor: 169_560,
	most_minor: 100,
	nearest_minor: 5_120,
	available_minor: 100,
	limit_minor: 100,
	expected_minor: 100,
	found_minor: 101,
	most_megabytes: 10,
	most: 6
};

/** A whole sentence in its own language, without holes. */
function expectSound(locale: Locale, words: string): void {
	expect(words).not.toMatch(/null|undefined|NaN|\[object|~|_/);
	expect(words.trim()).toBe(words);
	expect(words.length).toBeGreaterThan(2);
	expect(words).toMatch(locale === 'th' ? /\p{Script=Thai}/u : /^[^\p{Script=Thai}]+$/u);
}

describe('refusals', () => {
	it.each(REFUSAL_REASONS)('%s has words in both languages, with facts and without', (reason) => {
		for (const locale of LOCALES) {
			expectSound(locale, refusalWords(locale, { reason, facts }, place));
			expectSound(locale, refusalWords(locale, { reason, facts: {} }));
		}
	});

	it('have no words that nobody says', () => {
		expect(Object.keys(refusals).sort()).toEqual([...REFUSAL_REASONS].sort());
	});

	it('say the day and the way out', () => {
		const late = line({ parcels: [{ quantity: 1, shipped_at: 0, delivered_at: NOW - 40 * 86_400_000 }] });
		const { refusal } = lineVerdict(rules(), order({ lines: [late] }), late, NOW);
		if (refusal === null) throw new Error('still open');
		expect(plain(refusalWords('en', refusal, place))).toBe(
			'The last day to return this was 11 November 2026. If something is wrong with it, you can still tell us.'
		);
		expect(plain(refusalWords('th', refusal, place))).toBe(
			'สินค้าชิ้นนี้หมดกำหนดคืนเมื่อ 11 พฤศจิกายน 2569 ถ้าของมีปัญหา ยังแจ้งเราได้'
		);
	});
});

describe('the trace', () => {
	const furniture = line({ category: 'furniture' });
	const plans = [
		planReturn(
			policy(),
			reasons,
			order({ lines: [furniture] }),
			request([item({ outcome: 'store_credit' })]),
			NOW
		),
		planReturn(
			policy(),
			reasons,
			order({ shipping_minor: 900, lines: [line({ final_sale: true })] }),
			request([damaged()]),
			NOW
		),
		planReturn(policy(), reasons, order({ currency: 'EUR' }), request([damaged()]), NOW)
	].map(valueOf);

	it('can be read by agents to the last step and by customers where it matters', () => {
		for (const step of plans.flatMap((plan) => plan.trace)) {
			for (const locale of LOCALES) {
				expectSound(locale, traceWords(locale, step, 'agent', place) ?? '');
				const forCustomer = traceWords(locale, step, 'customer', place);
				if (forCustomer !== null) expectSound(locale, forCustomer);
			}
		}
	});

	it('has words for every rule even without facts', () => {
		for (const rule of TRACE_RULES) {
			for (const result of ['passed', 'decided', 'skipped'] as const) {
				for (const locale of LOCALES) {
					expectSound(locale, say(locale, traces[rule].agent, { facts: { result } }));
					expectSound(locale, say(locale, traces[rule].customer, { facts: { result } }));
				}
			}
		}
	});

	it('names the figures', () => {
		const step = plans[0]?.trace.find((of) => of.rule === 'restocking_fee');
		if (step === undefined) throw new Error('no such step');
		expect(plain(traceWords('en', step, 'agent', place) ?? '')).toBe('10% of ฿1,000.00 kept: ฿100.00');
		expect(plain(traceWords('th', step, 'customer', place) ?? '')).toBe('หักค่าธรรมเนียมการคืนสินค้า 10% ของราคา');
	});
});

describe('states', () => {
	it.each(Object.entries(states))('%s: a few words each, none twice in a list', (_name, words) => {
		for (const locale of LOCALES) {
			const said = Object.values(words).map((of) => say(locale, of));
			for (const of of said) expectSound(locale, of);
			expect(new Set(said).size).toBe(said.length);
		}
	});
});
