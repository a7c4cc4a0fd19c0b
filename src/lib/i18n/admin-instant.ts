import { message, type Catalogue } from './say.ts';

/** Whether, and how far, the shop sends replacements before the goods are back. */
export const adminInstant = {
	title: { en: 'Exchanges at once', th: 'ส่งชิ้นใหม่ก่อน' },
	lead: {
		en: 'Customers who exchange may have the replacement before theirs is back. They pay its price as a deposit today, and what they send back is paid back once it is here and accepted. If it never comes, they have bought both.',
		th: 'ลูกค้าที่เปลี่ยนสินค้ารับชิ้นใหม่ก่อนส่งของเดิมคืนได้ โดยจ่ายเต็มราคาเป็นเงินมัดจำวันนี้ เมื่อร้านได้รับและตรวจของเดิมแล้วจึงคืนเงินให้ หากไม่ส่งคืน ถือว่าซื้อทั้งสองชิ้น'
	},
	offered: { en: 'Offer this', th: 'เปิดให้เลือก' },
	offeredNote: {
		en: 'Only where the policy says yes by itself, the pieces are in stock, and no payment is disputed.',
		th: 'เฉพาะรายการที่นโยบายอนุมัติเอง มีสินค้าพร้อมส่ง และไม่มีข้อพิพาทการชำระเงิน'
	},
	grace: { en: 'Days of grace', th: 'จำนวนวันผ่อนผัน' },
	graceHint: {
		en: 'After the last day to hand the goods over, 0 to 30. Customers are told both days before they agree.',
		th: 'หลังครบกำหนดส่งคืน 0 ถึง 30 วัน ลูกค้าจะเห็นทั้งสองวันก่อนตกลง'
	},
	graceWrong: { en: 'Give a whole number of days from 0 to 30.', th: 'ใส่จำนวนวันเป็นจำนวนเต็มตั้งแต่ 0 ถึง 30' },
	most: message<{ currency: string }>({
		en: ({ currency }) => `Dearest replacement, in ${currency}`,
		th: ({ currency }) => `มูลค่าสูงสุดของชิ้นใหม่ (${currency})`
	}),
	mostHint: {
		en: 'What costs more is sent once the goods are back. Empty: any amount.',
		th: 'ถ้าเกินนี้จะส่งหลังได้รับของคืน เว้นว่างถ้าไม่จำกัด'
	},
	mostWrong: { en: 'Give an amount above zero, or leave it empty.', th: 'ใส่ยอดเงินที่มากกว่าศูนย์ หรือเว้นว่าง' },
	open: { en: 'Open at once for one customer', th: 'จำนวนที่ค้างได้ต่อลูกค้าหนึ่งคน' },
	openHint: { en: '1 to 20.', th: '1 ถึง 20 รายการ' },
	openWrong: { en: 'Give a whole number from 1 to 20.', th: 'ใส่จำนวนเต็มตั้งแต่ 1 ถึง 20' },
	save: { en: 'Save', th: 'บันทึก' },
	saved: { en: 'Saved.', th: 'บันทึกแล้ว' }
} satisfies Catalogue;
