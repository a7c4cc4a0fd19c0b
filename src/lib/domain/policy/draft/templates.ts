import type { Rule } from '../language/rule.ts';
import { defaultRules } from '../rules.ts';
import type { PolicyContent } from './content.ts';

type Both = { en: string; th: string };

/** A policy to start from: what it changes of the shop's own settings, and the rules it brings. */
export type PolicyTemplate = {
	code: string;
	name: Both;
	/** What it is good for, in one sentence. */
	about: Both;
	rules: readonly Rule[];
	settings?: (currency: string) => Partial<PolicyContent>;
};

const rule = (id: string, when: Rule['when'], then: Rule['then']): Rule => ({
	id: `r_${id}`,
	name: '',
	when,
	then,
	enabled: true
});

const isFault: Rule['when'] = { field: 'reason_fault', op: 'is', value: ['merchant', 'carrier'] };

/** Data, not code: each is a whole policy once it is laid over what the shop has. */
export const policyTemplates: readonly PolicyTemplate[] = [
	{
		code: 'thirty_days',
		name: { en: '30 days, money back or store credit', th: '30 วัน รับเงินคืนหรือเครดิตร้านค้า' },
		about: {
			en: 'The usual one: a month for everything, a little more for those who take credit.',
			th: 'แบบทั่วไป คืนได้หนึ่งเดือนทุกอย่าง เลือกเครดิตได้เพิ่มอีกเล็กน้อย'
		},
		rules: [],
		settings: () => ({
			windows: [{ category: null, country: null, days: 30 }],
			outcomes: ['refund', 'store_credit'],
			store_credit_bonus_basis_points: 500
		})
	},
	{
		code: 'eu_law',
		name: { en: 'EU, 14 days by law', th: 'สหภาพยุโรป 14 วันตามกฎหมาย' },
		about: {
			en: 'What the law asks for in the EU, and no more: 14 days, money back, no fees.',
			th: 'เท่าที่กฎหมายยุโรปกำหนด คือ 14 วัน คืนเงิน ไม่คิดค่าธรรมเนียม'
		},
		rules: [
			rule('euwindow', { field: 'destination_region', op: 'is', value: ['eu', 'eea'] }, [
				{ do: 'window', days: 14, from: 'delivered' },
				{ do: 'offer', outcomes: ['refund', 'store_credit'] },
				{ do: 'restocking_fee', basis_points: 0 },
				{ do: 'refund_delivery', share: 'whole_order' }
			])
		]
	},
	{
		code: 'final_sale',
		name: { en: 'Final sale', th: 'สินค้าลดราคา ไม่รับคืน' },
		about: {
			en: 'Pieces tagged as final sale, or half price and less, don’t come back unless something is wrong.',
			th: 'สินค้าที่ติดป้ายไม่รับคืน หรือลดครึ่งราคาขึ้นไป คืนไม่ได้ เว้นแต่ของมีปัญหา'
		},
		rules: [
			rule(
				'finalone',
				{
					any: [
						{ field: 'item_tags', op: 'has', value: ['final-sale'] },
						{ field: 'item_discount_percent', op: 'at_least', value: 50 }
					]
				},
				[
					{
						do: 'refuse',
						words: {
							en: 'This was a final sale, so it doesn’t come back. If it arrived damaged or wrong, tell us.',
							th: 'สินค้าลดราคานี้ไม่รับคืน แต่ถ้าได้รับของชำรุดหรือผิดชิ้น แจ้งเราได้'
						}
					}
				]
			)
		]
	},
	{
		code: 'keep_cheap',
		name: { en: 'Keep cheap damaged goods', th: 'ของชำรุดราคาไม่สูง ไม่ต้องส่งคืน' },
		about: {
			en: 'Sending it back would cost more than it is worth; whoever claims often is looked at.',
			th: 'ไม่ต้องส่งกลับเมื่อค่าส่งไม่คุ้ม แต่ถ้าแจ้งบ่อย ให้คนตัดสิน'
		},
		rules: [
			rule('oftenone', { all: [isFault, { field: 'customer_claims', op: 'at_least', value: 2, days: 90 }] }, [
				{
					do: 'ask_person',
					why: { en: 'Claimed twice in 90 days', th: 'แจ้งของมีปัญหา 2 ครั้งใน 90 วัน' }
				}
			]),
			rule(
				'keepitem',
				{
					all: [
						isFault,
						{ field: 'photos', op: 'at_least', value: 1 },
						{ field: 'item_paid', op: 'at_most', value: { THB: 80_000, USD: 2_500, EUR: 2_500 } }
					]
				},
				[{ do: 'keep_item', up_to: { THB: 80_000, USD: 2_500, EUR: 2_500 } }, { do: 'approve' }]
			)
		]
	},
	{
		code: 'fashion',
		name: { en: 'Fashion', th: 'แฟชั่น' },
		about: {
			en: 'Free returns for the wrong size, underwear and swimwear stay, serial returners are looked at.',
			th: 'ขนาดไม่พอดีส่งคืนฟรี ชุดชั้นในและชุดว่ายน้ำไม่รับคืน คืนบ่อยมากให้คนตัดสิน'
		},
		rules: [
			rule('hygiene1', { field: 'item_category', op: 'is', value: ['underwear', 'swimwear'] }, [
				{
					do: 'refuse',
					words: {
						en: 'For hygiene this doesn’t come back. If it arrived damaged or wrong, tell us.',
						th: 'สินค้าประเภทนี้ไม่รับคืนเพื่อสุขอนามัย แต่ถ้าได้รับของชำรุดหรือผิดชิ้น แจ้งเราได้'
					}
				}
			]),
			rule('sizefree', { field: 'reason', op: 'is', value: ['too_small', 'too_big'] }, [
				{ do: 'waive_fees' }
			]),
			rule('serial01', { field: 'customer_returns', op: 'at_least', value: 5, days: 90 }, [
				{ do: 'ask_person', why: { en: 'Five returns in 90 days', th: 'คืน 5 ครั้งใน 90 วัน' } }
			])
		],
		settings: () => ({ windows: [{ category: null, country: null, days: 30 }] })
	},
	{
		code: 'electronics',
		name: { en: 'Electronics', th: 'เครื่องใช้ไฟฟ้าและอิเล็กทรอนิกส์' },
		about: {
			en: 'A shorter window, a fee for opened boxes, photos for every fault, and a look at dear pieces.',
			th: 'กำหนดคืนสั้นลง หักค่าธรรมเนียม ขอรูปทุกครั้งที่มีปัญหา และให้คนดูของราคาสูง'
		},
		rules: [
			rule(
				'dearone1',
				{ field: 'item_paid', op: 'at_least', value: { THB: 2_000_000, USD: 60_000, EUR: 60_000 } },
				[
					{
						do: 'ask_person',
						why: { en: 'A dear piece: check the serial number', th: 'ของราคาสูง ตรวจเลขเครื่อง' }
					},
					{ do: 'second_approval' }
				]
			),
			rule('faultpic', isFault, [{ do: 'require_photos', photos: 2 }]),
			rule('openbox1', { field: 'item_category', op: 'is', value: ['electronics'] }, [
				{ do: 'window', days: 14, from: 'delivered' },
				{ do: 'restocking_fee', basis_points: 1000 },
				{ do: 'limit_pieces', pieces: 2 }
			])
		]
	}
];

/**
 * A template laid over what the shop has: its rules and settings come in the place of the shop's own, everything it
 * does not speak of stays. Without a policy yet the defaults of a new shop stand in.
 */
export function fromTemplate(
	template: PolicyTemplate,
	currency: string,
	own: PolicyContent = defaultRules(currency)
): PolicyContent {
	const { rules: _own, ...settings } = own;
	const laid = { ...settings, ...template.settings?.(currency) };
	return template.rules.length === 0 ? laid : { ...laid, rules: template.rules };
}
