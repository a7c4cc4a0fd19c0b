import { classified, counted, keep, message, type Catalogue } from './say.ts';

/** The reasons that customers and staff choose from. */
export const reasonWords = {
	lead: {
		en: 'What customers and staff choose from, in their order.',
		th: 'เหตุผลที่ลูกค้าและทีมงานเลือกได้ ตามลำดับนี้'
	},
	returnHead: { en: 'Why a customer returns', th: 'ลูกค้าคืนเพราะ' },
	declineHead: { en: 'Why a request is turned down', th: keep`ไม่รับคำ~ขอเพราะ` },
	deductHead: { en: 'Why part of the money is kept', th: 'หักเงินบางส่วนเพราะ' },
	rejectHead: { en: 'Why goods that came back are not taken', th: 'ไม่รับสินค้าที่ส่งกลับเพราะ' },
	overrideHead: { en: 'Why an amount is changed', th: 'เปลี่ยนจำนวนเงินเพราะ' },
	words: { en: 'Words', th: 'ข้อความ' },
	effect: { en: 'What it does', th: 'มีผล' },
	order: { en: 'Order', th: 'ลำดับ' },
	retired: { en: 'Not offered', th: 'ไม่แสดงแล้ว' },
	up: message<{ name: string }>({
		en: ({ name }) => `Move “${name}” up`,
		th: ({ name }) => `เลื่อน “${name}” ขึ้น`
	}),
	down: message<{ name: string }>({
		en: ({ name }) => `Move “${name}” down`,
		th: ({ name }) => `เลื่อน “${name}” ลง`
	}),
	add: { en: 'Add a reason', th: 'เพิ่มเหตุผล' },
	moved: { en: 'Moved.', th: 'เลื่อนแล้ว' },

	faultCustomer: { en: 'Customer’s own', th: 'เหตุผลของลูกค้าเอง' },
	faultMerchant: { en: 'The shop’s fault', th: 'ร้านผิดพลาด' },
	faultCarrier: { en: 'The carrier’s fault', th: 'ขนส่งผิดพลาด' },
	photo: { en: 'photo needed', th: 'ต้องมีรูป' },
	noFees: { en: 'no fees', th: 'ไม่คิดค่าธรรมเนียม' },
	asks: message<{ count: number }>({
		en: ({ count }) => `asks, ${counted(count, { one: 'answer', other: 'answers' })}`,
		th: ({ count }) => `ถามต่อ ${classified(count, 'คำตอบ')}`
	}),

	newTitle: { en: 'Add a reason', th: 'เพิ่มเหตุผล' },
	editTitle: { en: 'Change a reason', th: 'แก้เหตุผล' },
	labelTh: { en: 'In Thai', th: 'ภาษาไทย' },
	labelEn: { en: 'In English', th: 'ภาษาอังกฤษ' },
	labelMissing: {
		en: 'Give the words in this language, up to 120 letters',
		th: keep`ใส่ข้อความภาษานี้ ไม่เกิน 120_ตัวอักษร`
	},
	fault: { en: 'Where the cause lies', th: 'เกิดจากฝ่ายใด' },
	faultNote: {
		en: 'Fees are for the customer’s own reasons; defects can be reported for longer.',
		th: 'คิดค่าธรรมเนียมเฉพาะเหตุผลของลูกค้าเอง ของมีปัญหาแจ้งได้นานกว่า'
	},
	needsPhoto: { en: 'Ask for a photo', th: 'ขอรูปถ่าย' },
	waivesFees: { en: 'Take no fees', th: 'ไม่คิดค่าธรรมเนียม' },
	followUp: { en: 'A question to follow', th: 'คำถามต่อ' },
	followUpNote: { en: 'Left empty, nothing more is asked.', th: 'เว้นว่างคือไม่ถามต่อ' },
	questionTh: { en: 'Question in Thai', th: 'คำถามภาษาไทย' },
	questionEn: { en: 'Question in English', th: 'คำถามภาษาอังกฤษ' },
	answer: message<{ number: number }>({
		en: ({ number }) => `Answer ${number}`,
		th: ({ number }) => keep`คำตอบที่_${number}`
	}),
	answersWrong: {
		en: 'Give every answer its words in both languages, or leave both empty',
		th: 'ใส่ข้อความของทุกคำตอบให้ครบสองภาษา หรือเว้นว่างทั้งคู่'
	},
	answersInUse: message<{ count: number; policies: number }>({
		en: ({ count, policies }) =>
			count > 0
				? `${counted(count, { one: 'piece was', other: 'pieces were' })} returned with an answer you removed. Reword it instead.`
				: `A rule asks for an answer you removed, in ${counted(policies, { one: 'policy', other: 'policies' })}. Change the rule first, or reword the answer.`,
		th: ({ count, policies }) =>
			count > 0
				? keep`คำตอบที่ลบใช้อยู่ใน ${classified(count, 'รายการคืน')} แก้ข้อความแทนการลบ`
				: keep`คำตอบที่ลบมีข้อยกเว้นใช้อยู่ใน ${classified(policies, 'ฉบับ')} แก้ข้อนั้นก่อน หรือแก้ข้อความแทนการลบ`
	}),
	answerUp: message<{ number: number }>({
		en: ({ number }) => `Move answer ${number} up`,
		th: ({ number }) => keep`เลื่อนคำตอบที่_${number} ขึ้น`
	}),
	answerDown: message<{ number: number }>({
		en: ({ number }) => `Move answer ${number} down`,
		th: ({ number }) => keep`เลื่อนคำตอบที่_${number} ลง`
	}),
	answerRemove: message<{ number: number }>({
		en: ({ number }) => `Remove answer ${number}`,
		th: ({ number }) => keep`ลบคำตอบที่_${number}`
	}),
	answerAdd: { en: 'Add an answer', th: 'เพิ่มคำตอบ' },
	arranged: { en: 'Not saved yet.', th: 'ยังไม่ได้บันทึก' },
	answerDecides: { en: 'Asked for by', th: 'มีข้อยกเว้นที่ใช้คำตอบนี้' },
	answersDecide: {
		en: 'What follows from an answer is an exception of the policy that asks for it.',
		th: 'ผลของแต่ละคำตอบตั้งได้ด้วยข้อยกเว้นในเงื่อนไขการคืนสินค้า'
	},
	toPolicy: { en: 'Write an exception', th: 'เพิ่มข้อยกเว้น' },
	usedTimes: message<{ count: number }>({
		en: ({ count }) =>
			`Used ${counted(count, { one: 'time', other: 'times' })}. What was decided with it stays.`,
		th: ({ count }) => keep`ใช้ไปแล้ว ${classified(count, 'ครั้ง')} รายการเดิมไม่เปลี่ยน`
	}),
	removeHead: { en: 'Remove this reason', th: 'ลบเหตุผลนี้' },
	removeNote: {
		en: 'Nothing uses it, so it can go for good.',
		th: 'ยังไม่มีที่ใดใช้ จึงลบถาวรได้'
	},
	removeInUse: {
		en: 'It can’t be removed while something uses it. Stop offering it instead.',
		th: 'ยังมีที่ใช้อยู่ จึงลบไม่ได้ เลิกให้เลือกแทนได้'
	},
	removeInPolicy: {
		en: 'It can’t be removed while a policy names it. Change these rules first, or stop offering it.',
		th: 'เงื่อนไขยังใช้อยู่ จึงลบไม่ได้ แก้ข้อเหล่านี้ก่อน หรือเลิกให้เลือกแทน'
	},
	retireInPolicy: {
		en: 'If it is no longer offered, these rules no longer fit anything new.',
		th: 'ถ้าเลิกให้เลือก ข้อเหล่านี้จะไม่มีผลกับคำขอใหม่'
	},
	offered: { en: 'Offered to choose', th: 'ให้เลือกได้' },
	lastOne: { en: 'This is the last one offered. Add another first.', th: 'เหลือข้อนี้ข้อเดียว เพิ่มข้ออื่นก่อน' }
} satisfies Catalogue;
