import type { ClaimSettings } from '#lib/domain/claim/settings.ts';
import { classified, counted, type Catalogue, type Locale } from './say.ts';

/** What a policy says of parcels that are incomplete or never come. */
export const claimPolicy = {
	head: { en: 'Parcels that are incomplete or never come', th: 'พัสดุที่ของไม่ครบหรือไม่ได้รับ' },
	lead: {
		en: 'Lost and returned parcels can be told at once. Without an amount below which you take the customer’s word, a person looks at every claim.',
		th: 'พัสดุที่สูญหายหรือตีกลับแจ้งได้ทันที ถ้าไม่กำหนดยอดที่เชื่อตามลูกค้า ทีมงานจะตรวจสอบทุกเรื่อง'
	},
	report: { en: 'Days after delivery to tell us', th: 'แจ้งได้กี่วันหลังส่งถึง' },
	late: {
		en: 'Days after the promised day before it counts as not arrived',
		th: 'เลยวันที่แจ้งไว้กี่วันจึงถือว่าไม่ได้รับ'
	},
	trust: { en: 'Take the customer’s word up to', th: 'เชื่อตามที่ลูกค้าแจ้งได้ถึง' }
} satisfies Catalogue;

/** The same as one sentence of the policy; `limit` already in words, null: none. */
export const claimSentence = (
	locale: Locale,
	{ report_days, late_days }: ClaimSettings,
	limit: string | null
): string =>
	locale === 'th'
		? `ของไม่ครบแจ้งได้ภายใน *${classified(report_days, 'วัน')}* ไม่ได้รับพัสดุแจ้งได้เมื่อเลยกำหนด *${classified(late_days, 'วัน')}* ${limit === null ? 'ทุกเรื่องต้องให้ทีมงานดู' : `อนุมัติเองถึง ${limit}`}`
		: `Something missing can be told for *${daysOf(report_days)}* from delivery, a parcel that never came from *${daysOf(late_days)}* after its day; ${limit === null ? 'a person looks at every claim' : `up to ${limit} the customer’s word is enough`}.`;

const daysOf = (n: number): string => counted(n, { one: 'day', other: 'days' });
