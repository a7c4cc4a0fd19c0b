import type { ClaimProblem } from '#lib/domain/claim/problems.ts';
import { message, type Catalogue, type Message } from './say.ts';

/** What a customer reads by e-mail of a claim about a parcel. */
export const mailClaims = {
	subject: message<{ return: string }>({
		en: (p) => `${p.return}: about your parcel`,
		th: (p) => `${p.return}: เรื่องพัสดุของคุณ`
	}),
	reviewHow: message<{ until: string }>({
		en: ({ until }) =>
			`Somebody in the shop looks into it, asks the carrier where needed, and answers by ${until}. Should it turn up meanwhile, reply to this e-mail.`,
		th: ({ until }) =>
			`ทีมงานกำลังตรวจสอบและสอบถามขนส่งเมื่อจำเป็น จะตอบภายใน ${until} ถ้าได้รับของในระหว่างนี้ ตอบอีเมลนี้ได้เลย`
	}),
	approvedTitle: { en: 'We make it right: your refund is coming', th: 'เรากำลังคืนเงินให้คุณ' },
	approvedHow: {
		en: 'We are sorry about your parcel. Nothing has to be sent back.',
		th: 'ขออภัยเรื่องพัสดุของคุณ ไม่ต้องส่งอะไรกลับมา'
	},
	declinedTitle: { en: 'We could not agree to what you told us', th: 'เรายังอนุมัติเรื่องที่แจ้งไม่ได้' }
} satisfies Catalogue;

export const claimReviewTitles: Record<ClaimProblem, Message> = {
	missing: { en: 'We are looking for what is missing', th: 'เรากำลังตรวจสอบของที่ขาด' },
	not_arrived: { en: 'We are looking for your parcel', th: 'เรากำลังตามพัสดุให้คุณ' }
};
