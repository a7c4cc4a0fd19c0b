import { describe, expect, test } from 'vitest';
import { proofOf, type ProofFacts, type ProofPayment } from '#lib/domain/refund/proof.ts';
import { proofSheet, type ProofSheet } from '#lib/i18n/proof-sheet.ts';
import { LOCALES, type Locale } from '#lib/i18n/say.ts';
import { voiceOf } from '#lib/i18n/voice.ts';

const card: ProofPayment = {
	payment: { provider: 'stripe', method: 'card', method_label: 'Visa •••• 4242' },
	minor_step: 1,
	amount_minor: 5_167,
	state: 'succeeded',
	gateway_refund_id: 're_3Ux',
	sent_at: Date.UTC(2026, 10, 21, 5),
	settled_at: Date.UTC(2026, 10, 21, 6),
	reference: '74346250001',
	reference_type: 'acquirer_reference_number',
	failure_code: null,
	disputed: false
};

/** Two of three shirts, a fee of ten percent, a deduction and a share of the delivery. */
const FACTS: ProofFacts = {
	refund: {
		number: 'RF-5M8Q3KX',
		source: 'return',
		state: 'succeeded',
		route: 'original',
		currency: 'THB',
		goods_minor: 6_667,
		tax_minor: 436,
		shipping_minor: 500,
		shipping_tax_minor: 33,
		restocking_fee_minor: 667,
		return_shipping_fee_minor: 333,
		deduction_minor: 1_000,
		adjustment_minor: 0,
		computed_minor: 5_167,
		amount_minor: 5_167,
		capped: false,
		created_at: 1,
		sent_at: card.sent_at,
		settled_at: card.settled_at
	},
	order: { number: 'BD-74K29', placed_at: 0, prices_include_tax: false },
	return_number: 'RT-5M8Q3KX',
	policy: { number: 3, bonus_basis_points: 1_000 },
	lines: [
		{
			line_id: 'lin_1',
			title: { en: 'Linen shirt', th: 'เสื้อเชิ้ตลินิน' },
			bought: {
				quantity: 3,
				unit_price_minor: 4_000,
				discount_minor: 1_000,
				order_discount_share_minor: 1_654,
				tax_minor: 654,
				tax_rate_bp: 700,
				paid_minor: 10_000
			},
			before: { quantity: 0, goods_minor: 0, tax_minor: 0 },
			quantity: 2,
			goods_minor: 6_667,
			tax_minor: 436,
			fee: { minor: 667, basis_points: 1_000 },
			deduction: { minor: 1_000, reason: { en: 'The packaging is missing', th: 'ไม่มีกล่อง' } }
		}
	],
	override: null,
	proposed_by: { name: 'Anong', role: 'lead' },
	approved_by: { name: 'Malee', role: 'merchant' },
	payments: [card],
	credit: null
};

const sheet = (locale: Locale, facts: ProofFacts, reader: 'customer' | 'desk' = 'customer'): ProofSheet =>
	proofSheet(voiceOf(locale, 'Asia/Bangkok'), facts, proofOf(facts), reader);
const adjusted = (by: number, change: Partial<ProofFacts['refund']> = {}): ProofFacts => ({
	...FACTS,
	refund: { ...FACTS.refund, adjustment_minor: by, amount_minor: 5_167 + by, ...change },
	payments: [{ ...card, amount_minor: 5_167 + by }]
});
const said = (shown: ProofSheet): string => JSON.stringify(shown).replaceAll(/[\u00a0\u2060]/g, ' ');

/** The sign of the baht stands among the letters and is not one. */
const THAI = /[\u0e01-\u0e3a\u0e40-\u0e5b]/;

