import { expect, test } from 'vitest';
import { USUAL_CANCELLATION } from '#lib/domain/cancellation/settings.ts';
import { USUAL_INSTANT } from '#lib/domain/instant/settings.ts';
import { USUAL_CHANGE_SETTINGS } from '#lib/domain/order-change/settings.ts';
import { atOnceTerms, type AtOnceTerms, type UnpackedTerms } from '#lib/domain/policy/public/order-terms.ts';
import type { Action } from '#lib/domain/policy/language/actions.ts';
import { publicTerms } from '#lib/domain/policy/public/public-terms.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { policySections, type PolicySection } from '#lib/i18n/policy-sections.ts';
import { publicExceptions } from '#lib/i18n/rules/public.ts';
import { plain, type Locale } from '#lib/i18n/say.ts';
import { voiceOf } from '#lib/i18n/voice.ts';
import { NOW, reasons, rules, ZONE } from '../support/facts.ts';
import { ruleOf } from '../policy/language/rule-facts.ts';

const UNPACKED = { cancellation: USUAL_CANCELLATION, changes: USUAL_CHANGE_SETTINGS };
const names = { reasons: { too_small: { en: 'It is too small', th: 'เล็กเกินไป' } } };

function read(
	locale: Locale,
	change: Partial<PolicyRules>,
	{ country = 'TH', category = '' } = {},
	known = reasons,
	unpacked: Partial<UnpackedTerms> = {},
	atOnce: AtOnceTerms | null = null
): Record<PolicySection['key'], string> {
	const place = { country, category, currency: 'THB', home_country: 'TH', timezone: ZONE };
	const sections = policySections(
		voiceOf(locale, ZONE),
		publicTerms(rules(change), known, place, NOW),
		names,
		{ ...UNPACKED, ...unpacked },
		atOnce
	);
	const told = (section: PolicySection): string =>
		[
			section.head,
			...section.blocks.flatMap((block) => [
				block.head ?? '',
				...block.facts.map(({ label, value }) => `${label}: ${value}`),
				...block.lines
			]),
			...section.steps,
			...section.after
		].join('\n');
	return Object.fromEntries(sections.map((section) => [section.key, plain(told(section))])) as never;
}

test('the law’s days and the shop’s own stand apart, and only what differs is said twice', () => {
	const { taste } = read('en', {}, { country: 'DE', category: 'furniture' });
	expect(taste).toMatch(/The first 14 days, your right by law[\s\S]*Restocking fee: None/);
	expect(taste).toMatch(
		/After that, our own offer\nHow long you have: 30 days after it arrives\nRestocking fee: 10%/
	);
	expect(taste.match(/Sending it back/g)).toHaveLength(1);
});

test('goods that the shop keeps out come back by law alone, or not at all', () => {
	const own = { excluded_categories: ['linen'] };
	expect(read('en', own, { country: 'DE', category: 'linen' }).taste).toMatch(
		/by law[\s\S]*After that\n.*can’t be sold again/
	);
	expect(read('en', own, { category: 'linen' }).taste).not.toMatch(/How long/);
	expect(read('en', {}, { country: 'DE', category: 'food' }).rights).toMatch(/leaves this kind of goods out/);
});

test('windows say from when they count and until when they hold', () => {
	const open: Action[] = [
		{ do: 'window', days: 20, from: 'placed' },
		{ do: 'extend_until', day: '2027-01-31' }
	];
	const change = { rules: [ruleOf({ all: [] }, open)], exempt_categories: ['sofa'] };
	expect(read('en', change, { country: 'DE', category: 'sofa' }).taste).toMatch(
		/20 days after you order, and never less than 14 days after it arrives, and in any case until 31 Jan 2027/
	);
	const past = { rules: [ruleOf({ all: [] }, [{ do: 'extend_until', day: '2026-01-31' }])] };
	expect(read('en', past).taste).toMatch(/30 days after it arrives\n/);
});

test('reasons for which the shop waives its fees are named; where that is all of them there are none', () => {
	const waiving = (codes: string[]) =>
		reasons.map((reason) => ({ ...reason, waives_fees: reason.waives_fees || codes.includes(reason.code) }));
	expect(read('th', {}, {}, waiving(['too_small'])).taste).toMatch(/ไม่คิดค่าธรรมเนียมถ้าเหตุผลคือ “เล็กเกินไป”/);
	const all = read('en', {}, {}, waiving(['too_small', 'too_big', 'changed_mind'])).taste;
	expect(all).toMatch(/Sending it back: Free at the counter/);
	expect(all).not.toMatch(/No fees when/);
});

test('faults of the shop and of the carrier are told apart where they differ', () => {
	const own = {
		rules: [
			ruleOf({ field: 'reason_fault', op: 'is', value: ['carrier'] }, [{ do: 'defect_window', days: 60 }])
		]
	};
	expect(read('en', own).faults).toMatch(
		/A fault or a wrong piece[\s\S]*2 years[\s\S]*Harm or delay on the way[\s\S]*60 days/
	);
	expect(read('en', {}).faults).not.toMatch(/Harm or delay/);
});

