import { message, type Catalogue } from './say.ts';

type Paid = { how: string };

/** When a bank looks into a payment: what it means for the money, to the customer and to the desk. */
export const disputes = {
	openCustomer: { en: 'The bank is deciding about this payment', th: 'ธนาคารกำลังตัดสินเรื่องการชำระเงินนี้' },
	openCustomerNext: message<Paid>({
		en: ({ how }) =>
			`The payment by ${how} is disputed at the bank. Until it has decided, a refund has to wait, so that nothing is paid twice. You need to do nothing here; questions about the dispute go to your bank.`,
		th: ({ how }) =>
			`การชำระเงินด้วย ${how} มีการโต้แย้งกับธนาคาร ระหว่างรอผล เรายังคืนเงินไม่ได้เพื่อไม่ให้จ่ายซ้ำ คุณไม่ต้องทำอะไรที่นี่ หากสงสัยเรื่องการโต้แย้ง โปรดติดต่อธนาคารของคุณ`
	}),
	lostCustomer: { en: 'The bank gave you this money back', th: 'ธนาคารคืนเงินก้อนนี้ให้คุณแล้ว' },
	lostCustomerNext: message<Paid>({
		en: ({ how }) =>
			`The dispute about the payment by ${how} ended in your favour. The money comes from your bank, so we don’t send it again.`,
		th: ({ how }) => `ผลการโต้แย้งการชำระเงินด้วย ${how} เป็นของคุณ ธนาคารเป็นผู้คืนเงิน เราจึงไม่ส่งซ้ำ`
	}),
	openDesk: { en: 'A payment is disputed: the bank decides', th: 'มีการโต้แย้งการชำระเงิน รอธนาคารตัดสิน' },
	openDeskNext: message<Paid & { amount: string }>({
		en: ({ how, amount }) =>
			`${how}, ${amount}. Nothing more goes back to this payment until the bank has decided. Answer the bank with the evidence pack.`,
		th: ({ how, amount }) => `${how} ${amount} จะไม่มีการคืนเข้าช่องทางนี้จนกว่าธนาคารจะตัดสิน ใช้ชุดหลักฐานตอบธนาคารได้`
	}),
	lostDesk: { en: 'A dispute was lost: the bank gave the money back', th: 'แพ้การโต้แย้ง ธนาคารคืนเงินให้ลูกค้าแล้ว' },
	lostDeskNext: message<Paid & { amount: string }>({
		en: ({ how, amount }) => `${how}, ${amount}. This payment takes no refund any more.`,
		th: ({ how, amount }) => `${how} ${amount} คืนเข้าช่องทางนี้ไม่ได้อีก`
	}),
	wonDesk: { en: 'A dispute was won', th: 'ชนะการโต้แย้ง' },
	wonDeskNext: message<Paid & { amount: string }>({
		en: ({ how, amount }) => `${how}, ${amount}. Refunds to this payment go on.`,
		th: ({ how, amount }) => `${how} ${amount} คืนเข้าช่องทางนี้ได้ตามปกติ`
	}),
	pack: { en: 'Evidence pack (ZIP)', th: 'ชุดหลักฐาน (ZIP)' },
	packHint: {
		en: 'Everything the bank may ask for: what happened, how the money was worked out, credit notes, slips, photos, tracking, what was said, and the policy. No internal notes. That you took it is recorded.',
		th: 'ทุกอย่างที่ธนาคารอาจขอ ทั้งลำดับเหตุการณ์ วิธีคิดเงิน ใบลดหนี้ ใบส่งคืน รูป การติดตามพัสดุ ข้อความที่คุยกับลูกค้า และนโยบาย ไม่รวมโน้ตภายใน ระบบบันทึกว่าใครดาวน์โหลด'
	},
	papers: { en: 'Papers', th: 'เอกสาร' }
} satisfies Catalogue;
