import type { Message } from './say.ts';

/** What was just done, told once after the page came back. */
export const done = {
	cancellation: { en: 'The cancellation is kept.', th: 'บันทึกการยกเลิกแล้ว' },
	approved: { en: 'Approved. The customer is told by e-mail.', th: 'อนุมัติแล้ว ส่งอีเมลแจ้งลูกค้าแล้ว' },
	declined: {
		en: 'Declined. The customer is told the reason by e-mail.',
		th: 'บันทึกว่าไม่รับคืน ส่งอีเมลแจ้งเหตุผลให้ลูกค้าแล้ว'
	},
	asked: {
		en: 'Sent. The case waits for the customer now and comes back with the answer.',
		th: 'ส่งแล้ว เรื่องนี้รอลูกค้า และจะกลับมาในคิวเมื่อลูกค้าตอบ'
	},
	chosen: {
		en: 'Something else is sent in exchange. The customer is told by e-mail.',
		th: 'เปลี่ยนสินค้าแลกเปลี่ยนแล้ว ส่งอีเมลแจ้งลูกค้าแล้ว'
	},
	noted: { en: 'The note is kept.', th: 'บันทึกโน้ตแล้ว' },
	boxed: { en: 'They travel in one box now.', th: 'รวมกล่องแล้ว' },
	unboxed: { en: 'It travels by itself now.', th: 'แยกส่งแล้ว' },
	carrier_told: { en: 'Kept: the carrier was told.', th: 'บันทึกแล้วว่าแจ้งขนส่ง' },
	carrier_asked: {
		en: 'Kept: the carrier was asked. The case comes back when its answer is due.',
		th: 'บันทึกแล้วว่าสอบถามขนส่ง เรื่องนี้จะกลับมาในคิวเมื่อครบกำหนดคำตอบ'
	},
	carrier_answered: { en: 'The carrier’s answer is kept.', th: 'บันทึกคำตอบของขนส่งแล้ว' },
	claim_settled: { en: 'Kept: somebody has seen to it.', th: 'บันทึกแล้วว่าจัดการเรียบร้อย' },
	parcel_refused: {
		en: 'Kept. The order shows it to the customer.',
		th: 'บันทึกแล้ว ลูกค้าเห็นในหน้าคำสั่งซื้อ'
	},
	parcel_back: { en: 'Kept: the parcel is back.', th: 'บันทึกแล้วว่าพัสดุกลับถึงร้าน' },
	lost: { en: 'Marked as lost.', th: 'บันทึกว่าของหายแล้ว' },
	closed: { en: 'Closed.', th: 'ปิดเรื่องแล้ว' },
	reopened: {
		en: 'Open again. The customer is told the new date.',
		th: 'เปิดเรื่องอีกครั้ง แจ้งกำหนดใหม่ให้ลูกค้าแล้ว'
	},
	cancelled: { en: 'Cancelled. The customer is told by e-mail.', th: 'ยกเลิกแล้ว ส่งอีเมลแจ้งลูกค้าแล้ว' },
	proposed: { en: 'The money is set aside.', th: 'กันเงินคืนแล้ว' },
	refund_approved: { en: 'Approved. The money is on its way.', th: 'อนุมัติแล้ว กำลังคืนเงิน' },
	refund_overridden: { en: 'The amount is changed.', th: 'เปลี่ยนยอดแล้ว' },
	refund_cancelled: {
		en: 'The refund is taken back. Nothing was sent.',
		th: 'ยกเลิกเงินคืนแล้ว ยังไม่มีเงินออกไป'
	},
	refund_retried: {
		en: 'Trying again. The provider is asked first what it already has.',
		th: 'กำลังลองใหม่ ระบบจะถามผู้ให้บริการก่อนว่ามีรายการแล้วหรือยัง'
	},
	refund_settled: {
		en: 'Recorded as paid. The customer is told by e-mail.',
		th: 'บันทึกว่าโอนแล้ว ส่งอีเมลแจ้งลูกค้าแล้ว'
	},
	credit_changed: {
		en: 'The store credit is changed. The customer sees it on the credit page.',
		th: 'ปรับเครดิตร้านค้าแล้ว ลูกค้าเห็นได้ในหน้าเครดิตร้านค้า'
	},
	payout_entered: {
		en: 'Entered. It counts as paid when somebody else confirms it.',
		th: 'บันทึกแล้ว จะนับว่าจ่ายเมื่อมีอีกคนยืนยัน'
	},
	payout_confirmed: {
		en: 'Confirmed as paid. The customer is told by e-mail.',
		th: 'ยืนยันว่าโอนแล้ว ส่งอีเมลแจ้งลูกค้าแล้ว'
	},
	payout_withdrawn: {
		en: 'The transfer is taken off the record; enter it anew when it has left.',
		th: 'ลบรายการโอนแล้ว บันทึกใหม่เมื่อโอนจริง'
	},
	opened: { en: 'The return is open.', th: 'เปิดรายการคืนแล้ว' },
	mail_again: { en: 'The mail is being sent again.', th: 'กำลังส่งอีเมลอีกครั้ง' },
	job_again: { en: 'It is being tried again.', th: 'กำลังลองใหม่' },
	told_otherwise: { en: 'Noted that the customer knows.', th: 'บันทึกแล้วว่าลูกค้าทราบแล้ว' }
} satisfies Record<string, Message>;
export type Done = keyof typeof done;
export const isDone = (value: unknown): value is Done =>
	typeof value === 'string' && Object.hasOwn(done, value);
