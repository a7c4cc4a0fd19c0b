import { told } from './facts.ts';

/** Refusals about money that the customer has to pay. */
export const chargeRefusals = {
	charge_too_small: told({
		en: (f) =>
			f.money('least_minor') === null
				? 'This amount is too small to be paid online. Ask for more.'
				: `Less than ${f.money('least_minor')} can’t be paid online. Ask for that or more.`,
		th: (f) =>
			f.money('least_minor') === null
				? 'ยอดนี้น้อยเกินกว่าจะชำระออนไลน์ได้ ใส่ยอดให้มากขึ้น'
				: `ชำระออนไลน์ได้ตั้งแต่ ${f.money('least_minor')} ขึ้นไป ใส่ยอดให้มากขึ้น`
	}),
	charge_due_invalid: {
		en: 'Choose a last day to pay between an hour and 90 days from now.',
		th: 'เลือกวันครบกำหนดชำระภายใน 1 ชั่วโมงถึง 90 วันนับจากนี้'
	},
	no_payment_provider: {
		en: 'This shop can’t take payments online yet. Set up the payment provider first.',
		th: 'ร้านยังรับชำระเงินออนไลน์ไม่ได้ ตั้งค่าผู้ให้บริการชำระเงินก่อน'
	},
	provider_unavailable: {
		en: 'The payment page can’t be reached right now, and nothing was charged. Try again in a minute.',
		th: 'ตอนนี้เปิดหน้าชำระเงินไม่ได้ ยังไม่มีการหักเงิน ลองใหม่อีกครั้งในหนึ่งนาที'
	}
};
