import type { InstantState } from '#lib/domain/instant/states.ts';
import { keep, message, type Catalogue, type Message } from './say.ts';

type Day = { day: string };

/** An exchange whose replacement leaves first, on the page of its return and at the desk. */
export const instantPage = {
	asked: message<{ amount: string; until: string }>({
		en: ({ amount, until }) =>
			`Pay the deposit of ${amount} by ${until} and we pack it at once. Otherwise we send it when yours is back, and nothing is charged.`,
		th: ({ amount, until }) =>
			keep`จ่ายเงินมัดจำ ${amount} ภายใน ${until} แล้วเราจะแพ็กทันที ถ้าไม่จ่าย เราจะส่งให้~หลังได้รับของเดิม โดยไม่มี~การหักเงิน`
	}),
	paying: { en: 'Your bank is confirming the deposit.', th: keep`รอธนาคาร~ยืนยัน~เงินมัดจำ` },
	secured: message<Day & { amount: string }>({
		en: ({ day, amount }) =>
			`Hand over what you send back by ${day}. Once it is here and checked, ${amount} goes back to you.`,
		th: ({ day, amount }) => keep`ส่งของเดิมคืน~ภายใน ${day} เมื่อได้รับ~และตรวจแล้ว เราคืนเงิน ${amount} ให้`
	}),
	grace: message<Day>({
		en: ({ day }) => `We wait until ${day} at the latest. After that you keep both and nothing goes back.`,
		th: ({ day }) => keep`เรารอได้ถึง ${day} หลังจากนั้น~ถือว่าเก็บไว้~ทั้งสองชิ้น และไม่คืนเงิน`
	}),
	overdue: message<Day>({
		en: ({ day }) => `The last day was ${day}, but you can still send it.`,
		th: ({ day }) => keep`ครบกำหนดเมื่อ ${day} แต่ยังส่งได้`
	}),
	kept: {
		en: 'You kept both, and your deposit has paid for the replacement. Nothing more is charged.',
		th: keep`เก็บไว้~ทั้งสองชิ้น เงินมัดจำ~เป็นค่าชิ้นใหม่แล้ว ไม่เก็บเงินเพิ่ม`
	},
	deposit: { en: 'Deposit paid', th: keep`จ่ายเงิน~มัดจำแล้ว` },
	payDeposit: message<{ amount: string }>({
		en: ({ amount }) => `Pay the deposit of ${amount}`,
		th: ({ amount }) => keep`จ่ายเงินมัดจำ ${amount}`
	}),
	// at the desk
	awaited: { en: 'Sent first, goods still to come', th: 'ส่งชิ้นใหม่แล้ว รอของเดิม' },
	dueBy: message<Day & { grace: string; amount: string }>({
		en: ({ day, grace, amount }) => `Due by ${day}, grace until ${grace}. Deposit of ${amount} paid.`,
		th: ({ day, grace, amount }) => `ครบกำหนด ${day} ผ่อนผันถึง ${grace} มัดจำแล้ว ${amount}`
	}),
	wants: { en: 'Exchange at once', th: 'เปลี่ยน โดยรับชิ้นใหม่ก่อน' },
	wantsBy: message<Day>({
		en: ({ day }) => `Deposit paid, goods due by ${day}`,
		th: ({ day }) => `จ่ายมัดจำแล้ว ส่งของคืนภายใน ${day}`
	}),
	workOverdue: { en: 'Replacement sent first, goods overdue', th: 'ส่งชิ้นใหม่ไปก่อน ของเดิมเลยกำหนด' },
	more: { en: 'More days, from today', th: 'ขยายอีกกี่วันนับจากวันนี้' },
	reason: { en: 'Why', th: 'เหตุผล' },
	extend: { en: 'Give more time', th: 'ขยายเวลา' },
	caseDeposit: { en: 'Deposit', th: 'เงินมัดจำ' },
	caseDue: { en: 'Goods due by', th: 'ส่งของคืนภายใน' },
	caseGrace: { en: 'Grace until', th: 'ผ่อนผันถึง' }
} satisfies Catalogue;

export const instantStates: Record<InstantState, Message> = {
	asked: { en: 'Deposit to be paid', th: 'รอเงินมัดจำ' },
	secured: { en: 'Goods awaited', th: 'รอของคืน' },
	overdue: { en: 'Goods overdue', th: 'เลยกำหนดส่งคืน' },
	kept: { en: 'Customer keeps both', th: 'ลูกค้าเก็บทั้งสองชิ้น' },
	settled: { en: 'Goods back', th: 'ได้รับของคืนแล้ว' },
	lapsed: { en: 'Deposit not paid', th: 'ไม่ได้จ่ายมัดจำ' },
	called_off: { en: 'No deposit needed', th: 'ไม่ต้องมัดจำ' }
};
