import type { Catalogue } from './say.ts';

/** What a customer can do after a no; the reason itself is the shop's. */
export const mailReturns = {
	afterDecline: {
		en: 'Reply to this mail or open the return to tell us more: a person reads it and looks again.',
		th: 'ตอบกลับอีเมลนี้ หรือเปิดรายการคืนเพื่อเล่าเพิ่มเติม เรามีคนอ่านและพิจารณาให้อีกครั้ง'
	},
	afterRejection: {
		en: 'We send the goods back to you at no charge. If you see it differently, open the return and write to us.',
		th: 'เราจะส่งสินค้ากลับไปให้โดยไม่คิดค่าส่ง หากเห็นต่าง เปิดรายการคืนแล้วเขียนถึงเราได้เลย'
	}
} satisfies Catalogue;
