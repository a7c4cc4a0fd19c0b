import { classified, counted, keep, message, type Catalogue } from './say.ts';

type Count = { n: number };
type Number_ = { number: string };

/** The bench: parcels are scanned, opened, counted and looked at. */
export const bench = {
	title: { en: 'Receive a parcel', th: 'รับพัสดุคืน' },
	scan: { en: 'Scan or type the number on the slip', th: 'สแกนหรือพิมพ์เลขบนใบส่งคืน' },
	scanHint: {
		en: 'It begins with RT. Capitals and the dash do not matter.',
		th: 'ขึ้นต้นด้วย RT ตัวเล็กตัวใหญ่หรือขีดไม่มีผล'
	},
	find: { en: 'Find', th: 'ค้นหา' },
	unknownTitle: message<Number_>({
		en: ({ number }) => `“${number}” is not one of our returns.`,
		th: ({ number }) => `“${number}” ไม่ใช่หมายเลขคืนสินค้าของร้าน`
	}),
	unknownNext: {
		en: 'Type the number from the slip by hand, or search by name or order. A carrier’s own number is not on our slip.',
		th: 'ลองพิมพ์เลขจากใบส่งคืนเอง หรือค้นหาด้วยชื่อหรือเลขคำสั่งซื้อ เลขพัสดุของขนส่งใช้ที่นี่ไม่ได้'
	},
	searchInstead: { en: 'Search for it', th: 'ค้นหา' },
	waits: message<Count>({
		en: ({ n }) => `${counted(n, { one: 'piece', other: 'pieces' })} to come`,
		th: ({ n }) => keep`รอ~รับ ${classified(n, 'ชิ้น')}`
	}),
	toCheck: message<Count>({
		en: ({ n }) => `${counted(n, { one: 'piece', other: 'pieces' })} to check`,
		th: ({ n }) => `รอตรวจ ${classified(n, 'ชิ้น')}`
	}),
	allDone: { en: 'Nothing left to do', th: 'ไม่มีอะไรต้องทำแล้ว' },
	alreadyReceived: message<{ when: string; who: string }>({
		en: ({ when, who }) => `Already received ${when}${who ? `, by ${who}` : ''}.`,
		th: ({ when, who }) => `${keep`รับ~ของแล้ว`} ${when}${who ? ` โดย ${who}` : ''}`
	}),
	notApproved: {
		en: 'This return is not decided yet. Decide it first, or put the parcel aside.',
		th: keep`เรื่องนี้ยังไม่ได้ตัดสิน ตัดสินก่อน หรือพักกล่องไว้`
	},
	ended: {
		en: 'Nothing is expected for this return. Put the parcel aside and ask a colleague.',
		th: 'เรื่องนี้ไม่มีของที่ต้องรับ พักกล่องไว้และถามเพื่อนร่วมทีม'
	},
	expiredStill: {
		en: 'It came after its last day. It can still be received.',
		th: 'มาถึงหลังกำหนด แต่ยังรับได้'
	},
	awaited: { en: 'What should be in it', th: 'ของที่ควรอยู่ในกล่อง' },
	found: { en: 'Found', th: 'พบ' },
	of: message<Count>({ en: ({ n }) => `of ${n}`, th: ({ n }) => keep`จาก_${n}` }),
	quantityOf: message<{ title: string }>({
		en: ({ title }) => `Pieces found: ${title}`,
		th: ({ title }) => `จำนวนที่พบ: ${title}`
	}),
	somethingElse: { en: 'Something else is in the parcel', th: 'มีของอื่นในกล่อง' },
	otherHint: {
		en: 'Pieces of the same order that nobody announced.',
		th: 'ของในคำสั่งซื้อเดียวกันที่ไม่ได้แจ้งไว้'
	},
	otherNote: { en: 'What you see', th: 'สิ่งที่เห็น' },
	receive: { en: 'Received', th: keep`รับ~ของ` },
	receiveHint: { en: 'Enter, with the field empty', th: keep`กด_Enter ตอนที่ช่องยังว่าง` },
	check: { en: 'Check the goods', th: 'ตรวจของ' },
	condition: { en: 'Condition', th: 'สภาพ' },
	disposition: { en: 'Then', th: 'จากนั้น' },
	verdict: { en: 'Decision', th: 'ผล' },
	accept: { en: 'Accept', th: 'ผ่าน' },
	reduce: { en: 'Accept for less', th: 'ผ่าน หักบางส่วน' },
	reject: { en: 'Do not accept', th: 'ไม่ผ่าน' },
	later: { en: 'Later', th: 'ยังไม่ตรวจ' },
	keepBack: { en: 'Keep back', th: 'หักไว้' },
	keepBackHint: message<{ amount: string }>({
		en: ({ amount }) => `Up to ${amount}`,
		th: ({ amount }) => `ไม่เกิน ${amount}`
	}),
	reason: { en: 'Reason', th: 'เหตุผล' },
	chooseReason: { en: 'Choose a reason', th: 'เลือกเหตุผล' },
	findings: { en: 'What you found', th: 'สิ่งที่พบ' },
	worth: message<{ amount: string }>({
		en: ({ amount }) => `${amount} promised`,
		th: ({ amount }) => `แจ้งไว้ ${amount}`
	}),
	saysReason: message<{ reason: string }>({
		en: ({ reason }) => `Customer: ${reason}`,
		th: ({ reason }) => `ลูกค้าแจ้ง: ${reason}`
	}),
	save: { en: 'Checked', th: 'ตรวจแล้ว' },
	doneReceived: message<Number_>({
		en: ({ number }) => `${number} received. Check the goods now, or scan the next one.`,
		th: ({ number }) => keep`รับ_${number}_แล้ว ตรวจของต่อเลย หรือสแกนกล่องถัดไป`
	}),
	doneChecked: message<Number_>({
		en: ({ number }) => `${number} checked.`,
		th: ({ number }) => keep`ตรวจ_${number}_แล้ว`
	}),
	refundGoes: message<{ amount: string }>({
		en: ({ amount }) => `${amount} is on its way to the customer.`,
		th: ({ amount }) => `กำลังคืนเงิน ${amount} ให้ลูกค้า`
	}),
	refundWaits: message<{ amount: string }>({
		en: ({ amount }) => `${amount} waits for a second person.`,
		th: ({ amount }) => `เงินคืน ${amount} รอผู้อนุมัติคนที่สอง`
	}),
	refundByHand: message<{ amount: string }>({
		en: ({ amount }) => `${amount} is paid out by hand.`,
		th: ({ amount }) => `ต้องโอนคืน ${amount} เอง`
	}),
	refundHeld: { en: 'The money could not be set aside: see the case.', th: 'ยังกันเงินคืนไม่ได้ ดูในเรื่อง' },
	openCase: { en: 'Open the case', th: 'เปิดเรื่อง' },
	lastOnes: { en: 'Received last', th: 'รับล่าสุด' },
	none: { en: 'Nothing has been received yet.', th: 'ยังไม่มีของที่รับ' },
	ready: { en: 'Ready for the next parcel', th: 'พร้อมรับกล่องถัดไป' },
	readyNext: {
		en: 'Hold the slip under the scanner. The code opens here by itself.',
		th: 'นำใบส่งคืนไปสแกน รายการจะเปิดขึ้นเอง'
	}
} satisfies Catalogue;
