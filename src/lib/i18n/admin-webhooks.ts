import type { EventGroup } from '#lib/domain/event/types.ts';
import type { DeliveryFault } from '#lib/domain/webhook/outcome.ts';
import type { PauseReason, WebhookState } from '#lib/domain/webhook/states.ts';
import { classified, counted, keep, message, type Catalogue, type Message } from './say.ts';

/** Systems of the shop that are told what happens: the list of webhooks, and each of them. */
export const webhookWords = {
	title: { en: 'Webhooks', th: 'เว็บฮุก' },
	lead: {
		en: 'Tell your own systems what happens here, the moment it happens: a warehouse, a shop, a spreadsheet.',
		th: keep`แจ้งระบบอื่นของร้านทันทีที่มีเหตุการณ์ เช่น~คลังสินค้า หน้าร้าน หรือ~บัญชี`
	},
	now: message<{ count: number; troubled: number }>({
		en: ({ count, troubled }) =>
			`${counted(count, { one: 'address is', other: 'addresses are' })} told what happens${troubled > 0 ? `, ${troubled} in trouble` : ''}`,
		th: ({ count, troubled }) =>
			keep`แจ้งไปยัง ${classified(count, 'ปลายทาง')}${troubled > 0 ? keep` มีปัญหา ${classified(troubled, 'ปลายทาง')}` : ''}`
	}),
	list: { en: 'Addresses that are told', th: 'ปลายทางที่รับแจ้ง' },
	none: { en: 'Nobody is told yet', th: 'ยังไม่มีปลายทางที่รับแจ้ง' },
	noneNote: {
		en: 'Give the address of a system of yours below. You get a secret to check that what arrives is from here, and can send a test at once.',
		th: keep`ใส่ที่อยู่ของระบบปลายทางด้านล่าง แล้วจะได้รหัสลับ~ไว้ตรวจว่าข้อมูลมาจากที่นี่จริง และส่งทดสอบได้ทันที`
	},
	addHead: { en: 'Add a webhook', th: 'เพิ่มเว็บฮุก' },
	add: { en: 'Add', th: 'เพิ่ม' },
	name: { en: 'Name', th: 'ชื่อ' },
	nameHint: { en: 'Only your team reads it', th: 'เห็นเฉพาะทีมงาน' },
	nameWrong: { en: 'Give a name of up to 100 letters', th: keep`ใส่ชื่อไม่เกิน 100_ตัวอักษร` },
	url: { en: 'Address', th: 'ที่อยู่ (URL)' },
	urlHint: {
		en: 'It starts with https:// and takes POST requests from the internet',
		th: keep`ขึ้นต้นด้วย https:// และรับคำขอ POST จากอินเทอร์เน็ตได้`
	},
	urlWrong: {
		en: 'Give a whole address that starts with https://, without a password in it',
		th: keep`ใส่ที่อยู่เต็มที่ขึ้นต้นด้วย https:// และไม่มีรหัสผ่านอยู่ในนั้น`
	},
	types: { en: 'What it is told', th: 'เหตุการณ์ที่แจ้ง' },
	everything: { en: 'Everything', th: 'ทุกเหตุการณ์' },
	more: { en: 'Single types of events', th: 'ระบุชนิดเหตุการณ์เอง' },
	moreHint: {
		en: 'With commas between them. return_* stands for all that begin so.',
		th: 'คั่นด้วยจุลภาค return_* หมายถึงทุกชนิดที่ขึ้นต้นแบบนี้'
	},
	typesWrong: {
		en: 'Choose at least one, and give only types of events that exist',
		th: keep`เลือกอย่างน้อยหนึ่งอย่าง และใส่เฉพาะชนิดที่มีอยู่`
	},
	tooMany: { en: 'There can be 20 webhooks at most.', th: keep`มีเว็บฮุกได้ไม่เกิน 20_รายการ` },
	made: message<{ name: string }>({
		en: ({ name }) => `“${name}” is told what happens from now on.`,
		th: ({ name }) => `ตั้งแต่นี้ระบบจะแจ้ง “${name}”`
	}),
	newSecret: { en: 'The new secret', th: 'รหัสลับใหม่' },
	once: {
		en: 'Copy this secret now. It is shown this once; the receiver checks the signatures with it (Standard Webhooks).',
		th: keep`คัดลอกรหัสลับนี้ตอนนี้ จะแสดงครั้งเดียว ปลายทางใช้ตรวจลายเซ็น (Standard_Webhooks)`
	},
	open: message<{ name: string }>({ en: ({ name }) => `Open ${name}`, th: ({ name }) => `เปิด ${name}` }),
	events: { en: 'Every type of event, by what it is about', th: 'ชนิดเหตุการณ์ทั้งหมด' },

	back: { en: 'All webhooks', th: 'เว็บฮุกทั้งหมด' },
	standing: { en: 'How it does', th: 'สถานะ' },
	works: { en: 'What happens is told at once.', th: 'แจ้งทันทีที่มีเหตุการณ์' },
	fails: message<{ since: string; attempts: number; next: string | null }>({
		en: ({ since, attempts, next }) =>
			`Not taken since ${since}, after ${counted(attempts, { one: 'try', other: 'tries' })}. ${next ? `The next try is on ${next}.` : 'It is being tried now.'} What follows waits its turn.`,
		th: ({ since, attempts, next }) =>
			keep`ปลายทางไม่รับตั้งแต่ ${since} ลองแล้ว ${classified(attempts, 'ครั้ง')} ${next ? `ลองอีกครั้ง ${next}` : 'กำลังลองอยู่'} เหตุการณ์ถัดไปรอตามลำดับ`
	}),
	pausedSince: message<{ since: string }>({
		en: ({ since }) => `Paused since ${since}. Nothing is lost: it goes on where it stopped.`,
		th: ({ since }) => keep`หยุดตั้งแต่ ${since} ไม่มีข้อมูลหาย เมื่อเริ่มใหม่จะส่งต่อจากเดิม`
	}),
	waiting: { en: 'Next:', th: 'รายการถัดไป:' },
	test: { en: 'Send a test', th: 'ส่งทดสอบ' },
	pause: { en: 'Pause', th: 'หยุดชั่วคราว' },
	resume: { en: 'Resume where it stopped', th: 'ส่งต่อจากเดิม' },
	resumeNow: { en: 'Resume from now on only', th: 'เริ่มจากตอนนี้' },
	tryNow: { en: 'Try now', th: 'ลองตอนนี้' },
	skip: { en: 'Pass over this event', th: 'ข้ามรายการนี้' },
	skipNote: {
		en: 'For an event that the receiver will never take. It stays in the feed and can be sent again by itself.',
		th: keep`ใช้เมื่อปลายทางไม่มีทางรับรายการนี้ได้ ข้อมูลยังอยู่ และส่งเดี่ยวอีกครั้งได้`
	},
	changeHead: { en: 'Change it', th: 'แก้ไข' },
	secretHead: { en: 'Secret', th: 'รหัสลับ' },
	secretNote: {
		en: 'Nobody can look at it again. If it is lost or may be known to somebody, make a new one.',
		th: keep`ดูรหัสเดิมอีกไม่ได้ ถ้าทำหายหรืออาจมีคนรู้ ให้สร้างใหม่`
	},
	oldUntil: message<{ until: string }>({
		en: ({ until }) => `The secret before this one signs, too, until ${until}.`,
		th: ({ until }) => keep`รหัสลับก่อนหน้ายังใช้ได้ถึง ${until}`
	}),
	rotate: { en: 'Make a new secret', th: 'สร้างรหัสลับใหม่' },
	keepOld: { en: 'The old one signs for a day more', th: keep`รหัสเดิมใช้ได้อีก 1_วัน` },
	keepOldNote: {
		en: 'So that the receiver can change over. Leave it out when somebody may know the old one.',
		th: keep`ให้ปลายทางมีเวลาเปลี่ยน ไม่ต้องเลือกถ้าอาจมีคนรู้รหัสเดิม`
	},
	replayHead: { en: 'Tell it again', th: 'ส่งย้อนหลัง' },
	replayNote: {
		en: 'Everything since then, in its order. Receivers know what they have by its webhook-id.',
		th: keep`ส่งทุกรายการตั้งแต่เวลานั้นตามลำดับ ปลายทางดูได้จาก webhook-id ว่ามีแล้วหรือยัง`
	},
	since: { en: 'Since', th: 'ตั้งแต่' },
	replay: { en: 'Tell it again', th: 'ส่งย้อนหลัง' },
	triesHead: { en: 'Latest deliveries', th: 'การส่งล่าสุด' },
	triesNone: { en: 'Nothing was sent yet', th: 'ยังไม่ได้ส่ง' },
	triesNoneNote: {
		en: 'Send a test, or wait for something to happen.',
		th: 'ลองส่งทดสอบ หรือรอให้มีเหตุการณ์'
	},
	reload: { en: 'Look again', th: 'ดูอีกครั้ง' },
	took: message<{ ms: number }>({ en: ({ ms }) => `${ms} ms`, th: ({ ms }) => keep`${ms}_มิลลิวินาที` }),
	attempt: message<{ n: number }>({ en: ({ n }) => `try ${n}`, th: ({ n }) => keep`ครั้งที่_${n}` }),
	answer: { en: 'Its answer began', th: 'คำตอบช่วงต้น' },
	answerNone: { en: 'It said nothing.', th: 'ไม่มีข้อความตอบกลับ' },
	sent: { en: 'What was sent', th: 'ข้อมูลที่ส่ง' },
	again: { en: 'Send again', th: 'ส่งอีกครั้ง' },
	removeHead: { en: 'Remove it', th: 'ลบ' },
	removeNote: {
		en: 'For good, with its secret and its deliveries.',
		th: 'ลบถาวร รวมรหัสลับและประวัติการส่ง'
	},
	remove: { en: 'Remove', th: 'ลบ' },
	removed: { en: 'The webhook is removed.', th: 'ลบเว็บฮุกแล้ว' },
	queued: { en: 'It is on its way. Look again in a moment.', th: 'กำลังส่ง ดูผลอีกครั้งในอีกสักครู่' },
	done: { en: 'Done.', th: 'เรียบร้อย' }
} satisfies Catalogue;

