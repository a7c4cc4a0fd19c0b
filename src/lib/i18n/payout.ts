import type { PayoutWay } from '#lib/domain/refund/payout-account.ts';
import { keep, message, type Catalogue, type Message } from './say.ts';

type Amount = { amount: string };

/** Where money by hand goes: names as the banks' own apps show them. */
export const payoutWays: Record<PayoutWay, Message> = {
	promptpay: { en: 'PromptPay', th: 'พร้อมเพย์' },
	bbl: { en: 'Bangkok Bank', th: 'ธนาคารกรุงเทพ' },
	kbank: { en: 'Kasikornbank (KBank)', th: 'ธนาคารกสิกรไทย' },
	ktb: { en: 'Krungthai Bank', th: 'ธนาคารกรุงไทย' },
	scb: { en: 'Siam Commercial Bank (SCB)', th: 'ธนาคารไทยพาณิชย์' },
	bay: { en: 'Krungsri (Bank of Ayudhya)', th: 'ธนาคารกรุงศรีอยุธยา' },
	ttb: { en: 'TMBThanachart Bank (ttb)', th: 'ธนาคารทหารไทยธนชาต' },
	gsb: { en: 'Government Savings Bank', th: 'ธนาคารออมสิน' },
	baac: { en: 'BAAC', th: 'ธ.ก.ส.' },
	ghb: { en: 'GH Bank', th: 'ธนาคารอาคารสงเคราะห์' },
	uob: { en: 'UOB', th: 'ธนาคารยูโอบี' },
	cimb: { en: 'CIMB Thai', th: 'ธนาคารซีไอเอ็มบี ไทย' },
	kkp: { en: 'Kiatnakin Phatra Bank', th: 'ธนาคารเกียรตินาคินภัทร' },
	tisco: { en: 'TISCO Bank', th: 'ธนาคารทิสโก้' },
	lh: { en: 'LH Bank', th: 'ธนาคารแลนด์ แอนด์ เฮ้าส์' },
	icbc: { en: 'ICBC (Thai)', th: 'ธนาคารไอซีบีซี (ไทย)' },
	thai_credit: { en: 'Thai Credit Bank', th: 'ธนาคารไทยเครดิต' },
	ibank: { en: 'Islamic Bank of Thailand', th: 'ธนาคารอิสลามแห่งประเทศไทย' },
	other: { en: 'Another bank', th: 'ธนาคารอื่น' }
};

/** The customer tells where a transfer shall go. */
export const payout = {
	title: { en: 'Where shall we send the money?', th: 'โอนเงินคืนเข้าบัญชีไหน' },
	lead: {
		en: 'We send your refund there by bank transfer.',
		th: 'เราจะโอนเงินคืนเข้าบัญชีนี้'
	},
	way: { en: 'Bank or PromptPay', th: 'ธนาคารหรือพร้อมเพย์' },
	choose: { en: 'Choose one', th: 'เลือก' },
	bankName: { en: 'Name of the other bank', th: 'ชื่อธนาคารอื่น' },
	bankNameHint: { en: 'Only if it isn’t in the list', th: 'ใส่เมื่อไม่มีในรายการ' },
	number: { en: 'Account number or PromptPay id', th: 'เลขบัญชีหรือหมายเลขพร้อมเพย์' },
	numberHint: {
		en: 'PromptPay: mobile number or citizen id. Spaces and hyphens don’t matter.',
		th: 'พร้อมเพย์ใช้เบอร์มือถือหรือเลขบัตรประชาชน มีขีดหรือเว้นวรรคก็ได้'
	},
	holder: { en: 'Name on the account', th: 'ชื่อบัญชี' },
	save: { en: 'Save the account', th: 'บันทึกบัญชี' },
	safe: {
		en: 'Kept encrypted and forgotten once the money is sent; only the last four digits stay.',
		th: 'เก็บแบบเข้ารหัส และลบทันทีที่โอนเงินแล้ว เหลือไว้แค่สี่ตัวท้าย'
	},
	saved: { en: 'Saved. We send the money there.', th: 'บันทึกแล้ว เราจะโอนเข้าบัญชีนี้' },
	tell: { en: 'Tell us your account', th: 'บอกเลขบัญชี' },
	change: { en: 'Use another account', th: 'เปลี่ยนบัญชี' },
	account: { en: 'Your account', th: 'บัญชีที่รับเงิน' },
	accountIs: message<{ way: string; masked: string }>({
		en: ({ way, masked }) => `${way} ${masked}`,
		th: ({ way, masked }) => `${way} ${masked}`
	}),
	tooLate: { en: 'An account can’t be changed now', th: 'ตอนนี้เปลี่ยนบัญชีไม่ได้แล้ว' },
	tooLateLead: {
		en: 'The money was sent, or is being sent right now. If something is wrong, contact us.',
		th: 'เงินโอนไปแล้ว หรือกำลังโอนอยู่ ถ้ามีอะไรผิดพลาด ติดต่อร้านได้เลย'
	},
	wayWrong: { en: 'Choose a bank or PromptPay', th: 'เลือกธนาคารหรือพร้อมเพย์' },
	numberWrong: {
		en: 'This number doesn’t fit the bank you chose. Check the digits',
		th: 'เลขนี้ไม่ตรงกับธนาคารที่เลือก ตรวจตัวเลขอีกครั้ง'
	},
	holderWrong: { en: 'Give the name on the account', th: 'ใส่ชื่อบัญชี' },
	bankNameWrong: { en: 'Give the bank’s name', th: 'ใส่ชื่อธนาคาร' },

	deskAccount: { en: 'Account of the customer', th: 'บัญชีของลูกค้า' },
	deskNone: { en: 'The customer has not told an account yet.', th: 'ลูกค้ายังไม่ได้บอกเลขบัญชี' },
	deskShow: { en: 'Show the account', th: 'ดูเลขบัญชี' },
	deskShown: {
		en: 'That you looked is on record. It is deleted once the money is sent.',
		th: 'ระบบบันทึกแล้วว่าคุณเปิดดู และจะลบเลขนี้เมื่อโอนเงินแล้ว'
	},
	deskWiped: { en: 'Deleted after the payout', th: 'ลบแล้วหลังโอนเงิน' },
	entered: message<{ who: string; reference: string }>({
		en: ({ who, reference }) =>
			`${who} entered the transfer (${reference}). Somebody else confirms it after seeing it at the bank.`,
		th: ({ who, reference }) => `${who} บันทึกการโอนแล้ว (${reference}) ให้อีกคนตรวจในบัญชีร้านแล้วยืนยัน`
	}),
	enteredByYou: message<{ reference: string }>({
		en: ({ reference }) => `You entered the transfer (${reference}). Somebody else confirms it.`,
		th: ({ reference }) => `คุณบันทึกการโอนแล้ว (${reference}) ต้องให้อีกคนยืนยัน`
	}),
	confirm: message<Amount>({
		en: ({ amount }) => `Confirm ${amount} was sent`,
		th: ({ amount }) => keep`ยืนยันว่าโอน_${amount}_แล้ว`
	}),
	withdraw: { en: 'It was not sent', th: 'ยังไม่ได้โอน' },
	twoPeople: {
		en: 'Unless one person is enough for this amount, another confirms it before it counts as paid.',
		th: 'ถ้ายอดนี้ต้องใช้สองคน จะนับว่าจ่ายเมื่ออีกคนยืนยันแล้ว'
	},
	enterSave: message<Amount>({
		en: ({ amount }) => `Enter the transfer of ${amount}`,
		th: ({ amount }) => keep`บันทึกการโอน_${amount}`
	})
} satisfies Catalogue;
