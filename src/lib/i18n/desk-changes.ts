import type { LineChangeReview } from '#lib/domain/line-change/plan.ts';
import type { ChangeReview } from '#lib/domain/order-change/decide.ts';
import type { ChangeMode } from '#lib/domain/order-change/kinds.ts';
import type { RuledKind } from '#lib/domain/order-change/settings.ts';
import type { OrderChangeState } from '#lib/domain/order-change/states.ts';
import { keep, message, say, type Locale, type Message } from './say.ts';

/** Changes of an order on the desk and in the settings. */
export const deskChanges = {
	work: {
		address: { en: 'Another delivery address', th: 'ขอเปลี่ยนที่อยู่จัดส่ง' },
		phone: { en: 'Another phone number', th: 'ขอเปลี่ยนเบอร์โทร' },
		email: { en: 'Another e-mail address', th: 'ขอเปลี่ยนอีเมล' },
		note: { en: 'Another note for the delivery', th: 'ขอแก้ไขข้อความถึงคนส่ง' },
		variant: { en: 'Another size or colour', th: 'ขอเปลี่ยนไซซ์หรือสี' },
		quantity: { en: 'More pieces', th: 'ขอเพิ่มจำนวน' }
	} satisfies Record<RuledKind, Message>,
	open: { en: 'Change the order', th: 'แก้ไขคำสั่งซื้อ' },
	title: message<{ number: string }>({
		en: ({ number }) => `Changes of order ${number}`,
		th: ({ number }) => keep`การแก้ไขคำ~สั่ง~ซื้อ ${number}`
	}),
	waiting: { en: 'The customer asks', th: 'คำขอจากลูกค้า' },
	since: message<{ when: string }>({ en: ({ when }) => `Since ${when}`, th: ({ when }) => `ตั้งแต่ ${when}` }),
	why: { en: 'Why it waits', th: 'เหตุที่ต้องตรวจ' },
	now: { en: 'Now', th: 'ปัจจุบัน' },
	wished: { en: 'Wished', th: 'ขอเป็น' },
	approve: { en: 'Change it', th: 'อนุมัติ' },
	decline: { en: 'Don’t change it', th: 'ไม่อนุมัติ' },
	declineWhy: { en: 'Reason, as the customer reads it', th: 'เหตุผลที่ลูกค้าจะได้อ่าน' },
	forCustomer: { en: 'Change it for the customer', th: 'แก้ไขแทนลูกค้า' },
	reason: { en: 'Why', th: 'เหตุผล' },
	reasonHint: { en: 'For your colleagues: who asked, and how.', th: 'ให้ทีมงานทราบ เช่น ใครขอ ทางไหน' },
	newAddress: { en: 'New delivery address', th: 'เปลี่ยนที่อยู่จัดส่ง' },
	save: { en: 'Change', th: 'แก้ไข' },
	emailTold: {
		en: 'The present address and the new one are told. No code is asked for.',
		th: 'ระบบจะแจ้งทั้งอีเมลเดิมและอีเมลใหม่ โดยไม่ต้องใช้รหัส'
	},
	history: { en: 'Changed so far', th: 'ประวัติการแก้ไข' },
	noHistory: { en: 'Nothing was changed.', th: 'ยังไม่มีการแก้ไข' },
	colWhat: { en: 'What', th: 'ข้อมูล' },
	colBefore: { en: 'Before', th: 'เดิม' },
	colAfter: { en: 'After', th: 'ใหม่' },
	colState: { en: 'Where it stands', th: 'สถานะ' },
	colWho: { en: 'Who and when', th: 'โดยใคร เมื่อไร' },
	customer: { en: 'Customer', th: 'ลูกค้า' },
	done: {
		approved: { en: 'Agreed. The customer is told.', th: 'อนุมัติแล้ว แจ้งลูกค้าแล้ว' },
		declined: { en: 'Not changed. The customer is told why.', th: 'ไม่อนุมัติ แจ้งเหตุผลให้ลูกค้าแล้ว' },
		changed: { en: 'Changed. The customer is told.', th: 'แก้ไขแล้ว แจ้งลูกค้าแล้ว' },
		to_pay: {
			en: 'The customer is asked for the difference. Once it is paid the order is changed.',
			th: 'แจ้งลูกค้าให้ชำระส่วนต่างแล้ว คำสั่งซื้อจะแก้ไขเมื่อชำระครบ'
		}
	},

	settings: { en: 'Changes of orders', th: 'การแก้ไขคำสั่งซื้อ' },
	settingsLead: {
		en: 'What customers may change by themselves until the order is packed. Programs of the shop read it in the order’s changes and in the events.',
		th: 'ข้อมูลที่ลูกค้าแก้ไขเองได้จนกว่าจะแพ็กสินค้า ระบบของร้านอ่านได้จากคำสั่งซื้อและเหตุการณ์'
	},
	minutes: { en: 'Minutes after the purchase', th: 'นาทีหลังสั่งซื้อ' },
	minutesHint: { en: 'Empty: until it is packed.', th: 'เว้นว่าง: จนกว่าจะแพ็ก' },
	wrongMinutes: { en: 'A whole number from 1 to 129,600.', th: 'จำนวนเต็มตั้งแต่ 1 ถึง 129,600' },
	highValue: message<{ currency: string }>({
		en: ({ currency }) => `From this total on a new address and dearer pieces ask an agent, in ${currency}`,
		th: ({ currency }) => `ยอดตั้งแต่เท่านี้ (${currency}) ให้ทีมงานตรวจที่อยู่ใหม่และสินค้าที่แพงขึ้นก่อน`
	}),
	highValueHint: { en: 'Empty: never because of the total.', th: 'เว้นว่าง: ไม่ดูจากยอด' },
	wrongAmount: { en: 'An amount such as 5000.', th: 'ใส่จำนวนเงิน เช่น 5000' },
	always: {
		en: 'Another country, an order whose payment is or was disputed, and pieces that are being prepared always ask an agent. A new e-mail address is always confirmed by a code. Fewer pieces are a cancellation, with its own rules.',
		th: 'การส่งไปประเทศอื่น คำสั่งซื้อที่มีการโต้แย้งการชำระเงิน และสินค้าที่กำลังเตรียม จะให้ทีมงานตรวจเสมอ อีเมลใหม่ต้องยืนยันด้วยรหัสเสมอ ส่วนการลดจำนวนใช้กติกาการยกเลิก'
	},
	saveSettings: { en: 'Save', th: 'บันทึก' },
	saved: { en: 'Saved. It counts from now on.', th: 'บันทึกแล้ว ใช้ได้ทันที' }
};

