import { message, type Catalogue } from './say.ts';

type Return = { return: string };
type Deal = { amount: string; due: string; grace: string; items: string };

/** What mails say where the replacement leaves before the goods are back. */
export const mailInstants = {
	wants: message<{ items: string }>({
		en: ({ items }) => `As soon as your deposit is here, we send you ${items}.`,
		th: ({ items }) => `เมื่อได้รับเงินมัดจำแล้ว เราจะส่ง ${items} ให้ทันที`
	}),
	depositHow: message<Deal>({
		en: (p) =>
			`Hand over what you send back by ${p.due}. Once it is here and checked, ${p.amount} goes back to you. If it does not come by ${p.grace}, you keep both: nothing goes back, and nothing more is charged.`,
		th: (p) =>
			`กรุณาส่งของเดิมคืนภายใน ${p.due} เมื่อได้รับและตรวจแล้ว เราจะคืนเงิน ${p.amount} ให้ หากไม่ได้ส่งภายใน ${p.grace} ถือว่าเก็บไว้ทั้งสองชิ้น ไม่มีการคืนเงินและไม่เก็บเงินเพิ่ม`
	}),
	securedSubject: message<Return>({
		en: (p) => `We are packing your replacement · ${p.return}`,
		th: (p) => `กำลังแพ็กสินค้าชิ้นใหม่ · ${p.return}`
	}),
	securedTitle: { en: 'We have your deposit and are packing', th: 'ได้รับเงินมัดจำแล้ว กำลังแพ็กของ' },
	securedHow: message<Deal>({
		en: (p) =>
			`We send you ${p.items} now. Please hand over what you send back by ${p.due}. Once it is here and checked, ${p.amount} goes back to you.`,
		th: (p) =>
			`เราจะส่ง ${p.items} ให้เลย กรุณาส่งของเดิมคืนภายใน ${p.due} เมื่อได้รับและตรวจแล้ว เราจะคืนเงิน ${p.amount} ให้`
	}),
	reminderSubject: message<Return & { day: string }>({
		en: (p) => `Please send it back by ${p.day} · ${p.return}`,
		th: (p) => `อย่าลืมส่งของคืนภายใน ${p.day} · ${p.return}`
	}),
	reminderTitle: { en: 'Your replacement is with you. This is still to come back.', th: 'อย่าลืมส่งของเดิมคืน' },
	reminderHow: message<Deal>({
		en: (p) =>
			`Please hand it over by ${p.due}. Once it is here and checked, ${p.amount} goes back to you. If it does not come by ${p.grace}, you keep both and nothing goes back.`,
		th: (p) =>
			`กรุณาส่งของเดิมคืนภายใน ${p.due} เมื่อได้รับและตรวจแล้ว เราจะคืนเงิน ${p.amount} ให้ หากไม่ได้ส่งภายใน ${p.grace} ถือว่าเก็บไว้ทั้งสองชิ้นและจะไม่มีการคืนเงิน`
	}),
	overdueSubject: message<Return & { day: string }>({
		en: (p) => `The last day has passed, you have until ${p.day} · ${p.return}`,
		th: (p) => `เลยกำหนดส่งคืนแล้ว ยังส่งได้ถึง ${p.day} · ${p.return}`
	}),
	overdueTitle: { en: 'You can still send it back', th: 'ยังส่งของคืนได้อยู่' },
	overdueHow: message<Deal>({
		en: (p) =>
			`The last day was ${p.due}. We wait until ${p.grace}. If it is handed over by then, ${p.amount} goes back to you as agreed. If not, you keep both, nothing goes back, and nothing more is charged. If you need longer, write to us before then.`,
		th: (p) =>
			`ครบกำหนดส่งคืนเมื่อ ${p.due} เรารอได้ถึง ${p.grace} ถ้าส่งภายในวันนั้น เราจะคืนเงิน ${p.amount} ตามที่ตกลงไว้ ถ้าไม่ส่ง ถือว่าเก็บไว้ทั้งสองชิ้น ไม่มีการคืนเงินและไม่เก็บเงินเพิ่ม หากต้องการเวลาเพิ่ม แจ้งเราก่อนวันนั้นได้`
	}),
	extendedSubject: message<Return & { day: string }>({
		en: (p) => `You have until ${p.day} · ${p.return}`,
		th: (p) => `ขยายเวลาส่งคืนถึง ${p.day} · ${p.return}`
	}),
	extendedTitle: { en: 'You have more time', th: 'ขยายเวลาส่งคืนให้แล้ว' },
	extendedHow: message<Deal>({
		en: (p) => `Please hand it over by ${p.due}. Once it is here and checked, ${p.amount} goes back to you.`,
		th: (p) => `กรุณาส่งของเดิมคืนภายใน ${p.due} เมื่อได้รับและตรวจแล้ว เราจะคืนเงิน ${p.amount} ให้`
	}),
	keptSubject: message<Return>({
		en: (p) => `You keep both · ${p.return}`,
		th: (p) => `เก็บสินค้าไว้ทั้งสองชิ้น · ${p.return}`
	}),
	keptTitle: { en: 'You keep both', th: 'เก็บสินค้าไว้ทั้งสองชิ้น' },
	keptHow: message<Deal>({
		en: (p) =>
			`What was to come back did not reach us by ${p.grace}. It is yours, and so is the replacement, which your deposit has paid. Nothing more is charged. If you have sent it after all, write to us: somebody looks at it.`,
		th: (p) =>
			`เราไม่ได้รับของเดิมภายใน ${p.grace} จึงถือว่าเก็บไว้ทั้งสองชิ้น โดยเงินมัดจำเป็นค่าสินค้าชิ้นใหม่ ไม่มีการเก็บเงินเพิ่ม หากส่งคืนมาแล้ว แจ้งเราได้ ทีมงานจะตรวจสอบให้`
	}),
	lapsedSubject: message<Return>({
		en: (p) => `We send it when yours is back · ${p.return}`,
		th: (p) => `จะส่งชิ้นใหม่เมื่อได้รับของเดิม · ${p.return}`
	}),
	lapsedTitle: { en: 'We send it when yours is back', th: 'จะส่งชิ้นใหม่เมื่อได้รับของเดิม' },
	lapsedHow: message<Deal>({
		en: (p) =>
			`The deposit was not paid, and nothing was charged. Your exchange goes on: we keep ${p.items} for you and send it once yours is here and checked.`,
		th: (p) =>
			`ยังไม่มีการชำระเงินมัดจำ และไม่มีการหักเงิน การเปลี่ยนสินค้ายังดำเนินต่อ เรากัน ${p.items} ไว้ให้ และจะส่งเมื่อได้รับและตรวจของเดิมแล้ว`
	})
} satisfies Catalogue;
