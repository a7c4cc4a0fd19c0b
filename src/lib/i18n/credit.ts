import { joinThai, keep, message, type Catalogue } from './say.ts';

type Amount = { amount: string };
type Reference = { reference: string };

/** Store credit as its owner sees it. */
export const credit = {
	title: { en: 'Store credit', th: 'เครดิตร้านค้า' },
	toSpend: message<{ amounts: string[] }>({
		en: ({ amounts }) => `${amounts.join(' and ')} to spend`,
		th: ({ amounts }) => `ใช้ได้ ${amounts.join(' และ ')}`
	}),
	how: { en: 'It counts like money at your next order with us.', th: 'ใช้แทนเงินในคำสั่งซื้อครั้งหน้าได้เลย' },
	howUntil: message<{ day: string }>({
		en: ({ day }) => `It counts like money at your next order with us, until ${day}.`,
		th: ({ day }) => `ใช้แทนเงินในคำสั่งซื้อครั้งหน้าได้ถึง ${day}`
	}),
	howAlways: {
		en: 'It counts like money at your next order with us and does not run out.',
		th: 'ใช้แทนเงินในคำสั่งซื้อครั้งหน้าได้เลย ไม่มีวันหมดอายุ'
	},
	firstEnds: { en: 'What ends first is used first.', th: 'ยอดที่หมดอายุก่อนจะถูกใช้ก่อน' },
	used: { en: 'Nothing left to spend', th: 'ไม่มีเครดิตเหลือ' },
	usedHow: {
		en: 'Choose store credit at your next return and it is kept here.',
		th: 'เลือกรับเป็นเครดิตตอนคืนสินค้าครั้งหน้า เครดิตจะอยู่ที่นี่'
	},
	none: { en: 'No store credit yet', th: 'ยังไม่มีเครดิตร้านค้า' },
	noneHow: {
		en: 'Choose store credit when you return something, and it is kept here for your next order.',
		th: 'เลือกรับเป็นเครดิตตอนคืนสินค้า แล้วใช้กับคำสั่งซื้อครั้งหน้าได้'
	},
	ofMailbox: message<{ email: string }>({
		en: ({ email }) => `Store credit of ${email}`,
		th: ({ email }) => `เครดิตร้านค้าของ ${email}`
	}),
	whenHead: { en: 'Use it by', th: 'ใช้ได้ถึงเมื่อไร' },
	always: { en: 'Does not run out', th: 'ไม่มีวันหมดอายุ' },
	soon: { en: 'Ends soon', th: 'ใกล้หมดอายุ' },
	onTop: message<Amount>({
		en: ({ amount }) => `${amount} of it is our thank-you on top`,
		th: ({ amount }) => `ในยอดนี้เราเพิ่มให้ ${amount}`
	}),
	total: { en: 'To spend', th: 'ใช้ได้ทั้งหมด' },
	statement: { en: 'What came and went', th: 'รายการเคลื่อนไหว' },
	statementIn: message<{ currency: string }>({
		en: ({ currency }) => `What came and went in ${currency}`,
		th: ({ currency }) => `รายการเคลื่อนไหวเป็นเงิน ${currency}`
	}),
	left: message<Amount>({
		en: ({ amount }) => `${amount} left`,
		th: ({ amount }) => keep`เหลือ_${amount}`
	}),
	earlier: { en: 'Earlier ones', th: 'ดูรายการก่อนหน้า' },
	newest: { en: 'Back to the newest', th: 'กลับไปรายการล่าสุด' },
	orders: { en: 'Your orders', th: 'คำสั่งซื้อของคุณ' },
	see: { en: 'See your store credit', th: 'ดูเครดิตร้านค้า' },
	haveIt: message<Amount>({
		en: ({ amount }) => `You have ${amount} of store credit to spend.`,
		th: ({ amount }) => `คุณมีเครดิตร้านค้า ${amount}`
	}),
	gotInstead: message<Amount>({
		en: ({ amount }) => `You got ${amount} of store credit for it.`,
		th: ({ amount }) => `คุณได้เป็นเครดิตร้านค้า ${amount}`
	}),
	usableUntil: { en: 'Can be used until', th: 'ใช้ได้ถึง' },
	usableUntilDay: message<{ day: string }>({
		en: ({ day }) => `You can use it until ${day}.`,
		th: ({ day }) => `ใช้ได้ถึง ${day}`
	}),

	ofReturn: message<Reference>({
		en: ({ reference }) => keep`From return_${reference}`,
		th: ({ reference }) => keep`จากการคืน_${reference}`
	}),
	ofRefund: message<Reference>({
		en: ({ reference }) => keep`From refund_${reference}`,
		th: ({ reference }) => keep`จากเงินคืน_${reference}`
	}),
	carried: { en: 'From an earlier refund', th: 'จากเงินคืนครั้งก่อน' },
	bonus: { en: 'Our thank-you on top', th: 'เครดิตที่เพิ่มให้' },
	spent: message<Reference>({
		en: ({ reference }) => `Spent on ${reference}`,
		th: ({ reference }) => joinThai('ใช้กับ', reference)
	}),
	restored: message<Reference>({
		en: ({ reference }) => `Back from ${reference}`,
		th: ({ reference }) => joinThai('ได้คืนจาก', reference)
	}),
	expired: { en: 'Ran out', th: 'หมดอายุ' },
	added: { en: 'Added by us', th: 'ร้านเพิ่มให้' },
	lowered: { en: 'Taken off by us', th: 'ร้านปรับลด' },
	revoked: { en: 'Taken back by us', th: 'ร้านเรียกคืน' }
} satisfies Catalogue;
