import type { ChargePurpose } from '#lib/domain/charge/purposes.ts';
import type { ChargeState } from '#lib/domain/charge/states.ts';
import { isDeposit } from '#lib/domain/instant/deposit.ts';
import { message, say, type Locale, type Message } from './say.ts';

/** What a charge pays for, where no person said it in their own words. */
const purposes: Record<ChargePurpose, Message<{ order: string }>> = {
	request: {
		en: ({ order }) => `Payment for order ${order}`,
		th: ({ order }) => `ชำระเงินสำหรับคำสั่งซื้อ ${order}`
	},
	exchange: {
		en: ({ order }) => `Exchange in order ${order}: the difference`,
		th: ({ order }) => `ส่วนต่างค่าสินค้าที่เปลี่ยน คำสั่งซื้อ ${order}`
	},
	order_change: {
		en: ({ order }) => `Change of order ${order}: the difference`,
		th: ({ order }) => `ส่วนต่างจากการแก้ไขคำสั่งซื้อ ${order}`
	}
};

export const chargeTitle = (
	locale: Locale,
	charge: { title: string; purpose: ChargePurpose; key: string },
	order: string
): string => charge.title || say(locale, isDeposit(charge) ? deposit : purposes[charge.purpose], { order });

const deposit: Message<{ order: string }> = {
	en: ({ order }) => `Deposit for the replacement in order ${order}`,
	th: ({ order }) => `เงินมัดจำสินค้าชิ้นใหม่ คำสั่งซื้อ ${order}`
};

/** Where a charge stands. */
export const chargeStates: Record<ChargeState, Message> = {
	due: { en: 'To be paid', th: 'รอชำระ' },
	processing: { en: 'Payment on its way', th: 'กำลังรอผลการชำระ' },
	paid: { en: 'Paid', th: 'ชำระแล้ว' },
	lapsed: { en: 'Not paid in time', th: 'เลยกำหนดชำระ' },
	cancelled: { en: 'No longer to be paid', th: 'ยกเลิกแล้ว' }
};

