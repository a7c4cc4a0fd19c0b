import { keep, message, type Catalogue } from './say.ts';

type Day = { day: string };

/** An exchange on the page of its return: where it stands and what the customer can do. */
export const exchangePage = {
	title: { en: 'Your exchange', th: keep`การเปลี่ยน~สินค้า` },
	awaiting: {
		en: 'We keep it for you. Once yours is back and checked, we send it.',
		th: keep`เรากันของ~ไว้ให้แล้ว จะส่งให้~หลังตรวจของ~ที่คืน`
	},
	outOfStock: {
		en: 'It sold out before yours was back. Choose something else, take your money back now, or wait: we send it as soon as there is one again.',
		th: keep`สินค้าหมด~ก่อนของคืน~มาถึง เลือกสินค้าอื่น~หรือรับเงินคืน~ตอนนี้ได้ หรือรอ~แล้วเราจะส่งให้~ทันทีที่มีของ`
	},
	undecided: {
		en: 'What came back is worth less than expected. Somebody in the shop decides and writes to you.',
		th: keep`ของที่คืน~มีมูลค่าน้อยกว่าที่คาด ทีมงาน~กำลังพิจารณา~และจะแจ้งผลให้ทราบ`
	},
	payFirst: message<{ amount: string }>({
		en: ({ amount }) => `Yours is back and checked. Pay ${amount} and we send the replacement.`,
		th: ({ amount }) => keep`ตรวจของ~ที่คืนแล้ว จ่ายเพิ่ม ${amount} แล้วเราจะส่ง~ชิ้นใหม่ให้`
	}),
	payUntil: message<Day>({
		en: ({ day }) => `The link is good until ${day}. After that you get your money back instead.`,
		th: ({ day }) => `จ่ายได้ถึง ${day} หลังจากนั้นเราจะคืนเงินให้แทน`
	}),
	pay: message<{ amount: string }>({
		en: ({ amount }) => `Pay ${amount}`,
		th: ({ amount }) => `จ่าย ${amount}`
	}),
	headPay: message<{ amount: string }>({
		en: ({ amount }) => `Pay ${amount} and the new one leaves.`,
		th: ({ amount }) => keep`จ่ายเพิ่ม ${amount} แล้วเราจะส่ง~ชิ้นใหม่`
	}),
	ready: {
		en: 'We are packing it and write to you when it leaves.',
		th: keep`กำลัง~แพ็กของ ส่งออกแล้ว~จะแจ้งทางอีเมล`
	},
	headPacking: { en: 'We are packing the new one.', th: keep`กำลังแพ็ก~ชิ้นใหม่` },
	shipped: { en: 'It is on its way to you.', th: keep`ของใหม่~กำลังเดินทาง~ไปหาคุณ` },
	completed: { en: 'It has arrived.', th: keep`ของใหม่~ถึงแล้ว` },
	converted: { en: 'You get your money back instead.', th: keep`เปลี่ยนเป็น~คืนเงินแล้ว` },
	cancelled: { en: 'The exchange was called off with the return.', th: keep`ยกเลิกพร้อม~รายการคืนแล้ว` },
	track: { en: 'Follow the parcel', th: 'ติดตามพัสดุ' },
	onOrder: { en: 'See it on your order', th: keep`ดูในคำสั่งซื้อ` },
	chooseOther: { en: 'Choose something else', th: keep`เลือก~สินค้าอื่น` },
	chosen: { en: 'You get what you chose now.', th: keep`เปลี่ยนสินค้า~ที่จะได้รับ~แล้ว` },
	chosenTitle: { en: 'Check your new choice', th: keep`ตรวจสินค้า~ที่เลือกใหม่` },
	chosenConfirm: { en: 'Exchange it for this', th: keep`ยืนยัน~สินค้าที่เลือก` },
	chosenNow: { en: 'We send it right away.', th: 'เราจะจัดส่งให้ทันที' },
	chosenPay: {
		en: 'You pay the difference next. Then we send it.',
		th: keep`ชำระส่วนต่าง~ในขั้นต่อไป แล้วเราจะจัดส่ง~ให้ทันที`
	},
	chosenPayLater: {
		en: 'Nothing is charged now. Once yours is back and checked you pay the difference, then we send it.',
		th: keep`ยังไม่เก็บเงิน~ตอนนี้ ชำระส่วนต่าง~หลังตรวจของ~ที่คืน แล้วเราจะจัดส่งให้`
	},
	takeMoney: { en: 'Take my money back instead', th: keep`ขอรับเงินคืน~แทน` },
	takeMoneySure: {
		en: 'The replacement is then free for others.',
		th: keep`ของที่กันไว้~จะเปิดให้คนอื่นซื้อ`
	},
	tookMoney: { en: 'You get your money back instead of the exchange.', th: keep`เปลี่ยนเป็น~รับเงินคืนแล้ว` },
	value: { en: 'What comes back counts for', th: keep`มูลค่าของที่~ส่งคืน` },
	due: { en: 'You pay', th: 'จ่ายเพิ่ม' },
	paid: { en: 'You paid', th: keep`จ่ายเพิ่ม~แล้ว` },
	back: { en: 'Back to you', th: 'ได้เงินคืน' },
	none: { en: 'Nothing to pay', th: 'ไม่ต้องจ่ายเพิ่ม' },
	stopPay: { en: 'You pay the rest', th: 'ชำระส่วนต่าง' },
	stopSent: { en: 'Replacement sent', th: 'ส่งของใหม่' },
	headReady: { en: 'Yours is back.', th: keep`ของที่คืน~ถึงแล้ว` }
} satisfies Catalogue;
