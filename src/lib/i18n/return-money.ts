import { classified, joinThai, keep, message, type Catalogue } from './say.ts';

type Day = { day: string };
type Place = { how: string };

/** What comes back of the money, how it is worked out, and where it is. */
export const returnMoney = {
	willGet: { en: 'What you will get back', th: 'เงินที่จะได้คืน' },
	get: { en: 'What you get back', th: 'เงินที่ได้คืน' },
	wouldHave: { en: 'What you asked for', th: 'ยอดที่ขอคืน' },
	toBy: message<Place & Day>({
		en: ({ how, day }) => `To ${how} by ${day}`,
		th: ({ how, day }) => `${joinThai('เข้า', how)} ภายใน ${day}`
	}),
	to: message<Place>({ en: ({ how }) => `To ${how}`, th: ({ how }) => joinThai('เข้า', how) }),
	workedOut: { en: 'How we worked it out', th: 'ที่มาของยอด' },
	piece: message<{ name: string; n: number }>({
		en: ({ name, n }) => keep`${name}, ${n}`,
		th: ({ name, n }) => keep`${name} ${classified(n, 'ชิ้น')}`
	}),
	goodsTogether: { en: 'Goods', th: 'ค่าสินค้า' },
	rowDiscount: message<{ label: string | null }>({
		en: ({ label }) => (label ? `Discount ${label}` : 'Discount you used'),
		th: ({ label }) => (label ? `ส่วนลด ${label}` : 'ส่วนลดที่ใช้')
	}),
	whyDiscount: { en: 'The share of these pieces', th: keep`ส่วนของชิ้นที่~คืน` },
	rowTax: { en: 'Tax', th: 'ภาษี' },
	rowShipping: { en: 'Delivery you paid', th: 'ค่าส่งตอนซื้อที่คืนให้' },
	whyShipping: {
		en: 'Because something was wrong, or all of it comes back',
		th: keep`เพราะของมีปัญหา หรือคืนทั้งหมด`
	},
	rowRestocking: { en: 'Restocking fee', th: 'ค่าธรรมเนียมการคืนสินค้า' },
	rowReturnShipping: { en: 'Return delivery', th: keep`ค่า~ส่งคืน` },
	whyReturnShipping: {
		en: 'Pieces that arrived damaged or wrong travel free',
		th: keep`ชิ้นที่ชำรุดหรือผิด ส่งคืนฟรี`
	},
	rowBonus: { en: 'Extra for taking store credit', th: 'เพิ่มให้เมื่อรับเป็นเครดิต' },
	rowExchanged: { en: 'Goes towards the replacement', th: 'ใช้แลกสินค้าชิ้นใหม่' },
	rowCapped: { en: 'Already refunded earlier', th: keep`คืนไปแล้วก่อนหน้านี้` },
	rowRounding: { en: 'Rounded for this way of paying', th: 'ปัดเศษตามช่องทางจ่าย' },
	rowDeduction: { en: 'Kept back after the check', th: 'หักหลังตรวจของ' },
	rowAdjustment: { en: 'Changed by us', th: 'เราปรับยอด' },
	total: { en: 'Refund', th: 'เงินคืน' },
	totalCredit: { en: 'Store credit', th: 'เครดิตร้านค้า' },
	totalBoth: { en: 'In all', th: 'รวม' },
	changed: message<{ quoted: string; now: string }>({
		en: ({ quoted, now }) => `We told you ${quoted}. It is ${now} now.`,
		th: ({ quoted, now }) => `ยอดที่แจ้งไว้ ${quoted} ตอนนี้เป็น ${now}`
	}),
	whyReduced: message<{ name: string; why: string; amount: string }>({
		en: ({ name, why, amount }) => `${name}: ${amount} kept back${why ? `. ${why}` : ''}`,
		th: ({ name, why, amount }) => `${name}: หัก ${amount}${why ? ` ${why}` : ''}`
	}),
	whyRejected: message<{ name: string; why: string }>({
		en: ({ name, why }) => `${name}: not accepted${why ? `. ${why}` : ''}`,
		th: ({ name, why }) => `${name}: รับไม่ได้${why ? ` ${why}` : ''}`
	}),
	whyNotSent: message<{ name: string }>({
		en: ({ name }) => `${name}: it did not come back`,
		th: ({ name }) => `${name}: ไม่ได้ส่งกลับมา`
	}),
	whyPart: {
		en: 'The rest follows when the other pieces are checked.',
		th: 'ส่วนที่เหลือจะคืนเมื่อตรวจของที่เหลือแล้ว'
	},
	whyShop: { en: 'We set another amount.', th: 'เราปรับยอดใหม่' },
	reference: { en: 'Reference for your bank', th: 'หมายเลขอ้างอิงสำหรับธนาคาร' },
	referenceHow: message<Day>({
		en: ({ day }) =>
			`If you don’t see the money by ${day}, give your bank this number. They can find the refund with it.`,
		th: ({ day }) => `ถ้าเลย ${day} แล้วยังไม่เห็นเงิน แจ้งเลขนี้ให้ธนาคารช่วยตามเงินได้`
	}),
	referenceHowNow: {
		en: 'If you don’t see the money, give your bank this number. They can find the refund with it.',
		th: 'ถ้ายังไม่เห็นเงิน แจ้งเลขนี้ให้ธนาคารช่วยตามเงินได้'
	},
	referenceComes: {
		en: 'The bank’s reference number appears here as soon as we have it.',
		th: 'เลขอ้างอิงของธนาคารจะขึ้นที่นี่ทันทีที่ได้มา'
	},
	refundNumber: { en: 'Refund', th: 'เลขที่เงินคืน' },
	amount: { en: 'Amount', th: 'ยอด' },
	sentTo: { en: 'Sent to', th: 'คืนเข้า' },
	sentOn: { en: 'Sent', th: 'ส่งเมื่อ' },
	moneyOfOrder: { en: 'Money on this order', th: keep`เงินของคำ~สั่ง~ซื้อนี้` },
	paid: { en: 'Paid', th: 'จ่าย' },
	refunded: { en: 'Refunded', th: 'คืนแล้ว' },
	whatYouKeep: { en: 'What you keep', th: keep`ของที่~คุณเก็บไว้` }
} satisfies Catalogue;
