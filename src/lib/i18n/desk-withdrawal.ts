import type { Finding } from '#lib/domain/withdrawal/standing.ts';
import { message, say, type Catalogue, type Locale } from './say.ts';
import { findingsOnDesk } from './withdrawal-findings.ts';

export const deskWithdrawal = {
	work: { en: 'Withdrawal from the contract', th: 'ใช้สิทธิเลิกสัญญา' },
	dutySoon: { en: 'Money must leave soon by law', th: 'ใกล้ครบกำหนดคืนเงินตามกฎหมาย' },
	dutyLate: { en: 'The legal day for the money has passed', th: 'เลยกำหนดคืนเงินตามกฎหมาย' },
	title: message<{ number: string }>({
		en: ({ number }) => `Withdrawal ${number}`,
		th: ({ number }) => `คำแจ้งเลิกสัญญา ${number}`
	}),
	declared: { en: 'Declared', th: 'แจ้งเมื่อ' },
	declaration: { en: 'What was declared', th: 'สิ่งที่แจ้ง' },
	name: { en: 'Name', th: 'ชื่อ' },
	orderTyped: { en: 'Order as typed', th: 'หมายเลขที่กรอก' },
	contact: { en: 'Contact', th: 'อีเมล' },
	from: { en: 'Withdraws from', th: 'เลิกสัญญา' },
	whole: { en: 'The whole order', th: 'ทั้งคำสั่งซื้อ' },
	language: { en: 'Language', th: 'ภาษา' },
	th: { en: 'Thai', th: 'ไทย' },
	en: { en: 'English', th: 'อังกฤษ' },
	de: { en: 'German', th: 'เยอรมัน' },
	erased: { en: 'The declarant’s details were erased.', th: 'ลบข้อมูลของผู้แจ้งแล้ว' },
	standing: { en: 'Where it stands', th: 'สถานะ' },
	order: { en: 'Order', th: 'คำสั่งซื้อ' },
	noOrder: { en: 'Not matched', th: 'ยังไม่จับคู่' },
	back: { en: 'Return', th: 'รายการคืน' },
	noReturn: { en: 'None opened', th: 'ยังไม่เปิด' },
	period: { en: 'Period ends', th: 'กำหนดเลิกสัญญา' },
	periodOpen: { en: 'Not before everything has arrived', th: 'เริ่มนับเมื่อของถึงครบ' },
	found: { en: 'Needs a person because', th: 'ต้องให้คนดูเพราะ' },
	nothingFound: { en: 'Nothing: it runs by itself', th: 'ไม่มี ดำเนินการอัตโนมัติ' },
	notJudged: { en: 'Being looked at', th: 'กำลังตรวจ' },
	duty: { en: 'Refund by law', th: 'กำหนดคืนเงินตามกฎหมาย' },
	dutyWaits: message<{ day: string }>({
		en: ({ day }) => `By ${day}, or once the goods or proof of sending are here`,
		th: ({ day }) => `ภายใน ${day} หรือเมื่อได้รับของหรือหลักฐานการส่ง`
	}),
	dutyBy: message<{ day: string }>({ en: ({ day }) => `By ${day}`, th: ({ day }) => `ภายใน ${day}` }),
	dutyWas: message<{ day: string }>({
		en: ({ day }) => `Was due by ${day}`,
		th: ({ day }) => `ครบกำหนด ${day} แล้ว`
	}),
	dutyDone: message<{ day: string }>({
		en: ({ day }) => `Done on ${day}`,
		th: ({ day }) => `เสร็จเมื่อ ${day}`
	}),
	match: { en: 'Match to an order', th: 'จับคู่กับคำสั่งซื้อ' },
	matchHint: {
		en: 'It is judged again against this order, and the return opens where nothing stands in the way.',
		th: 'ระบบจะตรวจกับคำสั่งซื้อนี้อีกครั้ง และเปิดรายการคืนถ้าไม่มีอะไรขัดข้อง'
	},
	matchNumber: { en: 'Order number', th: 'หมายเลขคำสั่งซื้อ' },
	matchAct: { en: 'Match', th: 'จับคู่' },
	matchUnknown: { en: 'There is no order with this number.', th: 'ไม่มีคำสั่งซื้อหมายเลขนี้' },
	answer: { en: 'Answer in words', th: 'ตอบเป็นข้อความ' },
	answerWords: { en: 'Your words', th: 'ข้อความถึงผู้แจ้ง' },
	answerHint: {
		en: 'Goes to the declarant by e-mail, in their language if you can.',
		th: 'ส่งถึงผู้แจ้งทางอีเมล ควรใช้ภาษาของผู้แจ้ง'
	},
	answerAct: { en: 'Send the answer', th: 'ส่งคำตอบ' },
	answerClose: { en: 'Send and close', th: 'ส่งและปิดเรื่อง' },
	answers: { en: 'Answers', th: 'คำตอบ' },
	answeredBy: message<{ who: string; when: string }>({
		en: ({ who, when }) => `${who}, ${when}`,
		th: ({ who, when }) => `${who} ${when}`
	}),
	close: { en: 'Close', th: 'ปิดเรื่อง' },
	closed: message<{ who: string; when: string }>({
		en: ({ who, when }) => `Closed by ${who}, ${when}`,
		th: ({ who, when }) => `ปิดโดย ${who} ${when}`
	}),
	onOrder: { en: 'Withdrawals', th: 'การใช้สิทธิเลิกสัญญา' },
	open: { en: 'Open', th: 'เปิดอยู่' },
	over: { en: 'Done', th: 'เสร็จแล้ว' },
	done: {
		matched: { en: 'Matched. It was judged anew.', th: 'จับคู่แล้ว และตรวจใหม่แล้ว' },
		answered: { en: 'Sent to the declarant.', th: 'ส่งถึงผู้แจ้งแล้ว' },
		closed: { en: 'Closed.', th: 'ปิดเรื่องแล้ว' }
	}
};

