import { told } from './facts.ts';

/** Refusals about calling off an order or pieces of it, and about packing what may still be called off. */
export const cancellationRefusals = {
	nothing_to_cancel: {
		en: 'Nothing of this order can be cancelled any more. What was sent can come back as a return.',
		th: 'คำสั่งซื้อนี้ยกเลิกไม่ได้แล้ว สินค้าที่จัดส่งแล้วขอคืนได้'
	},
	cannot_cancel: told({
		en: (f) =>
			(f.count('possible') ?? 0) > 0
				? `Only ${f.number('possible')} of this can still be cancelled. Choose that many or fewer.`
				: 'This is already packed or sent, so it can’t be cancelled. It can come back as a return.',
		th: (f) =>
			(f.count('possible') ?? 0) > 0
				? `ยกเลิกได้อีก ${f.number('possible')} ชิ้น เลือกไม่เกินจำนวนนี้`
				: 'สินค้านี้แพ็กหรือจัดส่งแล้ว จึงยกเลิกไม่ได้ เมื่อได้รับแล้วขอคืนได้'
	}),
	cancellation_open: {
		en: 'A cancellation of this order is already being checked. Wait for its answer first.',
		th: 'มีคำขอยกเลิกที่กำลังตรวจสอบอยู่ รอคำตอบก่อน'
	},
	payment_in_motion: {
		en: 'The bank is still releasing an earlier cancellation. Try again in a few minutes.',
		th: 'ธนาคารกำลังปล่อยวงเงินของการยกเลิกครั้งก่อน ลองใหม่ในอีกไม่กี่นาที'
	},
	fulfilment_on_hold: told({
		en: (f) =>
			f.time('until') === null
				? 'The customer can still cancel this order. Pack it when that time is over, or force it.'
				: `The customer can cancel this order until ${f.time('until')}. Pack it after that, or force it.`,
		th: (f) =>
			f.time('until') === null
				? 'ลูกค้ายังยกเลิกคำสั่งซื้อนี้ได้ รอให้พ้นเวลาก่อนแพ็ก หรือสั่งบังคับแพ็ก'
				: `ลูกค้ายกเลิกคำสั่งซื้อนี้ได้ถึง ${f.time('until')} แพ็กหลังจากนั้น หรือสั่งบังคับแพ็ก`
	}),
	cancellation_unanswered: told({
		en: (f) =>
			`The customer asked to cancel these pieces (${f.text('number') ?? ''}). Answer that first, or force it: then it was too late.`,
		th: (f) => `ลูกค้าขอยกเลิกสินค้านี้ (${f.text('number') ?? ''}) ตอบคำขอก่อน หรือสั่งบังคับแพ็กถ้าไม่ทันแล้ว`
	}),
	pieces_cancelled: {
		en: 'Some of these pieces were cancelled. Take them out of the parcel.',
		th: 'สินค้าบางชิ้นถูกยกเลิกแล้ว นำออกจากพัสดุ'
	}
};
