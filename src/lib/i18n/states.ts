import type { Role } from '#lib/domain/actor.ts';
import type { FulfilmentState, TrackingStatus } from '#lib/domain/fulfilment/states.ts';
import type { DeliveryState } from '#lib/domain/fulfilment/summary.ts';
import type { LineOverlay, LineState } from '#lib/domain/order/line-state.ts';
import type { ReviewReason } from '#lib/domain/policy/trace-step.ts';
import type { RefundPaymentState, RefundState } from '#lib/domain/refund/states.ts';
import type {
	AcceptanceState,
	Condition,
	Disposition,
	Outcome,
	ReceptionState,
	ReturnMethod,
	ReturnState
} from '#lib/domain/return/states.ts';
import { keep, type Message } from './say.ts';

/** A word or two for every state the product knows, short enough for a row of a list. */
type Words<K extends string> = Record<K, Message>;

export const returnStates: Words<ReturnState> = {
	in_review: { en: 'Being looked at', th: 'กำลังพิจารณา' },
	approved: { en: 'Approved', th: 'อนุมัติแล้ว' },
	declined: { en: 'Declined', th: 'ไม่รับคืน' },
	in_transit: { en: 'On its way back', th: 'กำลังส่งกลับ' },
	part_received: { en: 'Partly back', th: 'ได้รับบางส่วน' },
	received: { en: 'Back with us', th: 'ได้รับแล้ว' },
	resolved: { en: 'Finished', th: 'เสร็จสิ้น' },
	closed: { en: 'Closed', th: 'ปิดแล้ว' },
	cancelled: { en: 'Cancelled', th: 'ยกเลิกแล้ว' },
	expired: { en: 'Not sent in time', th: 'เลยกำหนดส่ง' }
};

export const receptionStates: Words<ReceptionState> = {
	awaiting: { en: 'Still to come', th: 'รอรับ' },
	in_transit: { en: 'On its way', th: 'กำลังส่งกลับ' },
	received: { en: 'Received', th: 'ได้รับแล้ว' },
	lost: { en: 'Lost on the way', th: 'หายระหว่างทาง' },
	kept: { en: 'Kept by the customer', th: 'ลูกค้าเก็บของไว้' },
	cancelled: { en: 'Cancelled', th: 'ยกเลิกแล้ว' },
	expired: { en: 'Not sent in time', th: 'เลยกำหนดส่ง' }
};

export const acceptanceStates: Words<AcceptanceState> = {
	pending: { en: 'Not checked yet', th: 'รอตรวจ' },
	accepted: { en: 'Accepted', th: 'ผ่าน' },
	accepted_reduced: { en: 'Accepted, part kept', th: 'ผ่าน หักบางส่วน' },
	rejected: { en: 'Not accepted', th: 'ไม่ผ่าน' }
};

export const refundStates: Words<RefundState> = {
	awaiting_approval: { en: 'Waiting for approval', th: 'รออนุมัติ' },
	approved: { en: 'Approved', th: 'อนุมัติแล้ว' },
	processing: { en: 'On its way', th: 'กำลังคืนเงิน' },
	succeeded: { en: 'Refunded', th: 'คืนเงินแล้ว' },
	part_failed: { en: 'Partly failed', th: 'คืนไม่สำเร็จบางส่วน' },
	failed: { en: 'Failed', th: 'คืนไม่สำเร็จ' },
	settled_other: { en: 'Paid another way', th: 'คืนด้วยวิธีอื่นแล้ว' },
	cancelled: { en: 'Cancelled', th: 'ยกเลิกแล้ว' }
};

export const refundPaymentStates: Words<RefundPaymentState> = {
	reserved: { en: 'About to be sent', th: 'รอส่ง' },
	sending: { en: 'Being sent', th: 'กำลังส่ง' },
	unknown: { en: 'No answer yet, being looked up', th: 'ยังไม่ได้คำตอบ กำลังตรวจสอบ' },
	pending: { en: 'With the bank', th: 'อยู่ที่ธนาคาร' },
	requires_action: { en: 'Waiting for the customer’s bank details', th: 'รอข้อมูลบัญชีจากลูกค้า' },
	succeeded: { en: 'Sent', th: 'ส่งแล้ว' },
	failed: { en: 'Failed', th: 'ไม่สำเร็จ' },
	cancelled: { en: 'Cancelled', th: 'ยกเลิกแล้ว' }
};

export const fulfilmentStates: Words<FulfilmentState> = {
	pending: { en: 'Being prepared', th: 'กำลังเตรียม' },
	packed: { en: 'Packed', th: 'แพ็กแล้ว' },
	shipped: { en: 'On its way', th: 'กำลังจัดส่ง' },
	out_for_delivery: { en: 'Out for delivery', th: 'กำลังนำส่ง' },
	failed_attempt: { en: 'Nobody was in', th: 'นำส่งไม่สำเร็จ' },
	delivered: { en: 'Delivered', th: 'ส่งถึงแล้ว' },
	returned_to_sender: { en: 'Went back to the shop', th: 'ตีกลับถึงร้าน' },
	lost: { en: 'Lost', th: 'พัสดุหาย' },
	cancelled: { en: 'Cancelled', th: 'ยกเลิกแล้ว' }
};

