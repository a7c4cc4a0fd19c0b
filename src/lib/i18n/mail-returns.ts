import type { Catalogue } from './say.ts';

/** What a customer can do after a no; the reason itself is the shop's. */
export const mailReturns = {
	afterDecline: {
		en: 'Reply to this e-mail and tell us more: a person reads it and looks again.',
		th: 'ตอบอีเมลนี้แล้วเล่าเพิ่มได้เลย ทีมงานจะอ่านและพิจารณาให้อีกครั้ง'
	},
	afterRejection: {
		en: 'We send the goods back to you at no charge. If you see it differently, reply to this e-mail.',
		th: 'เราจะส่งของกลับไปให้โดยไม่คิดค่าส่ง ถ้าเห็นต่าง ตอบอีเมลนี้ได้เลย'
	}
} satisfies Catalogue;