/** What was found, in one line. */
export const findingWords = (locale: Locale, findings: readonly Finding[]): string =>
	findings.map((finding) => say(locale, findingsOnDesk[finding])).join(', ');

/** Names of the settings page. */
export const adminWithdrawal = {
	title: { en: 'Withdrawal', th: 'การใช้สิทธิเลิกสัญญา' },
	lead: {
		en: 'Consumers in the EU withdraw from a contract by a function that the law prescribes, in force since 19 June 2026. Every page of the portal leads to it.',
		th: 'ผู้บริโภคในสหภาพยุโรปเลิกสัญญาได้ผ่านช่องทางที่กฎหมายกำหนด มีผลตั้งแต่ 19 มิถุนายน 2569 ทุกหน้าของลูกค้ามีทางเข้า'
	},
	on: { en: 'Offer the function', th: 'เปิดใช้ช่องทางนี้' },
	onHint: {
		en: 'Switch it off only if the shop sells to nobody in these countries.',
		th: 'ปิดเฉพาะเมื่อร้านไม่ได้ขายให้ใครในประเทศเหล่านี้'
	},
	countries: { en: 'Countries', th: 'ประเทศ' },
	countriesHint: {
		en: 'Two-letter codes with spaces between them. Declarations for other countries go to a person.',
		th: 'รหัสประเทศสองตัวอักษร คั่นด้วยช่องว่าง คำแจ้งจากประเทศอื่นจะให้ทีมงานดู'
	},
	delivery: { en: 'Price of standard delivery', th: 'ค่าจัดส่งแบบมาตรฐาน' },
	deliveryHint: {
		en: 'In the shop’s currency. A surplus for faster delivery is not given back. Empty: all of the delivery charge is.',
		th: 'ในสกุลเงินของร้าน ส่วนที่จ่ายเพิ่มเพื่อส่งด่วนจะไม่คืน เว้นว่าง: คืนค่าจัดส่งทั้งหมด'
	},
	words: { en: 'Your own words', th: 'ข้อความของร้าน' },
	wordsHint: {
		en: 'An empty field uses the words shown in grey. National laws may ask for their own wording.',
		th: 'เว้นว่างไว้เพื่อใช้ข้อความสีเทา กฎหมายแต่ละประเทศอาจกำหนดถ้อยคำเฉพาะ'
	},
	link: { en: 'Link on every page', th: 'ลิงก์ในทุกหน้า' },
	pageTitle: { en: 'Title of the first page', th: 'หัวเรื่องหน้าแรก' },
	pageLead: { en: 'Introduction', th: 'คำนำ' },
	confirm: { en: 'Button that confirms', th: 'ปุ่มยืนยัน' },
	receipt: { en: 'Words on the receipt', th: 'ข้อความในหลักฐาน' },
	save: { en: 'Save', th: 'บันทึก' },
	reset: { en: 'Back to the usual words', th: 'กลับไปใช้ข้อความเดิมของระบบ' },
	saved: { en: 'Saved.', th: 'บันทึกแล้ว' },
	wrongCountries: { en: 'Give codes of two letters, such as DE AT FR.', th: 'กรอกรหัสสองตัวอักษร เช่น DE AT FR' },
	wrongDelivery: { en: 'Give an amount such as 4.90.', th: 'กรอกจำนวนเงิน เช่น 4.90' }
} satisfies Catalogue;
