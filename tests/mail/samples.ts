import type { MailData, MailKind, MailShop } from '#lib/server/mail/kinds.ts';

const shop: MailShop = {
	name: { th: 'บ้านดี', en: 'Baan Dee' },
	origin: 'https://returns.baandee.example',
	timeZone: 'Asia/Bangkok',
	phone: '02 399 4410',
	hours: { th: 'ทุกวัน 9.00–18.00 น.', en: 'every day 09:00–18:00 Bangkok time' }
};
const at = (day: string) => Date.parse(`${day}T09:30:00+07:00`);
const base = {
	shop,
	customerName: 'พลอยชมพู',
	orderNumber: 'BD-74K29',
	link: 'https://returns.baandee.example/returns/RT-5M8Q3'
};
const back = { ...base, returnNumber: 'RT-5M8Q3' };
const items = [
	{ title: 'เสื้อเชิ้ตลินิน สีทราย M', quantity: 1 },
	{ title: 'ปลอกหมอนอิงลินินสีคราม', quantity: 1 }
];
const cancelled = { ...base, number: 'CA-5M8Q3KX', items };
const cancelledMoney = {
	total_minor: 169560,
	goods_minor: 165000,
	shipping_minor: 4560,
	refund_minor: 0,
	released_minor: 0,
	door_minor: 0,
	captured_minor: 0
};
const refund = { amountMinor: 169560, currency: 'THB' };
const owed = {
	number: 'PY-5M8Q3KX',
	what: 'ค่าส่งด่วนภายในวัน',
	amount: { amountMinor: 25000, currency: 'THB' }
};
const asked = {
	...owed,
	link: 'https://returns.baandee.example/o/x?pay=PY-5M8Q3KX',
	dueAt: at('2026-11-29')
};
const way = { kind: 'card', brand: 'visa', last4: '4242' } as const;
const rows: MailData['refund_sent']['rows'] = [
	{ what: 'goods', quantity: 2, amountMinor: 188000 },
	{ what: 'discount', amountMinor: -13092 },
	{ what: 'shipping', amountMinor: 652 },
	{ what: 'return_shipping', amountMinor: -6000 }
];

