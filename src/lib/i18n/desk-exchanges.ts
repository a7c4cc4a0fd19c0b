import type { ExchangeState } from '#lib/domain/exchange/states.ts';
import { classified, counted, message, type Catalogue, type Message } from './say.ts';

export const exchangeStates: Record<ExchangeState, Message> = {
	awaiting_goods: { en: 'Waits for the goods', th: 'รอของคืน' },
	out_of_stock: { en: 'Sold out', th: 'สินค้าหมด' },
	undecided: { en: 'Worth less than agreed', th: 'มูลค่าน้อยกว่าที่ตกลง' },
	payment_due: { en: 'Waits for the difference', th: 'รอชำระส่วนต่าง' },
	ready: { en: 'To be sent', th: 'รอจัดส่ง' },
	shipped: { en: 'On its way', th: 'กำลังจัดส่ง' },
	completed: { en: 'Delivered', th: 'ส่งถึงแล้ว' },
	converted: { en: 'Paid back instead', th: 'คืนเงินแทน' },
	cancelled: { en: 'Called off', th: 'ยกเลิก' }
};

/** The desk's page of replacements, and the slip that goes with them. */
export const deskExchanges = {
	title: { en: 'Replacements to send', th: 'สินค้าแลกเปลี่ยนรอส่ง' },
	toSend: { en: 'To send', th: 'รอจัดส่ง' },
	waiting: { en: 'Waiting for you', th: 'รอร้านตัดสินใจ' },
	customers: { en: 'Waiting for the customer', th: 'รอลูกค้า' },
	nothing: { en: 'Nothing to send', th: 'ไม่มีสินค้ารอส่ง' },
	nothingHint: {
		en: 'When goods of an exchange are accepted, their replacement appears here.',
		th: 'เมื่อตรวจรับของที่ขอเปลี่ยนแล้ว สินค้าที่ต้องส่งจะมาอยู่ที่นี่'
	},
	ofOrder: message<{ order: string; name: string }>({
		en: ({ order, name }) => `Order ${order}, ${name}`,
		th: ({ order, name }) => `คำสั่งซื้อ ${order} ${name}`
	}),
	piece: message<{ title: string; sku: string; n: number }>({
		en: ({ title, sku, n }) => `${title} (${sku}) × ${n}`,
		th: ({ title, sku, n }) => `${title} (${sku}) × ${n}`
	}),
	since: message<{ age: string }>({ en: ({ age }) => `For ${age}`, th: ({ age }) => `รอมา ${age}` }),
	slip: { en: 'Packing slip', th: 'ใบจัดของ' },
	carrier: { en: 'Carrier', th: 'ขนส่ง' },
	tracking: { en: 'Tracking number', th: 'เลขพัสดุ' },
	sent: { en: 'Mark as sent', th: 'บันทึกว่าส่งแล้ว' },
	allTheSame: { en: 'Send all the same', th: 'ส่งให้ตามเดิม' },
	again: { en: 'Look for it again', th: 'ตรวจสต็อกอีกครั้ง' },
	money: { en: 'Give the money instead', th: 'คืนเงินแทน' },
	undecidedWhy: {
		en: 'What came back is worth less than was agreed. The customer is never billed for that.',
		th: 'ของที่ได้คืนมีมูลค่าน้อยกว่าที่ตกลง เราไม่เรียกเก็บเพิ่มจากลูกค้า'
	},
	soldOutWhy: {
		en: 'It sold out after it was promised. It goes out by itself when there is one again.',
		th: 'สินค้าหมดหลังจากตกลงแล้ว ระบบจะส่งต่อเองเมื่อมีของ'
	},
	dueWhy: message<{ amount: string; day: string }>({
		en: ({ amount, day }) => `${amount} on top, until ${day}`,
		th: ({ amount, day }) => `ส่วนต่าง ${amount} ภายใน ${day}`
	}),
	done: { en: 'Done. The list is up to date.', th: 'เรียบร้อย รายการเป็นปัจจุบันแล้ว' },
	caseTitle: { en: 'Exchange', th: 'เปลี่ยนสินค้า' },
	caseValue: { en: 'What comes back counts for', th: 'มูลค่าของที่คืน' },
	casePrice: { en: 'The replacement counts for', th: 'มูลค่าสินค้าใหม่' },
	caseDue: { en: 'To be paid on top', th: 'ส่วนต่างที่ลูกค้าชำระ' },
	caseBack: { en: 'To be given back', th: 'ส่วนต่างที่คืนลูกค้า' },
	caseLink: { en: 'See to it', th: 'ดำเนินการ' },
	slipTitle: message<{ number: string }>({
		en: ({ number }) => `Packing slip ${number}`,
		th: ({ number }) => `ใบจัดของ ${number}`
	}),
	slipTo: { en: 'To', th: 'ผู้รับ' },
	slipFrom: { en: 'From', th: 'ผู้ส่ง' },
	slipOrder: { en: 'Order', th: 'คำสั่งซื้อ' },
	slipReturn: { en: 'In exchange for return', th: 'แลกกับรายการคืน' },
	slipWhat: { en: 'Piece', th: 'สินค้า' },
	slipSku: { en: 'SKU', th: 'รหัส' },
	slipCount: { en: 'Quantity', th: 'จำนวน' },
	slipAll: message<{ n: number }>({
		en: ({ n }) => counted(n, { one: 'piece', other: 'pieces' }),
		th: ({ n }) => classified(n, 'ชิ้น')
	})
} satisfies Catalogue;
