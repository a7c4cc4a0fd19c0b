import { classified, counted, message, type Catalogue } from './say.ts';

/** What staff read about cancellations. */
export const deskCancellation = {
	work: { en: 'Wants to cancel', th: 'ขอยกเลิก' },
	workWhy: { en: 'Can the pieces still be stopped?', th: 'ยังหยุดสินค้าได้ทันหรือไม่' },
	held: { en: 'Held money not let go', th: 'ปล่อยวงเงินไม่สำเร็จ' },
	heldWhy: { en: 'Look at the provider again', th: 'ตรวจสอบกับผู้ให้บริการอีกครั้ง' },
	title: { en: 'Cancellations', th: 'การยกเลิก' },
	onHold: message<{ time: string }>({
		en: ({ time }) => `Do not pack before ${time}: the customer can still cancel at once.`,
		th: ({ time }) => `ยังไม่ต้องแพ็กก่อน ${time} ลูกค้ายังยกเลิกได้ทันที`
	}),
	pieces: message<{ n: number }>({
		en: ({ n }) => counted(n, { one: 'piece', other: 'pieces' }),
		th: ({ n }) => classified(n, 'ชิ้น')
	}),
	waits: message<{ age: string }>({
		en: ({ age }) => `waiting for ${age}`,
		th: ({ age }) => `รอมา ${age}`
	}),
	stop: { en: 'It is stopped', th: 'หยุดได้แล้ว' },
	tooLate: { en: 'Too late', th: 'ไม่ทันแล้ว' },
	retry: { en: 'Let the money go again', th: 'ลองปล่อยวงเงินอีกครั้ง' },
	stuck: { en: 'Held money could not be let go', th: 'ปล่อยวงเงินไม่สำเร็จ' },
	lapsed: {
		en: 'The authorisation had lapsed: what is left of the order is unpaid',
		th: 'วงเงินที่กันไว้หมดอายุ สินค้าที่เหลือยังไม่ได้ชำระ'
	},
	cancelFor: { en: 'Cancel for the customer', th: 'ยกเลิกให้ลูกค้า' },
	cancelTitle: message<{ number: string }>({
		en: ({ number }) => `Cancel order ${number}`,
		th: ({ number }) => `ยกเลิกคำสั่งซื้อ ${number}`
	}),
	cancelLead: {
		en: 'What you cancel here is cancelled at once; the money follows and the customer is told.',
		th: 'รายการที่ยกเลิกที่นี่มีผลทันที ระบบจะจัดการเงินและแจ้งลูกค้า'
	},
	packedToo: {
		en: 'Some pieces are packed already. As a lead you can call them back; make sure the parcel stays here.',
		th: 'สินค้าบางชิ้นแพ็กแล้ว หัวหน้าทีมเรียกคืนได้ ตรวจให้แน่ใจว่าพัสดุยังไม่ออก'
	},
	colPiece: { en: 'Piece', th: 'สินค้า' },
	colCancel: { en: 'Cancel', th: 'ยกเลิก' },
	colOf: { en: 'Possible', th: 'ยกเลิกได้' },
	reason: { en: 'Reason', th: 'เหตุผล' },
	note: { en: 'Note for colleagues', th: 'บันทึกสำหรับทีม' },
	doCancel: { en: 'Cancel these pieces', th: 'ยกเลิกสินค้าเหล่านี้' }
} satisfies Catalogue;
