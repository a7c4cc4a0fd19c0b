import type { LineChangeKind } from '#lib/domain/line-change/kinds.ts';
import type { LineChangeState } from '#lib/domain/line-change/states.ts';
import type { LineOption } from '#lib/domain/order/neutral.ts';
import { classified, counted, keep, message, type Catalogue, type Locale, type Message } from './say.ts';

type Sum = { amount: string };
type Piece = { piece: string };

/** What each kind of change of pieces is about. */
export const lineChangeKinds: Record<LineChangeKind, Message> = {
	variant: { en: 'Size or colour', th: 'ไซซ์หรือสี' },
	quantity: { en: 'Number of pieces', th: 'จำนวนชิ้น' }
};

/** Another variant, more or fewer pieces before an order is packed: the customer's and the desk's pages. */
export const lineChanges = {
	row: { en: 'Pieces, sizes and colours', th: 'สินค้า ไซซ์ และสี' },
	listTitle: { en: 'Which piece?', th: 'แก้ไขสินค้าชิ้นไหน' },
	listLead: {
		en: 'Choose another size or colour, or more or fewer of it, until we pack it.',
		th: 'เปลี่ยนไซซ์ สี หรือจำนวนได้จนกว่าเราจะแพ็กสินค้า'
	},
	closedTitle: { en: 'The pieces can’t be changed any more', th: 'แก้ไขสินค้าไม่ได้แล้ว' },
	later: {
		en: 'Once they are with you, you can exchange or return them.',
		th: 'ได้รับสินค้าแล้วขอเปลี่ยนหรือคืนได้'
	},
	backToList: { en: 'Another piece', th: 'เลือกสินค้าชิ้นอื่น' },
	ordered: message<Piece>({ en: ({ piece }) => `Ordered: ${piece}`, th: ({ piece }) => `ที่สั่งไว้ ${piece}` }),
	another: { en: 'Another size or colour', th: 'เปลี่ยนไซซ์หรือสี' },
	ofHowMany: { en: 'For how many of them', th: 'เปลี่ยนกี่ชิ้น' },
	howMany: { en: 'How many in all', th: 'จำนวนทั้งหมด' },
	howManyTitle: { en: 'More or fewer', th: 'เพิ่มหรือลดจำนวน' },
	next: { en: 'Continue', th: 'ไปต่อ' },
	chooseOne: { en: 'Choose a size or colour.', th: 'เลือกไซซ์หรือสี' },
	chooseNumber: { en: 'Choose another number.', th: 'เลือกจำนวนอื่น' },
	yours: { en: 'You have this', th: 'ที่เลือกไว้' },
	soldOut: { en: 'Sold out', th: 'หมด' },
	tooFew: message<{ n: number }>({
		en: ({ n }) => `Only ${n} left`,
		th: ({ n }) => keep`เหลือ_${n}_ชิ้น`
	}),
	same: { en: 'Same price', th: 'ราคาเท่าเดิม' },
	onTop: message<Sum>({ en: ({ amount }) => `+ ${amount} each`, th: ({ amount }) => keep`+_${amount}_ต่อชิ้น` }),
	back: message<Sum>({ en: ({ amount }) => `− ${amount} each`, th: ({ amount }) => keep`−_${amount}_ต่อชิ้น` }),

	checkTitle: { en: 'Is this right?', th: 'ถูกต้องหรือไม่' },
	was: { en: 'So far', th: 'เดิม' },
	becomes: { en: 'From now on', th: 'เปลี่ยนเป็น' },
	added: { en: 'In addition', th: 'เพิ่ม' },
	difference: { en: 'Difference', th: 'ส่วนต่าง' },
	youPay: message<Sum>({
		en: ({ amount }) => `You pay ${amount} on top`,
		th: ({ amount }) => keep`ชำระเพิ่ม_${amount}`
	}),
	youGet: message<Sum>({
		en: ({ amount }) => `${amount} goes back the way you paid`,
		th: ({ amount }) => keep`คืน_${amount}_ทางช่องทางที่ชำระ`
	}),
	atDoor: message<Sum>({
		en: ({ amount }) => `You pay ${amount} less at the door`,
		th: ({ amount }) => keep`จ่ายปลายทางน้อยลง_${amount}`
	}),
	payNote: {
		en: 'We keep it for you for 24 hours while you pay. Until it is paid your order stays as it is.',
		th: 'เรากันสินค้าไว้ให้ 24 ชั่วโมงระหว่างรอชำระ คำสั่งซื้อยังเป็นแบบเดิมจนกว่าจะชำระ'
	},
	asks: { en: 'Somebody in the shop looks at it first.', th: 'ทีมงานจะตรวจดูก่อน' },
	change: { en: 'Change it', th: 'ยืนยันการเปลี่ยน' },
	pay: { en: 'On to payment', th: 'ไปชำระเงิน' },
	ask: { en: 'Ask the shop', th: 'ส่งคำขอถึงร้าน' },
	other: { en: 'Choose something else', th: 'เลือกใหม่' },

	done: { en: 'Your order was changed.', th: 'แก้ไขคำสั่งซื้อแล้ว' },
	waits: message<Piece>({
		en: ({ piece }) => `We are looking at your wish: ${piece}.`,
		th: ({ piece }) => keep`ทีมงานกำลังตรวจดูคำขอ: ${piece}`
	}),
	toPay: message<Piece & { when: string }>({
		en: ({ piece, when }) => `${piece} is kept for you until ${when}.`,
		th: ({ piece, when }) => `กัน ${piece} ไว้ให้ถึง ${when}`
	}),
	payNow: message<Sum>({
		en: ({ amount }) => `Pay the difference of ${amount}`,
		th: ({ amount }) => keep`ชำระส่วนต่าง_${amount}`
	}),
	ended: { en: 'The change', th: 'การแก้ไข' }
} satisfies Catalogue;

