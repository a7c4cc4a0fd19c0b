import type { RefusalReason } from '#lib/domain/refusals.ts';
import type { Refusal } from '#lib/domain/result.ts';
import type { FactsOf, FactsPlace } from './facts.ts';
import { told } from './facts.ts';
import { refusalWords } from './refusals.ts';
import { classified, counted, say, type Locale, type Message } from './say.ts';

/** A refusal as staff read it who act for a customer: "tell us" would be said to the wrong person. */
export function staffRefusalWords(locale: Locale, refusal: Refusal, place: FactsPlace = {}): string {
	const words = forStaff[refusal.reason];
	return words
		? say(locale, words, { facts: refusal.facts, ...place })
		: refusalWords(locale, refusal, place);
}

const DEFECT = {
	en: 'If it arrived damaged, faulty or wrong, choose that reason.',
	th: 'ถ้าของชำรุด มีตำหนิ หรือผิดชิ้น เลือกเหตุผลนั้น'
};

const forStaff: Partial<Record<RefusalReason, Message<FactsOf>>> = {
	refused_at_door: {
		en: 'The customer did not take it at the door: there is nothing to send back.',
		th: 'ลูกค้าปฏิเสธรับพัสดุนี้ จึงไม่มีของให้ส่งคืน'
	},
	not_delivered_yet: told({
		en: (f) =>
			f.count('days') === null
				? 'Not with the customer yet. It can come back once it arrives.'
				: `Not with the customer yet. It can come back within ${counted(f.count('days') ?? 0, { one: 'day', other: 'days' })} of its arrival.`,
		th: (f) =>
			f.count('days') === null
				? 'ยังไม่ถึงลูกค้า ลูกค้าได้รับของแล้วจึงคืนได้'
				: `ยังไม่ถึงลูกค้า คืนได้ภายใน ${classified(f.count('days') ?? 0, 'วัน')}หลังลูกค้าได้รับของ`
	}),
	window_closed: told({
		en: (f) =>
			[
				f.day('closed_at') === null
					? 'The time to return this is over.'
					: `The last day to return this was ${f.day('closed_at')}.`,
				f.is('defect_possible') ? DEFECT.en : 'It can’t be returned any more.'
			].join(' '),
		th: (f) =>
			[
				f.day('closed_at') === null ? 'หมดกำหนดคืนแล้ว' : `หมดกำหนดคืนเมื่อ ${f.day('closed_at')}`,
				f.is('defect_possible') ? DEFECT.th : 'คืนไม่ได้แล้ว'
			].join(' ')
	}),
	final_sale: {
		en: `A final sale, so it doesn’t come back. ${DEFECT.en}`,
		th: `ขายแบบไม่รับคืน ${DEFECT.th}`
	},
	category_not_returnable: {
		en: `This kind of piece can’t be sold again, so it doesn’t come back. ${DEFECT.en}`,
		th: `สินค้าประเภทนี้นำกลับมาขายต่อไม่ได้ จึงไม่รับคืน ${DEFECT.th}`
	},
	not_returnable: {
		en: `This piece doesn’t come back. ${DEFECT.en}`,
		th: `สินค้านี้ไม่รับคืน ${DEFECT.th}`
	},
	already_returning: {
		en: 'This is already in a return. It is listed on the order; open it to go on there.',
		th: 'สินค้านี้อยู่ในรายการคืนแล้ว เปิดรายการคืนจากหน้าคำสั่งซื้อเพื่อทำต่อ'
	},
	already_returned: {
		en: 'This has already come back. The order lists the return and its refund.',
		th: 'ได้รับสินค้านี้คืนแล้ว ดูรายการคืนและเงินคืนได้ในหน้าคำสั่งซื้อ'
	},
	order_cancelled: {
		en: 'This was cancelled, so there is nothing to take back.',
		th: 'รายการนี้ยกเลิกแล้ว จึงไม่มีของให้รับคืน'
	},
	reason_answer_missing: {
		en: 'Choose the detail that goes with the reason.',
		th: 'เลือกรายละเอียดของเหตุผลนี้'
	},
	photo_required: {
		en: 'This reason needs a photo. Ask the customer to open the return from their order page, where photos can be added.',
		th: 'เหตุผลนี้ต้องมีรูป ให้ลูกค้าขอคืนจากหน้าคำสั่งซื้อของลูกค้า ซึ่งแนบรูปได้'
	},
	quote_changed: told({
		en: (f) =>
			`${f.money('total_minor') === null ? 'The amount has changed.' : `The amount is now ${f.money('total_minor')}.`} Tell the customer, then open the return.`,
		th: (f) =>
			`${f.money('total_minor') === null ? 'ยอดเงินคืนเปลี่ยนไป' : `ยอดเงินคืนตอนนี้คือ ${f.money('total_minor')}`} แจ้งลูกค้า แล้วเปิดรายการคืน`
	})
};
