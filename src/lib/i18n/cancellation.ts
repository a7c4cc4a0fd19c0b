import type { CancellationReason } from '#lib/domain/cancellation/reasons.ts';
import type { CancellationState } from '#lib/domain/cancellation/states.ts';
import type { WhyNot } from '#lib/domain/cancellation/units.ts';
import { classified, counted, message, type Catalogue, type Message } from './say.ts';

const pieces = (n: number): string => counted(n, { one: 'piece', other: 'pieces' });
const chin = (n: number): string => classified(n, 'ชิ้น');

/** What customers read about calling off an order or pieces of it. */
export const cancellation = {
	heading: { en: 'Cancel', th: 'ยกเลิก' },
	untilTime: message<{ time: string }>({
		en: ({ time }) => `Changed your mind? Until ${time} you can cancel at once.`,
		th: ({ time }) => `เปลี่ยนใจหรือไม่ ยกเลิกได้ทันทีถึง ${time}`
	}),
	stillUnpacked: {
		en: 'This is not packed yet, so it can still be cancelled.',
		th: 'ยังไม่ได้แพ็ก จึงยังยกเลิกได้'
	},
	mayAsk: {
		en: 'This is not packed yet. Ask to cancel, and the warehouse looks whether it is in time.',
		th: 'ยังไม่ได้แพ็ก ขอยกเลิกได้ คลังสินค้าจะดูว่ายังทันหรือไม่'
	},
	act: { en: 'Cancel the order', th: 'ยกเลิกคำสั่งซื้อ' },
	actPieces: { en: 'Cancel pieces of it', th: 'ยกเลิกสินค้าบางชิ้น' },
	title: { en: 'What would you like to cancel?', th: 'ต้องการยกเลิกสินค้าใด' },
	lead: {
		en: 'Everything that is not packed yet is chosen. Take the tick away from what you want to keep.',
		th: 'เราเลือกสินค้าที่ยังไม่แพ็กไว้ให้ทั้งหมด เอาเครื่องหมายออกจากชิ้นที่ต้องการเก็บไว้'
	},
	howMany: { en: 'How many', th: 'จำนวน' },
	chosen: message<{ n: number }>({
		en: ({ n }) => `Cancelling ${pieces(n)}`,
		th: ({ n }) => `ยกเลิก ${chin(n)}`
	}),
	chosenPieces: message<{ n: number }>({ en: ({ n }) => pieces(n), th: ({ n }) => chin(n) }),
	contact: { en: 'Contact us', th: 'ติดต่อเรา' },
	ofDelivery: message<{ amount: string }>({
		en: ({ amount }) => `Delivery included: ${amount}`,
		th: ({ amount }) => `รวมค่าจัดส่ง ${amount}`
	}),
	refunded: message<{ amount: string; day: string }>({
		en: ({ amount, day }) => `${amount} goes back the way you paid, by ${day} at the latest.`,
		th: ({ amount, day }) => `คืน ${amount} ทางช่องทางที่ชำระ ภายใน ${day}`
	}),
	released: message<{ amount: string }>({
		en: ({ amount }) => `${amount} is only held by your bank. It is let go and never charged.`,
		th: ({ amount }) => `ยอด ${amount} ธนาคารเพียงกันวงเงินไว้ เราจะปล่อยคืนและไม่เรียกเก็บ`
	}),
	captured: message<{ amount: string }>({
		en: ({ amount }) => `For what you keep, only ${amount} is charged.`,
		th: ({ amount }) => `สินค้าที่เก็บไว้เรียกเก็บเพียง ${amount}`
	}),
	door: message<{ amount: string }>({
		en: ({ amount }) => `You pay ${amount} less at the door.`,
		th: ({ amount }) => `จ่ายปลายทางน้อยลง ${amount}`
	}),
	nothingPaid: {
		en: 'Nothing was charged, so there is nothing to pay back.',
		th: 'ยังไม่ได้เรียกเก็บเงิน จึงไม่มียอดต้องคืน'
	},
	atOnce: { en: 'It is cancelled at once.', th: 'ยกเลิกทันที' },
	checkFirst: {
		en: 'The warehouse first looks whether it is in time. You get an answer by mail.',
		th: 'คลังสินค้าจะดูก่อนว่ายังทันหรือไม่ แล้วแจ้งคุณทางอีเมล'
	},
	whyAsk: { en: 'Tell us why (you need not)', th: 'บอกเหตุผล (ไม่บังคับ)' },
	noReason: { en: 'I’d rather not say', th: 'ไม่ระบุ' },
	doWhole: { en: 'Cancel the order', th: 'ยกเลิกคำสั่งซื้อ' },
	doPieces: { en: 'Cancel these pieces', th: 'ยกเลิกสินค้าเหล่านี้' },
	doAsk: { en: 'Ask to cancel', th: 'ขอยกเลิก' },
	again: { en: 'Work out the amount again', th: 'คำนวณยอดใหม่' },
	keep: { en: 'Keep the order', th: 'เก็บคำสั่งซื้อไว้' },
	newAmount: {
		en: 'This is the amount for what you chose. Is it right? Then cancel.',
		th: 'นี่คือยอดของสินค้าที่เลือก ถ้าถูกต้องให้กดยกเลิก'
	},
	cannot: { en: 'What can’t be cancelled', th: 'สินค้าที่ยกเลิกไม่ได้' },
	noneTitle: { en: 'This order can’t be cancelled', th: 'คำสั่งซื้อนี้ยกเลิกไม่ได้' },
	openTitle: { en: 'A cancellation is being checked', th: 'กำลังตรวจสอบคำขอยกเลิก' },
	openLead: {
		en: 'You asked to cancel already. See where it stands.',
		th: 'คุณขอยกเลิกไว้แล้ว ดูสถานะได้เลย'
	},
	see: { en: 'See the cancellation', th: 'ดูการยกเลิก' },
	toOrder: { en: 'To the order', th: 'ไปที่คำสั่งซื้อ' },
	toReturns: { en: 'Send it back', th: 'ขอคืนสินค้า' },

	page: message<{ number: string }>({
		en: ({ number }) => `Cancellation ${number}`,
		th: ({ number }) => `การยกเลิก ${number}`
	}),
	way: { en: 'How it goes on', th: 'ขั้นตอนการยกเลิก' },
	stopAsked: { en: 'You asked', th: 'ขอยกเลิก' },
	stopCheck: { en: 'Warehouse looks', th: 'คลังตรวจของ' },
	stopRefund: { en: 'Money back', th: 'คืนเงิน' },
	stopHold: { en: 'Hold let go', th: 'ปล่อยวงเงิน' },
	total: { en: 'Comes off in all', th: 'รวมที่ได้คืน' },
	totalIf: { en: 'Comes off if it is in time', th: 'ยอดที่ได้คืน ถ้าหยุดทัน' },
	whatPieces: { en: 'What it is about', th: 'สินค้าในคำขอนี้' },
	money: { en: 'Your money', th: 'เงินของคุณ' },
	withdraw: { en: 'Keep the order after all', th: 'เปลี่ยนใจ เก็บคำสั่งซื้อไว้' },
	listed: { en: 'Cancellations', th: 'การยกเลิก' },
	notCharged: { en: 'Cancelled, not charged', th: 'ยกเลิก ไม่ได้เรียกเก็บ' },
	happened: message<{ amount: string; number: string }>({
		en: ({ amount, number }) => `Pieces for ${amount} cancelled (${number})`,
		th: ({ amount, number }) => `ยกเลิกสินค้า ${amount} (${number})`
	}),
	held: { en: 'Held, not charged yet', th: 'กันวงเงินไว้ ยังไม่เรียกเก็บ' }
} satisfies Catalogue;

