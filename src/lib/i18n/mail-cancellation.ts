import { message, type Catalogue } from './say.ts';

/** What mails say of cancellations. */
export const mail = {
	acceptedSubject: message<{ order: string; whole: boolean }>({
		en: ({ order, whole }) => (whole ? `Order ${order} is cancelled` : `Part of order ${order} is cancelled`),
		th: ({ order, whole }) => (whole ? `ยกเลิกคำสั่งซื้อ ${order} แล้ว` : `ยกเลิกสินค้าบางส่วนของคำสั่งซื้อ ${order} แล้ว`)
	}),
	acceptedTitle: message<{ whole: boolean }>({
		en: ({ whole }) => (whole ? 'Your order is cancelled' : 'These pieces are cancelled'),
		th: ({ whole }) => (whole ? 'ยกเลิกคำสั่งซื้อแล้ว' : 'ยกเลิกสินค้าเหล่านี้แล้ว')
	}),
	acceptedHow: message<{ number: string }>({
		en: ({ number }) => `Nothing of this will be sent. The number of your cancellation is ${number}.`,
		th: ({ number }) => `เราจะไม่จัดส่งสินค้าเหล่านี้ หมายเลขการยกเลิกคือ ${number}`
	}),
	refunded: message<{ amount: string }>({
		en: ({ amount }) => `${amount} goes back the way you paid. We write again when it is on its way.`,
		th: ({ amount }) => `เราจะคืนเงิน ${amount} ทางช่องทางที่คุณชำระ และแจ้งอีกครั้งเมื่อโอนแล้ว`
	}),
	released: message<{ amount: string }>({
		en: ({ amount }) =>
			`${amount} was only held by your bank and is let go. It was never charged; some banks show it for a few days more.`,
		th: ({ amount }) =>
			`วงเงิน ${amount} ที่ธนาคารกันไว้จะถูกปล่อย เราไม่ได้เรียกเก็บเงินนี้ บางธนาคารอาจแสดงรายการต่ออีกไม่กี่วัน`
	}),
	captured: message<{ amount: string }>({
		en: ({ amount }) => `For what stays in your order, ${amount} is charged.`,
		th: ({ amount }) => `สำหรับสินค้าที่เหลือ เราเรียกเก็บ ${amount}`
	}),
	door: message<{ amount: string }>({
		en: ({ amount }) => `You pay ${amount} less at the door.`,
		th: ({ amount }) => `ยอดเก็บเงินปลายทางลดลง ${amount}`
	}),
	nothing: {
		en: 'Nothing was charged, so there is nothing to pay back.',
		th: 'ยังไม่มีการเรียกเก็บเงิน จึงไม่มียอดต้องคืน'
	},
	total: { en: 'Comes off in all', th: 'รวมที่ได้คืน' },
	checkingSubject: message<{ order: string }>({
		en: ({ order }) => `We are checking if order ${order} can still be stopped`,
		th: ({ order }) => `กำลังตรวจสอบว่ายังหยุดคำสั่งซื้อ ${order} ได้หรือไม่`
	}),
	checkingTitle: { en: 'We are checking your cancellation', th: 'กำลังตรวจสอบคำขอยกเลิก' },
	checkingHow: message<{ number: string }>({
		en: ({ number }) =>
			`Our warehouse looks whether the pieces can still be stopped, and we write to you as soon as we know. The number is ${number}. Until then you can keep the order after all.`,
		th: ({ number }) =>
			`คลังสินค้ากำลังดูว่ายังหยุดได้ทันหรือไม่ เราจะแจ้งทันทีที่ทราบ หมายเลขคือ ${number} ระหว่างนี้คุณเปลี่ยนใจเก็บคำสั่งซื้อไว้ได้`
	}),
	tooLateSubject: message<{ order: string }>({
		en: ({ order }) => `Order ${order} was already packed`,
		th: ({ order }) => `คำสั่งซื้อ ${order} แพ็กไปแล้ว`
	}),
	tooLateTitle: { en: 'It was too late to cancel', th: 'ยกเลิกไม่ทัน' },
	tooLateHow: {
		en: 'The pieces were packed before we could stop them. When they arrive, you can send them back from your order’s page.',
		th: 'สินค้าถูกแพ็กก่อนที่เราจะหยุดได้ เมื่อได้รับแล้ว คุณขอคืนได้จากหน้าคำสั่งซื้อ'
	},
	open: { en: 'See the cancellation', th: 'ดูการยกเลิก' }
} satisfies Catalogue;
