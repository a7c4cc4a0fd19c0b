import type { Catalogue } from './say.ts';

/** What a customer can do after a no; the reason itself is the shop's. */
export const mailReturns = {
	afterDecline: {
		en: 'Reply to this mail and tell us more: a person reads it and looks again.',
		th: 'ตอบกลับอีเมลนี้แล้วเล่าเพิ่มเติมได้เลย เรามีคนอ่านและพิจารณาให้อีกครั้ง'
	},
	afterRejection: {
		en: 'We send the goods back to you at no charge. If you see it differently, reply to this mail.',
		th: 'เราจะส่งสินค้ากลับไปให้โดยไม่คิดค่าส่ง หากเห็นต่าง ตอบกลับอีเมลนี้ได้เลย'
	}
} satisfies Catalogue;
