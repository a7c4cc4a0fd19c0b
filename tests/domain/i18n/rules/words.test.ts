import { describe, expect, it } from 'vitest';
import { ANSWERS, type Action, type ActionKind } from '#lib/domain/policy/language/actions.ts';
import { OPERATORS, type Comparison, type Condition } from '#lib/domain/policy/language/conditions.ts';
import { FIELD_NAMES, fieldOf, type FieldName } from '#lib/domain/policy/language/fields.ts';
import { ACTION_GROUPS, actionGroupOf, actionGroups, actionNames } from '#lib/i18n/rules/actions.ts';
import { conditionParts } from '#lib/i18n/rules/conditions.ts';
import { fieldGroups, fieldNames } from '#lib/i18n/rules/fields.ts';
import { joiners, operatorNames } from '#lib/i18n/rules/operators.ts';
import { textOf } from '#lib/i18n/rules/parts.ts';
import { actionParts, ruleSentence, ruleText } from '#lib/i18n/rules/sentence.ts';
import { wordSaid } from '#lib/i18n/rules/values.ts';
import { LOCALES, plain, say, type Locale } from '#lib/i18n/say.ts';
import { actionOf, ask, comparisonsOf } from '../../support/rules.ts';

/** A whole phrase in its own language, without holes, codes or gaps where a value should be. */
function expectSound(locale: Locale, text: string): void {
	expect(text).not.toMatch(/null|undefined|NaN|\[object|~|_|\{|\}| {2}/);
	expect(text.trim()).toBe(text);
	expect(text.length).toBeGreaterThan(1);
	if (locale === 'th') expect(text).toMatch(/\p{Script=Thai}/u);
	else expect(text).not.toMatch(/\p{Script=Thai}/u);
}

const KINDS = Object.keys(ANSWERS) as ActionKind[];

describe('every field', () => {
	it.each(FIELD_NAMES)('%s has a name, and a clause for every comparison and its contrary', (field) => {
		for (const locale of LOCALES) {
			expectSound(locale, say(locale, fieldNames[field]));
			expectSound(locale, say(locale, fieldGroups[fieldOf(field).group]));
			const said = comparisonsOf(field).flatMap((asked) => [
				textOf(conditionParts(locale, asked)),
				textOf(conditionParts(locale, { not: asked }))
			]);
			for (const text of said) expectSound(locale, text);
			// What it asks and the contrary never read alike.
			for (let index = 0; index < said.length; index += 2) expect(said[index]).not.toBe(said[index + 1]);
		}
	});

	it.each(FIELD_NAMES)('%s marks its value with the place it stands at', (field) => {
		const [asked] = comparisonsOf(field);
		if (asked === undefined) throw new Error('no comparison');
		const values = conditionParts('en', { all: [{ not: asked }] }).filter((part) => part.kind === 'value');
		const money = fieldOf(field).type === 'money' ? ['.THB', '.USD'] : [''];
		expect(values.map((part) => part.path)).toEqual([
			...money.map((currency) => `when.all.0.not.value${currency}`),
			...(asked.days === undefined ? [] : ['when.all.0.not.days'])
		]);
	});

	it.each(FIELD_NAMES.filter((field) => fieldOf(field).words))('%s: each of its words', (field) => {
		for (const locale of LOCALES) {
			const said = (fieldOf(field).words ?? []).map((word) => wordSaid(locale, field, word));
			for (const text of said) expectSound(locale, text);
			expect(new Set(said).size).toBe(said.length);
		}
	});
});

it('every comparison has a name for pickers', () => {
	for (const [type, operators] of Object.entries(OPERATORS)) {
		const names = operatorNames[type as keyof typeof operatorNames];
		expect(Object.keys(names).sort()).toEqual([...operators].sort());
		for (const locale of LOCALES)
			for (const name of Object.values(names)) expectSound(locale, say(locale, name));
	}
	for (const locale of LOCALES)
		for (const name of Object.values(joiners)) expectSound(locale, say(locale, name));
});

describe('every action', () => {
	it.each(KINDS)('%s has a name, a line of help, a heading and a sentence', (kind) => {
		for (const locale of LOCALES) {
			expectSound(locale, say(locale, actionNames[kind].name));
			expectSound(locale, say(locale, actionNames[kind].help));
			expect(ACTION_GROUPS).toContain(actionGroupOf[kind]);
			expectSound(locale, say(locale, actionGroups[actionGroupOf[kind]]));
			expectSound(locale, textOf(actionParts(locale, actionOf(kind), 'then.0')));
		}
	});

	it('names no two alike', () => {
		for (const locale of LOCALES)
			expect(new Set(KINDS.map((kind) => say(locale, actionNames[kind].name))).size).toBe(KINDS.length);
	});

	it('marks values that really are in the rule', () => {
		for (const kind of KINDS) {
			const rule = { when: { all: [] } as Condition, then: [actionOf(kind)] };
			for (const part of LOCALES.flatMap((locale) => ruleSentence(locale, rule))) {
				if (part.kind !== 'value') continue;
				const found = part.path
					.split('.')
					.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], rule);
				expect(found, part.path).toBeDefined();
			}
		}
	});
});