/** Every kind of sheet there is. */
const KINDS: Record<string, ProofFacts> = {
	plain: FACTS,
	override: {
		...adjusted(833),
		override: {
			by: { name: 'Anong', role: 'lead' },
			by_id: 'stf_1',
			reason_code: 'good_will',
			reason: { en: 'As a thank you', th: 'ขอบคุณลูกค้า' }
		}
	},
	capped: adjusted(-167, { capped: true }),
	carried: adjusted(3),
	'a step too fine': adjusted(-7),
	'store credit': {
		...FACTS,
		refund: { ...FACTS.refund, route: 'store_credit', state: 'settled_other' },
		payments: [],
		credit: { issued_minor: 5_167, bonus_minor: 517 }
	},
	failed: {
		...FACTS,
		refund: { ...FACTS.refund, state: 'failed' },
		payments: [{ ...card, state: 'failed', reference: null, failure_code: 'expired_or_canceled_card' }]
	},
	'by hand': {
		...FACTS,
		refund: { ...FACTS.refund, state: 'approved' },
		payments: [
			{
				...card,
				payment: { provider: 'cash_on_delivery', method: 'cash_on_delivery', method_label: '' },
				state: 'reserved',
				gateway_refund_id: null,
				sent_at: null,
				settled_at: null,
				reference: null,
				reference_type: null
			}
		]
	},
	granted: {
		...FACTS,
		lines: [],
		refund: {
			...FACTS.refund,
			source: 'goodwill',
			goods_minor: 0,
			tax_minor: 0,
			shipping_minor: 0,
			shipping_tax_minor: 0,
			restocking_fee_minor: 0,
			return_shipping_fee_minor: 0,
			deduction_minor: 0,
			computed_minor: 0,
			adjustment_minor: 5_167
		}
	},
	outside: {
		...FACTS,
		lines: [],
		refund: {
			...FACTS.refund,
			source: 'external',
			goods_minor: 0,
			tax_minor: 0,
			shipping_minor: 0,
			shipping_tax_minor: 0,
			restocking_fee_minor: 0,
			return_shipping_fee_minor: 0,
			deduction_minor: 0,
			computed_minor: 0,
			adjustment_minor: 5_167
		}
	}
};

describe.each(LOCALES)('a proof in %s', (locale) => {
	test.each(Object.keys(KINDS))('is words and figures that add up: %s', (kind) => {
		for (const reader of ['customer', 'desk'] as const) {
			const shown = sheet(locale, KINDS[kind]!, reader);
			expect(shown.addsUp.holds, JSON.stringify(shown.checks)).toBe(true);
			expect(shown.steps.at(-1)?.after).toEqual(shown.total.amount);
			const words = said({ ...shown, payments: [] }).replaceAll(/"[a-z_A-Z]+":/g, '');
			expect(words).not.toMatch(/[a-z]_[a-z]|undefined|NaN|\[object/);
			for (const { label, why } of shown.steps) {
				expect(label).not.toBe('');
				if (locale === 'th') expect(label + why).toMatch(THAI);
				else expect(label + why).not.toMatch(THAI);
			}
		}
	});

	test('says how it goes: back the way it came, by transfer, as credit, or not at all', () => {
		const ways = ['plain', 'by hand', 'store credit', 'failed'].map(
			(kind) => sheet(locale, KINDS[kind]!).where
		);
		expect(new Set(ways).size).toBe(4);
	});

	test('says why a payment has no reference, never its code', () => {
		for (const kind of ['failed', 'by hand']) {
			const [payment] = sheet(locale, KINDS[kind]!).payments;
			expect(payment?.facts.at(-1)?.value.length).toBeGreaterThan(5);
			expect(said(sheet(locale, KINDS[kind]!, 'desk'))).not.toContain('expired_or_canceled_card');
		}
	});
});

test('each line from its price to its share', () => {
	const shown = sheet('en', FACTS);
	expect(shown.steps[0]).toMatchObject({
		label: 'Linen shirt, 2',
		why:
			'Price ฿40.00 × 3 = ฿120.00, less its own discount ฿10.00, less its share of the order’s discount ฿16.54, ' +
			'plus tax 7%: ฿6.54, paid ฿100.00. Pieces 1 to 2 of 3: the rounded total up to them, ฿66.67, less the one ' +
			'before them, ฿0.00. Tax within it (7%): ฿4.36'
	});
	expect(shown.steps.map(({ why }) => why)).toContain('10% of its price, by version 3 of the policy');
	expect(shown.payments[0]?.facts.at(-1)?.value).toBe('ARN 74346250001');
});

test('the name of who decided is the desk’s; a customer hears the role', () => {
	const facts = KINDS.override!;
	expect(said(sheet('en', facts, 'desk'))).toContain('Anong set ฿60.00. Why: As a thank you');
	expect(said(sheet('en', facts))).toContain('a team lead set ฿60.00. Why: As a thank you');
	expect(said(sheet('en', facts))).not.toMatch(/Anong|Malee/);
});

test('a figure that does not fit is told, with what it should be', () => {
	const wrong = { ...FACTS, refund: { ...FACTS.refund, goods_minor: 6_668, amount_minor: 5_168 } };
	const shown = sheet('en', wrong);
	expect(shown.addsUp).toEqual({
		holds: false,
		text: 'It does not add up. Please tell us: a person must look at it.'
	});
	expect(shown.checks.find(({ holds }) => !holds)?.text).toContain('should be');
});
