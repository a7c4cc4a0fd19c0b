import { classified, counted, joinThai, keep, message, type Catalogue } from './say.ts';

type Who = { who: string };

/** How a refund was worked out, told to whoever paid and whoever checks. */
export const proofs = {
	link: { en: 'How this was calculated', th: 'ดูวิธีคิดยอดนี้' },
	ofRefund: message<{ amount: string; number: string }>({
		en: ({ amount, number }) => `${amount} back, ${number}`,
		th: ({ amount, number }) => `เงินคืน ${amount} ${number}`
	}),
	title: message<{ number: string }>({
		en: ({ number }) => `How refund ${number} was calculated`,
		th: ({ number }) => `วิธีคิดยอดคืน ${number}`
	}),
	lead: message<{ amount: string }>({
		en: ({ amount }) => `Every step from the price to ${amount}, worked out again from the stored figures.`,
		th: ({ amount }) => `ทุกขั้นจากราคาสินค้าจนถึง ${amount} คิดใหม่จากตัวเลขที่บันทึกไว้`
	}),
	pdf: { en: 'This calculation as PDF', th: 'วิธีคิดยอดนี้เป็น PDF' },
	back: message<{ number: string }>({
		en: ({ number }) => `Back to ${number}`,
		th: ({ number }) => `กลับไปที่ ${number}`
	}),

	addsUp: message<{ sum: string }>({
		en: ({ sum }) => `It adds up: the steps come to ${sum}, to the smallest unit.`,
		th: ({ sum }) => `ยอดตรงกัน รวมทุกขั้นได้ ${sum} ตรงถึงหน่วยย่อยที่สุด`
	}),
	addsNot: {
		en: 'It does not add up. Please tell us: a person must look at it.',
		th: 'ยอดไม่ตรงกัน โปรดแจ้งเรา ต้องมีคนตรวจสอบ'
	},
	checks: { en: 'What was checked', th: 'สิ่งที่ตรวจแล้ว' },
	steps: message<{ found: string }>({
		en: ({ found }) => `All steps together: ${found}`,
		th: ({ found }) => `รวมทุกขั้น ${found}`
	}),
	computed: message<{ found: string }>({
		en: ({ found }) => `The rules alone: ${found}`,
		th: ({ found }) => `ตามกฎอย่างเดียว ${found}`
	}),
	lines: message<{ found: string }>({
		en: ({ found }) => `The goods, piece by piece: ${found}`,
		th: ({ found }) => `รวมสินค้าทุกชิ้น ${found}`
	}),
	running_total: message<{ found: string }>({
		en: ({ found }) => `The goods, divided again from what was paid: ${found}`,
		th: ({ found }) => `แบ่งจากยอดที่จ่ายอีกครั้ง ${found}`
	}),
	tax: message<{ found: string }>({
		en: ({ found }) => `The tax in them, divided again: ${found}`,
		th: ({ found }) => `แบ่งภาษีอีกครั้ง ${found}`
	}),
	payments: message<{ found: string }>({
		en: ({ found }) => `What the payments give back: ${found}`,
		th: ({ found }) => `รวมยอดที่คืนตามช่องทาง ${found}`
	}),
	credit: message<{ found: string }>({
		en: ({ found }) => `What was given as store credit: ${found}`,
		th: ({ found }) => `ยอดที่ให้เป็นเครดิตร้านค้า ${found}`
	}),
	checkFails: message<{ expected: string }>({
		en: ({ expected }) => `should be ${expected}`,
		th: ({ expected }) => `ควรเป็น ${expected}`
	}),

	arithmetic: { en: 'Step by step', th: 'ทีละขั้น' },
	colStep: { en: 'Step', th: 'ขั้น' },
	colAmount: { en: 'Amount', th: 'จำนวน' },
	colAfter: { en: 'So far', th: 'รวมถึงขั้นนี้' },
	goodsOf: message<{ name: string; n: number }>({
		en: ({ name, n }) => keep`${name}, ${counted(n, { one: 'piece', other: 'pieces' })}`,
		th: ({ name, n }) => keep`${name} ${classified(n, 'ชิ้น')}`
	}),
	goodsOnly: { en: 'Goods', th: 'ค่าสินค้า' },
	price: message<{ price: string; n: number; whole: string }>({
		en: ({ price, n, whole }) => `Price ${price} × ${n} = ${whole}`,
		th: ({ price, n, whole }) => `ราคา ${price} × ${n} = ${whole}`
	}),
	lineDiscount: message<{ amount: string }>({
		en: ({ amount }) => `less its own discount ${amount}`,
		th: ({ amount }) => `หักส่วนลดสินค้า ${amount}`
	}),
	orderDiscount: message<{ amount: string }>({
		en: ({ amount }) => `less its share of the order’s discount ${amount}`,
		th: ({ amount }) => `หักส่วนแบ่งส่วนลดของคำสั่งซื้อ ${amount}`
	}),
	taxOnTop: message<{ amount: string; rate: string }>({
		en: ({ amount, rate }) => `plus tax ${rate}: ${amount}`,
		th: ({ amount, rate }) => `บวกภาษี ${rate} เป็น ${amount}`
	}),
	paid: message<{ amount: string }>({
		en: ({ amount }) => `paid ${amount}`,
		th: ({ amount }) => `จ่ายจริง ${amount}`
	}),
	share: message<{ first: number; last: number; of: number; upTo: string; before: string }>({
		en: ({ first, last, of, upTo, before }) =>
			first === last
				? `Piece ${first} of ${of}: the rounded total up to it, ${upTo}, less the one before it, ${before}`
				: `Pieces ${first} to ${last} of ${of}: the rounded total up to them, ${upTo}, less the one before them, ${before}`,
		th: ({ first, last, of, upTo, before }) =>
			first === last
				? `ชิ้นที่ ${first} จาก ${of}: ยอดสะสมปัดเศษถึงชิ้นนี้ ${upTo} หักยอดสะสมก่อนหน้า ${before}`
				: `ชิ้นที่ ${first} ถึง ${last} จาก ${of}: ยอดสะสมปัดเศษถึงชิ้นนี้ ${upTo} หักยอดสะสมก่อนหน้า ${before}`
	}),
	taxWithin: message<{ amount: string; rate: string }>({
		en: ({ amount, rate }) => `Tax within it (${rate}): ${amount}`,
		th: ({ amount, rate }) => `ภาษีที่รวมอยู่ (${rate}) ${amount}`
	}),
	told: {
		en: 'As the shop’s own system told it',
		th: 'ตามที่ระบบของร้านแจ้งมา'
	},
	shipping: { en: 'Delivery you paid, the share that goes back', th: 'ค่าส่งตอนซื้อ ส่วนที่คืนให้' },
	shippingWhy: message<{ n: number | null }>({
		en: ({ n }) =>
			`Promised when the return was asked for${n === null ? '' : `, by version ${n} of the policy`}`,
		th: ({ n }) => joinThai('แจ้งไว้ตอนขอคืน', n === null ? '' : `ตามนโยบายฉบับที่ ${n}`)
	}),
	shippingTax: message<{ amount: string }>({
		en: ({ amount }) => `tax within it: ${amount}`,
		th: ({ amount }) => `ภาษีที่รวมอยู่ ${amount}`
	}),
	restockingFee: message<{ name: string }>({
		en: ({ name }) => (name ? `Restocking fee: ${name}` : 'Restocking fee'),
		th: ({ name }) => (name ? `ค่าธรรมเนียมการคืนสินค้า: ${name}` : 'ค่าธรรมเนียมการคืนสินค้า')
	}),
	feeRate: message<{ rate: string; n: number | null }>({
		en: ({ rate, n }) => `${rate} of its price${n === null ? '' : `, by version ${n} of the policy`}`,
		th: ({ rate, n }) => `${rate} ของราคา${n === null ? '' : ` ตามนโยบายฉบับที่ ${n}`}`
	}),
	byPolicy: message<{ n: number }>({
		en: ({ n }) => `By version ${n} of the policy`,
		th: ({ n }) => `ตามนโยบายฉบับที่ ${n}`
	}),
	deduction: message<{ name: string }>({
		en: ({ name }) => (name ? `Kept back after the check: ${name}` : 'Kept back after the check'),
		th: ({ name }) => (name ? `หักหลังตรวจของ: ${name}` : 'หักหลังตรวจของ')
	}),
	returnShippingFee: { en: 'Return delivery', th: keep`ค่า~ส่งคืน` },
	once: message<{ n: number | null }>({
		en: ({ n }) => `Once for the whole return${n === null ? '' : `, by version ${n} of the policy`}`,
		th: ({ n }) => `คิดครั้งเดียวต่อการคืนหนึ่งครั้ง${n === null ? '' : ` ตามนโยบายฉบับที่ ${n}`}`
	}),
	override: { en: 'Another amount, set by a person', th: 'เปลี่ยนยอดโดยทีมงาน' },
	overrideWhy: message<Who & { computed: string; amount: string; reason: string }>({
		en: ({ who, computed, amount, reason }) =>
			`The rules came to ${computed}; ${who} set ${amount}${reason ? `. Why: ${reason}` : ''}`,
		th: ({ who, computed, amount, reason }) =>
			`ตามกฎได้ ${computed} ${who} เปลี่ยนเป็น ${amount}${reason ? ` เหตุผล: ${reason}` : ''}`
	}),
	cap: { en: 'More than the payments have left', th: 'เกินยอดที่เหลือของการชำระเงิน' },
	capWhy: {
		en: 'A payment never gives back more than it took',
		th: 'คืนได้ไม่เกินยอดที่รับมา'
	},
	exchanged: { en: 'Carried over to the replacement', th: 'ใช้แลกสินค้าชิ้นใหม่' },
	exchangedWhy: { en: 'What you got instead counts for this', th: 'เป็นมูลค่าของสินค้าชิ้นใหม่ที่ได้รับแทน' },
	carried: { en: 'Carried over from an earlier refund', th: 'ยกมาจากยอดคืนครั้งก่อน' },
	carriedWhy: {
		en: 'What could not be sent then, because the bank moves money in larger steps',
		th: 'ส่วนที่ครั้งก่อนส่งไม่ได้ เพราะธนาคารโอนเป็นหน่วยที่ใหญ่กว่า'
	},
	stepRounding: { en: 'Less than the bank can move', th: 'เศษที่ธนาคารโอนไม่ได้' },
	stepRoundingWhy: message<{ step: string }>({
		en: ({ step }) => `Money moves in steps of ${step}; the rest is carried to the next refund`,
		th: ({ step }) => `โอนได้ทีละ ${step} ส่วนที่เหลือยกไปรวมกับยอดคืนครั้งหน้า`
	}),
	granted: { en: 'Given by the shop', th: 'ร้านให้เพิ่ม' },
	grantedWhy: { en: 'Beside the goods: it belongs to no piece', th: 'ไม่เกี่ยวกับสินค้าชิ้นใด' },
	outside: { en: 'Refunded outside Homeward', th: 'คืนเงินจากที่อื่น' },
	outsideWhy: {
		en: 'Made at the payment provider or in the shop’s own system, which does not say how it was worked out',
		th: 'ทำผ่านผู้ให้บริการชำระเงินหรือระบบของร้าน ซึ่งไม่ได้บอกวิธีคิด'
	},
	total: { en: 'Refund', th: 'เงินคืน' },
	bonus: { en: 'Extra for taking store credit', th: 'เพิ่มให้เมื่อรับเป็นเครดิต' },
	bonusWhy: message<{ rate: string; n: number }>({
		en: ({ rate, n }) => `${rate}, by version ${n} of the policy`,
		th: ({ rate, n }) => `${rate} ตามนโยบายฉบับที่ ${n}`
	}),
	totalCredit: { en: 'Store credit in all', th: 'รวมเครดิตร้านค้า' },

	decided: { en: 'Who decided', th: 'ผู้ตัดสิน' },
	thePolicy: { en: 'the policy', th: 'นโยบายของร้าน' },
	proposed: message<Who>({ en: ({ who }) => `Proposed by ${who}`, th: ({ who }) => `เสนอโดย ${who}` }),
	approved: message<Who>({ en: ({ who }) => `approved by ${who}`, th: ({ who }) => `อนุมัติโดย ${who}` }),
	roleAgent: { en: 'the returns team', th: 'ทีมรับคืนสินค้า' },
	roleLead: { en: 'a team lead', th: 'หัวหน้าทีม' },
	roleMerchant: { en: 'the shop’s owner', th: 'เจ้าของร้าน' },
	roleApi: { en: 'the shop’s own system', th: 'ระบบของร้าน' },

	where: { en: 'Where the money goes', th: 'เงินไปที่ไหน' },
	oneWay: { en: 'It goes back the way it was paid.', th: 'คืนผ่านช่องทางที่จ่ายมา' },
	byHand: {
		en: 'It is sent by bank transfer: it can’t go back the way it was paid.',
		th: 'โอนเข้าบัญชีธนาคาร เพราะคืนผ่านช่องทางที่จ่ายมาไม่ได้'
	},
	inOrder: {
		en: 'Payments give back in the order they were made, each as far as it still holds money.',
		th: 'คืนตามลำดับที่จ่าย แต่ละช่องทางคืนได้ไม่เกินยอดที่เหลือ'
	},
	asCredit: {
		en: 'It was given as store credit; no payment is touched.',
		th: 'ให้เป็นเครดิตร้านค้า ไม่คืนผ่านช่องทางที่จ่าย'
	},
	creditToCome: { en: 'It will be given as store credit.', th: 'จะให้เป็นเครดิตร้านค้า' },
	cameBack: {
		en: 'It did not go through: the money is with the shop and has to be sent again.',
		th: 'คืนไม่สำเร็จ เงินอยู่ที่ร้านและต้องส่งใหม่'
	},
	noPayments: { en: 'Nothing moves: the amount is zero.', th: 'ไม่มีเงินที่ต้องโอน ยอดเป็นศูนย์' },
	replaced: {
		en: 'Did not go through; the money went another way or waits.',
		th: 'ไม่สำเร็จ เงินส่งทางอื่นหรือรออยู่'
	},
	state: { en: 'State', th: 'สถานะ' },
	amount: { en: 'Amount', th: 'ยอด' },
	providerRefund: { en: 'Number at Stripe', th: 'หมายเลขที่ Stripe' },
	sent: { en: 'Sent', th: 'ส่งเมื่อ' },
	settled: { en: 'Settled', th: 'เสร็จเมื่อ' },
	ended: { en: 'Ended', th: 'จบเมื่อ' },
	notYet: { en: 'Not yet', th: 'ยัง' },
	bankReference: { en: 'The bank’s reference', th: 'เลขอ้างอิงธนาคาร' },
	referenceFailed: { en: 'None, because it did not go through', th: 'ไม่มี เพราะส่งไม่สำเร็จ' },
	referenceByHand: {
		en: 'Comes with our bank transfer',
		th: 'จะได้เมื่อเราโอนเงิน'
	},
	referenceNotSent: { en: 'Comes once the bank has the money', th: 'จะได้เมื่อเงินถึงธนาคาร' },
	referenceUnavailable: { en: 'The bank gives none for this payment', th: 'ธนาคารไม่ออกเลขให้การชำระเงินนี้' },
	referenceComing: {
		en: 'Not there yet; banks usually give it within three business days',
		th: 'ยังไม่มี ปกติธนาคารออกให้ภายในสามวันทำการ'
	},
	disputed: {
		en: 'This payment is disputed: it waits until the bank has decided.',
		th: 'รายการนี้มีการโต้แย้งกับธนาคาร ต้องรอธนาคารตัดสินก่อน'
	},

	papers: { en: 'Papers', th: 'เอกสาร' },
	fingerprint: { en: 'Fingerprint', th: 'รหัสยืนยัน' },
	fingerprintWhy: {
		en: 'Taken of the figures above. Whoever holds a printed sheet can compare it here: the same figures have the same fingerprint, and where the money is does not change it.',
		th: 'คำนวณจากตัวเลขด้านบน ผู้ถือฉบับพิมพ์เทียบได้ที่หน้านี้ ตัวเลขเดิมได้รหัสเดิมเสมอ และไม่เปลี่ยนตามสถานะของเงิน'
	},
	scan: {
		en: 'Scan to see the live page and compare the fingerprint. You need to be signed in, as for the order itself.',
		th: keep`สแกนคิว~อาร์โค้ดเพื่อเปิดหน้าปัจจุบันและเทียบรหัส ต้องเข้าสู่ระบบเหมือนดูคำสั่งซื้อ`
	},
	sameSheet: {
		en: 'The sheet in your hand agrees with our records.',
		th: 'เอกสารในมือคุณตรงกับข้อมูลของเรา'
	},
	otherSheet: {
		en: 'The sheet in your hand does not agree with our records. The amount may have been changed after it was printed; what stands here is what holds.',
		th: 'เอกสารในมือคุณไม่ตรงกับข้อมูลของเรา ยอดอาจเปลี่ยนหลังพิมพ์ ให้ยึดตามหน้านี้'
	},
	asOf: message<{ when: string }>({
		en: ({ when }) => `As it stood on ${when}`,
		th: ({ when }) => `สถานะ ณ ${when}`
	})
} satisfies Catalogue;
