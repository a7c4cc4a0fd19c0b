import { message, type Message } from './say.ts';

type Told = { words: Message<{ number: string }>; late?: true };

/** What the record says of a return or of a claim; undefined for a step that means nothing to the customer. */
export const happenedToReturn = (type: string, kind: ReturnKind): Told | undefined =>
	(kind === 'claim' ? claimHappenings[type] : undefined) ?? returnHappenings[type];

type ReturnKind = 'return' | 'exchange' | 'claim';

const claimHappenings: Partial<Record<string, Told>> = {
	return_submitted: told(
		(n) => `You reported ${n}`,
		(n) => `คุณแจ้งเรื่อง ${n}`
	),
	return_approved: told(
		(n) => `We agreed to ${n}`,
		(n) => `อนุมัติเรื่องที่แจ้ง ${n}`
	),
	return_declined: told(
		(n) => `We did not agree to ${n}`,
		(n) => `ไม่อนุมัติเรื่องที่แจ้ง ${n}`,
		true
	),
	return_cancelled: told(
		(n) => `You took ${n} back`,
		(n) => `ถอนเรื่องที่แจ้ง ${n}`
	)
};

const returnHappenings: Partial<Record<string, Told>> = {
	return_submitted: told(
		(n) => `You asked for return ${n}`,
		(n) => `คุณขอคืนสินค้า ${n}`
	),
	return_imported: told(
		(n) => `Return ${n}`,
		(n) => `รายการคืน ${n}`
	),
	return_approved: told(
		(n) => `${n} approved`,
		(n) => `อนุมัติการคืน ${n}`
	),
	return_declined: told(
		(n) => `${n} declined`,
		(n) => `ไม่รับคืน ${n}`,
		true
	),
	return_appealed: told(
		(n) => `You asked us to look at ${n} again`,
		(n) => `คุณขอให้พิจารณา ${n} อีกครั้ง`
	),
	question_asked: told(
		(n) => `We asked you something about ${n}`,
		(n) => `เราถามเพิ่มเรื่อง ${n}`
	),
	question_answered: told(
		(n) => `You answered about ${n}`,
		(n) => `คุณตอบเรื่อง ${n}`
	),
	claim_carrier_asked: told(
		() => 'We asked the carrier',
		() => 'เราสอบถามขนส่งแล้ว'
	),
	claim_carrier_answered: told(
		() => 'The carrier answered us',
		() => 'ขนส่งตอบกลับแล้ว'
	),
	claim_parcel_came: told(
		() => 'The parcel was delivered after all',
		() => 'พัสดุส่งถึงภายหลัง'
	),
	exchange_out_of_stock: told(
		() => 'What you wanted has sold out',
		() => 'สินค้าที่ขอเปลี่ยนหมดแล้ว',
		true
	),
	exchange_payment_due: told(
		() => 'We asked you for the difference',
		() => 'เราแจ้งส่วนต่างที่ต้องชำระ'
	),
	exchange_ready: told(
		() => 'We are packing your replacement',
		() => 'กำลังแพ็กสินค้าชิ้นใหม่'
	),
	exchange_converted: told(
		() => 'You get your money back instead',
		() => 'เปลี่ยนเป็นคืนเงิน'
	),
	exchange_shipped: told(
		() => 'Your replacement was sent',
		() => 'ส่งสินค้าชิ้นใหม่แล้ว'
	),
	exchange_completed: told(
		() => 'Your replacement was delivered',
		() => 'สินค้าชิ้นใหม่ถึงแล้ว'
	),
	return_cancelled: told(
		(n) => `${n} cancelled`,
		(n) => `ยกเลิกการคืน ${n}`
	),
	return_changed: told(
		(n) => `You changed how ${n} travels`,
		(n) => `คุณเปลี่ยนวิธีส่งกลับของ ${n}`
	),
	return_scanned: told(
		(n) => `The carrier has the parcel of ${n}`,
		(n) => `ขนส่งรับพัสดุของ ${n} แล้ว`
	),
	return_troubled: told(
		(n) => `Something went wrong with the parcel of ${n}`,
		(n) => `พัสดุของ ${n} มีปัญหา`,
		true
	),
	return_received: told(
		(n) => `The parcel of ${n} is back with us`,
		(n) => `พัสดุของ ${n} ถึงร้านแล้ว`
	),
	item_inspected: told(
		(n) => `A piece of ${n} was checked`,
		(n) => `ตรวจสินค้าของ ${n} แล้ว`
	),
	item_lost: told(
		(n) => `A piece of ${n} is lost`,
		(n) => `สินค้าของ ${n} สูญหาย`,
		true
	),
	return_expired: told(
		(n) => `${n} was not sent in time`,
		(n) => `${n} เลยกำหนดส่ง`,
		true
	),
	return_boxed: told(
		(n) => `${n} travels in one box with another return`,
		(n) => `${n} ส่งในกล่องเดียวกับรายการคืนอื่น`
	),
	return_unboxed: told(
		(n) => `${n} travels by itself again`,
		(n) => `${n} แยกส่งตามเดิม`
	),
	return_reopened: told(
		(n) => `${n} is open again`,
		(n) => `เปิดรายการคืน ${n} อีกครั้ง`
	)
};

function told(en: (number: string) => string, th: (number: string) => string, late?: true): Told {
	const words = message<{ number: string }>({
		en: ({ number }) => en(number),
		th: ({ number }) => th(number)
	});
	return late ? { words, late } : { words };
}
