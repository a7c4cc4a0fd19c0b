import { classified, counted, keep, message, type Catalogue, type Message } from './say.ts';

type Days = { days: number };

/** Whole years are said as years. */
const longTime = {
	en: (days: number): string =>
		days % 365 === 0
			? counted(days / 365, { one: 'year', other: 'years' })
			: counted(days, { one: 'day', other: 'days' }),
	th: (days: number): string => (days % 365 === 0 ? classified(days / 365, 'ปี') : classified(days, 'วัน'))
};

/** The shop's policy as its customers read it. */
export const policyPage = {
	title: { en: 'Returns policy', th: 'เงื่อนไขการคืนสินค้า' },
	lead: {
		en: 'Your own dates and amounts are on the page of your order; here are the rules behind them.',
		th: keep`วันและยอดของ~คุณอยู่ในหน้าคำสั่งซื้อ ส่วนหน้านี้คือเงื่อนไขทั้งหมด`
	},
	since: message<{ day: string }>({
		en: ({ day }) => `In force since ${day}`,
		th: ({ day }) => `ใช้ตั้งแต่ ${day}`
	}),
	howLong: { en: 'How long you have', th: 'คืนได้ภายในกี่วัน' },
	everything: { en: 'Everything else', th: 'สินค้าอื่น ๆ' },
	everythingAlone: { en: 'All goods', th: 'สินค้าทุกชิ้น' },
	inCountry: message<{ what: string; country: string }>({
		en: ({ what, country }) => `${what}, ${country}`,
		th: ({ what, country }) => `${what} (${country})`
	}),
	daysAfter: message<Days>({
		en: ({ days }) => `${counted(days, { one: 'day', other: 'days' })} after it arrives`,
		th: ({ days }) => keep`${days}_วัน หลัง~ได้~รับของ`
	}),
	never: { en: 'What can’t come back', th: 'สินค้าที่ไม่รับคืน' },
	neverThese: message<{ what: string[] }>({
		en: ({ what }) => `${what.join(', ')}.`,
		th: ({ what }) => what.join(' ')
	}),
	neverWhy: {
		en: 'They can’t be sold again. The same goes for final-sale pieces.',
		th: 'เพราะนำกลับมาขายต่อไม่ได้ รวมถึงสินค้าที่ขายแบบไม่รับคืน'
	},
	neverNone: { en: 'Only final-sale pieces.', th: 'เฉพาะสินค้าที่ขายแบบไม่รับคืน' },
	wrong: { en: 'If something is wrong', th: keep`ถ้าของมี~ปัญหา` },
	wrongHow: message<{ days: number }>({
		en: ({ days }) =>
			`A damaged, faulty or wrong piece may always be reported, for ${longTime.en(days)} after it arrives. Sending it back is free, and a photo lets us say yes at once.`,
		th: ({ days }) =>
			keep`ของ~ชำรุด มีตำหนิ หรือผิดชิ้น แจ้งได้ภายใน_${longTime.th(days)} หลัง~ได้~รับของ ส่งคืนฟรี และถ้ามีรูปถ่าย มักอนุมัติได้ทันที`
	}),
	keepUpTo: message<{ amount: string }>({
		en: ({ amount }) => `Up to ${amount} you keep it and get the money back all the same.`,
		th: ({ amount }) => keep`ถ้าราคาไม่เกิน ${amount} คุณเก็บของไว้และได้เงินคืนเช่นกัน`
	}),
	exceptions: { en: 'Exceptions', th: 'ข้อยกเว้น' },
	exceptionsHow: {
		en: 'They come before everything above. Read from the top: the first one that fits decides.',
		th: 'ใช้ก่อนเงื่อนไขข้างต้น อ่านจากบนลงล่าง ข้อแรกที่ตรงคือคำตอบ'
	},
	exceptionsOthers: {
		en: 'Some requests are judged by more than this page can tell. The page of your order says what holds for yours.',
		th: 'บางคำขอมีเงื่อนไขเพิ่มเติมที่หน้านี้บอกไม่ได้ทั้งหมด ดูเงื่อนไขของคุณได้ในหน้าคำสั่งซื้อ'
	},
	costs: { en: 'What it costs', th: 'ค่าใช้จ่าย' },
	returnDelivery: { en: 'Return delivery, if you changed your mind', th: keep`ค่า~ส่งคืน กรณีเปลี่ยนใจ` },
	free: { en: 'Free', th: 'ฟรี' },
	returnFee: { en: 'Restocking fee', th: 'ค่าธรรมเนียมการคืนสินค้า' },
	money: { en: 'Your money', th: 'เงินคืน' },
	moneyHow: message<{ check: number; from: number; to: number }>({
		en: ({ check, from, to }) =>
			`We check the goods within ${counted(check, { one: 'day', other: 'days' })} and send the money at once. It is on your card or account ${from} to ${counted(to, { one: 'day', other: 'days' })} later.`,
		th: ({ check, from, to }) =>
			keep`เราตรวจของภายใน_${check}_วัน แล้วคืนเงินทันที เงินเข้าบัตรหรือบัญชีในอีก_${from}–${to}_วัน`
	}),
	creditMore: message<{ percent: string }>({
		en: ({ percent }) => `As store credit you get ${percent} more.`,
		th: ({ percent }) => `ถ้ารับเป็นเครดิตร้านค้า เพิ่มให้ ${percent}`
	}),
	creditDays: message<{ days: number }>({
		en: ({ days }) =>
			`Store credit can be used for ${counted(days, { one: 'day', other: 'days' })} from the day you get it. We write to you before it ends.`,
		th: ({ days }) => keep`เครดิตร้านค้าใช้ได้_${days}_วันนับจากวันที่ได้รับ เราจะแจ้งก่อนหมดอายุ`
	}),
	creditForever: { en: 'Store credit does not run out.', th: 'เครดิตร้านค้าไม่มีวันหมดอายุ' },
	ways: { en: 'How it travels', th: 'วิธีส่งกลับ' },
	findOrder: { en: 'Find your order', th: 'ดูคำสั่งซื้อ' }
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
	underwear: { en: 'Underwear', th: 'ชุดชั้นใน' }
};