/** Where it stands, as the customer reads it. */
export const cancellationStates: Record<CancellationState, Message> = {
	requested: { en: 'Asked', th: 'ขอแล้ว' },
	warehouse_check: { en: 'Being checked', th: 'กำลังตรวจสอบ' },
	accepted: { en: 'Cancelled', th: 'ยกเลิกแล้ว' },
	stopped: { en: 'Cancelled', th: 'ยกเลิกแล้ว' },
	too_late: { en: 'Too late', th: 'ไม่ทัน' },
	withdrawn: { en: 'You kept the order', th: 'เก็บคำสั่งซื้อไว้' },
	releasing: { en: 'Cancelled', th: 'ยกเลิกแล้ว' },
	refunding: { en: 'Cancelled, money on its way', th: 'ยกเลิกแล้ว กำลังคืนเงิน' },
	done: { en: 'Cancelled', th: 'ยกเลิกแล้ว' }
};

/** The first sentence of its page, and what comes next. */
export const cancellationHeads: Record<CancellationState, { head: Message; next: Message }> = {
	requested: {
		head: { en: 'We are checking your cancellation.', th: 'กำลังตรวจสอบคำขอยกเลิก' },
		next: { en: 'You get an answer by mail.', th: 'เราจะแจ้งผลทางอีเมล' }
	},
	warehouse_check: {
		head: { en: 'We are checking if it is in time.', th: 'กำลังดูว่ายังทันหรือไม่' },
		next: {
			en: 'The warehouse looks for the pieces and answers by mail. Until then nothing of your money moves, and you can keep the order after all.',
			th: 'คลังสินค้ากำลังหาสินค้าและจะแจ้งผลทางอีเมล ระหว่างนี้ยังไม่มีการคืนเงิน และคุณเปลี่ยนใจเก็บคำสั่งซื้อไว้ได้'
		}
	},
	accepted: {
		head: { en: 'It is cancelled.', th: 'ยกเลิกแล้ว' },
		next: { en: 'Nothing of this will be sent.', th: 'เราจะไม่จัดส่งสินค้านี้' }
	},
	stopped: {
		head: { en: 'It was stopped in time.', th: 'หยุดได้ทัน' },
		next: { en: 'Nothing of this will be sent.', th: 'เราจะไม่จัดส่งสินค้านี้' }
	},
	too_late: {
		head: { en: 'It was too late to cancel.', th: 'ยกเลิกไม่ทัน' },
		next: {
			en: 'The pieces were packed already and come to you. When they have arrived, you can send them back.',
			th: 'สินค้าแพ็กไปแล้วและกำลังจะส่งถึงคุณ เมื่อได้รับแล้วขอคืนได้'
		}
	},
	withdrawn: {
		head: { en: 'You kept the order.', th: 'คุณเก็บคำสั่งซื้อไว้' },
		next: { en: 'We send it as planned.', th: 'เราจะจัดส่งตามปกติ' }
	},
	releasing: {
		head: { en: 'It is cancelled.', th: 'ยกเลิกแล้ว' },
		next: {
			en: 'Your bank is being told to let the held money go. Nothing of this will be sent.',
			th: 'เรากำลังแจ้งธนาคารให้ปล่อยวงเงินที่กันไว้ และจะไม่จัดส่งสินค้านี้'
		}
	},
	refunding: {
		head: { en: 'It is cancelled.', th: 'ยกเลิกแล้ว' },
		next: {
			en: 'Your money is on its way; we write when it left. Nothing of this will be sent.',
			th: 'กำลังคืนเงิน เราจะแจ้งเมื่อโอนแล้ว และจะไม่จัดส่งสินค้านี้'
		}
	},
	done: {
		head: { en: 'It is cancelled.', th: 'ยกเลิกแล้ว' },
		next: {
			en: 'Everything is settled; there is nothing you need to do.',
			th: 'เรียบร้อยทุกอย่าง คุณไม่ต้องทำอะไรเพิ่ม'
		}
	}
};

