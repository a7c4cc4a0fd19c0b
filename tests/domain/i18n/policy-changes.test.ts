import { expect, test } from 'vitest';
import { publicTerms } from '#lib/domain/policy/public/public-terms.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { policyChanges } from '#lib/i18n/policy-changes.ts';
import { plain } from '#lib/i18n/say.ts';
import { voiceOf } from '#lib/i18n/voice.ts';
import { NOW, reasons, rules, ZONE } from '../support/facts.ts';
import { ruleOf } from '../policy/language/rule-facts.ts';

function changed(change: Partial<PolicyRules>, country = 'TH', category = ''): string[] {
	const place = { country, category, currency: 'THB', home_country: 'TH', timezone: ZONE };
	const of = (given: Partial<PolicyRules>) => publicTerms(rules(given), reasons, place, NOW);
	return policyChanges(voiceOf('en', ZONE), of({}), of(change)).map(({ label, now, next }) =>
		plain(`${label}: ${now ?? '–'} > ${next ?? '–'}`)
	);
}

test('only what differs in the place is told', () => {
	expect(changed({ return_shipping_fee: { THB: 9_000 } })).toEqual([
		'If you change your mind · Sending it back: ฿60.00, once per return > ฿90.00, once per return'
	]);
	expect(
		changed({ windows: [{ category: 'electronics', country: null, days: 3 }, ...rules().windows] })
	).toEqual([]);
});

test('what changes for all of a section is told once', () => {
	expect(changed({ inspect_days: 5 })).toEqual([
		'Your money · We check it within: 2 days, and send the money at once > 5 days, and send the money at once'
	]);
	const carriers = ruleOf({ field: 'reason_fault', op: 'is', value: ['carrier'] }, [
		{ do: 'defect_window', days: 60 }
	]);
	expect(changed({ rules: [carriers] })).toEqual([
		'If something is wrong · Harm or delay on the way · You can tell us for: 2 years after it arrives > 60 days after it arrives'
	]);
});

test('goods that no longer come back say so', () => {
	expect(changed({ excluded_categories: ['toys'] }, 'TH', 'toys')).toEqual([
		expect.stringMatching(/^If you change your mind: – > .*can’t be sold again/)
	]);
	expect(changed({ restocking_fees: [] }, 'DE', 'furniture')).toEqual([
		'If you change your mind · After that, our own offer · Restocking fee: 10% of what you paid for it > None'
	]);
});

test('exchanges and claims are told too', () => {
	expect(changed({ claims: { report_days: 7, late_days: 5, trust_limit: {} } })).toEqual([
		'If something is missing or never comes · Something is missing: Tell us within 14 days of the delivery > Tell us within 7 days of the delivery'
	]);
	const offered = changed({ outcomes: ['refund', 'store_credit', 'exchange'] });
	expect(offered).toContain('If you exchange it · Another size or colour: – > At the price you paid');
});