export const webhookStates = {
	working: { en: 'Working', th: 'ใช้งานได้' },
	failing: { en: 'Failing', th: 'ส่งไม่สำเร็จ' },
	paused: { en: 'Paused', th: 'หยุดอยู่' }
} satisfies Record<WebhookState, Message>;

export const pauseReasons = {
	person: { en: 'Somebody of your team paused it.', th: 'คนในทีมหยุดไว้' },
	failing: { en: 'It failed for three days.', th: keep`ส่งไม่สำเร็จติดต่อกัน 3_วัน` },
	gone: {
		en: 'The receiver said that this address is gone (410).',
		th: keep`ปลายทางแจ้งว่าเลิกใช้ที่อยู่นี้แล้ว (410)`
	},
	secret_lost: {
		en: 'Its secret can’t be opened since APP_SECRET was changed. Make a new one.',
		th: 'เปิดรหัสลับไม่ได้หลังเปลี่ยน APP_SECRET สร้างรหัสลับใหม่'
	}
} satisfies Record<PauseReason, Message>;

export const deliveryStates = {
	waiting: { en: 'On its way', th: 'กำลังส่ง' },
	delivered: { en: 'Taken', th: 'ปลายทางรับแล้ว' },
	failed: { en: 'Not taken', th: 'ไม่สำเร็จ' }
} satisfies Catalogue;