export const changeModes: Record<ChangeMode, Message> = {
	off: { en: 'Not offered', th: 'ไม่เปิดให้แก้' },
	at_once: { en: 'At once', th: 'แก้ได้ทันที' },
	agent: { en: 'An agent looks first', th: 'ให้ทีมงานตรวจก่อน' }
};

export const changeStates: Record<OrderChangeState, Message> = {
	unconfirmed: { en: 'Code sent, not confirmed', th: 'รอยืนยันด้วยรหัส' },
	waiting: { en: 'Waits for us', th: 'รอทีมงาน' },
	applied: { en: 'Changed', th: 'แก้ไขแล้ว' },
	taken_over: { en: 'Changed, and taken over by the shop’s system', th: 'แก้ไขแล้ว ระบบของร้านรับแล้ว' },
	overtaken: { en: 'Followed by something newer from the shop’s system', th: 'ระบบของร้านส่งข้อมูลใหม่กว่า' },
	declined: { en: 'Not changed', th: 'ไม่อนุมัติ' },
	withdrawn: { en: 'Taken back', th: 'ยกเลิกคำขอ' }
};

const changeReviews: Record<ChangeReview | LineChangeReview, Message> = {
	asked_by_shop: { en: 'The shop looks at each of these', th: 'ร้านตรวจทุกรายการ' },
	other_country: { en: 'Goes to another country', th: 'ส่งไปประเทศอื่น' },
	being_picked: { en: 'Is being prepared already', th: 'กำลังเตรียมสินค้า' },
	high_value: { en: 'High value', th: 'มูลค่าสูง' },
	payment_disputed: { en: 'The payment is or was disputed', th: 'มีการโต้แย้งการชำระเงิน' },
	mailbox_unproven: { en: 'Asked by who only holds the link', th: 'ผู้ขอมีเพียงลิงก์ ยังไม่ได้ยืนยันอีเมลเดิม' }
};

export const changeReviewWords = (
	locale: Locale,
	reviews: readonly (ChangeReview | LineChangeReview)[]
): string => reviews.map((review) => say(locale, changeReviews[review])).join(', ');
