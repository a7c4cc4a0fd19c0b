import { keep, message, type Catalogue } from './say.ts';

/** Words of a credit note, on paper and in lists. */
export const creditNotes = {
	note: { en: 'Credit note', th: 'ใบลดหนี้' },
	cancelling: { en: 'Cancellation of a credit note', th: 'ใบยกเลิกใบลดหนี้' },
	title: message<{ number: string }>({
		en: ({ number }) => `Credit note ${number}`,
		th: ({ number }) => `ใบลดหนี้ ${number}`
	}),
	cancellingTitle: message<{ number: string }>({
		en: ({ number }) => `Cancellation of a credit note ${number}`,
		th: ({ number }) => `ใบยกเลิกใบลดหนี้ ${number}`
	}),
	cancels: message<{ number: string; day: string }>({
		en: ({ number, day }) =>
			`Takes back credit note ${number} of ${day} in full, because the money did not arrive.`,
		th: ({ number, day }) => `ยกเลิกใบลดหนี้ ${number} ลงวันที่ ${day} ทั้งฉบับ เพราะเงินคืนไปไม่ถึง`
	}),
	seller: { en: 'From', th: 'ผู้ขาย' },
	buyer: { en: 'To', th: 'ลูกค้า' },
	taxId: message<{ id: string }>({
		en: ({ id }) => `Tax ID ${id}`,
		th: ({ id }) => `เลขประจำตัวผู้เสียภาษี ${id}`
	}),
	number: { en: 'Number', th: 'เลขที่' },
	issued: { en: 'Date of issue', th: 'วันที่ออก' },
	order: { en: 'For order', th: 'อ้างถึงคำสั่งซื้อ' },
	orderOf: message<{ number: string; day: string; total: string }>({
		en: ({ number, day, total }) => `${number} of ${day}, ${total}`,
		th: ({ number, day, total }) => `${number} ลงวันที่ ${day} ยอด ${total}`
	}),
	return: { en: 'Return', th: 'การคืน' },
	refund: { en: 'Refund', th: 'เงินคืน' },
	reason: { en: 'Reason', th: 'เหตุผล' },
	reasonReturned: { en: 'Goods were returned', th: keep`ลูกค้าคืน~สินค้า` },
	reasonOther: { en: 'The price was reduced', th: 'ลดราคาให้ลูกค้า' },
	reasonOutside: {
		en: 'Refunded at the payment provider',
		th: 'คืนเงินผ่านระบบของผู้ให้บริการชำระเงิน'
	},
	paidAs: { en: 'Paid back as', th: 'คืนเป็น' },
	asMoney: { en: 'Money, the way it was paid', th: 'เงิน ผ่านช่องทางที่จ่ายมา' },
	asCredit: { en: 'Store credit', th: 'เครดิตร้านค้า' },
	colWhat: { en: 'What', th: 'รายการ' },
	colQuantity: { en: 'Pieces', th: 'จำนวน' },
	colNet: { en: 'Before tax', th: 'ก่อนภาษี' },
	colRate: { en: 'Tax rate', th: 'อัตราภาษี' },
	colTax: { en: 'Tax', th: 'ภาษี' },
	colGross: { en: 'Amount', th: 'จำนวนเงิน' },
	shipping: { en: 'Delivery', th: 'ค่าจัดส่ง' },
	restocking_fee: { en: 'Restocking fee', th: 'ค่าธรรมเนียมการคืนสินค้า' },
	return_shipping_fee: { en: 'Return delivery', th: keep`ค่า~ส่งคืน` },
	deduction: { en: 'Kept back after the check', th: 'หักหลังตรวจของ' },
	adjustment: { en: 'Changed by the shop', th: 'ร้านปรับยอด' },
	goodwill: { en: 'Given beyond the price, no tax in it', th: 'ให้เพิ่มนอกเหนือจากราคา ไม่มีภาษี' },
	not_split: { en: 'Refunded amount, tax not split', th: 'ยอดเงินคืน ไม่ได้แยกภาษี' },
	byRate: { en: 'By tax rate', th: 'แยกตามอัตราภาษี' },
	rateOf: message<{ rate: string }>({ en: ({ rate }) => `Tax ${rate}`, th: ({ rate }) => `ภาษี ${rate}` }),
	withoutRate: { en: 'Without a tax rate', th: 'ไม่อยู่ในอัตราภาษีใด' },
	total: { en: 'Total credited', th: 'รวมลดหนี้ทั้งสิ้น' },
	totalBack: { en: 'Total taken back', th: 'รวมที่ยกเลิก' },
	notSplitWhy: {
		en: 'This refund was made at the payment provider, which does not say what it was for. The amount is exact; the tax in it is not split.',
		th: 'เงินคืนนี้ทำผ่านระบบของผู้ให้บริการชำระเงิน ซึ่งไม่ได้ระบุว่าคืนค่าอะไร ยอดถูกต้อง แต่ไม่ได้แยกภาษี'
	},
	written: {
		en: 'Everything on this note was fixed when it was issued. A note is never changed; if it must not stand, another one takes it back.',
		th: 'ข้อความทั้งหมดบันทึกไว้เมื่อออกใบนี้และไม่มีการแก้ไข หากต้องยกเลิกจะออกใบยกเลิกอีกฉบับ'
	},
	fingerprint: message<{ sha256: string }>({
		en: ({ sha256 }) => `Fingerprint ${sha256}`,
		th: ({ sha256 }) => `รหัสยืนยันเอกสาร ${sha256}`
	}),
	pdf: message<{ number: string }>({
		en: ({ number }) => `${number} (PDF)`,
		th: ({ number }) => `${number} (PDF)`
	}),
	download: message<{ number: string }>({
		en: ({ number }) => `Credit note ${number} (PDF)`,
		th: ({ number }) => `ใบลดหนี้ ${number} (PDF)`
	}),
	downloadBack: message<{ number: string }>({
		en: ({ number }) => `Its cancellation ${number} (PDF)`,
		th: ({ number }) => `ใบยกเลิก ${number} (PDF)`
	}),

	admin: { en: 'Credit notes', th: 'ใบลดหนี้' },
	adminLead: {
		en: 'One for every settled refund, numbered without a gap.',
		th: 'ออกให้ทุกยอดคืนเงินที่เสร็จแล้ว เลขที่เรียงต่อกันไม่ข้าม'
	},
	month: { en: 'Month', th: 'เดือน' },
	show: { en: 'Show', th: 'แสดง' },
	csv: { en: 'Download as CSV', th: 'ดาวน์โหลด CSV' },
	none: { en: 'No credit note in this month.', th: 'เดือนนี้ไม่มีใบลดหนี้' },
	more: message<{ n: number }>({
		en: ({ n }) => `Only the first ${n} are shown; the CSV has all of them.`,
		th: ({ n }) => `แสดง ${n} รายการแรก ดาวน์โหลด CSV เพื่อดูทั้งหมด`
	}),
	colKind: { en: 'Kind', th: 'ประเภท' },
	colDate: { en: 'Date', th: 'วันที่' },
	colOrder: { en: 'Order', th: 'คำสั่งซื้อ' },
	colCurrency: { en: 'Currency', th: 'สกุลเงิน' },
	colCustomer: { en: 'Customer', th: 'ลูกค้า' },
	colCancels: { en: 'Takes back', th: 'ยกเลิกเลขที่' }
} satisfies Catalogue;
