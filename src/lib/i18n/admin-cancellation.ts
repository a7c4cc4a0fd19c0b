import { type Catalogue } from './say.ts';

/** The shop's clocks for cancellations. */
export const adminCancellation = {
	title: { en: 'Cancellations', th: 'การยกเลิก' },
	lead: {
		en: 'Customers cancel an order, or pieces of it, until it is packed. Two clocks say how.',
		th: 'ลูกค้ายกเลิกคำสั่งซื้อหรือบางชิ้นได้จนกว่าจะแพ็ก โดยมีสองช่วงเวลา'
	},
	grace: { en: 'Minutes after the purchase', th: 'จำนวนนาทีหลังสั่งซื้อ' },
	graceHint: {
		en: 'In this time a cancellation is accepted by itself and nothing should be packed. 0: no such time.',
		th: 'ในช่วงนี้ระบบรับยกเลิกเองและยังไม่ควรแพ็ก ใส่ 0 ถ้าไม่ใช้'
	},
	graceWrong: {
		en: 'Give a whole number of minutes from 0 to 10080.',
		th: 'ใส่จำนวนนาทีเป็นจำนวนเต็มตั้งแต่ 0 ถึง 10080'
	},
	after: { en: 'After that, while nothing is packed', th: 'หลังจากนั้น ถ้ายังไม่แพ็ก' },
	check: { en: 'The warehouse is asked first', th: 'ให้คลังสินค้าตรวจก่อน' },
	checkNote: {
		en: 'Each one waits on the desk until somebody says whether it was stopped in time.',
		th: 'คำขอจะรอบนโต๊ะงานจนกว่าจะมีคนตอบว่าหยุดได้ทันหรือไม่'
	},
	accept: { en: 'It is accepted by itself', th: 'รับยกเลิกเองทันที' },
	acceptNote: {
		en: 'Right for shops whose packing is always told here at once. Pieces in a parcel being prepared still ask.',
		th: 'เหมาะกับร้านที่แจ้งการแพ็กเข้าระบบทันทีเสมอ สินค้าที่กำลังเตรียมพัสดุยังต้องถามก่อน'
	},
	save: { en: 'Save', th: 'บันทึก' },
	saved: { en: 'Saved.', th: 'บันทึกแล้ว' }
} satisfies Catalogue;
