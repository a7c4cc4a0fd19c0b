import { classified, counted, joinThai, keep, message, type Catalogue } from './say.ts';

type Day = { day: string };
type Subject = { what: string };

/** The customer's page of one order. */
export const order = {
	kicker: message<{ number: string }>({
		en: ({ number }) => keep`Order_${number}`,
		th: ({ number }) => keep`คำสั่งซื้อ_${number}`
	}),
	title: message<{ number: string }>({
		en: ({ number }) => `Order ${number}`,
		th: ({ number }) => `คำสั่งซื้อ ${number}`
	}),

	// what the first sentence is about
	yourParcel: { en: 'Your parcel', th: 'พัสดุของคุณ' },
	// "is late" follows: a name that may be a plural stands behind the parcel.
	yourPiece: message<Subject>({
		en: ({ what }) =>
			/s$/i.test(what.split(',', 1)[0] ?? '') ? `The parcel with your ${what}` : `Your ${what}`,
		th: ({ what }) => what
	}),
	parcelNumber: message<{ n: number }>({
		en: ({ n }) => keep`Parcel_${n}`,
		th: ({ n }) => keep`กล่องที่_${n}`
	}),
	parcelOf: message<{ n: number; of: number }>({
		en: ({ n, of }) => keep`Parcel_${n} of_${of}`,
		th: ({ n, of }) => keep`กล่องที่_${n} จาก_${of}`
	}),
	oneParcel: { en: 'Your parcel', th: 'พัสดุของคุณ' },

	// the answer
	isLate: message<Subject>({
		en: ({ what }) => `${what} is late.`,
		th: ({ what }) => joinThai(what, keep`มาช้ากว่า~กำหนด`)
	}),
	isOnItsWay: message<Subject>({
		en: ({ what }) => `${what} is on its way.`,
		th: ({ what }) => joinThai(what, 'กำลังเดินทางมา')
	}),
	isPacked: message<Subject>({
		en: ({ what }) => `${what} is packed.`,
		th: ({ what }) => joinThai('แพ็ก', what, 'แล้ว')
	}),
	isOut: message<Subject>({
		en: ({ what }) => `${what} is out for delivery.`,
		th: ({ what }) => joinThai('กำลังนำส่ง', what)
	}),
	canBeCollected: message<Subject>({
		en: ({ what }) => `${what} is ready to collect.`,
		th: ({ what }) => joinThai('ไปรับ', what, 'ได้แล้ว')
	}),
	isLost: message<Subject>({
		en: ({ what }) => `${what} is lost.`,
		th: ({ what }) => joinThai(what, 'สูญหาย')
	}),
	cameBack: message<Subject>({
		en: ({ what }) => `${what} came back to us.`,
		th: ({ what }) => joinThai(what, 'ตีกลับถึงร้าน')
	}),
	nobodyIn: message<Subject>({
		en: ({ what }) => `${what} could not be delivered.`,
		th: ({ what }) => joinThai('นำส่ง', what, 'ไม่สำเร็จ')
	}),
	preparing: { en: 'We are getting your order ready.', th: 'กำลังเตรียมของให้คุณ' },
	restPreparing: { en: 'We are getting the rest ready.', th: 'ของที่เหลือกำลังเตรียม' },
	deliveredOn: message<Day>({
		en: ({ day }) => `Delivered on ${day}.`,
		th: ({ day }) => keep`ได้~รับแล้วเมื่อ ${day}`
	}),
	allDelivered: { en: 'Everything has arrived.', th: 'ของมาถึงครบแล้ว' },
	lastOn: message<Day>({
		en: ({ day }) => `The last parcel came on ${day}.`,
		th: ({ day }) => `กล่องสุดท้ายถึงเมื่อ ${day}`
	}),
	cancelled: { en: 'This order is cancelled.', th: 'ยกเลิกคำสั่งซื้อนี้แล้ว' },
	cancelledOn: message<Day>({ en: ({ day }) => `Since ${day}.`, th: ({ day }) => `เมื่อ ${day}` }),

	// and when
	shouldArrive: message<Day>({
		en: ({ day }) => `It should arrive on ${day}.`,
		th: ({ day }) => `น่าจะถึง ${day}`
	}),
	shouldArriveToday: message<Day>({
		en: ({ day }) => `It should arrive today, ${day}.`,
		th: ({ day }) => keep`น่าจะถึงวัน~นี้ ${day}`
	}),
	wasDue: message<Day>({
		en: ({ day }) => `It was due on ${day}.`,
		th: ({ day }) => keep`เดิม~กำหนดถึง ${day}`
	}),
	leftOn: message<Day>({ en: ({ day }) => `It left us on ${day}.`, th: ({ day }) => `ออกจากร้าน ${day}` }),
	packedOn: message<Day>({ en: ({ day }) => `We packed it on ${day}.`, th: ({ day }) => `แพ็กเมื่อ ${day}` }),
	outSince: message<Day>({
		en: ({ day }) => `It left the depot on ${day}.`,
		th: ({ day }) => `ออกนำส่ง ${day}`
	}),
	collectAt: message<{ place: string } & Day>({
		en: ({ place, day }) =>
			place ? `It has been at ${place} since ${day}.` : `It has been waiting since ${day}.`,
		th: ({ place, day }) => (place ? `${joinThai('รออยู่ที่', place)} ตั้งแต่ ${day}` : `รออยู่ตั้งแต่ ${day}`)
	}),
	carrierSaidOn: message<Day>({
		en: ({ day }) => `The carrier told us on ${day}.`,
		th: ({ day }) => `ขนส่งแจ้งเมื่อ ${day}`
	}),
	reachedUsOn: message<Day>({ en: ({ day }) => `It reached us on ${day}.`, th: ({ day }) => `ถึงเมื่อ ${day}` }),
	triedOn: message<Day>({
		en: ({ day }) => `The carrier tried on ${day}.`,
		th: ({ day }) => `ขนส่งไปส่งเมื่อ ${day}`
	}),
	placedOn: message<Day>({ en: ({ day }) => `You placed it on ${day}.`, th: ({ day }) => `สั่งซื้อเมื่อ ${day}` }),

	// the sentence under it
	otherIsHere: { en: 'The other parcel is with you', th: 'อีกกล่องถึงแล้ว' },
	othersAreHere: { en: 'Your other parcels are with you', th: 'กล่องอื่นถึงแล้ว' },
	somethingCanReturn: { en: 'Not quite right?', th: 'ถ้าไม่ถูกใจ' },
	returnLink: { en: 'return', th: 'คืนสินค้าได้' },
	returnLinkFirst: { en: 'Return something', th: 'ขอคืนสินค้าได้' },
	untilDay: message<Day>({ en: ({ day }) => `until ${day}.`, th: ({ day }) => `ถึง ${day}` }),
	returnOpen: message<{ number: string }>({
		en: ({ number }) => keep`Return_${number}`,
		th: ({ number }) => keep`รายการคืน_${number}`
	}),
	contactUs: { en: 'Contact us', th: 'ติดต่อเรา' },
	lostNext: {
		en: 'and we send it again or give your money back, as you like.',
		th: 'เราจะส่งใหม่หรือคืนเงินให้ ตามที่คุณเลือก'
	},
	cameBackNext: {
		en: 'and we send it again or give your money back.',
		th: 'เราจะส่งให้ใหม่หรือคืนเงินให้'
	},
	nobodyInNext: {
		en: 'if the carrier should come at another time or place.',
		th: 'ถ้าอยากให้มาส่งเวลาอื่นหรือที่อื่น'
	},
	lateNext: {
		en: 'if you can’t wait that long.',
		th: 'ถ้ารอถึงวันนั้นไม่ได้'
	},

	// parcels
	daysLate: message<{ n: number }>({
		en: ({ n }) => `${counted(n, { one: 'day', other: 'days' })} late`,
		th: ({ n }) => keep`ช้า_${n}_วัน`
	}),
	late: { en: 'Late', th: 'ล่าช้า' },
	stateDelivered: message<Day>({
		en: ({ day }) => `Delivered ${day}`,
		th: ({ day }) => keep`ได้~รับแล้ว ${day}`
	}),
	stateLost: { en: 'Lost', th: 'สูญหาย' },
	stateCameBack: { en: 'Went back to the shop', th: 'ตีกลับถึงร้าน' },
	stateTried: { en: 'Nobody was in', th: 'นำส่งไม่สำเร็จ' },
	stateOut: { en: 'Out for delivery', th: 'กำลังนำส่ง' },
	stateCollect: { en: 'Ready to collect', th: 'รอคุณไปรับ' },
	stateOnWay: { en: 'On its way', th: 'กำลังเดินทาง' },
	statePacked: { en: 'Packed', th: 'แพ็กแล้ว' },
	statePreparing: { en: 'Being prepared', th: 'กำลังเตรียม' },
	stateCancelled: { en: 'Cancelled', th: 'ยกเลิกแล้ว' },
	notSentYet: { en: 'Not sent yet', th: 'ยังไม่ได้ส่ง' },
	notSent: { en: 'Not sent', th: 'ไม่ได้ส่ง' },
	notSentWhy: {
		en: 'It gets its own parcel; we write to you when it leaves.',
		th: 'จะส่งแยกกล่อง เราจะแจ้งเมื่อส่งออก'
	},
	routeOf: message<Subject>({ en: ({ what }) => `Route: ${what}`, th: ({ what }) => `เส้นทาง: ${what}` }),
	stopPrepared: { en: 'Order placed', th: 'สั่งซื้อแล้ว' },
	stopPacked: { en: 'Packed', th: 'แพ็กแล้ว' },
	stopLeft: message<{ place: string }>({
		en: ({ place }) => (place ? `Left ${place}` : 'Left the shop'),
		th: ({ place }) => joinThai('ออกจาก', place || 'ร้าน')
	}),
	stopReached: message<{ place: string }>({
		en: ({ place }) => (place ? `Reached ${place}` : 'On its way'),
		th: ({ place }) => (place ? joinThai('ถึง', place) : 'กำลังเดินทาง')
	}),
	stopHeld: message<{ place: string }>({
		en: ({ place }) => (place ? `Held at ${place}` : 'Held on the way'),
		th: ({ place }) => (place ? joinThai('รอที่', place) : 'พักระหว่างทาง')
	}),
	stopOut: { en: 'Out for delivery', th: 'ออกนำส่ง' },
	stopTried: { en: 'Nobody was in', th: 'ไม่มีผู้รับ' },
	stopCollect: { en: 'Ready to collect', th: 'รอไปรับ' },
	stopHome: { en: 'At your door', th: keep`ถึงบ้าน~คุณ` },
	stopLost: { en: 'Lost', th: 'สูญหาย' },
	stopBack: { en: 'Back at the shop', th: 'ตีกลับถึงร้าน' },
	since: { en: 'since', th: 'ตั้งแต่' },
	heldNext: message<Day>({
		en: ({ day }) => `If it is not with you by ${day}, tell us: we then look for it with the carrier.`,
		th: ({ day }) => `ถ้ายังไม่ถึงภายใน ${day} บอกเรา เราจะตามกับขนส่งให้`
	}),
	heldNextNoDay: {
		en: 'There is no new day yet. We write to you as soon as the carrier gives one.',
		th: 'ยังไม่มีวันใหม่ ขนส่งแจ้งเมื่อไรเราจะบอกทันที'
	},
	carrier: { en: 'Carrier', th: 'ขนส่ง' },
	trackingNumber: { en: 'Tracking number', th: 'เลขพัสดุ' },
	openAtCarrier: { en: 'at the carrier', th: 'ดูที่เว็บขนส่ง' },
	noTracking: { en: 'Sent without a number', th: 'ส่งแบบไม่มีเลขพัสดุ' },
	noTrackingYet: { en: 'Comes with the first scan', th: 'จะมีเลขเมื่อขนส่งรับของ' },
	goingTo: { en: 'Going to', th: 'ส่งถึง' },
	wentTo: { en: 'Went to', th: 'ส่งถึง' },
	dueDay: { en: 'Expected', th: 'คาดว่าถึง' },
	before: message<Day>({ en: ({ day }) => `before: ${day}`, th: ({ day }) => `เดิม ${day}` }),
	allScans: message<{ n: number }>({
		en: ({ n }) => (n === 1 ? 'The carrier’s one scan' : `All ${n} scans from the carrier`),
		th: ({ n }) => keep`การเคลื่อนไหวทั้งหมด_${n}_รายการ`
	}),

	// pieces
	pieces: message<{ n: number }>({
		en: ({ n }) => counted(n, { one: 'piece', other: 'pieces' }),
		th: ({ n }) => classified(n, 'ชิ้น')
	}),
	piecesEach: message<{ n: number; each: string }>({
		en: ({ n, each }) => keep`${counted(n, { one: 'piece', other: 'pieces' })}, ${each}_each`,
		th: ({ n, each }) => keep`${classified(n, 'ชิ้น')} ชิ้นละ_${each}`
	}),
	piecesOf: message<{ n: number; of: number }>({
		en: ({ n, of }) => keep`${n}_of ${counted(of, { one: 'piece', other: 'pieces' })}`,
		th: ({ n, of }) => keep`${n}_จาก ${classified(of, 'ชิ้น')}`
	}),
	returnUntil: message<Day>({
		en: ({ day }) => `Return until ${day}`,
		th: ({ day }) => `คืนได้ถึง ${day}`
	}),
	moreCanReturn: message<{ n: number } & Day>({
		en: ({ n, day }) => `${n} more can come back until ${day}`,
		th: ({ n, day }) => keep`คืนได้อีก ${classified(n, 'ชิ้น')} ถึง ${day}`
	}),
	doReturn: { en: 'Return', th: 'คืนสินค้า' },
	somethingWrong: { en: 'It arrived damaged or wrong', th: keep`ได้~รับของ~ชำรุดหรือผิดชิ้น` },
	somethingFaulty: { en: 'It is faulty', th: keep`แจ้งของ~ชำรุด` },
	seeReturn: { en: 'See the return', th: 'ดูรายการคืน' },
	waits: message<{ days: number }>({
		en: ({ days }) => `Return for ${counted(days, { one: 'day', other: 'days' })} after it arrives`,
		th: ({ days }) => keep`คืนได้ภายใน_${days}_วัน หลัง~ได้~รับของ`
	}),
	windowWas: message<Day>({
		en: ({ day }) => `Could come back until ${day}`,
		th: ({ day }) => `หมดกำหนดคืนเมื่อ ${day}`
	}),
	finalSale: { en: 'Final sale, so it can’t come back', th: 'สินค้านี้ขายแบบไม่รับคืน' },
	touchesSkin: { en: 'Touches the skin, so it can’t come back', th: 'สินค้าใช้กับผิว จึงรับคืนไม่ได้' },
	isFood: { en: 'Food, so it can’t come back', th: 'เป็นอาหาร จึงรับคืนไม่ได้' },
	madeToOrder: { en: 'Made for you, so it can’t come back', th: 'สินค้าสั่งทำ จึงรับคืนไม่ได้' },
	cannotSellAgain: { en: 'Can’t be sold again, so it can’t come back', th: 'นำกลับมาขายต่อไม่ได้ จึงรับคืนไม่ได้' },
	isReturning: message<{ n: number; of: number }>({
		en: ({ n, of }) => (of === 1 ? 'Being returned' : keep`${n}_of_${of} being returned`),
		th: ({ n, of }) => (of === 1 ? 'กำลังคืน' : keep`กำลังคืน_${n} จาก ${classified(of, 'ชิ้น')}`)
	}),
	wasReturned: message<{ n: number; of: number }>({
		en: ({ n, of }) => (of === 1 ? 'Returned' : keep`${n}_of_${of} returned`),
		th: ({ n, of }) => (of === 1 ? 'คืนแล้ว' : keep`คืนแล้ว_${n} จาก ${classified(of, 'ชิ้น')}`)
	}),
	pieceCancelled: { en: 'Cancelled, you don’t pay for it', th: 'ยกเลิกแล้ว ไม่คิดเงิน' },
	cannotReturn: { en: 'Can’t come back', th: 'ไม่รับคืน' },

	// the column at the side
	summary: { en: 'Order summary', th: 'สรุปคำสั่งซื้อ' },
	canDo: { en: 'What you can still do', th: 'ทำอะไรได้บ้างตอนนี้' },
	canReturn: message<{ n: number } & Day>({
		en: ({ n, day }) =>
			`${counted(n, { one: 'piece', other: 'pieces' })} can come back, the first until ${day}.`,
		th: ({ n, day }) => `คืนได้ ${classified(n, 'ชิ้น')} ชิ้นแรกหมดกำหนด ${day}`
	}),
	canReturnAll: message<{ n: number } & Day>({
		en: ({ n, day }) => `${counted(n, { one: 'piece', other: 'pieces' })} can come back until ${day}.`,
		th: ({ n, day }) => `คืนได้ ${classified(n, 'ชิ้น')} ถึง ${day}`
	}),
	startReturn: { en: 'Return something', th: 'คืนสินค้า' },
	nothingYet: {
		en: 'Nothing to do: you can return pieces once they have arrived.',
		th: keep`ตอนนี้ไม่ต้องทำอะไร เมื่อ~ได้~รับของแล้วจึงขอคืนได้`
	},
	nothingLeft: {
		en: 'The days for returns are over. If something is wrong with a piece, we still want to know.',
		th: 'หมดกำหนดคืนสินค้าแล้ว แต่ถ้าของมีปัญหา บอกเราได้เสมอ'
	},
	reportFault: { en: 'Something is wrong with a piece', th: 'แจ้งว่าของมีปัญหา' },
	money: { en: 'Money so far', th: keep`เงินของคำ~สั่ง~ซื้อนี้` },
	goods: message<{ n: number }>({
		en: ({ n }) => (n === 1 ? 'Goods' : `${englishCount(n)} lines of goods`),
		th: ({ n }) => keep`สินค้า ${classified(n, 'รายการ')}`
	}),
	pieceDiscount: { en: 'Discount on the goods', th: 'ส่วนลดสินค้า' },
	discount: message<{ label: string | null }>({
		en: ({ label }) => (label ? `Discount ${label}` : 'Discount'),
		th: ({ label }) => (label ? `ส่วนลด ${label}` : 'ส่วนลด')
	}),
	shipping: { en: 'Delivery', th: 'ค่าส่ง' },
	tax: { en: 'Tax', th: 'ภาษี' },
	taxInside: message<{ amount: string }>({
		en: ({ amount }) => `${amount} tax inside`,
		th: ({ amount }) => `มีภาษีอยู่ในยอดนี้ ${amount}`
	}),
	total: { en: 'Total', th: 'รวม' },
	paidOn: message<Day>({ en: ({ day }) => `Paid ${day}`, th: ({ day }) => `จ่ายแล้ว ${day}` }),
	paid: { en: 'Paid', th: 'จ่ายแล้ว' },
	toPay: { en: 'To pay', th: 'ยังไม่ได้จ่าย' },
	refunded: { en: 'Refunded', th: 'คืนเงินแล้ว' },
	refundOnWay: { en: 'Refund on its way', th: 'กำลังคืนเงิน' },
	afterRefunds: { en: 'What you keep', th: keep`ของที่~คุณเก็บไว้` },
	returns: { en: 'Returns of this order', th: keep`รายการคืนของคำ~สั่ง~ซื้อนี้` },

	// the record
	timeline: { en: 'Everything that happened', th: 'ลำดับเหตุการณ์' },
	happenedPlaced: message<{ n: number }>({
		en: ({ n }) => `Order placed, ${counted(n, { one: 'line', other: 'lines' })}`,
		th: ({ n }) => `สั่งซื้อ ${classified(n, 'รายการ')}`
	}),
	happenedPaid: message<{ amount: string; how: string }>({
		en: ({ amount, how }) => `${amount} paid with ${how}`,
		th: ({ amount, how }) => `รับเงิน ${amount} ${joinThai('จาก', how)}`
	}),
	happenedCancelled: { en: 'Order cancelled', th: 'ยกเลิกคำสั่งซื้อ' },
	happenedLeft: message<Subject & { place: string }>({
		en: ({ what, place }) => `${what} left ${place || 'the shop'}`,
		th: ({ what, place }) => joinThai(what, 'ออกจาก', place || 'ร้าน')
	}),
	happenedHeld: message<Subject & { place: string; why: string }>({
		en: ({ what, place, why }) => `${what} stopped${place ? ` at ${place}` : ''}${why ? `. ${why}` : ''}`,
		th: ({ what, place, why }) =>
			`${joinThai(what, place ? 'หยุดที่' : 'หยุดระหว่างทาง', place)}${why ? ` ${why}` : ''}`
	}),
	happenedOut: message<Subject>({
		en: ({ what }) => `${what} out for delivery`,
		th: ({ what }) => joinThai('กำลังนำส่ง', what)
	}),
	happenedTried: message<Subject>({
		en: ({ what }) => `${what}: nobody was in`,
		th: ({ what }) => `${what}: ไม่มีผู้รับ`
	}),
	happenedCollect: message<Subject & { place: string }>({
		en: ({ what, place }) => `${what} can be collected${place ? ` at ${place}` : ''}`,
		th: ({ what, place }) => joinThai(what, place ? 'รอรับที่' : 'รอรับ', place)
	}),
	happenedDelivered: message<Subject>({
		en: ({ what }) => `${what} delivered`,
		th: ({ what }) => joinThai(what, 'ถึงแล้ว')
	}),
	happenedBack: message<Subject>({
		en: ({ what }) => `${what} came back to the shop`,
		th: ({ what }) => joinThai(what, 'ตีกลับถึงร้าน')
	}),
	happenedLost: message<Subject>({
		en: ({ what }) => `${what} is lost`,
		th: ({ what }) => joinThai(what, 'สูญหาย')
	}),
	happenedDamaged: message<Subject>({
		en: ({ what }) => `${what} was damaged on the way`,
		th: ({ what }) => joinThai(what, 'เสียหายระหว่างทาง')
	})
} satisfies Catalogue;

const englishCount = (n: number): string =>
	['Zero', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'][n] ?? String(n);
