import { told } from './facts.ts';
import { aboveLimit } from './refusals-limits.ts';

/** Refusals about refunds, payouts and store credit. */
export const moneyRefusals = {
	amount_invalid: told({
		en: (f) =>
			f.money('nearest_minor') === null
				? 'Give an amount of zero or more, such as 120.50.'
				: `This way of paying can’t return that exact amount. The nearest is ${f.money('nearest_minor')}.`,
		th: (f) =>
			f.money('nearest_minor') === null
				? 'ใส่จำนวนเงินตั้งแต่ศูนย์ขึ้นไป เช่น 120.50'
				: `ช่องทางนี้คืนยอดนี้พอดีไม่ได้ ยอดที่ใกล้ที่สุดคือ ${f.money('nearest_minor')}`
	}),
	amount_exceeds_refundable: told({
		en: (f) =>
			f.money('available_minor') === null
				? 'That is more than is left of what was paid. Give less.'
				: `${f.money('available_minor')} is left of what was paid. Give that or less.`,
		th: (f) =>
			f.money('available_minor') === null
				? 'เกินยอดที่คืนได้ ใส่ยอดให้น้อยลง'
				: `ยอดที่คืนได้เหลือ ${f.money('available_minor')} ใส่ไม่เกินยอดนี้`
	}),
	above_limit: aboveLimit,
	payment_disputed: {
		en: 'The bank is looking into this payment, so no refund can go to it now. It can be refunded once the bank has decided.',
		th: 'ธนาคารกำลังตรวจสอบการชำระเงินนี้ คืนเงินได้เมื่อธนาคารตัดสินแล้ว'
	},
	no_refundable_payment: {
		en: 'No payment of this order can be refunded. Give it back another way, such as store credit.',
		th: 'คำสั่งซื้อนี้ไม่มียอดชำระที่คืนได้ คืนด้วยวิธีอื่น เช่น เครดิตร้านค้า'
	},
	refund_already_settled: {
		en: 'This refund is already finished. Make a new one if more is owed.',
		th: 'เงินคืนรายการนี้เสร็จแล้ว ถ้าต้องคืนเพิ่ม ให้สร้างรายการใหม่'
	},
	same_person: {
		en: 'You proposed this, so you can’t approve it. Ask a colleague.',
		th: 'คุณเป็นผู้เสนอ จึงอนุมัติเองไม่ได้ ให้เพื่อนร่วมทีมอนุมัติ'
	},
	second_person_needed: {
		en: 'Your shop wants two people for this. Propose it, and a colleague approves it.',
		th: 'ร้านกำหนดให้สองคนทำเรื่องนี้ เสนอไว้ แล้วให้เพื่อนร่วมทีมอนุมัติ'
	},
	absence_unproven: told({
		en: (f) =>
			f.time('until') === null
				? 'Look at the provider first: only what it certainly does not have can be given up.'
				: `A late request could still arrive. Look again after ${f.time('until')}.`,
		th: (f) =>
			f.time('until') === null
				? 'ตรวจที่ผู้ให้บริการก่อน ต้องแน่ใจว่าไม่มีรายการคืนเงินนี้ จึงเลิกส่งได้'
				: `คำสั่งที่ส่งช้าอาจยังไปถึงได้ ตรวจอีกครั้งหลัง ${f.time('until')}`
	}),
	refund_does_not_match: {
		en: 'That refund is not this one: payment and amount must be the same, and it must have been made outside Homeward.',
		th: 'รายการคืนเงินนั้นไม่ใช่รายการนี้ การชำระเงินและยอดต้องตรงกัน และต้องทำนอก Homeward'
	},
	reference_missing: {
		en: 'Give the reference of the transfer, so the customer can find it.',
		th: 'ใส่เลขอ้างอิงการโอน ลูกค้าจะได้ตรวจสอบได้'
	},

	credit_insufficient: told({
		en: (f) =>
			f.money('available_minor') === null
				? 'There is not that much store credit. Use less of it.'
				: `There is ${f.money('available_minor')} of store credit. Use that much or less.`,
		th: (f) =>
			f.money('available_minor') === null
				? 'เครดิตร้านค้าไม่พอ ใช้ยอดที่น้อยลง'
				: `มีเครดิตร้านค้า ${f.money('available_minor')} ใช้ได้ไม่เกินยอดนี้`
	}),
	credit_not_spent: told({
		en: (f) =>
			f.money('available_minor') === null
				? 'That much of this purchase was not paid with store credit. Give back less.'
				: `Of this purchase ${f.money('available_minor')} of store credit can still go back. Give back that much or less.`,
		th: (f) =>
			f.money('available_minor') === null
				? 'คืนเครดิตได้ไม่เกินยอดที่ใช้ไปกับการซื้อครั้งนี้'
				: `การซื้อครั้งนี้คืนเครดิตได้อีก ${f.money('available_minor')} คืนได้ไม่เกินยอดนี้`
	})
};
