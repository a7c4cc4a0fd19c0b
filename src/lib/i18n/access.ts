import { counted, classified, keep, message, type Catalogue } from './say.ts';

/** The way in for customers: look-up, code, link, and all orders of a mailbox. */
export const access = {
	lookupTitle: { en: 'Where it is, and how it comes home', th: 'ของถึงไหนแล้ว\nจะส่งกลับอย่างไร' },
	lookupHead: { en: 'Find your order', th: 'ดูคำสั่งซื้อ' },
	lookupLead: {
		en: 'Two fields show you the parcel, let you return or exchange, and follow your refund. No account needed.',
		th: keep`ใส่สองช่องนี้เพื่อดูพัสดุ คืนหรือเปลี่ยนสินค้า และตามเงิน~คืน ไม่~ต้อง~สมัคร~สมาชิก`
	},
	orderNumber: { en: 'Order number', th: 'เลขคำสั่งซื้อ' },
	orderNumberHint: { en: 'In your confirmation e-mail', th: keep`อยู่ในอีเมล~ยืนยัน` },
	orderNumberExample: message<{ example: string }>({
		en: ({ example }) => keep`In your confirmation e-mail, like ${example}`,
		th: ({ example }) => keep`อยู่ในอีเมล~ยืนยัน เช่น_${example}`
	}),
	orderNumberMissing: {
		en: 'Enter the order number from your confirmation e-mail',
		th: keep`ใส่เลขคำสั่งซื้อจากอีเมล~ยืนยัน`
	},
	contact: { en: 'E-mail or phone used for the order', th: 'อีเมลหรือเบอร์โทรที่ใช้สั่งซื้อ' },
	contactMissing: { en: 'Enter the e-mail or phone you ordered with', th: 'ใส่อีเมลหรือเบอร์โทรที่ใช้สั่งซื้อ' },
	contactInvalid: {
		en: 'Enter a whole e-mail address, or a phone number with all its digits',
		th: 'ใส่อีเมลให้ครบ หรือเบอร์โทรให้ครบทุกหลัก'
	},
	findOrder: { en: 'Find my order', th: 'ดูคำสั่งซื้อ' },
	useGiftCode: { en: 'You got a gift? Use the gift code', th: 'ได้ของขวัญมาใช่ไหม ใช้รหัสของขวัญ' },
	allMyOrders: { en: 'All my orders', th: 'คำสั่งซื้อทั้งหมดของฉัน' },
	errorTitle: message<{ title: string }>({
		en: ({ title }) => `Error: ${title}`,
		th: ({ title }) => keep`มีข้อ~ผิดพลาด: ${title}`
	}),
	friezeLabel: {
		en: 'A line drawing: a parcel travels from the shop to a home, and back the same way',
		th: 'ภาพลายเส้น กล่องพัสดุเดินทางจากร้านไปบ้านลูกค้า และกลับมาได้ทางเดิม'
	},
	friezeOut: { en: 'Out: to your door', th: 'ขาไป ส่งถึงบ้าน' },
	friezeHome: message<{ days: number }>({
		en: ({ days }) => `Home: within ${counted(days, { one: 'day', other: 'days' })} of delivery`,
		th: ({ days }) => keep`ขา~กลับ คืนได้ภายใน_${classified(days, 'วัน')} หลังได้~รับ`
	}),

	codeHead: { en: 'Enter your code', th: keep`ใส่รหัส~ยืนยัน` },
	codeTitle: { en: 'Enter the six digits we e-mailed you', th: keep`ใส่รหัส 6_หลักจากอีเมล` },
	codeLead: message<{ order: string; contact: string; until: string }>({
		en: ({ order, contact, until }) =>
			`If ${order} was ordered with ${contact}, a code arrives within a minute. It works until ${until}.`,
		th: ({ order, contact, until }) =>
			keep`ถ้า ${order} เป็นคำสั่งซื้อของ ${contact} รหัสจะถึงอีเมลภายใน 1_นาที และใช้~ได้~ถึง_${until}`
	}),
	code: { en: 'Code', th: keep`รหัส~ยืนยัน` },
	codeHint: { en: 'You can paste it in one go', th: 'วางรหัสทั้งชุดได้เลย' },
	codeMissing: { en: 'Enter the six digits from the e-mail', th: keep`ใส่รหัส 6_หลักจากอีเมล` },
	codeWrong: {
		en: 'That code is wrong or too old. Each code can be tried five times; then send a new one.',
		th: keep`รหัสไม่ถูกต้องหรือหมดอายุแล้ว แต่ละรหัสลองได้ 5_ครั้ง จากนั้นส่งรหัสใหม่`
	},
	stay: { en: 'Stay signed in on this device', th: 'อยู่ในระบบต่อบนเครื่องนี้' },
	stayNote: {
		en: 'Shows all orders of this e-mail for 7 days. Not on a shared device.',
		th: keep`ดูคำสั่งซื้อทั้งหมดของอีเมลนี้ได้ 7_วัน ไม่ควรเลือกบนเครื่องที่ใช้ร่วมกัน`
	},
	openOrder: { en: 'Open my order', th: 'เปิดคำสั่งซื้อ' },
	sendAgain: { en: 'Send a new code', th: 'ส่งรหัสใหม่' },
	sendAgainAt: message<{ time: string }>({
		en: ({ time }) => `possible again at ${time}`,
		th: ({ time }) => keep`กดได้อีกครั้งเวลา_${time}`
	}),
	tooSoon: message<{ time: string }>({
		en: ({ time }) => `A code is on its way. You can send another one at ${time}.`,
		th: ({ time }) => keep`ส่งรหัสไปแล้ว ขอรหัสใหม่ได้เวลา_${time}`
	}),
	sentAgain: {
		en: 'A new code is on its way; the earlier one no longer works.',
		th: 'ส่งรหัสใหม่แล้ว รหัสเดิมใช้ไม่ได้แล้ว'
	},
	otherContact: { en: 'Use another e-mail or phone', th: 'ใช้อีเมลหรือเบอร์อื่น' },

	linkTitle: { en: 'Open your order', th: 'เปิดคำสั่งซื้อของคุณ' },
	linkLead: {
		en: 'One press and you are there. This link works once.',
		th: 'กดปุ่มแล้วเปิดได้เลย ลิงก์นี้ใช้ได้ครั้งเดียว'
	},
	linkOldTitle: { en: 'This link no longer opens', th: 'ลิงก์นี้เปิดไม่ได้แล้ว' },

	ordersTitle: { en: 'Your orders', th: 'คำสั่งซื้อของคุณ' },
	ordersLead: message<{ email: string }>({
		en: ({ email }) => `Everything ordered with ${email}.`,
		th: ({ email }) => `ทุกคำสั่งซื้อของ ${email}`
	}),
	ordersNone: { en: 'No orders with this e-mail yet', th: 'ยังไม่มีคำสั่งซื้อของอีเมลนี้' },
	ordered: message<{ day: string }>({
		en: ({ day }) => `Ordered ${day}`,
		th: ({ day }) => `สั่งซื้อ ${day}`
	}),
	andMore: message<{ count: number }>({
		en: ({ count }) => `and ${counted(count, { one: 'other item', other: 'other items' })}`,
		th: ({ count }) => keep`และอีก_${classified(count, 'รายการ')}`
	}),
	stateCancelled: { en: 'Cancelled', th: 'ยกเลิกแล้ว' },
	statePreparing: { en: 'Being prepared', th: 'กำลังเตรียมของ' },
	stateOnTheWay: { en: 'On its way', th: 'กำลังจัดส่ง' },
	stateDelivered: { en: 'Delivered', th: 'ส่งถึงแล้ว' },
	stateTrouble: { en: 'Something is wrong with the delivery', th: 'การจัดส่งมีปัญหา' },
	returnsOpen: message<{ count: number }>({
		en: ({ count }) => counted(count, { one: 'return under way', other: 'returns under way' }),
		th: ({ count }) => keep`กำลังคืนสินค้า_${classified(count, 'รายการ')}`
	}),
	signOutEverywhere: { en: 'Sign out on every device', th: 'ออกจากระบบทุกเครื่อง' },

	demoMailbox: { en: 'Open the demo mailbox', th: 'เปิดกล่องอีเมลสาธิต' },
	demoTry: message<{ order: string; email: string }>({
		en: ({ order, email }) => `Demo shop: try ${order} with ${email}.`,
		th: ({ order, email }) => keep`ร้านสาธิต: ลองใช้ ${order} กับ ${email}`
	}),
	demoDesk: { en: 'Go to the staff desk', th: 'ไปหน้าของทีมงาน' }
} satisfies Catalogue;
