import { message, type Catalogue } from './say.ts';

type Asked = { amount: string; what: string; order: string };

/** What mails say of money that the customer has to pay. */
export const mail = {
	dueSubject: message<{ amount: string; order: string }>({
		en: ({ amount, order }) => `${amount} to pay for order ${order}`,
		th: ({ amount, order }) => `มียอดชำระ ${amount} สำหรับคำสั่งซื้อ ${order}`
	}),
	reminderSubject: message<{ amount: string; order: string }>({
		en: ({ amount, order }) => `Reminder: ${amount} to pay for order ${order}`,
		th: ({ amount, order }) => `แจ้งเตือน: มียอดชำระ ${amount} สำหรับคำสั่งซื้อ ${order}`
	}),
	dueTitle: message<{ amount: string }>({
		en: ({ amount }) => `${amount} to pay`,
		th: ({ amount }) => `ยอดที่ต้องชำระ ${amount}`
	}),
	dueHow: message<Asked & { until: string }>({
		en: ({ amount, what, until }) =>
			`Please pay ${amount} for “${what}” by ${until}. You can pay by card, in Thailand also by PromptPay.`,
		th: ({ amount, what, until }) =>
			`กรุณาชำระ ${amount} สำหรับ “${what}” ภายใน ${until} ชำระด้วยบัตรหรือพร้อมเพย์ได้`
	}),
	dueOtherwise: {
		en: 'If it is not paid by then, nothing is charged and the request ends by itself.',
		th: 'ถ้าไม่ได้ชำระภายในกำหนด จะไม่มีการหักเงินและรายการนี้จะสิ้นสุดเอง'
	},
	pay: { en: 'Pay now', th: 'ชำระเงิน' },
	paidSubject: message<{ amount: string; order: string }>({
		en: ({ amount, order }) => `We received ${amount} for order ${order}`,
		th: ({ amount, order }) => `ได้รับชำระ ${amount} สำหรับคำสั่งซื้อ ${order} แล้ว`
	}),
	paidTitle: message<{ amount: string }>({
		en: ({ amount }) => `${amount} received`,
		th: ({ amount }) => `ได้รับชำระ ${amount} แล้ว`
	}),
	paidHow: message<Asked & { way: string; at: string }>({
		en: ({ amount, what, way, at }) =>
			`You paid ${amount} for “${what}”${way && ` with ${way}`} on ${at}. Thank you.`,
		th: ({ amount, what, way, at }) => `คุณชำระ ${amount} สำหรับ “${what}”${way && ` ด้วย ${way}`} เมื่อ ${at}`
	}),
	lapsedSubject: message<{ order: string }>({
		en: ({ order }) => `The payment for order ${order} was not made in time`,
		th: ({ order }) => `เลยกำหนดชำระของคำสั่งซื้อ ${order}`
	}),
	lapsedHow: message<Asked>({
		en: ({ amount, what }) =>
			`${amount} for “${what}” was not paid in time. Nothing was charged, and nothing is to be paid any more.`,
		th: ({ amount, what }) => `ยอด ${amount} สำหรับ “${what}” เลยกำหนดชำระแล้ว ไม่มีการหักเงิน และไม่ต้องชำระอีก`
	}),
	cancelledSubject: message<{ order: string }>({
		en: ({ order }) => `Nothing more to pay for order ${order}`,
		th: ({ order }) => `ไม่ต้องชำระเพิ่มสำหรับคำสั่งซื้อ ${order} แล้ว`
	}),
	cancelledHow: message<Asked>({
		en: ({ amount, what }) =>
			`We called off the payment of ${amount} for “${what}”. You need not pay it any more.`,
		th: ({ amount, what }) => `เรายกเลิกยอดชำระ ${amount} สำหรับ “${what}” แล้ว คุณไม่ต้องชำระยอดนี้`
	}),
	askUs: {
		en: 'If you still need it, answer this e-mail and we will find a way.',
		th: 'หากยังต้องการ ตอบอีเมลนี้ได้เลย ทีมงานยินดีช่วย'
	},
	returnedSubject: message<{ amount: string; order: string }>({
		en: ({ amount, order }) => `${amount} goes back to you: order ${order}`,
		th: ({ amount, order }) => `เรากำลังคืนเงิน ${amount} ให้คุณ: คำสั่งซื้อ ${order}`
	}),
	returnedTitle: message<{ amount: string }>({
		en: ({ amount }) => `We are sending ${amount} back`,
		th: ({ amount }) => `เรากำลังคืนเงิน ${amount}`
	}),
	returnedLate: message<Asked>({
		en: ({ amount, what }) =>
			`Your payment of ${amount} for “${what}” arrived after it had ended. We send all of it back the way it came.`,
		th: ({ amount, what }) =>
			`ยอด ${amount} สำหรับ “${what}” เข้ามาหลังรายการสิ้นสุดแล้ว เราคืนให้เต็มจำนวนทางช่องทางเดิม`
	}),
	returnedTwice: message<Asked>({
		en: ({ amount, what }) => `“${what}” was paid twice. We send the second ${amount} back the way it came.`,
		th: ({ amount, what }) => `“${what}” ถูกชำระซ้ำ เราคืนยอดที่ซ้ำ ${amount} ให้ทางช่องทางเดิม`
	}),
	openOrder: { en: 'Open your order', th: 'ดูคำสั่งซื้อ' }
} satisfies Catalogue;