/** Why a piece can't be cancelled, with what to do instead. */
export const whyNotCancel: Record<WhyNot, Message> = {
	order_cancelled: { en: 'The order is cancelled already.', th: 'คำสั่งซื้อถูกยกเลิกไปแล้ว' },
	already_cancelled: { en: 'This is cancelled already.', th: 'ยกเลิกไปแล้ว' },
	sent: {
		en: 'This was sent already. When it has arrived, you can send it back.',
		th: 'จัดส่งไปแล้ว เมื่อได้รับแล้วขอคืนได้'
	},
	packed: {
		en: 'This is packed already. When it has arrived, you can send it back.',
		th: 'แพ็กไปแล้ว เมื่อได้รับแล้วขอคืนได้'
	},
	final_sale: {
		en: 'A final sale can be cancelled only right after the purchase. Write to us if something is wrong.',
		th: 'สินค้าซื้อขาดยกเลิกได้เฉพาะช่วงแรกหลังสั่งซื้อ หากมีปัญหาติดต่อเราได้'
	},
	replacement: {
		en: 'This replaces another piece. Write to us if you don’t want it any more.',
		th: 'ชิ้นนี้เป็นสินค้าที่เปลี่ยนให้ หากไม่ต้องการแล้วติดต่อเราได้'
	}
};

export const cancellationReasons: Record<CancellationReason, Message> = {
	changed_mind: { en: 'I changed my mind', th: 'เปลี่ยนใจ' },
	ordered_twice: { en: 'I ordered it twice', th: 'สั่งซ้ำ' },
	wrong_choice: { en: 'I chose the wrong thing', th: 'เลือกผิด' },
	takes_too_long: { en: 'It takes too long', th: 'รอนานเกินไป' },
	found_elsewhere: { en: 'I found it elsewhere', th: 'เจอที่อื่นแล้ว' },
	other: { en: 'Something else', th: 'เหตุผลอื่น' }
};