/** The customer's page, and the desk's part of an order, about money to be paid. */
export const charges = {
	kicker: message<{ number: string; order: string }>({
		en: ({ number, order }) => `Payment ${number} · order ${order}`,
		th: ({ number, order }) => `รายการชำระ ${number} · คำสั่งซื้อ ${order}`
	}),
	toPay: message<{ amount: string }>({
		en: ({ amount }) => `${amount} to pay`,
		th: ({ amount }) => `ยอดที่ต้องชำระ ${amount}`
	}),
	what: { en: 'For', th: 'สำหรับ' },
	amount: { en: 'Amount', th: 'ยอดเงิน' },
	until: { en: 'Pay by', th: 'ชำระภายใน' },
	paidOn: { en: 'Paid on', th: 'ชำระเมื่อ' },
	paidWith: { en: 'Paid with', th: 'ชำระด้วย' },
	how: {
		en: 'You pay on a page of our payment provider, by card or, in Thailand, by PromptPay. We never see your card.',
		th: 'คุณจะชำระบนหน้าของผู้ให้บริการชำระเงิน ด้วยบัตรหรือพร้อมเพย์ ร้านไม่เห็นข้อมูลบัตรของคุณ'
	},
	otherwise: {
		en: 'If you don’t pay by then, nothing is charged and the request ends by itself.',
		th: 'ถ้าไม่ชำระภายในกำหนด จะไม่มีการหักเงินและรายการนี้จะสิ้นสุดเอง'
	},
	otherwiseDeposit: {
		en: 'If you don’t pay by then, nothing is charged, and we send the replacement once yours is back.',
		th: 'ถ้าไม่ชำระภายในกำหนด จะไม่มีการหักเงิน และเราจะส่งชิ้นใหม่ให้หลังได้รับของคืน'
	},
	payNow: { en: 'Pay now', th: 'ชำระเงิน' },
	payOn: { en: 'Go on paying', th: 'ชำระเงินต่อ' },
	failedBefore: {
		en: 'The last payment did not go through, and nothing was charged. You can try again.',
		th: 'การชำระครั้งล่าสุดไม่สำเร็จและไม่มีการหักเงิน ลองใหม่ได้'
	},
	going: { en: 'Taking you to the payment page', th: 'กำลังพาไปหน้าชำระเงิน' },
	goingHow: {
		en: 'If nothing happens, use the button.',
		th: 'ถ้าหน้าไม่เปลี่ยนเอง กดปุ่มด้านล่าง'
	},
	goOn: { en: 'Open the payment page', th: 'เปิดหน้าชำระเงิน' },
	checking: { en: 'We are checking your payment', th: 'กำลังตรวจสอบการชำระเงิน' },
	checkingHow: {
		en: 'This takes a few seconds. The page looks again by itself, and you can leave it: we write to you when the money is here.',
		th: 'ใช้เวลาไม่กี่วินาที หน้านี้จะตรวจสอบให้เอง ปิดหน้านี้ได้ เราจะส่งอีเมลเมื่อได้รับเงิน'
	},
	waiting: { en: 'Your bank is confirming the payment', th: 'รอธนาคารยืนยันการชำระเงิน' },
	waitingHow: {
		en: 'You did your part. Most banks confirm within minutes. We write to you as soon as they do.',
		th: 'คุณทำรายการเรียบร้อยแล้ว ธนาคารส่วนใหญ่ยืนยันภายในไม่กี่นาที เราจะส่งอีเมลทันทีที่ได้รับการยืนยัน'
	},
	lookAgain: { en: 'Look again', th: 'ตรวจสอบอีกครั้ง' },
	notPaid: { en: 'I did not pay', th: 'ยังไม่ได้ชำระ' },
	paid: { en: 'Paid. Thank you.', th: 'ชำระเงินเรียบร้อยแล้ว' },
	paidHow: { en: 'The receipt is in your e-mail.', th: 'เราส่งใบยืนยันไปที่อีเมลของคุณแล้ว' },
	lapsed: { en: 'This was not paid in time', th: 'เลยกำหนดชำระแล้ว' },
	lapsedHow: {
		en: 'Nothing was charged, and nothing is to be paid any more. If you still need it, write to us.',
		th: 'ไม่มีการหักเงินและไม่ต้องชำระอีก หากยังต้องการ ติดต่อเราได้'
	},
	cancelled: { en: 'Nothing to pay any more', th: 'ไม่ต้องชำระแล้ว' },
	cancelledHow: { en: 'The shop called this payment off.', th: 'ร้านยกเลิกรายการชำระนี้แล้ว' },
	returned: message<{ amount: string }>({
		en: ({ amount }) => `${amount} that came too late or twice is on its way back to you.`,
		th: ({ amount }) => `ยอด ${amount} ที่เข้ามาช้าหรือซ้ำ กำลังคืนให้คุณ`
	}),
	back: message<{ order: string }>({
		en: ({ order }) => `Order ${order}`,
		th: ({ order }) => `คำสั่งซื้อ ${order}`
	}),
	// on the order page
	paidLater: message<{ day: string }>({
		en: ({ day }) => `Paid on top, ${day}`,
		th: ({ day }) => `ชำระเพิ่ม ${day}`
	}),
	onOrder: message<{ amount: string; what: string; until: string }>({
		en: ({ amount, what, until }) => `${amount} for “${what}”, by ${until}.`,
		th: ({ amount, what, until }) => `${amount} สำหรับ “${what}” ภายใน ${until}`
	}),
	// on the desk
	title: { en: 'Asked for after the sale', th: 'ยอดที่ขอชำระเพิ่ม' },
	none: { en: 'The customer was not asked for anything more.', th: 'ไม่มียอดที่ขอชำระเพิ่ม' },
	colWhat: { en: 'For', th: 'สำหรับ' },
	colState: { en: 'State', th: 'สถานะ' },
	colUntil: { en: 'By', th: 'ภายใน' },
	sendAgain: { en: 'Send the link again', th: 'ส่งลิงก์อีกครั้ง' },
	callOff: { en: 'Call it off', th: 'ยกเลิก' },
	ask: { en: 'Ask for a payment', th: 'ขอชำระเพิ่ม' },
	askWhat: { en: 'What for', th: 'ค่าอะไร' },
	askWhatHint: {
		en: 'The customer reads this, in the language they write to us in.',
		th: 'ลูกค้าจะเห็นข้อความนี้ เขียนในภาษาที่ลูกค้าใช้'
	},
	askAmount: { en: 'Amount', th: 'ยอดเงิน' },
	askAmountHint: message<{ currency: string }>({
		en: ({ currency }) => `In ${currency}, tax included.`,
		th: ({ currency }) => `สกุล ${currency} รวมภาษีแล้ว`
	}),
	askDays: { en: 'Days to pay', th: 'จำนวนวันให้ชำระ' },
	askDaysHint: { en: '1 to 90. After that it ends unpaid.', th: '1 ถึง 90 วัน เลยกำหนดแล้วรายการจะสิ้นสุด' },
	askSend: { en: 'Ask the customer', th: 'ส่งให้ลูกค้า' },
	done: {
		payment_asked: {
			en: 'The customer was asked to pay and gets the link by e-mail.',
			th: 'ส่งลิงก์ชำระเงินให้ลูกค้าทางอีเมลแล้ว'
		},
		payment_link_sent: { en: 'The link was sent again.', th: 'ส่งลิงก์อีกครั้งแล้ว' },
		payment_called_off: { en: 'Called off. The customer is told.', th: 'ยกเลิกแล้ว และแจ้งลูกค้าแล้ว' }
	} satisfies Record<string, Message>
};
