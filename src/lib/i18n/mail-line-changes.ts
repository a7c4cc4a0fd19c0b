import { keep, message, type Catalogue } from './say.ts';

type Sum = { amount: string };

/** Words of the mails about other variants and more pieces, before an order is packed. */
export const mailLineChanges = {
	changedTitle: { en: 'Your order was changed', th: 'แก้ไขคำสั่งซื้อแล้ว' },
	nowComes: { en: 'This now comes to you:', th: 'สินค้าที่จะได้รับ' },
	insteadOf: { en: 'Instead of:', th: 'แทน' },
	paid: message<Sum>({
		en: ({ amount }) => `You paid ${amount} on top for it.`,
		th: ({ amount }) => keep`ชำระส่วนต่างเพิ่ม_${amount}_แล้ว`
	}),
	refunded: message<Sum>({
		en: ({ amount }) => `${amount} goes back the way you paid. We write again when it is sent.`,
		th: ({ amount }) => `คืนส่วนต่าง ${amount} ทางช่องทางที่ชำระ เราจะแจ้งอีกครั้งเมื่อส่งเงินแล้ว`
	}),
	door: message<Sum>({
		en: ({ amount }) => `You pay ${amount} less at the door.`,
		th: ({ amount }) => `จ่ายปลายทางน้อยลง ${amount}`
	}),
	samePrice: { en: 'The price stays the same.', th: 'ราคาเท่าเดิม' },

	endedTitle: { en: 'Your order stays as it was', th: 'คำสั่งซื้อยังเป็นแบบเดิม' },
	wished: { en: 'You asked for this:', th: 'สิ่งที่ขอเปลี่ยน' },
	answer: { en: 'Our answer:', th: 'คำตอบจากร้าน' },
	missed: {
		en: 'It was too late to change it: the pieces are packed or cancelled. Nothing is charged for it.',
		th: 'แก้ไขไม่ทัน สินค้าแพ็กหรือถูกยกเลิกไปแล้ว ไม่มีการเรียกเก็บเงินเพิ่ม'
	},
	missedNext: {
		en: 'Once they are with you, you can exchange or return them on the page of the order.',
		th: 'ได้รับสินค้าแล้วขอเปลี่ยนหรือคืนได้ในหน้าคำสั่งซื้อ'
	},
	declinedNext: {
		en: 'You can ask for something else until the order is packed.',
		th: 'ขอแก้ไขเป็นอย่างอื่นได้ จนกว่าจะแพ็กสินค้า'
	}
} satisfies Catalogue;
