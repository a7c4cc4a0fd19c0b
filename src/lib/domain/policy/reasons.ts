import { CLAIM_REASONS } from '../claim/problems.ts';

type Words = { en: string; th: string };

/** A reason as a new shop starts with it; the merchant may reword, add and retire them. */
export type ReasonSeed = {
	code: string;
	kind: 'return' | 'decline' | 'deduct' | 'reject' | 'override';
	label: Words;
	fault: 'customer' | 'merchant' | 'carrier';
	needs_photo: boolean;
	waives_fees: boolean;
	follow_up: (Words & { answers: (Words & { code: string })[] }) | null;
};

/** In the order in which a customer reads them: the usual ones first. */
export const defaultReasons: readonly ReasonSeed[] = [
	own('too_small', 'It is too small', 'เล็กเกินไป'),
	own('too_big', 'It is too big', 'ใหญ่เกินไป'),
	{
		...ours('damaged', 'It arrived damaged', 'ของชำรุดตอนมาถึง', 'carrier'),
		needs_photo: true,
		follow_up: {
			en: 'What is damaged?',
			th: 'ชำรุดตรงไหน',
			answers: [
				{ code: 'item_broken', en: 'Broken or cracked', th: 'แตกหรือร้าว' },
				{ code: 'item_torn', en: 'Torn or stained', th: 'ขาดหรือเปื้อน' },
				{ code: 'item_scratched', en: 'Scratched or dented', th: 'มีรอยหรือบุบ' },
				{ code: 'box_dented', en: 'Only the outer box', th: 'เสียหายแค่กล่องด้านนอก' }
			]
		}
	},
	{ ...ours('faulty', 'It does not work as it should', 'ใช้งานไม่ได้ตามปกติ', 'merchant'), needs_photo: true },
	{ ...ours('wrong_item', 'It is not what I ordered', 'ได้ของผิดชิ้น', 'merchant'), needs_photo: true },
	ours('not_ordered', 'I did not order this', 'ไม่ได้สั่งสินค้านี้', 'merchant'),
	ours('missing_part', 'A part is missing', 'ชิ้นส่วนไม่ครบ', 'merchant'),
	ours('not_as_described', 'It differs from the picture or description', 'ไม่เหมือนในรูปหรือคำอธิบาย', 'merchant'),
	ours('arrived_late', 'It came too late', 'ของมาถึงช้าเกินไป', 'carrier'),
	own('changed_mind', 'I changed my mind', 'เปลี่ยนใจ'),
	ours(CLAIM_REASONS.missing, 'Something is missing from the parcel', 'ของในพัสดุไม่ครบ', 'merchant'),
	ours(CLAIM_REASONS.not_arrived, 'The parcel never came', 'ไม่ได้รับพัสดุ', 'carrier')
];

/** Why a request is turned down. */
export const defaultDeclineReasons: readonly ReasonSeed[] = [
	staff('decline', 'outside_policy', 'Our returns policy does not cover it', 'ไม่อยู่ในเงื่อนไขการคืนสินค้า'),
	staff('decline', 'used', 'It has been used', 'สินค้าผ่านการใช้งานแล้ว'),
	staff('decline', 'evidence_unclear', 'The photos do not show what is wrong', 'รูปยังไม่เห็นจุดที่มีปัญหา'),
	staff('decline', 'not_ours', 'It was not bought from us', 'ไม่ใช่สินค้าที่ซื้อจากร้านเรา'),
	staff('decline', 'arrived_meanwhile', 'The parcel has arrived meanwhile', 'ได้รับพัสดุแล้วในภายหลัง'),
	staff('decline', 'other', 'Another reason, told in the message', 'เหตุผลอื่นตามที่แจ้งในข้อความ')
];

/** Why part of the money is kept after a look at the goods. */
export const defaultDeductReasons: readonly ReasonSeed[] = [
	staff('deduct', 'worn', 'It has been worn or used', 'มีร่องรอยการใช้งาน'),
	staff('deduct', 'parts_missing', 'Parts are missing', 'ชิ้นส่วนไม่ครบ'),
	staff('deduct', 'packaging_missing', 'The packaging is missing', 'ไม่มีกล่องหรือบรรจุภัณฑ์เดิม')
];

/** Why goods that came back are not taken. */
export const defaultRejectReasons: readonly ReasonSeed[] = [
	staff('reject', 'not_ours', 'It is not the piece we sent', 'ไม่ใช่ชิ้นที่ร้านส่งไป'),
	staff('reject', 'used', 'It has been used', 'สินค้าผ่านการใช้งานแล้ว'),
	staff('reject', 'damaged_by_customer', 'It was damaged after delivery', 'สินค้าเสียหายหลังได้รับ')
];

/** Why a person gives another amount than the policy worked out. */
export const defaultOverrideReasons: readonly ReasonSeed[] = [
	staff('override', 'goodwill', 'Goodwill', 'ชดเชยให้ลูกค้า'),
	staff('override', 'our_error', 'Our own mistake', 'ร้านผิดพลาดเอง'),
	staff('override', 'legal', 'The law asks for it', 'เป็นไปตามกฎหมาย'),
	staff('override', 'other', 'Another reason, in the note', 'เหตุผลอื่นตามบันทึก')
];

/** Everything a new shop starts with. */
export const allDefaultReasons: readonly ReasonSeed[] = [
	...defaultReasons,
	...defaultDeclineReasons,
	...defaultDeductReasons,
	...defaultRejectReasons,
	...defaultOverrideReasons
];

function own(code: string, en: string, th: string): ReasonSeed {
	return { ...ours(code, en, th, 'customer'), waives_fees: false };
}

function ours(code: string, en: string, th: string, fault: ReasonSeed['fault']): ReasonSeed {
	return {
		code,
		kind: 'return',
		label: { en, th },
		fault,
		needs_photo: false,
		waives_fees: true,
		follow_up: null
	};
}

function staff(kind: ReasonSeed['kind'], code: string, en: string, th: string): ReasonSeed {
	return { ...ours(code, en, th, 'merchant'), kind, waives_fees: false };
}
