import { classified, counted, keep, message, type Catalogue, type Message } from './say.ts';

type Days = { days: number };

/** The shop's policy as its customers read it: the page around the terms. */
export const policyPage = {
	title: { en: 'Returns policy', th: 'เงื่อนไขการคืนสินค้า' },
	lead: {
		en: 'Your own dates and amounts are on the page of your order; here are the rules behind them.',
		th: keep`วันและยอดของ~คุณอยู่ในหน้าคำสั่งซื้อ ส่วนหน้านี้คือเงื่อนไขทั้งหมด`
	},
	since: message<{ number: number; day: string }>({
		en: ({ number, day }) => `Version ${number}, in force since ${day}`,
		th: ({ number, day }) => keep`ฉบับที่_${number} ใช้ตั้งแต่_${day}`
	}),
	findOrder: { en: 'Find your order', th: 'ดูคำสั่งซื้อ' },
	pdf: { en: 'As PDF', th: 'เปิดเป็น PDF' },
	wholePolicy: { en: 'The whole policy', th: 'ดูเงื่อนไขทั้งหมด' },

	choose: { en: 'Where it goes and what it is', th: 'ส่งไปที่ไหน และเป็นสินค้าอะไร' },
	country: { en: 'Delivered to', th: 'ส่งไปที่' },
	category: { en: 'Kind of goods', th: 'ประเภทสินค้า' },
	currency: { en: 'Paid in', th: 'สกุลเงินที่จ่าย' },
	show: { en: 'Show', th: 'แสดง' },
	elsewhere: { en: 'Another country', th: 'ประเทศอื่น' },
	everything: { en: 'Everything else', th: 'สินค้าอื่น ๆ' },
	everythingAlone: { en: 'All goods', th: 'สินค้าทุกประเภท' },
	of: message<{ what: string; country: string }>({
		en: ({ what, country }) => `${what}, delivered to: ${country}`,
		th: ({ what, country }) => keep`${what} ส่งไปที่_${country}`
	}),

	taste: { en: 'If you change your mind', th: keep`ถ้า~เปลี่ยนใจ` },
	byLaw: message<Days>({
		en: ({ days }) => `The first ${counted(days, { one: 'day', other: 'days' })}, your right by law`,
		th: ({ days }) => keep`${days}_วันแรก เป็นสิทธิตามกฎหมาย`
	}),
	afterLaw: { en: 'After that, our own offer', th: 'หลังจากนั้น ตามเงื่อนไขของร้าน' },
	afterLawNo: { en: 'After that', th: 'หลังจากนั้น' },
	asBefore: { en: 'Everything else stays as above.', th: 'เรื่องอื่นเหมือนข้างต้น' },
	faults: { en: 'If something is wrong', th: keep`ถ้าของมี~ปัญหา` },
	faultsOurs: { en: 'A fault or a wrong piece', th: 'มีตำหนิหรือผิดชิ้น' },
	faultsCarriers: { en: 'Harm or delay on the way', th: 'เสียหายหรือล่าช้าระหว่างขนส่ง' },
	way: { en: 'The way back', th: 'การส่งของกลับ' },
	money: { en: 'Your money', th: 'เงินคืน' },
	exchanges: { en: 'If you exchange it', th: 'ถ้าเปลี่ยนสินค้า' },
	claims: { en: 'If something is missing or never comes', th: keep`ถ้าของไม่ครบ หรือ~ไม่ได้รับพัสดุ` },
	unpacked: { en: 'Until we pack your order', th: 'ก่อนร้านแพ็กสินค้า' },
	unpackedUntil: {
		en: 'The page of your order says which of these are still possible.',
		th: 'หน้าคำสั่งซื้อบอกว่าตอนนี้ยังทำอะไรได้บ้าง'
	},
	rights: { en: 'Your rights by law', th: 'สิทธิตามกฎหมาย' },
	exceptions: { en: 'Exceptions', th: 'ข้อยกเว้น' },
	exceptionsHow: {
		en: 'They come before everything above. Read from the top: the first one that fits decides. A fault or a wrong piece may be reported all the same.',
		th: 'ใช้ก่อนเงื่อนไขข้างต้น อ่านจากบนลงล่าง ข้อแรกที่ตรงคือคำตอบ แต่ของมีตำหนิหรือผิดชิ้นแจ้งได้เสมอ'
	},
	exceptionsOthers: {
		en: 'Some requests are judged by more than this page can tell. The page of your order says what holds for yours.',
		th: 'บางคำขอมีเงื่อนไขเพิ่มเติมที่หน้านี้บอกไม่ได้ทั้งหมด ดูเงื่อนไขของคุณได้ในหน้าคำสั่งซื้อ'
	},

	overview: { en: 'All countries and goods', th: 'ทุกประเทศและทุกประเภทสินค้า' },
	overviewHow: {
		en: 'Where our answers differ. Open one to read all of it.',
		th: 'รวมจุดที่เงื่อนไขต่างกัน กดเพื่ออ่านทั้งหมด'
	},
	goods: { en: 'Goods', th: 'สินค้า' },
	howLong: { en: 'How long', th: 'คืนได้ภายใน' },
	cost: { en: 'It costs', th: 'ค่าใช้จ่าย' },
	never: { en: 'Not returnable', th: 'ไม่รับคืน' },
	days: message<Days>({
		en: ({ days }) => counted(days, { one: 'day', other: 'days' }),
		th: ({ days }) => classified(days, 'วัน')
	}),
	daysByLaw: message<{ days: number; law: number }>({
		en: ({ days, law }) => `${counted(days, { one: 'day', other: 'days' })}, ${law} of them by law`,
		th: ({ days, law }) => keep`${days}_วัน ในนั้น_${law}_วันตามกฎหมาย`
	}),
	onlyByLaw: message<Days>({
		en: ({ days }) => `${counted(days, { one: 'day', other: 'days' })}, by law`,
		th: ({ days }) => keep`${days}_วันตามกฎหมาย`
	}),
	faultsFor: message<{ window: string }>({
		en: ({ window }) => `Faults: ${window}`,
		th: ({ window }) => keep`ของมี~ปัญหา แจ้งได้_${window}`
	}),
	eea: { en: 'the European Economic Area', th: 'เขตเศรษฐกิจยุโรป (EEA)' },
	eeaRest: { en: 'other countries of the EEA', th: 'ประเทศอื่นในเขตเศรษฐกิจยุโรป (EEA)' },
	allOthers: { en: 'all other countries', th: 'ประเทศอื่นทั้งหมด' },

	next: { en: 'What changes next', th: 'สิ่งที่จะเปลี่ยน' },
	nextFrom: message<{ day: string }>({
		en: ({ day }) => `For orders from ${day} on:`,
		th: ({ day }) => keep`สำหรับคำสั่งซื้อตั้งแต่_${day}`
	}),
	nextNothing: message<{ day: string }>({
		en: ({ day }) =>
			`A new version holds for orders from ${day} on. For these goods in this country it says the same.`,
		th: ({ day }) => keep`มีฉบับใหม่สำหรับคำสั่งซื้อตั้งแต่_${day} แต่สินค้านี้ในประเทศนี้ยังเหมือนเดิม`
	}),
	nextExceptions: { en: 'The exceptions are then:', th: 'ข้อยกเว้นจะเป็น' },
	nextNoExceptions: { en: 'There are no exceptions then.', th: 'จะไม่มีข้อยกเว้น' },
	nowIs: message<{ value: string }>({
		en: ({ value }) => `Now: ${value}`,
		th: ({ value }) => `ตอนนี้: ${value}`
	}),
	notSaid: { en: 'Not said', th: 'ไม่ได้ระบุ' },
	judgedByPurchase: {
		en: 'An order is judged by the version of the day it was placed.',
		th: 'แต่ละคำสั่งซื้อใช้เงื่อนไขฉบับของวันที่สั่ง'
	},
	judgedByBetter: {
		en: 'An order is judged by the version of the day it was placed, or by today’s where that is better for you.',
		th: 'แต่ละคำสั่งซื้อใช้เงื่อนไขฉบับของวันที่สั่ง หรือฉบับปัจจุบันถ้าดีกว่าสำหรับคุณ'
	},
	unknownTitle: { en: 'We don’t know this country or kind of goods', th: 'ไม่พบประเทศหรือประเภทสินค้านี้' },
	unknownNext: {
		en: 'Choose them on the page of our returns policy.',
		th: 'เลือกได้ในหน้าเงื่อนไขการคืนสินค้า'
	},
	openPolicy: { en: 'Open the returns policy', th: 'ไปที่เงื่อนไขการคืนสินค้า' }
} satisfies Catalogue;

/** Categories that a new shop starts with; a merchant's own are shown as they are written. */
export const categories: Partial<Record<string, Message>> = {
	clothing: { en: 'Clothing', th: 'เสื้อผ้า' },
	kitchen: { en: 'Kitchen', th: 'เครื่องครัว' },
	home: { en: 'Home', th: 'ของใช้ในบ้าน' },
	electronics: { en: 'Electronics', th: 'เครื่องใช้ไฟฟ้า' },
	furniture: { en: 'Furniture', th: 'เฟอร์นิเจอร์' },
	skincare: { en: 'Skin care', th: 'ผลิตภัณฑ์ดูแลผิว' },
	food: { en: 'Food', th: 'อาหาร' },
	made_to_order: { en: 'Made to order', th: 'สินค้าสั่งทำ' },
	underwear: { en: 'Underwear', th: 'ชุดชั้นใน' },
	stationery: { en: 'Stationery', th: 'เครื่องเขียน' }
};
