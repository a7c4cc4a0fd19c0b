import { describe, expect, test } from 'vitest';
import {
	judgeOf,
	mayJudge,
	governingPlan,
	governingVerdict,
	governingVersion,
	reportable
} from '#lib/domain/policy/governing.ts';
import type { PolicyVersion } from '#lib/domain/policy/types.ts';
import { accepted } from '#lib/domain/result.ts';
import { governsWords } from '#lib/i18n/governs.ts';
import { line, NOW, order, payment, reasons, rules, ZONE } from '../support/facts.ts';

const version = (number: number, days: number, fee = 0): PolicyVersion => ({
	id: `pol_${number}`,
	number,
	rules: rules({
		windows: [{ category: null, country: null, days }],
		return_shipping_fee: { THB: fee }
	})
});
const frozen = (number: number): PolicyVersion => {
	const { rules: of, ...rest } = version(number, 90);
	return { ...rest, rules: { ...of, judged_by: 'purchase' } };
};
const bought = order({ lines: [line()], payments: [payment()] });
const request = {
	method: 'drop_off' as const,
	items: [
		{
			line_id: 'lin_1',
			quantity: 1,
			reason_code: 'changed_mind',
			answer_code: null,
			comment: '',
			photos: 0,
			outcome: 'refund' as const
		}
	]
};
const plan = (...versions: [PolicyVersion, ...PolicyVersion[]]) => {
	const result = governingPlan(versions, reasons, bought, request, NOW);
	return result.ok ? accepted(result.value) : result;
};

describe('the version that judges an order', () => {
	test('alone it judges, and there is nothing to tell of it', () => {
		const result = plan(version(1, 30));
		expect(result).toMatchObject({ ok: true, value: { policy_number: 1 } });
		expect(result.ok && result.value.trace.map((step) => step.rule)).not.toContain('version');
	});

	test('a stricter one published after the purchase takes nothing away', () => {
		const result = plan(version(1, 30), version(2, 3));
		expect(result).toMatchObject({ ok: true, value: { policy_number: 1 } });
		expect(result.ok && result.value.trace[0]).toMatchObject({
			rule: 'version',
			facts: { number: 1, at_purchase: true, placed_at: bought.placed_at }
		});
	});

	test('a kinder one published after the purchase gives what it gives', () => {
		const result = plan(version(1, 3), version(2, 30));
		expect(result).toMatchObject({ ok: true, value: { policy_number: 2 } });
		expect(result.ok && result.value.trace[0]).toMatchObject({
			rule: 'version',
			facts: { at_purchase: false }
		});
		expect(plan(version(1, 30, 6_000), version(2, 30))).toMatchObject({ value: { policy_number: 2 } });
	});

	test('among equals the one of the purchase judges; a no of both is the no of the purchase', () => {
		expect(plan(version(1, 30), version(2, 40))).toMatchObject({ value: { policy_number: 1 } });
		expect(plan(version(1, 3), version(2, 4))).toMatchObject({ ok: false, refusal: { facts: { days: 3 } } });
	});

	test('an answer at once goes before one that waits, for the same money', () => {
		const slow = { ...version(1, 30), rules: { ...version(1, 30).rules, auto_approve_limit: { THB: 1 } } };
		expect(plan(slow, version(2, 30))).toMatchObject({ value: { policy_number: 2, verdict: 'approve' } });
	});

	test('the order page tells the better day, and what can be asked for is what either allows', () => {
		const versions = [version(1, 3), version(2, 30)] as const;
		const [own] = bought.lines;
		if (!own) throw new Error('the order has a line');
		expect(governingVerdict(versions, bought, own, NOW)).toMatchObject({
			returnable_quantity: 1,
			refusal: null
		});
		expect(governingVerdict([version(2, 3)], bought, own, NOW).refusal?.reason).toBe('window_closed');
		expect(reportable(versions, bought, own, NOW)).toBe(1);
		expect(governingVersion(versions, bought, NOW).number).toBe(2);
		expect(governingVersion([version(1, 30), version(2, 3)], bought, NOW).number).toBe(1);
	});

	test.each<[PolicyVersion | null, PolicyVersion, string, string]>([
		[null, version(3, 30), 'Version 3. No version bound', 'ฉบับที่ 3 เพราะเมื่อสั่งซื้อ'],
		[version(3, 30), version(3, 30), 'Version 3, in force when', 'ฉบับที่ 3 ซึ่งใช้อยู่เมื่อสั่งซื้อ'],
		[version(2, 30), frozen(3), 'Version 2, in force when', 'ฉบับที่ 2 ซึ่งใช้อยู่เมื่อสั่งซื้อ'],
		[version(2, 30), version(3, 40), 'Version 2, in force when', 'ฉบับที่ 3ไม่ได้ดีกว่า'],
		[version(2, 3), version(3, 30), 'Version 3: better for the customer', 'เพราะดีต่อลูกค้ากว่าฉบับที่ 2'],
		[version(2, 3), { ...version(3, 30), id: 'draft' }, 'This draft: better', 'ร่างนี้ เพราะดีต่อลูกค้า']
	])('it is named with the reason (%#)', (purchase, now, en, th) => {
		const by = judgeOf(mayJudge(purchase, now), reasons, bought, request, NOW);
		const of = { by, purchase, now, placedAt: bought.placed_at };
		const said = (locale: 'en' | 'th') =>
			governsWords({ locale, timezone: ZONE }, of).replaceAll('\u00a0', ' ');
		expect(said('en')).toContain(en);
		expect(said('en')).toMatch(/\.$/);
		expect(said('th')).toContain(th);
	});
});
