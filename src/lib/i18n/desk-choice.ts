import { counted, classified, message, type Catalogue } from './say.ts';

/** Choosing for a customer what they get in exchange. */
export const deskChoice = {
	title: { en: 'Choose something else', th: 'เลือกสินค้าแลกเปลี่ยนใหม่' },
	lead: {
		en: 'What comes back keeps its value. The customer is told by e-mail what they get and what it costs.',
		th: 'มูลค่าของที่คืนเท่าเดิม และส่งอีเมลแจ้งลูกค้าว่าจะได้อะไรและมีส่วนต่างเท่าไร'
	},
	open: { en: 'Choose something else', th: 'เลือกสินค้าอื่น' },
	instead: { en: 'In exchange', th: 'แลกเป็น' },
	andAlso: { en: 'And also', th: 'และ' },
	nothing: { en: 'Nothing chosen', th: 'ยังไม่เลือก' },
	same: { en: 'The same product', th: 'สินค้าเดียวกัน' },
	chosen: { en: 'Chosen', th: 'ที่เลือกไว้' },
	count: { en: 'Pieces', th: 'จำนวน' },
	left: message<{ n: number }>({ en: ({ n }) => `${n} left`, th: ({ n }) => `เหลือ ${n}` }),
	soldOut: { en: 'sold out', th: 'หมด' },
	item: message<{ title: string; n: number }>({
		en: ({ title, n }) => `${title}, ${counted(n, { one: 'piece', other: 'pieces' })}`,
		th: ({ title, n }) => `${title} ${classified(n, 'ชิ้น')}`
	}),
	search: { en: 'Other products, by title or SKU', th: 'สินค้าอื่น ค้นด้วยชื่อหรือรหัส' },
	find: { en: 'Find', th: 'ค้นหา' },
	noneFound: { en: 'Nothing found. Try the beginning of one word.', th: 'ไม่พบสินค้า ลองพิมพ์แค่ต้นคำ' },
	why: { en: 'Why', th: 'เหตุผล' },
	whyHint: { en: 'For your colleagues; the customer does not see it.', th: 'ให้เพื่อนร่วมงานเห็นเท่านั้น' },
	look: { en: 'Work it out', th: 'คำนวณ' },
	value: { en: 'What comes back counts for', th: 'มูลค่าของที่คืน' },
	due: { en: 'The customer pays', th: 'ลูกค้าจ่ายเพิ่ม' },
	back: { en: 'Back to the customer', th: 'คืนให้ลูกค้า' },
	even: { en: 'No difference', th: 'ไม่มีส่วนต่าง' },
	save: { en: 'Exchange it for this', th: 'บันทึกสินค้าที่เลือก' },
	tooLate: {
		en: 'This exchange cannot be changed any more: it was sent, paid back or called off.',
		th: 'เปลี่ยนไม่ได้แล้ว เพราะส่งของ คืนเงิน หรือยกเลิกไปแล้ว'
	}
} satisfies Catalogue;
