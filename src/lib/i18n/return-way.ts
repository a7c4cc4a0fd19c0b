import { classified, counted, keep, message, type Catalogue } from './say.ts';

type Amount = { amount: string };

/** The stops of a return and of its money, and where each piece stands. */
export const way = {
	wayHome: { en: 'The way home', th: 'เส้นทางกลับ' },
	wayOfMoney: { en: 'The way of the money', th: 'เส้นทางของเงิน' },
	stopRequested: { en: 'Requested', th: 'ขอคืน' },
	stopApproved: { en: 'Approved', th: 'อนุมัติแล้ว' },
	stopLook: { en: 'We look at it', th: 'เราดูคำขอ' },
	stopAnswer: { en: 'Our answer', th: 'คำตอบ' },
	stopDropOff: { en: 'Drop off', th: 'ฝากส่ง' },
	stopSend: { en: 'You send it', th: 'คุณส่งกลับ' },
	stopScanned: { en: 'With the carrier', th: keep`ขนส่ง~รับแล้ว` },
	stopBack: { en: 'Back with us', th: 'ถึงร้าน' },
	stopPart: { en: 'Partly back', th: 'ถึงร้านบางส่วน' },
	stopChecked: { en: 'Checked', th: 'ตรวจของ' },
	stopSent: { en: 'Refund sent', th: 'ส่งเงินคืน' },
	stopReserved: { en: 'Refund ready', th: 'เตรียมเงินแล้ว' },
	stopFailed: { en: 'Could not be sent', th: 'ส่งไม่สำเร็จ' },
	stopWaits: { en: 'Waits for an account', th: 'รอข้อมูลบัญชี' },
	stopBank: { en: 'With your bank', th: 'อยู่ที่ธนาคาร' },
	stopIn: { en: 'Money in', th: 'เงินเข้าบัญชี' },
	stopCredit: { en: 'Store credit', th: 'เครดิตร้านค้า' },
	stopDeclined: { en: 'Declined', th: 'ไม่รับคืน' },
	stopCancelled: { en: 'Cancelled', th: 'ยกเลิก' },
	stopExpired: { en: 'Not sent in time', th: keep`เลย~กำหนดส่ง` },
	stopNotAccepted: { en: 'Not accepted', th: 'รับไม่ได้' },
	stopFinished: { en: 'Finished', th: 'เสร็จสิ้น' },
	by: { en: 'by', th: 'ภายใน' },
	since: { en: 'since', th: 'ตั้งแต่' },

	// goods
	putIn: message<{ n: number }>({
		en: ({ n }) => (n === 1 ? 'Put this in the parcel' : `Put these ${englishCount(n)} in the parcel`),
		th: ({ n }) => (n === 1 ? 'ใส่ชิ้นนี้ในพัสดุ' : keep`ใส่ ${classified(n, 'ชิ้น')}นี้ในพัสดุ`)
	}),
	goods: { en: 'What is in this return', th: 'สินค้าในรายการคืนนี้' },
	itemAwaited: { en: 'Still to come', th: 'รอของมาถึง' },
	itemOnWay: { en: 'On its way back', th: 'กำลังส่งกลับ' },
	itemHere: { en: 'Here, being checked', th: 'ถึงร้านแล้ว กำลังตรวจ' },
	itemAccepted: { en: 'Checked and accepted', th: 'ตรวจแล้ว ผ่าน' },
	itemReduced: message<Amount>({
		en: ({ amount }) => `Accepted, ${amount} kept back`,
		th: ({ amount }) => `ผ่าน หักไว้ ${amount}`
	}),
	itemRejected: { en: 'Not accepted', th: 'รับไม่ได้' },
	itemKept: { en: 'You keep it', th: keep`คุณเก็บไว้ได้` },
	itemLost: { en: 'Lost on the way', th: 'หายระหว่างทาง' },
	itemCancelled: { en: 'Cancelled, stays with you', th: keep`ยกเลิก ของอยู่กับ~คุณ` },
	itemExpired: { en: 'Not sent in time', th: keep`เลย~กำหนดส่ง` },
	photos: message<{ n: number }>({
		en: ({ n }) => counted(n, { one: 'photo', other: 'photos' }),
		th: ({ n }) => classified(n, 'รูป')
	}),
	photoOf: message<{ n: number; what: string }>({
		en: ({ n, what }) => `Photo ${n}: ${what}`,
		th: ({ n, what }) => keep`รูปที่_${n}: ${what}`
	}),
	yourPhotos: { en: 'Your photos', th: 'รูปของคุณ' }
} satisfies Catalogue;

const englishCount = (n: number): string =>
	['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][n] ?? String(n);