export const deliveryCauses = {
	event: { en: 'in its order', th: 'ตามลำดับ' },
	again: { en: 'sent again', th: 'ส่งซ้ำ' },
	test: { en: 'test', th: 'ทดสอบ' }
} satisfies Catalogue;

/** Why a delivery was not taken, and what helps. */
export const deliveryFaults = {
	status: {
		en: 'The receiver answered with an error. Only 2xx means that it was taken.',
		th: keep`ปลายทางตอบว่าผิดพลาด ต้องตอบ 2xx จึงถือว่ารับแล้ว`
	},
	redirect: {
		en: 'The receiver sent us elsewhere. Nobody is followed: give the final address.',
		th: 'ปลายทางให้ไปที่อยู่อื่น ระบบไม่ตามไป ใส่ที่อยู่สุดท้ายแทน'
	},
	gone: { en: 'The receiver said that this address is gone.', th: 'ปลายทางแจ้งว่าเลิกใช้ที่อยู่นี้แล้ว' },
	timeout: {
		en: 'No answer within 15 seconds. Answer first, work afterwards.',
		th: keep`ไม่ตอบภายใน 15_วินาที ควรตอบก่อนแล้วค่อยทำงาน`
	},
	name_unknown: { en: 'Nobody knows the name of this address.', th: 'ไม่พบชื่อโดเมนของที่อยู่นี้' },
	address_private: {
		en: 'The address leads into a private network, where nothing is sent. WEBHOOK_NETWORKS on the server can allow it.',
		th: 'ที่อยู่นี้อยู่ในเครือข่ายภายใน จึงไม่ส่ง อนุญาตได้ด้วย WEBHOOK_NETWORKS ที่เซิร์ฟเวอร์'
	},
	not_https: {
		en: 'Without https:// only private networks that are allowed are told.',
		th: keep`ถ้าไม่ใช่ https:// ส่งได้เฉพาะเครือข่ายภายในที่อนุญาต`
	},
	unreachable: { en: 'Nobody answered at this address.', th: 'ติดต่อที่อยู่นี้ไม่ได้' },
	certificate: { en: 'Its certificate (TLS) is not valid.', th: keep`ใบรับรอง (TLS) ของปลายทางใช้ไม่ได้` },
	secret_lost: { en: 'The secret can’t be opened. Make a new one.', th: 'เปิดรหัสลับไม่ได้ สร้างรหัสลับใหม่' }
} satisfies Record<DeliveryFault, Message>;