const is = (field: FieldName, ...words: string[]): Comparison => ask(field, 'is', words);
const goodbye: Action = { do: 'refuse', words: { en: 'It touches the skin.', th: 'เป็นของใช้กับผิว' } };

const GOLDEN: [Condition, Action[], string, string][] = [
	[
		{ all: [is('item_category', 'skincare'), { not: is('reason_fault', 'merchant', 'carrier') }] },
		[goodbye],
		'If the piece is in category skin care and the fault isn’t ours or the carrier’s, refuse and say “It touches the skin.”',
		'ถ้าสินค้าอยู่ในหมวด ผลิตภัณฑ์ดูแลผิว และต้นเหตุไม่ใช่ ร้าน หรือขนส่ง ไม่รับคืน แจ้งลูกค้าว่า “เป็นของใช้กับผิว”'
	],
	[
		{ all: [is('destination_region', 'eu'), ask('delivered_days_ago', 'at_most', 14)] },
		[{ do: 'accept' }, { do: 'waive_fees' }],
		'If the customer is in the EU and the piece was delivered at most 14 days ago, accept and take no fees.',
		'ถ้าลูกค้าอยู่ใน สหภาพยุโรป และสินค้าส่งถึงแล้วไม่เกิน 14 วัน รับคืน และไม่คิดค่าธรรมเนียม'
	],
	[
		{ all: [ask('photos', 'at_least', 1), ask('request_value', 'at_most', { THB: 80_000, USD: 2_000 })] },
		[{ do: 'keep_item', up_to: { THB: 80_000 } }, { do: 'approve' }, { do: 'tag', tag: 'kept' }],
		'If the request comes with at least 1 photo and is worth up to ฿800.00 or $20.00, let the customer keep it up to ฿800.00, approve at once and tag the case “kept”.',
		'ถ้าคำขอมีอย่างน้อย 1 รูป และมียอดไม่เกิน ฿800.00 หรือ $20.00 ให้ลูกค้าเก็บของไว้ ถ้าไม่เกิน ฿800.00 อนุมัติทันที และติดแท็ก “kept”'
	],
	[
		{ field: 'customer_claims', op: 'at_least', value: 2, days: 90 },
		[{ do: 'ask_person', why: { en: 'Reports often.', th: 'แจ้งบ่อย' } }],
		'If the customer reported at least 2 problems in the last 90 days, let a person decide: “Reports often.”',
		'ถ้าลูกค้าแจ้งของมีปัญหาอย่างน้อย 2 ครั้ง ใน 90 วัน ให้คนตัดสิน เพราะ “แจ้งบ่อย”'
	],
	[
		{ all: [] },
		[{ do: 'extend_until', day: '2027-01-31' }],
		'In every case take it back until the end of 31 Jan 2027.',
		'ทุกกรณี รับคืนถึงสิ้นวันที่ 31 ม.ค. 2570'
	],
	[
		{ not: { any: [is('item_category', 'food'), ask('order_pieces', 'at_least', 3)] } },
		[{ do: 'window', days: 30, from: 'delivered' }],
		'If the piece isn’t in category food and the order has fewer than 3 pieces, let it come back within 30 days of delivery.',
		'ถ้าสินค้าไม่ได้อยู่ในหมวด อาหาร และคำสั่งซื้อมีสินค้าน้อยกว่า 3 ชิ้น ให้คืนได้ภายใน 30 วัน หลังได้รับ'
	],
	[
		{ cel: 'item_paid > 50000' },
		[{ do: 'offer', outcomes: ['refund', 'store_credit'] }],
		'If “item_paid > 50000” holds, offer money back or store credit.',
		'ถ้านิพจน์ “item_paid > 50000” เป็นจริง เสนอ เงินคืน หรือเครดิตร้านค้า'
	],
	[
		{
			all: [
				ask('today', 'from', '2026-12-01'),
				ask('today', 'until', '2026-12-31'),
				is('weekday', 'sat', 'sun')
			]
		},
		[{ do: 'extend_window', days: 14 }],
		'If today is on or after 1 Dec 2026, is on or before 31 Dec 2026 and is a Saturday or Sunday, give 14 days more to return it.',
		'ถ้าขอคืนตั้งแต่วันที่ 1 ธ.ค. 2569 ไม่เกินวันที่ 31 ธ.ค. 2569 และใน วันเสาร์ หรือวันอาทิตย์ เพิ่มเวลาคืนอีก 14 วัน'
	],
	[
		{
			all: [
				ask('item_final_sale', 'is', true),
				{ any: [is('destination_country', 'TH'), is('paid_by', 'other')] }
			]
		},
		[{ do: 'send_back' }],
		'If the piece is on final sale and either the order goes to Thailand or was paid by other means, have it sent back.',
		'ถ้าสินค้าขายแบบไม่รับคืน และ (คำสั่งซื้อส่งไป ไทย หรือจ่ายด้วย วิธีอื่น) ให้ส่งของคืน'
	],
	[
		{
			any: [
				{ all: [ask('holiday', 'is', true), is('opened_by', 'agent')] },
				ask('item_discount_percent', 'at_least', 50)
			]
		},
		[
			{ do: 'restocking_fee', basis_points: 750 },
			{ do: 'fee_cap', basis_points: 2_000 }
		],
		'If (today is a holiday and the request comes from our team) or the piece was discounted by at least 50%, keep 7.5% as a restocking fee and keep no more than 20% of the goods in fees.',
		'ถ้า(ขอคืนในวันหยุด และคำขอมาจาก ทีมงาน) หรือสินค้าลดราคาอย่างน้อย 50% หักค่าธรรมเนียมการคืน 7.5% และหักค่าธรรมเนียมรวมไม่เกิน 20% ของราคา'
	]
];

describe('a rule as a sentence', () => {
	it.each(GOLDEN)('%#', (when, then, en, th) => {
		expect(plain(ruleText('en', { when, then }))).toBe(en);
		expect(plain(ruleText('th', { when, then }))).toBe(th);
	});

	it('calls a reason what the shop calls it', () => {
		const names = { reasons: { damaged: { en: 'It arrived damaged', th: 'ของชำรุดตอนมาถึง' } } };
		const rule = { when: is('reason', 'damaged', 'too_late'), then: [] };
		expect(ruleText('en', rule, names)).toBe(
			'If the reason is “It arrived damaged” or “too late”, change nothing.'
		);
		expect(ruleText('th', rule, names)).toBe('ถ้าเหตุผลคือ “ของชำรุดตอนมาถึง” หรือ “too late” ไม่เปลี่ยนอะไร');
	});
});
