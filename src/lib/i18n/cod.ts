import type { CodDutyKind } from '#lib/domain/cod-claim/duty.ts';
import { joinThai, message, type Catalogue, type Message } from './say.ts';

/** Goods that are paid for at the door: what the customer and the desk are told of claims and refusals. */
export const cod = {
	work: { en: 'Claim, paid at the door', th: 'ขอเงินคืน จ่ายเงินปลายทาง' },

	claimTitle: { en: 'Not what you bought?', th: 'ได้ของไม่ตรงหรือมีปัญหา' },
	claimUntil: message<{ day: string }>({
		en: ({ day }) => `You can claim your money until ${day}; the carrier still holds it.`,
		th: ({ day }) => `ขอเงินคืนได้ถึง ${day} ตอนนี้ขนส่งยังไม่ส่งเงินของคุณให้ร้าน`
	}),
	claimAct: { en: 'Claim your money', th: 'ขอเงินคืน' },

	refusedHead: { en: 'You refused the parcel.', th: 'คุณปฏิเสธรับพัสดุ' },
	refusedNothing: { en: 'Nothing was charged.', th: 'ไม่มีการเก็บเงิน' },
	refusedDone: { en: 'There is nothing more for you to do.', th: 'คุณไม่ต้องทำอะไรเพิ่ม' },
	refusedWrong: { en: 'if this is not what happened.', th: 'หากข้อมูลนี้ไม่ถูกต้อง' },
	refusedPaid: { en: 'We give back what you paid beforehand.', th: 'เงินที่จ่ายไว้ก่อน ร้านจะคืนให้' },
	listRefused: { en: 'Refused', th: 'ปฏิเสธรับ' },
	refusedState: { en: 'Refused, on its way back', th: 'ปฏิเสธรับ กำลังส่งกลับร้าน' },
	refusedBack: { en: 'Refused, back at the shop', th: 'ปฏิเสธรับ กลับถึงร้านแล้ว' },
	refusedPiece: {
		en: 'You refused it at the door, so there is nothing to send back.',
		th: 'คุณปฏิเสธรับพัสดุ จึงไม่มีของให้ส่งคืน'
	},
	notCharged: { en: 'Not charged', th: 'ไม่ได้เก็บเงิน' },
	happenedRefused: message<{ what: string }>({
		en: ({ what }) => `${what} was refused and goes back to the shop`,
		th: ({ what }) => joinThai(what, 'ถูกปฏิเสธรับ กำลังส่งกลับร้าน')
	}),

	fetched: { en: 'We have it fetched at your door, free of charge', th: 'เราให้ขนส่งไปรับถึงบ้าน ฟรี' },
	fetchedBy: message<{ day: string }>({
		en: ({ day }) => `By ${day}. You pay nothing.`,
		th: ({ day }) => `ภายใน ${day} คุณไม่ต้องจ่ายอะไร`
	}),
	fetchHead: message<{ day: string }>({
		en: ({ day }) => `It is fetched by ${day}.`,
		th: ({ day }) => `จะมีคนไปรับของภายใน ${day}`
	}),
	fetchLate: message<{ day: string }>({
		en: ({ day }) => `It should have been fetched by ${day}.`,
		th: ({ day }) => `ควรมีคนไปรับของภายใน ${day}`
	}),
	fetchLateNext: {
		en: 'If nobody came, write to us: this is ours to put right.',
		th: 'ถ้ายังไม่มีใครไปรับ แจ้งเราได้เลย เราจะรีบจัดการ'
	},
	stopFetch: { en: 'Fetched at your door', th: 'ไปรับของที่บ้าน' },

	basisTitle: { en: 'Your claim by law', th: 'สิทธิ์ขอเงินคืนตามกฎหมาย' },
	basis: {
		en: 'You paid at the door and told us in time: what you paid for it goes back in full once we have seen the goods.',
		th: 'คุณจ่ายเงินปลายทางและแจ้งทันเวลา เมื่อเราตรวจของแล้วจะคืนเงินเต็มจำนวน'
	},
	pack: message<{ number: string }>({
		en: ({ number }) => `Pack it as it came and write ${number} on the box.`,
		th: ({ number }) => `แพ็กของตามที่ได้รับ แล้วเขียน ${number} ไว้บนกล่อง`
	}),
	moneyBy: message<{ day: string }>({
		en: ({ day }) => `Your money leaves by ${day}.`,
		th: ({ day }) => `เราโอนเงินคืนภายใน ${day}`
	}),
	held: { en: 'The carrier was asked to go on holding your money.', th: 'เราแจ้งขนส่งให้เก็บเงินของคุณไว้ก่อนแล้ว' },

	deskFetch: { en: 'Fetched at the customer’s door', th: 'ขนส่งไปรับที่บ้านลูกค้า' },
	stopRefused: { en: 'Refused at the door', th: 'ปฏิเสธรับ' },
	deskTitle: { en: 'Cash-on-delivery claim', th: 'ขอเงินคืนกรณีเก็บเงินปลายทาง' },
	holdUntil: { en: 'Carrier holds the money until', th: 'ขนส่งถือเงินไว้ถึง' },
	collectBy: { en: 'Goods to be fetched by', th: 'ต้องไปรับของภายใน' },
	refundBy: { en: 'Money to leave by', th: 'ต้องโอนเงินภายใน' },
	collected: { en: 'Goods left the customer', th: 'ของออกจากลูกค้าแล้ว' },
	refunded: { en: 'Nothing is owed any more', th: 'ไม่มียอดค้างแล้ว' },
	ask: message<{ day: string }>({
		en: ({ day }) => `Ask the carrier to go on holding the money, by ${day}.`,
		th: ({ day }) => `แจ้งขนส่งให้เก็บเงินไว้ก่อน ภายใน ${day}`
	}),
	askLate: message<{ day: string }>({
		en: ({ day }) => `The carrier held the money until ${day}; it may have been paid out. Ask all the same.`,
		th: ({ day }) => `ขนส่งถือเงินไว้ถึง ${day} อาจโอนให้ร้านไปแล้ว แต่ควรสอบถามขนส่งด้วย`
	}),
	told: { en: 'Carrier told', th: 'แจ้งขนส่งแล้ว' },
	toldBy: message<{ who: string; when: string }>({
		en: ({ who, when }) => (who === '' ? `Told ${when}` : `Told by ${who}, ${when}`),
		th: ({ who, when }) => (who === '' ? `แจ้งเมื่อ ${when}` : `${who} แจ้งเมื่อ ${when}`)
	}),

	parcelRefused: { en: 'Refused at the door', th: 'ลูกค้าปฏิเสธรับพัสดุ' },
	parcelBack: { en: 'Back at the shop', th: 'พัสดุกลับถึงร้านแล้ว' },
	refusedFact: { en: 'Refused at the door', th: 'ลูกค้าปฏิเสธรับ' },
	refusedDesk: {
		en: 'The customer did not take it: nothing was paid, nothing can come back and nothing is to be refunded.',
		th: 'ลูกค้าไม่ได้รับพัสดุ จึงไม่มีการเก็บเงิน ไม่มีของให้คืน และไม่มียอดต้องคืน'
	},
	refusedDeskPaid: message<{ amount: string }>({
		en: ({ amount }) =>
			`The customer did not take it. ${amount} was paid beforehand: give it back where it was paid.`,
		th: ({ amount }) => `ลูกค้าไม่ได้รับพัสดุ มีเงินที่จ่ายไว้ก่อน ${amount} ให้คืนผ่านช่องทางที่ชำระ`
	})
} satisfies Catalogue;

/** What the queue says of a claim before and after its day. */
export const codDuties: Record<'next' | 'late', Record<CodDutyKind, Message>> = {
	next: {
		tell_carrier: { en: 'Ask the carrier to hold the money', th: 'แจ้งขนส่งให้เก็บเงินไว้ก่อน' },
		collect: { en: 'Have the goods fetched', th: 'ให้ขนส่งไปรับของ' },
		refund: { en: 'Money must leave soon by law', th: 'ใกล้ครบกำหนดคืนเงินตามกฎหมาย' }
	},
	late: {
		tell_carrier: { en: 'The carrier may have paid the money out', th: 'ขนส่งอาจโอนเงินให้ร้านไปแล้ว' },
		collect: { en: 'The goods should have been fetched', th: 'เลยกำหนดไปรับของ' },
		refund: { en: 'The legal day for the money has passed', th: 'เลยกำหนดคืนเงินตามกฎหมาย' }
	}
};
