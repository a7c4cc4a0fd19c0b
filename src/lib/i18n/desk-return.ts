import { keep, message, type Catalogue } from './say.ts';

/** Opening a return for a customer who called or stands at the counter. */
export const openReturn = {
	title: message<{ number: string }>({
		en: ({ number }) => `Open a return for order ${number}`,
		th: ({ number }) => `เปิดรายการคืนของคำสั่งซื้อ ${number}`
	}),
	lead: {
		en: 'The same rules judge it as when the customer asks. The customer is told by e-mail.',
		th: 'ใช้เงื่อนไขเดียวกับที่ลูกค้าขอเอง และส่งอีเมลแจ้งลูกค้า'
	},
	quantity: { en: 'Pieces', th: 'จำนวน' },
	quantityOf: message<{ title: string; most: number }>({
		en: ({ title, most }) => `Pieces of ${title}, up to ${most}`,
		th: ({ title, most }) => keep`จำนวน ${title} ไม่เกิน_${most}`
	}),
	reason: { en: 'Reason', th: 'เหตุผล' },
	chooseReason: { en: 'Choose a reason', th: 'เลือกเหตุผล' },
	detail: { en: 'More exactly', th: 'รายละเอียด' },
	noDetail: { en: 'Not asked', th: 'ไม่ได้ถาม' },
	comment: { en: 'What the customer says', th: 'ลูกค้าเล่าว่า' },
	outcome: { en: 'Wants', th: 'ต้องการ' },
	method: { en: 'Sent back by', th: 'วิธีส่งคืน' },
	untilDay: message<{ day: string }>({ en: ({ day }) => `until ${day}`, th: ({ day }) => `ถึง ${day}` }),
	look: { en: 'Work it out', th: 'คำนวณ' },
	worksOut: { en: 'What it comes to', th: 'ผลการคำนวณ' },
	approves: { en: 'Approved at once', th: 'อนุมัติทันที' },
	reviews: message<{ why: string }>({
		en: ({ why }) => `Goes to the queue: ${why}`,
		th: ({ why }) => `เข้าคิวให้คนตัดสิน: ${why}`
	}),
	open: message<{ amount: string }>({
		en: ({ amount }) => `Open the return, ${amount} back`,
		th: ({ amount }) => keep`เปิดรายการคืน คืนเงิน_${amount}`
	}),
	goods: { en: 'Goods', th: 'ค่าสินค้า' },
	shipping: { en: 'Delivery', th: 'ค่าส่ง' },
	restocking: { en: 'Restocking fee', th: 'ค่าธรรมเนียมการคืนสินค้า' },
	returnShipping: { en: 'Return delivery', th: 'ค่าส่งคืน' },
	bonus: { en: 'Bonus', th: 'เครดิตเพิ่ม' },
	carried: { en: 'Carried over to what is exchanged', th: 'มูลค่าที่ใช้แลกสินค้า' },
	pays: message<{ amount: string }>({
		en: ({ amount }) => `The customer pays ${amount} on top, once what comes back is checked.`,
		th: ({ amount }) => `ลูกค้าชำระส่วนต่าง ${amount} หลังตรวจของที่คืน`
	}),
	total: { en: 'Back to the customer', th: 'คืนให้ลูกค้า' }
} satisfies Catalogue;