export const eventGroups = {
	orders: { en: 'Orders, payments, parcels', th: 'คำสั่งซื้อ การชำระเงิน พัสดุ' },
	returns: { en: 'Returns', th: 'การคืนสินค้า' },
	refunds: { en: 'Refunds and credit notes', th: 'การคืนเงินและใบลดหนี้' },
	exchanges: { en: 'Exchanges', th: 'การเปลี่ยนสินค้า' },
	cancellations: { en: 'Cancellations', th: 'การยกเลิก' },
	charges: { en: 'Money asked for after the sale', th: 'ยอดเรียกเก็บเพิ่ม' },
	claims: { en: 'Claims about parcels', th: 'การแจ้งปัญหาพัสดุ' },
	gifts: { en: 'Gifts', th: 'ของขวัญ' },
	credit: { en: 'Store credit', th: 'เครดิตร้านค้า' },
	withdrawals: { en: 'Withdrawals from contracts', th: 'การเลิกสัญญา' },
	catalogue: { en: 'Products and stock', th: 'สินค้าและสต็อก' },
	shop: { en: 'Settings and the team', th: 'การตั้งค่าและทีมงาน' }
} satisfies Record<EventGroup, Message>;

export const replaySpans = {
	hour: { en: 'an hour ago', th: keep`1_ชั่วโมงก่อน` },
	day: { en: 'a day ago', th: keep`1_วันก่อน` },
	week: { en: 'a week ago', th: keep`7_วันก่อน` },
	month: { en: '30 days ago', th: keep`30_วันก่อน` }
} satisfies Catalogue;
