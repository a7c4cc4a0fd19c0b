import { joinThai, keep, message, type Catalogue } from './say.ts';

type Sums = { who: string; limit: string; let_go: string };

/** Limits on what may be let go: on the desk, and where merchants set them. */
export const limitWords = {
	waitRefund: message<Sums>({
		en: ({ who, limit }) => `Above the limit of ${who} for one refund (${limit}).`,
		th: ({ who, limit }) => `${joinThai('เกินวงเงินต่อครั้งของ', who)} (${limit})`
	}),
	waitDay: message<Sums>({
		en: ({ who, limit, let_go }) =>
			`Above the limit of ${who} for a day: ${limit}, of which ${let_go} was used.`,
		th: ({ who, limit, let_go }) => `${joinThai('เกินวงเงินต่อวันของ', who)} (${limit} ใช้ไปแล้ว ${let_go})`
	}),
	waitShop: message<Sums>({
		en: ({ limit, let_go }) => `Above the shop’s limit for a day: ${limit}, of which ${let_go} was used.`,
		th: ({ limit, let_go }) => `เกินวงเงินต่อวันของร้าน (${limit} ใช้ไปแล้ว ${let_go})`
	}),
	nextPerson: {
		en: 'The money is set aside. It leaves when another person with the right to it approves.',
		th: 'กันเงินไว้แล้ว เงินจะออกเมื่อมีอีกคนที่มีสิทธิ์อนุมัติ'
	},
	nextMerchant: {
		en: 'The money is set aside. A merchant who did not propose it may approve it today.',
		th: 'กันเงินไว้แล้ว เจ้าของร้านที่ไม่ได้เป็นผู้เสนออนุมัติได้วันนี้'
	},
	policy: { en: 'the policy', th: 'เงื่อนไขของร้าน' },

	title: { en: 'Refund limits', th: 'วงเงินคืน' },
	lead: {
		en: 'Up to these amounts one person lets money go alone. Above them a refund waits, set aside, for a second person. Left empty: no limit.',
		th: 'คนเดียวคืนเงินได้ไม่เกินยอดนี้ ถ้าเกิน ระบบกันเงินไว้และรออีกคนอนุมัติ เว้นว่างคือไม่จำกัด'
	},
	currencies: {
		en: 'Each currency has limits of its own; nothing is converted.',
		th: 'แต่ละสกุลเงินมีวงเงินของตัวเอง ไม่มีการแปลงค่าเงิน'
	},
	shop: { en: 'The whole shop', th: 'ทั้งร้าน' },
	shopNote: {
		en: 'Counts everything let go on a day of the shop, by people and by the policy. Only a merchant may pass it, for a refund somebody else proposed.',
		th: 'นับทุกยอดที่ปล่อยในหนึ่งวันของร้าน ทั้งจากคนและจากเงื่อนไข เกินได้เฉพาะเจ้าของร้าน และต้องเป็นยอดที่คนอื่นเสนอ'
	},
	agent: { en: 'Agents', th: 'เจ้าหน้าที่' },
	agentNote: {
		en: 'For everybody without a limit of their own. An agent with one in the shop’s currency does nothing alone in another, unless it stands here.',
		th: 'ใช้กับคนที่ไม่มีวงเงินของตัวเอง ส่วนคนที่มีวงเงินเฉพาะสกุลเงินของร้าน จะคืนสกุลอื่นเองไม่ได้ ถ้าไม่ได้กำหนดไว้ตรงนี้'
	},
	leads: { en: 'Leads', th: 'หัวหน้าทีม' },
	api: { en: 'API keys', th: keep`คีย์_API` },
	payout: { en: 'Bank transfers by hand', th: 'โอนเงินเอง' },
	payoutNote: {
		en: 'Always two people: one enters the transfer, another confirms it. Up to this amount one is enough. A shop with a single member needs one.',
		th: 'ปกติใช้สองคน คนหนึ่งบันทึกการโอน อีกคนยืนยัน ถ้าไม่เกินยอดนี้คนเดียวพอ ร้านที่มีคนเดียวใช้คนเดียว'
	},
	member: message<{ name: string }>({
		en: ({ name }) => `Limits of ${name}`,
		th: ({ name }) => joinThai('วงเงินของ', name)
	}),
	memberNote: {
		en: 'A figure here, or the one above, goes before the role’s. Left empty: as the role.',
		th: 'ยอดตรงนี้และยอดด้านบนใช้แทนของบทบาท เว้นว่างคือตามบทบาท'
	},
	currency: { en: 'Currency', th: 'สกุลเงิน' },
	perRefund: { en: 'One refund', th: 'ต่อครั้ง' },
	perDay: { en: 'One day', th: 'ต่อวัน' },
	alone: { en: 'One person up to', th: 'คนเดียวได้ถึง' },
	addCurrency: { en: 'Another currency', th: 'สกุลเงินอื่น' },
	save: { en: 'Save the limits', th: 'บันทึกวงเงิน' },
	saved: { en: 'The limits are saved.', th: 'บันทึกวงเงินแล้ว' },
	amountWrong: message<{ currency: string }>({
		en: ({ currency }) => `Give an amount in ${currency} such as 5000, or leave it empty`,
		th: ({ currency }) => keep`ใส่จำนวนเงิน ${currency} เช่น_5000 หรือเว้นว่าง`
	}),
	currencyWrong: {
		en: 'Give a currency by its three letters, such as USD, and only once',
		th: 'ใส่สกุลเงินสามตัวอักษร เช่น USD และไม่ซ้ำกัน'
	}
} satisfies Catalogue;
