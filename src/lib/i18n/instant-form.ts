import { keep, message, type Catalogue } from './say.ts';

type Amount = { amount: string };
type Day = { day: string };

/** When a replacement leaves: once the goods are back, or at once for a deposit. Read before anything is agreed. */
export const instantForm = {
	title: { en: 'When should we send it?', th: keep`อยากให้ส่ง~ชิ้นใหม่~เมื่อไร` },
	later: { en: 'When yours is back', th: keep`เมื่อ~ได้รับ~ของเดิม` },
	laterNote: message<Day>({
		en: ({ day }) => `Nothing to pay today. We send it once yours is checked, by ${day}.`,
		th: ({ day }) => keep`วันนี้ไม่ต้องจ่าย เราส่งให้หลังตรวจของเดิม ภายใน ${day}`
	}),
	now: { en: 'Now', th: 'ส่งเลย' },
	nowNote: message<Amount>({
		en: ({ amount }) => `You pay a deposit of ${amount} today.`,
		th: ({ amount }) => keep`จ่ายเงินมัดจำ ${amount} วันนี้`
	}),
	terms: { en: 'If we send it now', th: keep`ถ้าให้~ส่งเลย` },
	pay: message<Amount & { until: string }>({
		en: ({ amount, until }) =>
			`You pay ${amount} today, by card or, in Thailand, by PromptPay. We pack as soon as it is here. If it is not paid by ${until}, nothing is charged and we send the replacement once yours is back.`,
		th: ({ amount, until }) =>
			keep`จ่าย ${amount} วันนี้ด้วยบัตร~หรือพร้อมเพย์ เราแพ็กทันที~ที่ได้รับเงิน ถ้าไม่จ่ายภายใน ${until} จะไม่มี~การหักเงิน และเราจะส่งให้~หลังได้รับของเดิม`
	}),
	back: message<Amount & Day>({
		en: ({ amount, day }) =>
			`Hand over what you send back by ${day}. Once it is here and checked, ${amount} goes back the way you paid it. If something is worn or missing, we take that off and tell you why.`,
		th: ({ amount, day }) =>
			keep`ส่งของเดิมคืน~ภายใน ${day} เมื่อได้รับ~และตรวจแล้ว เราคืนเงิน ${amount} ไปยังช่องทาง~ที่จ่ายมา หากของชำรุด~หรือไม่ครบ เราจะหักตามจริง~และแจ้งเหตุผล`
	}),
	otherwise: message<Day & { grace: string }>({
		en: ({ day, grace }) =>
			`If it is not handed over by ${day}, we write to you and wait until ${grace}. After that you keep both: nothing goes back, and nothing more is charged.`,
		th: ({ day, grace }) =>
			keep`ถ้ายังไม่ส่ง~ภายใน ${day} เราจะเตือน~และรอถึง ${grace} หลังจาก~นั้น~ถือว่าเก็บไว้~ทั้งสองชิ้น ไม่คืนเงิน~และไม่เก็บเงินเพิ่ม`
	}),
	choose: { en: 'Continue', th: 'ไปต่อ' },

	/** On the page that is read before sending. */
	leaves: { en: 'We send it', th: keep`ส่ง~ชิ้นใหม่` },
	leavesNow: message<Amount>({
		en: ({ amount }) => `Now, for a deposit of ${amount}`,
		th: ({ amount }) => keep`ส่งเลย มัดจำ ${amount}`
	}),
	orNow: message<Amount>({
		en: ({ amount }) => `Or now, for a deposit of ${amount}`,
		th: ({ amount }) => keep`หรือส่งเลย มัดจำ ${amount}`
	}),
	tableTitle: { en: 'Your deposit', th: keep`เงินมัดจำ` },
	today: { en: 'You pay today', th: keep`จ่าย~วันนี้` },
	callOff: { en: 'You can call it off until you have paid.', th: keep`ยกเลิกได้~จนกว่าจะจ่ายเงิน` },
	send: message<Amount>({
		en: ({ amount }) => `Send and pay ${amount}`,
		th: ({ amount }) => keep`ส่งคำขอ~และจ่าย ${amount}`
	})
} satisfies Catalogue;