/** What the record of the order says of them. */
export const lineChangeHappenings = {
	asked: message<Piece>({
		en: ({ piece }) => `You asked for ${piece}`,
		th: ({ piece }) => `คุณขอเปลี่ยนเป็น ${piece}`
	}),
	changed: message<Piece>({
		en: ({ piece }) => `The order was changed to ${piece}`,
		th: ({ piece }) => `แก้ไขเป็น ${piece} แล้ว`
	}),
	more: message<Piece>({
		en: ({ piece }) => `Added to the order: ${piece}`,
		th: ({ piece }) => `เพิ่ม ${piece} แล้ว`
	}),
	declined: message<Piece & { why: string }>({
		en: ({ piece, why }) => `Not changed to ${piece}: ${why}`,
		th: ({ piece, why }) => `ไม่ได้แก้ไขเป็น ${piece}: ${why}`
	}),
	missed: message<Piece>({
		en: ({ piece }) => `Too late for ${piece}: packed or cancelled first`,
		th: ({ piece }) => `เปลี่ยนเป็น ${piece} ไม่ทัน แพ็กหรือยกเลิกไปก่อน`
	}),
	lapsed: message<Piece>({
		en: ({ piece }) => `Not changed to ${piece}: the difference was not paid`,
		th: ({ piece }) => `ไม่ได้แก้ไขเป็น ${piece} เพราะไม่ได้ชำระส่วนต่าง`
	})
} satisfies Catalogue;

export const lineChangeStates: Record<LineChangeState, Message> = {
	waiting: { en: 'Waits for us', th: 'รอทีมงาน' },
	payment_due: { en: 'Waits for the payment', th: 'รอชำระส่วนต่าง' },
	applied: { en: 'Changed', th: 'แก้ไขแล้ว' },
	taken_over: { en: 'Changed, and taken over by the shop’s system', th: 'แก้ไขแล้ว ระบบของร้านรับแล้ว' },
	declined: { en: 'Not changed', th: 'ไม่อนุมัติ' },
	withdrawn: { en: 'Taken back', th: 'ยกเลิกคำขอ' },
	lapsed: { en: 'Not paid', th: 'ไม่ได้ชำระ' },
	missed: { en: 'Too late', th: 'ไม่ทัน' }
};

/** "Linen shirt, Sand, M, 2 pieces": a piece in one line. */
export function pieceText(
	locale: Locale,
	{
		title,
		options,
		quantity
	}: { title: Record<Locale, string>; options: readonly LineOption[]; quantity: number }
): string {
	const n =
		locale === 'th' ? classified(quantity, 'ชิ้น') : counted(quantity, { one: 'piece', other: 'pieces' });
	return [title[locale], ...options.map(({ value }) => value), ...(quantity > 1 ? [n] : [])]
		.filter(Boolean)
		.join(', ');
}
