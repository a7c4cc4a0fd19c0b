import { keep, message, type Catalogue } from './say.ts';

type Amount = { amount: string };
type Reference = { reference: string };

/** Store credit on the desk. */
export const deskCredit = {
	title: { en: 'Store credit', th: 'เครดิตร้านค้า' },
	none: { en: 'The customer has never had store credit.', th: 'ลูกค้ายังไม่เคยมีเครดิตร้านค้า' },
	nobody: { en: 'The order belongs to no known customer.', th: 'คำสั่งซื้อนี้ไม่มีข้อมูลลูกค้า' },
	canSpend: message<Amount>({
		en: ({ amount }) => `${amount} to spend`,
		th: ({ amount }) => `ใช้ได้ ${amount}`
	}),
	until: message<Amount & { day: string }>({
		en: ({ amount, day }) => `${amount} until ${day}`,
		th: ({ amount, day }) => `${amount} ถึง ${day}`
	}),
	colWhat: { en: 'What', th: 'รายการ' },
	colWho: { en: 'Who', th: 'ผู้ทำ' },
	colAmount: { en: 'Amount', th: 'จำนวน' },
	colLeft: { en: 'Left', th: 'คงเหลือ' },
	colWhen: { en: 'When', th: 'เมื่อ' },
	issue: message<Reference>({
		en: ({ reference }) => keep`Refund_${reference}`,
		th: ({ reference }) => keep`เงินคืน_${reference}`
	}),
	carried: { en: 'An earlier refund', th: 'เงินคืนครั้งก่อน' },
	bonus: { en: 'Bonus on top', th: 'เครดิตเพิ่ม' },
	spend: message<Reference>({
		en: ({ reference }) => `Spent on ${reference}`,
		th: ({ reference }) => `ใช้กับ ${reference}`
	}),
	restore: message<Reference>({
		en: ({ reference }) => `Given back from ${reference}`,
		th: ({ reference }) => `ได้คืนจาก ${reference}`
	}),
	expire: { en: 'Ran out', th: 'หมดอายุ' },
	adjustUp: { en: 'Given', th: 'เพิ่มให้' },
	adjustDown: { en: 'Taken off', th: 'ปรับลด' },
	revoke: { en: 'Taken back', th: 'เรียกคืน' },

	change: { en: 'Change it', th: 'ปรับเครดิต' },
	what: { en: 'What to do', th: 'ต้องการทำอะไร' },
	give: { en: 'Give credit', th: 'เพิ่มเครดิต' },
	take: { en: 'Take credit off', th: 'ลดเครดิต' },
	takeBack: message<Amount & Reference>({
		en: ({ amount, reference }) => `Take back what is left of refund ${reference} (${amount})`,
		th: ({ amount, reference }) => `เรียกคืนเครดิตที่เหลือจากเงินคืน ${reference} (${amount})`
	}),
	amount: { en: 'Amount', th: 'จำนวนเงิน' },
	amountHint: message<{ currency: string }>({
		en: ({ currency }) => `In ${currency}; not needed to take a refund’s credit back`,
		th: ({ currency }) => `เป็นเงิน ${currency} ถ้าเรียกคืนจากเงินคืนไม่ต้องใส่`
	}),
	save: { en: 'Change the credit', th: 'บันทึกเครดิต' }
} satisfies Catalogue;
