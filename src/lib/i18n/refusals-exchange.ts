import { told } from './facts.ts';

/** Refusals about what somebody wants in exchange. */
export const exchangeRefusals = {
	replacement_missing: {
		en: 'Choose what you’d like instead.',
		th: 'เลือกสินค้าที่อยากได้แทน'
	},
	product_not_offered: {
		en: 'This can only be exchanged for another size or colour of the same product.',
		th: 'เปลี่ยนได้เฉพาะไซซ์หรือสีอื่นของสินค้าเดียวกัน'
	},
	instant_not_offered: {
		en: 'This replacement can’t be sent before yours is back. Choose to have it sent then.',
		th: 'รายการนี้ส่งชิ้นใหม่ก่อนไม่ได้ เลือกให้ส่งหลังได้รับของคืนแทน'
	},
	instant_needs_person: {
		en: 'Somebody has to look at this return first, so the replacement is sent once yours is back.',
		th: 'รายการนี้ต้องให้ทีมงานตรวจก่อน จึงส่งชิ้นใหม่ให้หลังได้รับของคืน'
	},
	instant_too_dear: told({
		en: (f) =>
			`At once we send replacements up to ${f.money('most_minor') ?? 'an amount'}. This one is sent once yours is back.`,
		th: (f) => `ส่งชิ้นใหม่ก่อนได้เฉพาะมูลค่าไม่เกิน ${f.money('most_minor') ?? 'ที่กำหนด'} รายการนี้จะส่งให้หลังได้รับของคืน`
	}),
	instant_too_many: {
		en: 'Send back what we are still waiting for first. Until then, replacements are sent once yours is back.',
		th: 'กรุณาส่งคืนของที่ค้างอยู่ก่อน ระหว่างนี้เราจะส่งชิ้นใหม่ให้หลังได้รับของคืน'
	},
	replacement_underway: {
		en: 'Your replacement was paid for and sent first, so this return can’t be called off. Send yours back, or keep both.',
		th: 'เราส่งชิ้นใหม่ให้ก่อนแล้ว จึงยกเลิกรายการคืนนี้ไม่ได้ ส่งของเดิมคืน หรือเก็บไว้ทั้งสองชิ้นได้'
	},
	variant_not_sold: {
		en: 'This isn’t sold any more. Choose another, or your money back.',
		th: 'สินค้านี้เลิกจำหน่ายแล้ว เลือกสินค้าอื่น หรือรับเงินคืนได้'
	},
	exchange_price_changed: {
		en: 'The difference has changed. Check it again before you confirm.',
		th: 'ส่วนต่างเปลี่ยนไป ตรวจอีกครั้งก่อนยืนยัน'
	}
};