export const trackingStatuses: Words<TrackingStatus> = {
	info_received: { en: 'Announced to the carrier', th: 'แจ้งขนส่งแล้ว' },
	packed: { en: 'Packed', th: 'แพ็กแล้ว' },
	picked_up: { en: 'Picked up', th: 'ขนส่งรับพัสดุแล้ว' },
	in_transit: { en: 'On its way', th: 'อยู่ระหว่างขนส่ง' },
	held: { en: 'Held on the way', th: 'พัสดุถูกพักไว้' },
	out_for_delivery: { en: 'Out for delivery', th: 'กำลังนำส่ง' },
	failed_attempt: { en: 'Nobody was in', th: 'นำส่งไม่สำเร็จ' },
	available_for_pickup: { en: 'Ready to be collected', th: 'รอรับที่จุดบริการ' },
	delivered: { en: 'Delivered', th: 'ส่งถึงแล้ว' },
	returning: { en: 'Going back', th: 'กำลังตีกลับ' },
	returned_to_sender: { en: 'Back at the sender', th: 'ตีกลับถึงผู้ส่ง' },
	damaged: { en: 'Damaged on the way', th: 'พัสดุเสียหาย' },
	lost: { en: 'Lost', th: 'พัสดุหาย' },
	note: { en: 'Note from the carrier', th: 'หมายเหตุจากขนส่ง' }
};

export const deliveryStates: Words<DeliveryState> = {
	preparing: { en: 'Being prepared', th: 'กำลังเตรียม' },
	part_shipped: { en: 'Partly on its way', th: 'ส่งออกบางส่วน' },
	on_the_way: { en: 'On its way', th: 'กำลังจัดส่ง' },
	part_delivered: { en: 'Partly delivered', th: 'ส่งถึงบางส่วน' },
	delivered: { en: 'Delivered', th: 'ส่งถึงแล้ว' },
	needs_help: { en: 'Something went wrong on the way', th: 'มีปัญหาระหว่างทาง' },
	cancelled: { en: 'Cancelled', th: 'ยกเลิกแล้ว' }
};

export const lineStates: Words<LineState> = {
	unfulfilled: { en: 'Being prepared', th: 'กำลังเตรียม' },
	part_fulfilled: { en: 'Partly sent', th: 'ส่งออกบางส่วน' },
	fulfilled: { en: 'Sent', th: 'ส่งแล้ว' },
	delivered: { en: 'Delivered', th: 'ส่งถึงแล้ว' },
	cancelled: { en: 'Cancelled', th: 'ยกเลิกแล้ว' }
};

export const lineOverlays: Words<LineOverlay> = {
	part_cancelled: { en: 'Partly cancelled', th: 'ยกเลิกบางส่วน' },
	return_open: { en: 'In a return', th: 'กำลังคืน' },
	part_returned: { en: 'Partly returned', th: 'คืนแล้วบางส่วน' },
	returned: { en: 'Returned', th: 'คืนแล้ว' }
};

export const conditions: Words<Condition> = {
	new: { en: 'As new', th: 'เหมือนใหม่' },
	opened: { en: 'Opened', th: 'แกะแล้ว' },
	worn: { en: 'Worn or used', th: 'มีร่องรอยใช้งาน' },
	damaged: { en: 'Damaged', th: 'ชำรุด' },
	wrong_item: { en: 'Another piece', th: 'ผิดชิ้น' }
};

export const dispositions: Words<Disposition> = {
	restock: { en: 'Back to stock', th: keep`กลับเข้าสต็~อก` },
	refurbish: { en: 'Repair', th: 'ซ่อมแซม' },
	outlet: { en: 'Sell at a discount', th: 'ขายลดราคา' },
	vendor: { en: 'Back to the maker', th: 'ส่งคืนผู้ผลิต' },
	recycle: { en: 'Recycle', th: 'รีไซเคิล' },
	donate: { en: 'Give away', th: 'บริจาค' },
	dispose: { en: 'Throw away', th: 'ทิ้ง' },
	send_back: { en: 'Send to the customer', th: 'ส่งกลับให้ลูกค้า' }
};

export const roles: Words<Role> = {
	agent: { en: 'Agent', th: 'เจ้าหน้าที่' },
	lead: { en: 'Lead', th: 'หัวหน้าทีม' },
	merchant: { en: 'Merchant', th: 'ผู้ดูแลร้าน' }
};

export const reviewReasons: Words<ReviewReason> = {
	value_above_limit: { en: 'High value', th: 'มูลค่าสูง' },
	repeat_returns: { en: 'Several returns lately', th: 'คืนบ่อยในช่วงนี้' },
	payment_disputed: { en: 'Payment disputed', th: 'มีการโต้แย้งการชำระเงิน' },
	defect_outside_window: { en: 'Defect after the window', th: 'ของมีปัญหาหลังหมดกำหนดคืน' },
	claim_unproved: { en: 'Parcel problem to look into', th: 'ปัญหาพัสดุ รอตรวจสอบ' },
	parcel_given_up: { en: 'Carrier lost it or sent it back', th: 'ขนส่งทำหายหรือตีกลับ' },
	no_payment_to_refund: { en: 'No payment to refund', th: 'ไม่มียอดชำระให้คืน' },
	asked_by_rule: { en: 'Asked for by a rule', th: 'กฎของร้านให้คนดูก่อน' }
};

export const outcomes: Words<Outcome> = {
	refund: { en: 'Money back', th: 'คืนเงิน' },
	store_credit: { en: 'Store credit', th: 'เครดิตร้านค้า' },
	exchange: { en: 'Exchange', th: 'เปลี่ยนสินค้า' },
	replace: { en: 'A new one', th: 'ส่งชิ้นใหม่' }
};

export const methods: Words<ReturnMethod> = {
	own_carrier: { en: 'Send it yourself', th: 'ส่งเองกับขนส่งที่สะดวก' },
	drop_off: { en: 'Drop it off', th: 'ฝากที่เคาน์เตอร์' },
	keep: { en: 'Keep it, nothing to send', th: 'เก็บของไว้ ไม่ต้องส่งคืน' }
};
