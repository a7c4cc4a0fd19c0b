import { told } from './facts.ts';

/** Refusals of claims about parcels. */
export const claimRefusals = {
	claim_not_possible: {
		en: 'Nothing can be claimed of this parcel: it has not left, was refused at the door, or the order was cancelled.',
		th: 'แจ้งเรื่องพัสดุนี้ไม่ได้ เพราะยังไม่ได้ส่ง ปฏิเสธรับ หรือยกเลิกคำสั่งซื้อแล้ว'
	},
	claim_nothing_paid: {
		en: 'Nothing was paid for this order, so there is nothing to give back.',
		th: 'คำสั่งซื้อนี้ยังไม่มีการจ่ายเงิน จึงไม่มียอดต้องคืน'
	},
	claim_too_early: told({
		en: (f) =>
			f.day('from_at') === null
				? 'It may still come. Tell us if it is not there a few days after the day it was due.'
				: `It may still come. If it is not there by then, tell us from ${f.day('from_at')} on.`,
		th: (f) =>
			f.day('from_at') === null
				? 'พัสดุอาจกำลังมา หากเลยกำหนดไปหลายวันแล้วยังไม่ได้รับ แจ้งเราได้เลย'
				: `พัสดุอาจกำลังมา หากยังไม่ได้รับ แจ้งได้ตั้งแต่ ${f.day('from_at')}`
	}),
	claim_too_late: told({
		en: (f) =>
			f.day('until_at') === null
				? 'The days to tell us of this are over. Write to us: a person looks at it.'
				: `This could be told until ${f.day('until_at')}. Write to us: a person looks at it.`,
		th: (f) =>
			f.day('until_at') === null
				? 'เลยกำหนดแจ้งแล้ว ติดต่อเราได้ ทีมงานจะดูให้'
				: `แจ้งได้ถึง ${f.day('until_at')} เลยกำหนดแล้ว ติดต่อเราได้ ทีมงานจะดูให้`
	})
};
