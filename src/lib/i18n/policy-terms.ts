import { classified, counted, keep, message, type Catalogue } from './say.ts';

type Days = { days: number };

/** Whole years are said as years. */
const longTime = {
	en: (days: number): string =>
		days > 0 && days % 365 === 0
			? counted(days / 365, { one: 'year', other: 'years' })
			: counted(days, { one: 'day', other: 'days' }),
	th: (days: number): string =>
		days > 0 && days % 365 === 0 ? classified(days / 365, 'ปี') : classified(days, 'วัน')
};

/** The terms themselves, as labels and values. */
export const policyTerms = {
	howLong: { en: 'How long you have', th: 'คืนได้ภายใน' },
	reportFor: { en: 'You can tell us for', th: 'แจ้งได้ภายใน' },
	delivered: message<Days>({
		en: ({ days }) => (days === 0 ? 'On the day it arrives' : `${longTime.en(days)} after it arrives`),
		th: ({ days }) => (days === 0 ? keep`ในวันที่~ได้~รับของ` : keep`${longTime.th(days)} หลัง~ได้~รับของ`)
	}),
	shipped: message<Days>({
		en: ({ days }) => (days === 0 ? 'On the day we send it' : `${longTime.en(days)} after we send it`),
		th: ({ days }) => (days === 0 ? 'ในวันที่ร้านส่งของ' : keep`${longTime.th(days)} หลังวันที่ร้านส่งของ`)
	}),
	placed: message<Days>({
		en: ({ days }) => (days === 0 ? 'On the day you order' : `${longTime.en(days)} after you order`),
		th: ({ days }) => (days === 0 ? 'ในวันที่สั่งซื้อ' : keep`${longTime.th(days)} หลังวันที่สั่งซื้อ`)
	}),
	atLeast: message<{ window: string; days: number }>({
		en: ({ window, days }) => `${window}, and never less than ${longTime.en(days)} after it arrives`,
		th: ({ window, days }) => keep`${window} และไม่น้อยกว่า_${longTime.th(days)} หลัง~ได้~รับของ`
	}),
	until: message<{ window: string; day: string }>({
		en: ({ window, day }) => `${window}, and in any case until ${day}`,
		th: ({ window, day }) => keep`${window} และคืนได้ถึง_${day} เป็นอย่างน้อย`
	}),
	youGet: { en: 'You get', th: 'สิ่งที่ได้รับ' },
	refund: { en: 'your money back', th: 'เงินคืน' },
	credit: { en: 'store credit', th: keep`เครดิต~ร้าน~ค้า` },
	exchange: { en: 'an exchange', th: 'เปลี่ยนสินค้า' },
	creditMore: message<{ credit: string; more: string }>({
		en: ({ credit, more }) => `${credit} with ${more} more`,
		th: ({ credit, more }) => keep`${credit}ที่เพิ่มให้_${more}`
	}),
	sendingBack: { en: 'Sending it back', th: 'ค่าส่งคืน' },
	free: { en: 'Free', th: 'ฟรี' },
	oncePerReturn: message<{ amount: string }>({
		en: ({ amount }) => `${amount}, once per return`,
		th: ({ amount }) => keep`${amount} ต่อการคืนหนึ่งครั้ง`
	}),
	freeAtCounter: {
		en: 'Free at the counter; a carrier of your own you pay yourself',
		th: 'ฟรีถ้าฝากที่เคาน์เตอร์ ถ้าส่งเองจ่ายค่าขนส่งเอง'
	},
	ownCost: { en: 'You pay the carrier you choose', th: 'จ่ายค่าขนส่งเอง' },
	ownCostAnd: message<{ amount: string }>({
		en: ({ amount }) => `You pay the carrier you choose, and ${amount} once per return`,
		th: ({ amount }) => keep`จ่ายค่าขนส่งเอง และ_${amount} ต่อการคืนหนึ่งครั้ง`
	}),
	restocking: { en: 'Restocking fee', th: 'ค่าธรรมเนียมการคืนสินค้า' },
	none: { en: 'None', th: 'ไม่มี' },
	ofPrice: message<{ share: string }>({
		en: ({ share }) => `${share} of what you paid for it`,
		th: ({ share }) => keep`${share} ของราคาที่จ่าย`
	}),
	perPiece: message<{ amount: string }>({
		en: ({ amount }) => `${amount} for each piece`,
		th: ({ amount }) => keep`ชิ้นละ_${amount}`
	}),
	atMost: message<{ fees: string; share: string }>({
		en: ({ fees, share }) => `${fees}; at most ${share} in all`,
		th: ({ fees, share }) => keep`${fees} รวมไม่เกิน_${share}`
	}),
	delivery: { en: 'The delivery you paid', th: 'ค่าส่งตอนซื้อ' },
	deliveryNone: { en: 'Is not given back', th: 'ไม่คืน' },
	deliveryItems: { en: 'The share of these goods is given back', th: 'คืนตามส่วนของสินค้าที่คืน' },
	deliveryWhole: { en: 'Given back when the whole order comes back', th: 'คืนเมื่อคืนทั้งคำสั่งซื้อ' },
	ways: { en: 'How it travels', th: 'วิธีส่งกลับ' },
	dropOff: { en: 'dropped off at a counter', th: 'ฝากที่เคาน์เตอร์' },
	ownCarrier: { en: 'sent with a carrier of your choice', th: 'ส่งเองกับขนส่งที่สะดวก' },
	handOver: { en: 'To be sent within', th: 'ส่งของภายใน' },
	afterYes: message<Days>({
		en: ({ days }) => `${counted(days, { one: 'day', other: 'days' })} after our yes`,
		th: ({ days }) => keep`${days}_วัน หลังร้านอนุมัติ`
	}),
	asked: { en: 'We ask for', th: 'สิ่งที่ขอ' },
	photos: message<{ photos: number }>({
		en: ({ photos }) => counted(photos, { one: 'photo', other: 'photos' }),
		th: ({ photos }) => classified(photos, 'รูป')
	}),
	photo: { en: 'a photo', th: 'รูปถ่าย' },
	words: { en: 'a few words', th: 'คำอธิบายสั้น ๆ' },
	pieces: { en: 'At most', th: 'คืนได้ไม่เกิน' },
	piecesOf: message<{ pieces: number }>({
		en: ({ pieces }) => `${counted(pieces, { one: 'piece', other: 'pieces' })} of each thing you ordered`,
		th: ({ pieces }) => keep`${pieces}_ชิ้น ต่อสินค้าหนึ่งรายการ`
	}),
	keep: { en: 'Keeping it', th: keep`เก็บ~ของไว้` },
	keepUpTo: message<{ amount: string }>({
		en: ({ amount }) => `Worth up to ${amount} it stays with you, and the money comes back all the same`,
		th: ({ amount }) => keep`ถ้าราคาไม่เกิน_${amount} เก็บ~ของไว้ได้ และยังได้เงินคืน`
	}),
	keepWithPhoto: message<{ amount: string }>({
		en: ({ amount }) =>
			`With a photo, a piece worth up to ${amount} stays with you, and the money comes back all the same`,
		th: ({ amount }) => keep`ถ้ามีรูปถ่ายและราคาไม่เกิน_${amount} เก็บ~ของไว้ได้ และยังได้เงินคืน`
	}),
	waived: message<{ reasons: string }>({
		en: ({ reasons }) => `No fees when the reason is ${reasons}.`,
		th: ({ reasons }) => `ไม่คิดค่าธรรมเนียมถ้าเหตุผลคือ ${reasons}`
	}),
	buffer: message<Days>({
		en: ({ days }) =>
			days === 0
				? 'If the carrier never tells us that it arrived, the days count from the day we sent it.'
				: `If the carrier never tells us that it arrived, the days count from ${counted(days, { one: 'day', other: 'days' })} after we sent it.`,
		th: ({ days }) =>
			days === 0
				? 'ถ้าขนส่งไม่แจ้งว่าส่งถึง เรานับจากวันที่ร้านส่งของ'
				: keep`ถ้าขนส่งไม่แจ้งว่าส่งถึง เราเริ่มนับหลังวันที่ร้านส่งของ_${days}_วัน`
	}),
	personLater: {
		en: 'Once the days for a change of mind are over, a person looks at it before we answer.',
		th: 'ถ้าพ้นกำหนดคืนแบบเปลี่ยนใจแล้ว ทีมงานจะดูให้ก่อนตอบ'
	},
	checked: { en: 'We check it within', th: 'ร้านตรวจของภายใน' },
	checkedIn: message<Days>({
		en: ({ days }) =>
			days === 0
				? 'the day it is back, and send the money at once'
				: `${counted(days, { one: 'day', other: 'days' })}, and send the money at once`,
		th: ({ days }) => (days === 0 ? 'วันที่ของถึงร้าน แล้วคืนเงินทันที' : keep`${days}_วัน แล้วคืนเงินทันที`)
	}),
	promise: { en: 'We promise', th: 'เราสัญญา' },
	promiseScanned: message<Days>({
		en: ({ days }) => `The money leaves within ${longTime.en(days)} after the carrier has the parcel`,
		th: ({ days }) => keep`ส่งเงินคืนภายใน_${longTime.th(days)}หลังขนส่งรับพัสดุ`
	}),
	promiseReceived: message<Days>({
		en: ({ days }) => `The money leaves within ${longTime.en(days)} after the parcel is back with us`,
		th: ({ days }) => keep`ส่งเงินคืนภายใน_${longTime.th(days)}หลังของถึงร้าน`
	}),
	promiseApproved: message<Days>({
		en: ({ days }) => `The money leaves within ${longTime.en(days)} after we have checked it`,
		th: ({ days }) => keep`ส่งเงินคืนภายใน_${longTime.th(days)}หลังตรวจรับของ`
	}),
	lateCredit: message<{ promise: string; amount: string }>({
		en: ({ promise, amount }) => `${promise}; if we are late, ${amount} of store credit is on top`,
		th: ({ promise, amount }) => keep`${promise} ถ้าช้ากว่านั้น เพิ่มเครดิตร้านค้าให้_${amount}`
	}),
	lateFees: message<{ promise: string }>({
		en: ({ promise }) => `${promise}; if we are late, the return costs no fee`,
		th: ({ promise }) => `${promise} ถ้าช้ากว่านั้น ไม่คิดค่าธรรมเนียมการคืน`
	}),
	bank: { en: 'On your account', th: 'เงินเข้าบัญชีหรือบัตร' },
	bankIn: message<{ from: number; to: number }>({
		en: ({ from, to }) =>
			`${from === to ? '' : `${from} to `}${counted(to, { one: 'day', other: 'days' })} later, depending on your bank`,
		th: ({ from, to }) => keep`อีก_${from === to ? to : `${from}–${to}`}_วัน ขึ้นอยู่กับธนาคาร`
	}),
	creditValid: { en: 'Store credit', th: 'เครดิตร้านค้า' },
	creditDays: message<Days>({
		en: ({ days }) => `Can be used for ${longTime.en(days)} from the day you get it`,
		th: ({ days }) => keep`ใช้ได้_${longTime.th(days)} นับจากวันที่ได้รับ`
	}),
	creditForever: { en: 'Does not run out', th: 'ไม่มีวันหมดอายุ' },
	withdrawal: message<Days>({
		en: ({ days }) =>
			`You may withdraw from the purchase within ${counted(days, { one: 'day', other: 'days' })} of delivery, without giving a reason.`,
		th: ({ days }) => keep`เลิกสัญญาซื้อได้ภายใน_${days}_วันหลัง~ได้~รับของ โดยไม่ต้องให้เหตุผล`
	}),
	exempt: {
		en: 'The law leaves this kind of goods out of the right to withdraw.',
		th: 'กฎหมายยกเว้นสินค้าประเภทนี้จากสิทธิเลิกสัญญา'
	},
	conformity: message<Days>({
		en: ({ days }) => `The seller is liable for faults for ${longTime.en(days)}.`,
		th: ({ days }) => keep`ผู้ขายต้องรับผิดชอบสินค้าที่มีตำหนิ_${longTime.th(days)}`
	}),
	codClaim: message<{ days: number; refund: number }>({
		en: ({ days, refund }) =>
			`If you paid cash on delivery and the goods are faulty, wrong or not what you ordered, tell us within ${counted(days, { one: 'day', other: 'days' })} of delivery. The money is back within ${counted(refund, { one: 'day', other: 'days' })}, and sending it back costs nothing.`,
		th: ({ days, refund }) =>
			keep`ถ้าจ่ายเงินปลายทาง แล้วของชำรุด ผิดชิ้น หรือไม่ได้สั่ง แจ้งได้ภายใน_${days}_วันหลัง~ได้~รับของ ได้เงินคืนภายใน_${refund}_วัน และไม่เสียค่าส่งคืน`
	})
} satisfies Catalogue;
