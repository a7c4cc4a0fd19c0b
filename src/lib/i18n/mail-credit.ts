import { message, type Catalogue } from './say.ts';

/** What mails say of store credit. */
export const mail = {
	expiringSubject: message<{ amount: string; day: string }>({
		en: ({ amount, day }) => `Your ${amount} of store credit is good until ${day}`,
		th: ({ amount, day }) => `เครดิตร้านค้า ${amount} ของคุณใช้ได้ถึง ${day}`
	}),
	expiringPreview: {
		en: 'Use it at your next order before it ends.',
		th: 'ใช้กับคำสั่งซื้อครั้งหน้าก่อนหมดอายุ'
	},
	expiringTitle: message<{ amount: string }>({
		en: ({ amount }) => `${amount} of store credit ends soon`,
		th: ({ amount }) => `เครดิตร้านค้า ${amount} ใกล้หมดอายุ`
	}),
	expiringHow: message<{ amount: string; until: string }>({
		en: ({ amount, until }) =>
			`You still have ${amount} of store credit that can be used until ${until}. It counts like money at your next order.`,
		th: ({ amount, until }) => `คุณมีเครดิตร้านค้า ${amount} ใช้ได้ถึง ${until} ใช้แทนเงินในคำสั่งซื้อครั้งหน้าได้เลย`
	}),
	expiringOnce: {
		en: 'This is the only reminder. What is left after that day can’t be used any more.',
		th: 'เราแจ้งเตือนครั้งนี้ครั้งเดียว หลังวันนั้นเครดิตที่เหลือจะใช้ไม่ได้'
	},
	openCredit: { en: 'See your store credit', th: 'ดูเครดิตร้านค้า' },
	worth: message<{ total: string }>({
		en: ({ total }) => `You can spend ${total} at your next order.`,
		th: ({ total }) => `คุณใช้เครดิต ${total} กับคำสั่งซื้อครั้งหน้าได้เลย`
	}),
	worthMore: message<{ total: string; bonus: string }>({
		en: ({ total, bonus }) =>
			`You can spend ${total} at your next order; ${bonus} of it is our thank-you on top.`,
		th: ({ total, bonus }) => `คุณใช้เครดิต ${total} กับคำสั่งซื้อครั้งหน้าได้เลย ในยอดนี้เราเพิ่มให้ ${bonus}`
	}),
	validAlways: { en: 'It does not run out.', th: 'เครดิตนี้ไม่มีวันหมดอายุ' },
	validUntil: message<{ until: string }>({
		en: ({ until }) => `It can be used until ${until}.`,
		th: ({ until }) => `ใช้ได้ถึง ${until}`
	})
} satisfies Catalogue;
