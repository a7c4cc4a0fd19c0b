import { expect, it } from 'vitest';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import { ruleListChanges } from '#lib/i18n/rules/changes.ts';
import { LOCALES, plain } from '#lib/i18n/say.ts';
import { ask, rule } from '../../support/rules.ts';

const [a, b, c, d, e] = [1, 2, 3, 4, 5].map((days) =>
	rule(ask('delivered_days_ago', 'at_most', days), { do: 'accept' })
) as [Rule, Rule, Rule, Rule, Rule];
const texts = (before: Rule[], now: Rule[], locale: 'en' | 'th' = 'en') =>
	ruleListChanges(locale, before, now).map(({ text }) => plain(text));

it('tells nothing of two lists that are the same', () => {
	expect(texts([a, b], [structuredClone(a), structuredClone(b)])).toEqual([]);
});

it.each<[Rule[], Rule[], string, string]>([
	[[a, b, c], [c, a, b], 'Rule 3 moved above rule 1', 'ย้ายข้อ 3 ไปก่อนข้อ 1'],
	[[a, b, c], [b, c, a], 'Rule 1 moved below rule 3', 'ย้ายข้อ 1 ไปหลังข้อ 3'],
	[[a, b, c, d], [a, c, b, d], 'Rule 3 moved above rule 2', 'ย้ายข้อ 3 ไปก่อนข้อ 2'],
	[[a], [{ ...a, enabled: false }], 'Rule 1 is switched off', 'ปิดข้อ 1'],
	[[{ ...a, enabled: false }], [a], 'Rule 1 is switched on', 'เปิดใช้ข้อ 1'],
	[[a], [{ ...a, name: 'Late' }], 'Rule 1 is called “Late”', 'ตั้งชื่อข้อ 1 เป็น “Late”'],
	[
		[a],
		[{ ...a, when: ask('delivered_days_ago', 'at_most', 30) }],
		'Rule 1: 30 days instead of 1 day',
		'ข้อ 1: 30 วัน แทน 1 วัน'
	],
	[[a], [{ ...a, then: [{ do: 'approve' }] }], 'Rule 1 reads differently', 'แก้ข้อ 1'],
	[
		[a],
		[a, b],
		'Rule 2 is new: If the piece was delivered at most 2 days ago, accept.',
		'เพิ่มข้อ 2: ถ้าสินค้าส่งถึงแล้วไม่เกิน 2 วัน รับคืน'
	],
	[
		[a, b],
		[b],
		'Rule 1 is gone: If the piece was delivered at most 1 day ago, accept.',
		'ลบข้อ 1: ถ้าสินค้าส่งถึงแล้วไม่เกิน 1 วัน รับคืน'
	]
])('%#: one change is one sentence', (before, now, en, th) => {
	expect(texts(before, now)).toEqual([en]);
	expect(texts(before, now, 'th')).toEqual([th]);
});

it('moves as few rules as explain the order, and names what was and is', () => {
	for (const locale of LOCALES) {
		const changes = ruleListChanges(locale, [a, b, c, d, e], [e, a, { ...c, when: a.when }, d]);
		expect(changes.map(({ kind, rule_id }) => [kind, rule_id])).toEqual([
			['moved', e.id],
			['changed', c.id],
			['removed', b.id]
		]);
		const [, changed] = changes;
		expect(changed?.values).toMatchObject([{ path: 'when.value' }]);
		expect([changed?.before_number, changed?.now_number]).toEqual([3, 3]);
	}
});
