import { keep, message, type Catalogue } from './say.ts';

/** Words that belong to the pieces themselves, not to a page. */
export const ui = {
	skipToContent: { en: 'Skip to content', th: 'ข้ามไปเนื้อหา' },
	contactShop: { en: 'Contact us', th: 'ติดต่อร้าน' },
	languageAndHelp: { en: 'Language and help', th: 'ภาษาและความช่วยเหลือ' },
	mainMenu: { en: 'Main', th: 'เมนูหลัก' },
	lightTheme: { en: 'Light', th: 'สว่าง' },
	darkTheme: { en: 'Dark', th: 'มืด' },
	useLightTheme: { en: 'Use light colours', th: 'ใช้พื้นสว่าง' },
	useDarkTheme: { en: 'Use dark colours', th: 'ใช้พื้นมืด' },
	returnsPolicy: { en: 'Returns policy', th: 'เงื่อนไขการคืนสินค้า' },
	callShop: message<{ phone: string }>({
		en: ({ phone }) => `Call ${phone}`,
		th: ({ phone }) => keep`โทร_${phone}`
	}),
	back: { en: 'Back', th: 'ย้อนกลับ' },
	signOut: { en: 'Sign out', th: 'ออกจากระบบ' },
	search: { en: 'Search', th: 'ค้นหา' },
	optional: { en: '(optional)', th: '(ไม่บังคับ)' },
	errorPrefix: { en: 'Error: ', th: keep`ข้อ~ผิดพลาด: ` },
	thingsToFix: message<{ count: number }>({
		en: ({ count }) => (count === 1 ? 'One thing to fix' : `${englishNumber(count)} things to fix`),
		th: ({ count }) => (count === 1 ? 'แก้ช่องนี้ก่อน' : keep`แก้_${count}_ช่องนี้ก่อน`)
	}),
	stopDone: { en: 'Done: ', th: 'ผ่านแล้ว: ' },
	stopHere: { en: 'Now: ', th: 'ตอนนี้: ' },
	stopLate: { en: 'Late: ', th: 'ล่าช้า: ' },
	stopNext: { en: 'Next: ', th: 'ต่อไป: ' },
	previously: { en: 'before: ', th: 'เดิม: ' },
	change: { en: 'Change', th: 'แก้ไข' },
	earlier: message<{ count: number }>({
		en: ({ count }) => `What was before (${count})`,
		th: ({ count }) => keep`ก่อนหน้านี้_${count}_รายการ`
	}),
	stepOf: message<{ step: number; of: number }>({
		en: ({ step, of }) => keep`Step_${step} of_${of}`,
		th: ({ step, of }) => keep`ขั้นที่_${step} จาก_${of}`
	}),
	timeLeft: message<{ duration: string }>({
		en: ({ duration }) => `${duration} left`,
		th: ({ duration }) => keep`เหลือ_${duration}`
	}),
	timeLate: message<{ duration: string }>({
		en: ({ duration }) => `${duration} late`,
		th: ({ duration }) => keep`เลย_${duration}`
	}),
	notFoundTitle: { en: 'There is no page at this address', th: 'ไม่พบหน้านี้' },
	notFoundNext: {
		en: 'The link may be old or cut short. Start from your order number instead.',
		th: 'ลิงก์อาจเก่าหรือไม่ครบ เริ่มจากเลขคำสั่งซื้อแทนได้'
	},
	notFoundAtDesk: {
		en: 'The link may be old or cut short. Search by the order’s number, or go on with the queue.',
		th: 'ลิงก์อาจเก่าหรือไม่ครบ ค้นหาด้วยเลขคำสั่งซื้อ หรือกลับไปที่คิวงาน'
	},
	toQueue: { en: 'Back to the queue', th: 'กลับไปคิวงาน' },
	notAllowedTitle: { en: 'This page is not open to you', th: 'หน้านี้ยังเปิดให้คุณไม่ได้' },
	notAllowedNext: {
		en: 'Open it from the link in your e-mail, or look up your order again.',
		th: 'เปิดจากลิงก์ในอีเมล หรือค้นหาคำสั่งซื้ออีกครั้ง'
	},
	tooManyTitle: { en: 'That was a lot of tries in a short time', th: 'ลองหลายครั้งในเวลาสั้น ๆ' },
	tooManyNext: { en: 'Wait a few minutes, then try again.', th: keep`รอสัก 2–3_นาที แล้วลองใหม่` },
	brokenTitle: { en: 'This page did not work', th: 'หน้านี้ขัดข้อง' },
	brokenNext: {
		en: 'The fault is ours. Try again in a minute; if you were sending something, first check whether it arrived.',
		th: 'เป็นความผิดพลาดของเรา อีกสักครู่ลองใหม่ ถ้ากำลังส่งข้อมูลอยู่ ดูก่อนว่าเราได้รับแล้วหรือยัง'
	},
	errorReference: message<{ id: string }>({
		en: ({ id }) => `If you contact the shop, give this number: ${id}`,
		th: ({ id }) => `ถ้าติดต่อร้าน แจ้งหมายเลขนี้: ${id}`
	}),
	findMyOrder: { en: 'Find my order', th: 'ดูคำสั่งซื้อ' }
} satisfies Catalogue;

const englishNumber = (n: number): string =>
	['Zero', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'][n] ?? String(n);
