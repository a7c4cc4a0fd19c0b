import type { ActionKind, ActionOf } from '#lib/domain/policy/language/actions.ts';
import { policyTerms as terms } from '../policy-terms.ts';
import { percent } from '../format.ts';
import { classified, counted, keep, say, type Locale } from '../say.ts';
import { listedText, textOf } from './parts.ts';
import { amountsSaid, daySaid, OR } from './values.ts';
import type { PerCurrency } from '#lib/domain/policy/types.ts';

/** All but what the shop does among its own people, which a customer never meets. */
export type OutwardKind = Exclude<
	ActionKind,
	'ask_person' | 'approve' | 'approve_up_to' | 'second_approval' | 'inspect_within' | 'tag' | 'note'
>;

/** What each action means to whoever returns something, as the rest of a sentence that begins with "if". */
export const outwardWords: { [K in OutwardKind]: (locale: Locale, action: ActionOf<K>) => string } = {
	accept: either('it may come back', 'คืนได้'),
	// A refusal and a message are the merchant's own words to the customer.
	refuse: (locale, { words }) => words[locale],
	tell_customer: (locale, { words }) => words[locale],
	window: (locale, { days, from }) =>
		locale === 'th'
			? `คืนได้ภายใน ${say(locale, terms[from], { days })}`
			: `it may come back for ${lower(say(locale, terms[from], { days }))}`,
	extend_window: (locale, { days }) =>
		locale === 'th' ? keep`ได้เวลาเพิ่มอีก_${days}_วัน` : `you have ${daysEn(days)} more`,
	extend_until: (locale, { day }) =>
		locale === 'th'
			? keep`คืนได้ถึง_${daySaid(locale, day)} เป็นอย่างน้อย`
			: `you have until ${daySaid(locale, day)} at the least`,
	delivery_buffer: (locale, { days }) => lower(say(locale, terms.buffer, { days })).replace(/\.$/u, ''),
	defect_window: (locale, { days }) =>
		locale === 'th' ? keep`แจ้งของมีปัญหาได้ภายใน_${days}_วัน` : `you can tell us of a fault for ${daysEn(days)}`,
	offer: (locale, { outcomes }) => {
		const said = { refund: terms.refund, store_credit: terms.credit, exchange: terms.exchange };
		const given = outcomes.map((one) => say(locale, said[one]));
		const all = listedText(locale, given, OR[locale]);
		return locale === 'th' ? `ได้รับ${all}` : `you get ${all}`;
	},
	methods: (locale, { methods }) => {
		const ways = methods.map((one) => say(locale, one === 'drop_off' ? terms.dropOff : terms.ownCarrier));
		const all = listedText(locale, ways, OR[locale]);
		return locale === 'th' ? `ส่งกลับโดย${all}` : `it is ${all}`;
	},
	// The address itself is told with the return: it is nobody's to know before.
	destination: either('the return tells you another address to send it to', 'คำขอคืนจะแจ้งที่อยู่ส่งคืนอื่นให้ทราบ'),
	limit_pieces: (locale, { pieces }) =>
		locale === 'th'
			? keep`คืนได้ไม่เกิน_${pieces}_ชิ้น`
			: `at most ${counted(pieces, { one: 'piece', other: 'pieces' })} of it may come back`,
	require_photos: (locale, { photos }) =>
		locale === 'th'
			? `ขอ ${classified(photos, 'รูป')}`
			: `we ask for ${say(locale, terms.photos, { photos })}`,
	waive_photos: either('no photo is needed', 'ไม่ต้องมีรูปถ่าย'),
	require_comment: either('we ask for a few words', 'ขอคำอธิบายสั้น ๆ'),
	restocking_fee: (locale, { basis_points }) => {
		if (basis_points === 0) return locale === 'th' ? 'ไม่คิดค่าธรรมเนียมการคืนสินค้า' : 'there is no restocking fee';
		const share = percent(locale, basis_points);
		return locale === 'th' ? keep`ค่าธรรมเนียมการคืนสินค้า_${share}` : `the restocking fee is ${share}`;
	},
	piece_fee: (locale, { amounts }) => {
		if (isNothing(amounts)) return locale === 'th' ? 'ไม่คิดค่าธรรมเนียมต่อชิ้น' : 'there is no fee for each piece';
		const amount = amountOf(locale, amounts);
		return locale === 'th' ? keep`หักชิ้นละ_${amount}` : `${amount} is kept for each piece`;
	},
	fee_cap: (locale, { basis_points }) => {
		const share = percent(locale, basis_points);
		return locale === 'th' ? keep`หักรวมไม่เกิน_${share}` : `no more than ${share} is kept in all`;
	},
	return_delivery_fee: (locale, { amounts }) => {
		if (isNothing(amounts)) return locale === 'th' ? 'ไม่คิดค่าส่งคืน' : 'we charge nothing for sending it back';
		const amount = amountOf(locale, amounts);
		return locale === 'th' ? keep`ค่าส่งคืน_${amount}` : `sending it back costs ${amount}`;
	},
	waive_fees: either('there are no fees', 'ไม่คิดค่าธรรมเนียม'),
	refund_delivery: (locale, { share }) =>
		({
			none: { en: 'the delivery you paid is not given back', th: 'ไม่คืนค่าส่งตอนซื้อ' },
			items: { en: 'the share of the delivery you paid is given back', th: 'คืนค่าส่งตอนซื้อตามส่วน' },
			whole_order: {
				en: 'the delivery you paid is given back with the whole order',
				th: 'คืนค่าส่งตอนซื้อเมื่อคืนทั้งคำสั่งซื้อ'
			}
		})[share][locale],
	credit_bonus: (locale, { basis_points }) => moreCredit(locale, percent(locale, basis_points)),
	credit_bonus_amount: (locale, { amounts }) => moreCredit(locale, amountOf(locale, amounts)),
	credit_valid: (locale, { days }) =>
		locale === 'th' ? keep`เครดิตร้านค้าใช้ได้_${days}_วัน` : `store credit can be used for ${daysEn(days)}`,
	exchange_bonus: (locale, { basis_points }) => {
		const share = percent(locale, basis_points);
		if (basis_points === 0)
			return locale === 'th' ? 'เปลี่ยนสินค้าไม่มีส่วนลดเพิ่ม' : 'there is no bonus for exchanging it';
		return locale === 'th'
			? keep`ถ้าเปลี่ยนเป็นของแพงกว่า ลดให้ถึง_${share}_ของมูลค่า`
			: `exchanging it for something dearer takes up to ${share} of its value off`;
	},
	keep_item: (locale, { up_to }) => lower(say(locale, terms.keepUpTo, { amount: amountOf(locale, up_to) })),
	send_back: either('it has to come back', 'ต้องส่งของคืน'),
	ship_by: (locale, { days }) =>
		locale === 'th'
			? keep`ส่งของภายใน_${days}_วันหลังร้านอนุมัติ`
			: `it is to be sent within ${daysEn(days)} of our yes`,
	refund_promise: (locale, { promise: { from, days } }) =>
		lower(
			say(
				locale,
				{ scanned: terms.promiseScanned, received: terms.promiseReceived, approved: terms.promiseApproved }[
					from
				],
				{ days }
			)
		)
};

function either(en: string, th: string): (locale: Locale) => string {
	return (locale) => (locale === 'th' ? th : en);
}

const moreCredit = (locale: Locale, more: string): string =>
	locale === 'th' ? keep`เพิ่มให้_${more} ถ้ารับเป็นเครดิตร้านค้า` : `store credit comes with ${more} more`;
const amountOf = (locale: Locale, amounts: PerCurrency): string => textOf(amountsSaid(locale, amounts, ''));
const isNothing = (amounts: PerCurrency): boolean => Object.values(amounts).every((minor) => minor === 0);
const daysEn = (n: number): string => counted(n, { one: 'day', other: 'days' });
const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('en') + text.slice(1);