const said = { en: 'Ask us first.', th: 'สอบถามเราก่อน' };
const OUTWARD: Action[] = [
	{ do: 'accept' },
	{ do: 'refuse', words: said },
	{ do: 'tell_customer', words: said },
	{ do: 'window', days: 5, from: 'shipped' },
	{ do: 'extend_window', days: 1 },
	{ do: 'extend_until', day: '2027-01-31' },
	{ do: 'delivery_buffer', days: 4 },
	{ do: 'defect_window', days: 60 },
	{ do: 'offer', outcomes: ['store_credit'] },
	{ do: 'methods', methods: ['drop_off'] },
	{ do: 'limit_pieces', pieces: 2 },
	{ do: 'require_photos', photos: 2 },
	{ do: 'waive_photos' },
	{ do: 'require_comment' },
	{ do: 'restocking_fee', basis_points: 1_000 },
	{ do: 'piece_fee', amounts: { THB: 5_000 } },
	{ do: 'fee_cap', basis_points: 2_000 },
	{ do: 'return_delivery_fee', amounts: { THB: 0 } },
	{ do: 'waive_fees' },
	{ do: 'refund_delivery', share: 'items' },
	{ do: 'credit_bonus', basis_points: 700 },
	{ do: 'credit_bonus_amount', amounts: { THB: 5_000 } },
	{ do: 'credit_valid', days: 90 },
	{ do: 'keep_item', up_to: { THB: 20_000 } },
	{ do: 'send_back' },
	{ do: 'ship_by', days: 3 },
	{ do: 'refund_promise', promise: { from: 'received', days: 3, grant: { kind: 'nothing' } } }
];

test.each(OUTWARD)('customers read what $do means to them', (action) => {
	const sale = ruleOf({ field: 'item_final_sale', op: 'is', value: true }, [action]);
	const [english = ''] = publicExceptions('en', [sale], {}).sentences;
	const [thai = ''] = publicExceptions('th', [sale], {}).sentences;
	expect(plain(english).replaceAll('฿', '')).toMatch(/^If [^:]+: [^:\u0e00-\u0e7f]+[.]$/u);
	expect(english).not.toMatch(/customer|the shop’s own|_/);
	expect(plain(thai)).toMatch(/^ถ้า[^:]+: [^:a-z_]+$/u);
});

test('what is exchanged counts as the settings say, and is not spoken of where nothing is', () => {
	expect(read('en', {}).exchanges).toBeUndefined();
	const offered: Partial<PolicyRules> = {
		outcomes: ['refund', 'exchange'],
		exchanges: { same_product: 'honour', other_products: 'pre_discount', bonus_basis_points: 500 }
	};
	const { exchanges } = read('en', offered);
	expect(exchanges).toMatch(/Another size or colour: At the price you paid/);
	expect(exchanges).toMatch(/Another product: At today’s price, less the discount you had/);
	expect(exchanges).toMatch(/up to 5% of what yours counts for/);
	expect(read('th', offered).exchanges).toMatch(/5%/);
});

test('a replacement that leaves first is told of where it can be had, with the settings of the offer', () => {
	const exchanging: Partial<PolicyRules> = {
		outcomes: ['refund', 'exchange'],
		exchanges: { same_product: 'honour', other_products: null }
	};
	const told = (locale: Locale, terms: AtOnceTerms | null) =>
		read(locale, exchanging, {}, reasons, {}, terms).exchanges;
	expect(told('en', null)).not.toMatch(/deposit/);
	const upTo = { grace_days: 5, most_minor: 500_000 };
	expect(told('en', upTo)).toMatch(/Up to ฿5,000[^]*deposit[^]*within 5 days after the day you are told/);
	expect(told('th', upTo)).toMatch(/5,000[^]*มัดจำ[^]*5 วัน/);
	expect(told('en', { grace_days: 0, most_minor: null })).toMatch(/by the day you are told, you keep both/);

	const given = { exchanged: true, can_pay: true, currency: 'USD', shop_currency: 'THB' };
	const offered = { ...USUAL_INSTANT, offered: true };
	expect(atOnceTerms(offered, given)).toEqual({ grace_days: 5, most_minor: null });
	for (const [settings, other] of [
		[USUAL_INSTANT, given],
		[{ ...offered, most_minor: 1 }, given],
		[offered, { ...given, exchanged: false }],
		[offered, { ...given, can_pay: false }]
	] as const)
		expect(atOnceTerms(settings, other)).toBeNull();
});

test('claims are told for as long as their clock gives, the law’s days included', () => {
	const claims = { report_days: 9, late_days: 4, trust_limit: {} };
	const told = read('en', { claims }).claims;
	expect(told).toMatch(/within 9 days of the delivery[\s\S]*more than 4 days late/);
	expect(read('en', { claims }, { country: 'DE' }).claims).toMatch(/within 730 days of the delivery/);
	expect(read('en', { claims: { ...claims, late_days: 0 } }).claims).toMatch(
		/from the day after it was promised/
	);
});

test('until it is packed: the clocks and rules by which commands judge', () => {
	const { unpacked } = read('en', {});
	expect(unpacked).toMatch(/At once for 1 hour after you order. After that we ask the warehouse/);
	expect(unpacked).toMatch(/E-mail address: You change it yourself/);
	const changes = {
		...USUAL_CHANGE_SETTINGS,
		address: { mode: 'at_once', minutes: 90 },
		phone: { mode: 'off', minutes: null },
		high_value: { THB: 500_000, USD: 1 }
	} as const;
	const cancellation = { grace_minutes: 0, after_grace: 'accept' } as const;
	const other = read('en', {}, {}, reasons, { changes, cancellation }).unpacked;
	expect(other).toMatch(/Cancelling: At once, as long as nobody has begun to pack/);
	expect(other).toMatch(
		/final sale: Not possible[\s\S]*Delivery address: You change it yourself, for 90 minutes/
	);
	expect(other).toMatch(/Phone number: Can’t be changed[\s\S]*From ฿5,000/);
});