/** One believable mail of every kind; the ones with two faces have two. */
export const samples: { [K in MailKind]: MailData[K][] } = {
	order_link: [
		{
			...base,
			link: 'https://returns.baandee.example/orders/BD-74K29?t=7Qf3',
			occasion: 'placed',
			placedAt: at('2026-11-12'),
			linkExpiresAt: at('2027-02-12'),
			items,
			total: { amountMinor: 188000, currency: 'THB' }
		},
		{ ...base, occasion: 'asked', placedAt: at('2026-11-12'), linkExpiresAt: at('2027-02-12') }
	],
	lookup_code: [
		{
			shop,
			link: 'https://returns.baandee.example/enter?t=k2',
			code: '482913',
			codeExpiresAt: at('2026-11-21') + 600_000,
			linkExpiresAt: at('2026-11-21') + 1_800_000
		}
	],
	order_changed: [
		{
			...base,
			by: 'customer',
			what: 'address',
			lines: ['พลอยชมพู ศรีสุข', '88/4 ซอยนิมมานเหมินท์ 7', 'สุเทพ เมืองเชียงใหม่', 'เชียงใหม่ 50200']
		},
		{ ...base, by: 'shop', what: 'note', lines: [] }
	],
	order_email_moved: [
		{ shop, link: 'https://returns.baandee.example/', orderNumber: 'BD-74K29', to: 'p•••y@example.com' }
	],
	order_change_declined: [
		{
			...base,
			what: 'phone',
			lines: ['081 234 5678'],
			reason: 'เบอร์นี้โทรไม่ติด รบกวนแจ้งเบอร์อื่น'
		}
	],
	line_changed: [
		{
			...base,
			before: 'Linen shirt, Sand, M',
			after: 'Linen shirt, Sand, L',
			paid: null,
			refunded: { amountMinor: 10_000, currency: 'THB' },
			door: null
		},
		{
			...base,
			before: null,
			after: 'Linen shirt, Sand, M, 2 pieces',
			paid: { amountMinor: 119_000, currency: 'THB' },
			refunded: null,
			door: null
		}
	],
	line_change_ended: [
		{ ...base, after: 'Linen shirt, Sand, L', reason: 'We do not have it after all.' },
		{ ...base, after: 'เสื้อลินิน, สีทราย, L', reason: null }
	],
	order_change_code: [
		{
			shop,
			link: 'https://returns.baandee.example/',
			code: '730418',
			codeExpiresAt: at('2026-11-21') + 600_000
		}
	],
	return_requested: [
		{
			...back,
			method: 'drop_off',
			requestedAt: at('2026-11-21'),
			sendBy: at('2026-11-28'),
			homeBy: at('2026-12-01'),
			refundBy: at('2026-12-08'),
			slipLink: 'https://returns.baandee.example/returns/RT-5M8Q3/slip',
			items,
			rows,
			refund,
			way
		},
		{
			...back,
			method: 'own_carrier',
			methodNote: { en: 'Any carrier will do.', th: 'ใช้ขนส่งใดก็ได้' },
			requestedAt: at('2026-11-21'),
			sendBy: at('2026-11-28'),
			items,
			refund,
			way
		},
		{
			...back,
			method: 'keep_item',
			requestedAt: at('2026-11-21'),
			refundBy: at('2026-12-08'),
			items,
			refund,
			way: { kind: 'store_credit' }
		}
	],
	return_in_review: [{ ...back, requestedAt: at('2026-11-21'), answerBy: at('2026-11-24'), items }],
	return_declined: [
		{
			...back,
			reason: 'The shirt was final sale, and the order page said so.',
			nextStep: 'If it arrived damaged, send us a picture and we look again.',
			items
		}
	],
	return_question: [
		{ ...back, question: 'Which seam is open?\nA picture helps.', answerBy: at('2026-11-25') },
		{ ...back, question: 'ตะเข็บไหนขาด' }
	],
	return_received: [{ ...back, receivedAt: at('2026-11-30'), answerBy: at('2026-12-02'), items }],
	return_cancelled: [
		{ ...back, by: 'customer', cancelledAt: at('2026-11-22'), returnableUntil: at('2026-12-12') },
		{ ...back, by: 'shop', cancelledAt: at('2026-11-22') }
	],
	exchange_told: [
		{ ...back, news: 'shipped', why: null, items, carrier: 'Kerry Express', trackingNumber: 'KEX1234567' },
		{ ...back, news: 'out_of_stock', why: null, items },
		{ ...back, news: 'chosen', why: null, items, due: { amountMinor: 20_000, currency: 'THB' } },
		{ ...back, news: 'chosen', why: null, items, back: { amountMinor: 20_000, currency: 'THB' } },
		{ ...back, news: 'paid_back', why: 'too_little', items },
		{ ...back, news: 'paid_back', why: 'not_paid', items },
		{ ...back, news: 'paid_back', why: 'asked', items }
	],
	instant_told: (['secured', 'lapsed', 'reminder', 'overdue', 'extended', 'kept'] as const).map((news) => ({
		...back,
		...{ news, items, value: { amountMinor: 89_000, currency: 'THB' } },
		...{ dueAt: at('2026-12-05'), graceUntil: at('2026-12-10') }
	})),
	cancellation_accepted: [
		{ ...cancelled, whole: true, currency: 'THB', money: { ...cancelledMoney, refund_minor: 169560 } },
		{
			...cancelled,
			whole: false,
			currency: 'THB',
			money: { ...cancelledMoney, released_minor: 169560, captured_minor: 45000 }
		},
		{ ...cancelled, whole: false, currency: 'THB', money: { ...cancelledMoney, door_minor: 169560 } },
		{ ...cancelled, whole: true, currency: 'THB', money: { ...cancelledMoney, total_minor: 0 } }
	],
	cancellation_checking: [cancelled],
	cancellation_too_late: [cancelled],
	refund_sent: [
		{
			...back,
			refund,
			way,
			rows,
			checkedAt: at('2026-11-26'),
			sentAt: at('2026-11-26'),
			arrivesBy: at('2026-12-08'),
			reference: '7442 6896 3302 1160 0271 845'
		}
	],
	refund_done: [
		{ ...back, refund, way, doneAt: at('2026-12-04'), reference: '7442 6896 3302 1160 0271 845' },
		{
			...back,
			refund,
			way: { kind: 'store_credit' },
			doneAt: at('2026-12-04'),
			credit: {
				total: { amountMinor: 178_038, currency: 'THB' },
				bonus: { amountMinor: 8_478, currency: 'THB' },
				validUntil: at('2027-12-04')
			}
		},
		{
			...back,
			refund,
			way: { kind: 'store_credit' },
			doneAt: at('2026-12-04'),
			credit: { total: refund, bonus: null, validUntil: null }
		}
	],
	refund_failed: [
		{ ...back, refund, way, failedAt: at('2026-11-28'), next: 'choose', by: at('2026-12-05') },
		{
			...back,
			refund,
			way: { kind: 'promptpay' },
			failedAt: at('2026-11-28'),
			next: 'shop',
			by: at('2026-12-01')
		}
	],
	manual_payout: [
		{ ...back, refund, way: { kind: 'bank' }, stage: 'needs_account', by: at('2026-12-05') },
		{
			...back,
			refund,
			way: { kind: 'bank', last4: '8810' },
			stage: 'sent',
			sentAt: at('2026-12-01'),
			arrivesBy: at('2026-12-02')
		}
	],
	withdrawal_received: [
		{
			shop,
			link: 'https://returns.baandee.example/withdraw/receipt/7Qf3',
			language: 'de',
			number: 'WD-5M8Q3KX',
			declaredAt: at('2026-11-22'),
			name: 'Jürgen Weiß',
			order: 'BD-74K29',
			pieces: [{ title: 'Leinenhemd', quantity: 2 }],
			inWords: '',
			receiptWords: 'Dies bestätigt, dass und wann Ihre Erklärung bei uns eingegangen ist.'
		},
		{
			shop,
			link: 'https://returns.baandee.example/withdraw/receipt/7Qf3',
			language: 'th',
			number: 'WD-5M8Q3KX',
			declaredAt: at('2026-11-22'),
			name: base.customerName,
			order: 'BD-74K29',
			pieces: [],
			inWords: 'เสื้อเชิ้ตหนึ่งตัว',
			receiptWords: 'เอกสารนี้ยืนยันว่าเราได้รับคำแจ้งของคุณแล้วเมื่อใด'
		}
	],
	withdrawal_told: [
		{
			shop,
			link: 'https://returns.baandee.example/withdraw/receipt/7Qf3',
			language: 'en',
			number: 'WD-5M8Q3KX',
			declaredAt: at('2026-11-22'),
			matters: ['By our count the period had ended.'],
			answer: null
		},
		{
			shop,
			link: 'https://returns.baandee.example/withdraw/receipt/7Qf3',
			language: 'de',
			number: 'WD-5M8Q3KX',
			declaredAt: at('2026-11-22'),
			matters: [],
			answer: 'Die Sendung ist da, das Geld ging heute ab.'
		}
	],
	account_changed: [
		{
			shop,
			link: 'https://returns.baandee.example/desk/sign-in',
			name: 'Mali',
			change: 'role',
			role: 'lead',
			doneBy: 'Anong',
			at: at('2026-12-01')
		}
	],
	webhook_trouble: (['failing_now', 'failing', 'gone', 'secret_lost'] as const).map((stage) => ({
		...{ shop, name: 'Mali', webhook: 'Warehouse', stage, since: at('2026-12-01') },
		link: 'https://returns.baandee.example/admin/webhooks/whk_1'
	})),
	charge_due: [
		{ ...base, ...asked, isReminder: false, deposit: null },
		{ ...base, ...asked, isReminder: true, deposit: null },
		{
			...{ ...base, ...asked, isReminder: false },
			deposit: {
				items,
				value: owed.amount,
				...{ dueAt: at('2026-12-05'), graceUntil: at('2026-12-10') }
			}
		}
	],
	charge_paid: [
		{ ...base, ...owed, way: 'Visa •••• 4242', paidAt: at('2026-11-23') },
		{ ...base, ...owed, way: '', paidAt: at('2026-11-23') }
	],
	charge_closed: [
		{ ...base, ...owed, why: 'lapsed' },
		{ ...base, ...owed, why: 'cancelled' }
	],
	charge_returned: [
		{ ...base, ...owed, why: 'late' },
		{ ...base, ...owed, why: 'twice' }
	],
	gift_proof: [
		{
			shop,
			code: '482913',
			codeExpiresAt: at('2026-11-21') + 600_000,
			link: 'https://returns.baandee.example/gift'
		}
	],
	gift_return: (
		[
			{ kind: 'requested', sendBy: at('2026-11-28') },
			{ kind: 'requested' },
			{ kind: 'in_review' },
			{ kind: 'declined', reason: 'สินค้าถูกใช้งานแล้ว' },
			{ kind: 'question', question: 'ขอรูปตำหนิได้ไหม' },
			{ kind: 'received' },
			{ kind: 'cancelled' },
			{ kind: 'credit', amount: { amountMinor: 34500, currency: 'THB' }, validUntil: at('2027-11-21') },
			{ kind: 'credit', amount: { amountMinor: 34500, currency: 'THB' }, validUntil: null }
		] as const
	).map((occasion) => ({
		shop,
		returnNumber: 'RT-5M8Q3',
		link: 'https://returns.baandee.example/gift/link/k2',
		occasion,
		items
	})),
	gift_receipt: [
		{ ...base, link: 'https://returns.baandee.example/link/k2', code: 'GF-5M8Q3KX-7T2N9PL', items }
	],
	credit_expiring: [
		{
			shop,
			customerName: base.customerName,
			link: 'https://returns.baandee.example/credit',
			amount: { amountMinor: 42_000, currency: 'THB' },
			validUntil: at('2026-12-12')
		}
	]
};
