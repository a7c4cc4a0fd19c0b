import { message, type Catalogue } from './say.ts';

/** Titles of the problems that belong to HTTP and not to the business. */
export const problems = {
	body_invalid: { en: 'The request has faults', th: 'คำขอมีข้อมูลที่ไม่ถูกต้อง' },
	json_invalid: { en: 'The body is not JSON', th: 'เนื้อหาไม่ใช่ JSON ที่ถูกต้อง' },
	query_invalid: { en: 'The address has faults', th: 'พารามิเตอร์ไม่ถูกต้อง' },
	media_type_not_supported: {
		en: 'Send the body as application/json',
		th: 'ส่งเนื้อหาเป็น application/json'
	},
	body_too_large: message<{ most: number }>({
		en: ({ most }) => `The body is larger than ${most} bytes`,
		th: ({ most }) => `เนื้อหาใหญ่เกิน ${most} ไบต์`
	}),
	method_not_allowed: { en: 'This address does not take that method', th: 'ที่อยู่นี้ไม่รองรับเมธอดนี้' },
	not_authenticated: {
		en: 'Send a valid API key: Authorization: Bearer hw_…',
		th: 'ต้องส่งคีย์ API ที่ใช้ได้ในรูปแบบ Authorization: Bearer hw_…'
	},
	scope_missing: message<{ scope: string }>({
		en: ({ scope }) => `This API key lacks the scope ${scope}`,
		th: ({ scope }) => `คีย์ API นี้ไม่มีสิทธิ์ ${scope}`
	}),
	not_found: { en: 'There is no such thing', th: 'ไม่พบข้อมูลนี้' },
	idempotency_key_missing: {
		en: 'Send an Idempotency-Key with this request',
		th: 'คำขอนี้ต้องมี Idempotency-Key'
	},
	idempotency_key_invalid: {
		en: 'An Idempotency-Key has 1 to 255 visible ASCII characters',
		th: 'Idempotency-Key ต้องเป็นอักขระ ASCII 1 ถึง 255 ตัว'
	},
	key_reused_with_other_body: {
		en: 'This Idempotency-Key was used for another request',
		th: 'Idempotency-Key นี้ใช้กับคำขออื่นไปแล้ว'
	},
	request_in_progress: {
		en: 'The first request with this Idempotency-Key is still being worked on',
		th: 'คำขอแรกที่ใช้ Idempotency-Key นี้ยังทำไม่เสร็จ'
	},
	unavailable: {
		en: 'The shop cannot save anything at this moment. Send the same request again in a few seconds.',
		th: 'ขณะนี้ระบบยังบันทึกข้อมูลไม่ได้ กรุณาส่งคำขอเดิมอีกครั้งในไม่กี่วินาที'
	},
	internal_fault: {
		en: 'Something broke here; nothing was half done. Send the request again.',
		th: 'ระบบขัดข้อง แต่ไม่มีรายการใดค้างครึ่งทาง ส่งคำขออีกครั้งได้'
	}
} satisfies Catalogue;

export type ProblemCode = keyof typeof problems;
