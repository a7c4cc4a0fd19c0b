import { classified, counted, joinThai, keep, message, type Catalogue, type Message } from './say.ts';

type Amount = { amount: string };
type Who = { who: string };
type Name = { name: string };

export { done, isDone, type Done } from './desk-done.ts';

/** One case on the desk. */
export const kase = {
	appealTitle: message<{ day: string }>({
		en: ({ day }) => `The customer asked for a second look on ${day}`,
		th: ({ day }) => `ลูกค้าขอให้พิจารณาใหม่เมื่อ ${day}`
	}),
	appealOf: message<{ who: string; reason: string }>({
		en: ({ who, reason }) => `${who === '' ? 'It was declined' : `${who} declined it`}: “${reason}”.`,
		th: ({ who, reason }) => `${who === '' ? 'เคยไม่รับคืน' : `${who} เคยไม่รับคืน`} เพราะ “${reason}”`
	}),
	appealNext: {
		en: 'Read what they wrote; better somebody else decides this time. Your answer is the last one.',
		th: 'อ่านสิ่งที่ลูกค้าเขียน ครั้งนี้ให้คนอื่นตัดสินจะดีกว่า และคำตอบนี้เป็นคำตอบสุดท้าย'
	},
	placeOf: message<{ at: number; of: number }>({
		en: ({ at, of }) => `${at} of ${of}`,
		th: ({ at, of }) => keep`เรื่องที่_${at} จาก_${of}`
	}),
	next: { en: 'next', th: 'ถัดไป' },
	order: message<{ number: string }>({
		en: ({ number }) => `order ${number}`,
		th: ({ number }) => `คำสั่งซื้อ ${number}`
	}),
	answerBy: message<{ time: string }>({
		en: ({ time }) => `Answer by ${time}`,
		th: ({ time }) => `ตอบภายใน ${time}`
	}),
	checkBy: message<{ time: string }>({
		en: ({ time }) => `Check by ${time}`,
		th: ({ time }) => `ตรวจภายใน ${time}`
	}),
	moneyBy: message<{ time: string }>({
		en: ({ time }) => `Settle by ${time}`,
		th: ({ time }) => `จัดการภายใน ${time}`
	}),
	customerBy: message<{ time: string }>({
		en: ({ time }) => `Customer answers by ${time}`,
		th: ({ time }) => `ลูกค้าตอบภายใน ${time}`
	}),
	route: { en: 'Route of this case', th: 'เส้นทางเรื่องนี้' },
	stopDelivered: { en: 'Delivered', th: 'ส่งถึงลูกค้า' },
	stopAsked: { en: 'Customer asked', th: 'ลูกค้าแจ้ง' },
	stopOpened: { en: 'Opened here', th: 'เปิดเรื่องที่ร้าน' },
	stopDecide: { en: 'You decide', th: 'คุณตัดสิน' },
	stopDecided: { en: 'Approved', th: 'อนุมัติแล้ว' },
	stopDeclined: { en: 'Declined', th: 'ไม่รับคืน' },
	stopCancelled: { en: 'Cancelled', th: 'ยกเลิกแล้ว' },
	stopExpired: { en: 'Not sent in time', th: 'เลยกำหนดส่ง' },
	stopOnTheWay: { en: 'On its way back', th: 'กำลังส่งกลับ' },
	stopBack: { en: 'Back with us', th: keep`ของถึงร้าน` },
	stopChecked: { en: 'Checked', th: 'ตรวจของ' },
	stopRefund: { en: 'Refund sent', th: 'ส่งเงินคืน' },
	stopReplacement: { en: 'Replacement sent', th: 'ส่งสินค้าใหม่' },
	stopReplaced: { en: 'With the customer', th: 'ถึงลูกค้า' },
	stopArrived: { en: 'Refund done', th: 'เงินคืนเรียบร้อย' },
	today: { en: 'today', th: 'วันนี้' },
	by: { en: 'by', th: 'ภายใน' },

	goods: { en: 'The goods', th: 'ของ' },
	piece: { en: 'Piece', th: 'สินค้า' },
	paid: { en: 'Paid', th: 'จ่าย' },
	reason: { en: 'Reason', th: 'เหตุผล' },
	wants: { en: 'Wants', th: 'ต้องการ' },
	whereabouts: { en: 'Where it is', th: 'อยู่ที่ไหน' },
	checked: { en: 'Checked', th: 'ผลตรวจ' },
	photoOf: message<{ n: number }>({
		en: ({ n }) => `Photo ${n}, open it larger`,
		th: ({ n }) => `รูปที่ ${n} เปิดรูปใหญ่`
	}),
	noPhotos: { en: 'No photos', th: 'ไม่มีรูป' },
	quoted: message<{ text: string }>({ en: ({ text }) => `“${text}”`, th: ({ text }) => `“${text}”` }),
	theCustomer: { en: 'The customer', th: 'ลูกค้า' },
	customerName: { en: 'Name', th: 'ชื่อ' },
	livesIn: { en: 'Lives in', th: 'อยู่ที่' },
	writesIn: { en: 'Writes in', th: 'ภาษา' },
	language: message<{ locale: 'th' | 'en' }>({
		en: ({ locale }) => (locale === 'th' ? 'Thai' : 'English'),
		th: ({ locale }) => (locale === 'th' ? 'ไทย' : 'อังกฤษ')
	}),
	email: { en: 'E-mail', th: 'อีเมล' },
	phone: { en: 'Phone', th: 'โทรศัพท์' },
	orders: { en: 'Orders', th: 'ซื้อ' },
	ordersOf: message<{ n: number; amount: string }>({
		en: ({ n, amount }) => `${n}, ${amount}`,
		th: ({ n, amount }) => `${classified(n, 'ครั้ง')} ${amount}`
	}),
	returns: { en: 'Returns', th: 'คืน' },
	returnsOf: message<{ n: number; claims: number }>({
		en: ({ n, claims }) =>
			claims === 0
				? String(n)
				: `${n}, ${claims === n ? (n === 1 ? 'for a fault' : 'all for a fault') : `${claims} for a fault`}`,
		th: ({ n, claims }) =>
			claims === 0
				? classified(n, 'ครั้ง')
				: `${classified(n, 'ครั้ง')} แจ้งว่าของมีปัญหา ${classified(claims, 'ครั้ง')}`
	}),
	theCarrier: { en: 'The carrier', th: 'ขนส่ง' },
	parcel: { en: 'Parcel out', th: 'พัสดุขาไป' },
	parcelBack: { en: 'Parcel back', th: keep`พัสดุขา~กลับ` },
	sentTo: { en: 'Goes to', th: 'ส่งไปที่' },
	method: { en: 'Sent back by', th: 'วิธีส่งคืน' },
	shipBy: { en: 'Send by', th: 'ส่งภายใน' },
	lastHeard: { en: 'Last heard', th: 'สถานะล่าสุด' },
	notYet: { en: 'Not told yet', th: 'ยังไม่ได้แจ้ง' },

	decide: { en: 'Decide', th: 'ตัดสินเรื่องนี้' },
	money: { en: 'The money', th: 'เงิน' },
	nextSteps: { en: 'What can be done', th: 'ทำอะไรได้บ้าง' },
	asPaid: message<{ what: string }>({
		en: ({ what }) => `${what}, as paid`,
		th: ({ what }) => keep`${what} ตามที่จ่าย`
	}),
	shippingShare: { en: 'Delivery, the share of these goods', th: 'ค่าส่ง ส่วนของสินค้านี้' },
	restockingFee: { en: 'Restocking fee', th: 'ค่าธรรมเนียมการคืนสินค้า' },
	returnFee: { en: 'Return delivery', th: 'ค่าส่งคืน' },
	deduction: { en: 'Kept back after the check', th: 'หักหลังตรวจของ' },
	adjustment: { en: 'Adjusted', th: 'ปรับยอด' },
	carriedOver: { en: 'Carried over to the replacement', th: 'ใช้แลกสินค้าชิ้นใหม่' },
	bonus: { en: 'Bonus on store credit', th: 'เครดิตเพิ่ม' },
	refund: { en: 'Refund', th: 'เงินคืน' },
	noMoney: { en: 'No money goes back for it.', th: 'เรื่องนี้ไม่มียอดเงินคืน' },
	askedFor: { en: 'Asked for', th: 'ยอดที่ขอคืน' },
	refundNumber: message<{ number: string }>({
		en: ({ number }) => `Refund ${number}`,
		th: ({ number }) => `เงินคืน ${number}`
	}),
	storeCredit: { en: 'As store credit', th: 'เป็นเครดิตร้านค้า' },
	to: message<{ label: string }>({ en: ({ label }) => `To ${label}`, th: ({ label }) => `คืนเข้า ${label}` }),
	byHandTo: message<{ label: string }>({
		en: ({ label }) => `Bank transfer, paid by ${label}`,
		th: ({ label }) => `โอนเข้าบัญชี (จ่ายด้วย ${label})`
	}),
	reference: message<{ reference: string }>({
		en: ({ reference }) => `reference ${reference}`,
		th: ({ reference }) => `เลขอ้างอิง ${reference}`
	}),
	proposedBy: message<Who>({ en: ({ who }) => `Proposed by ${who}`, th: ({ who }) => `${who} เป็นผู้เสนอ` }),
	approvedBy: message<Who>({ en: ({ who }) => `approved by ${who}`, th: ({ who }) => `${who} เป็นผู้อนุมัติ` }),
	thePolicy: { en: 'the policy', th: 'เงื่อนไขของร้าน' },

	approve: { en: 'Approve the return', th: 'อนุมัติการคืน' },
	approveSend: message<Amount>({
		en: ({ amount }) => `Approve and send ${amount}`,
		th: ({ amount }) => keep`อนุมัติและส่งเงิน_${amount}`
	}),
	approveForward: message<Amount & Who>({
		en: ({ amount, who }) => `Approve, send ${amount} to ${who}`,
		th: ({ amount, who }) => keep`${joinThai('อนุมัติและส่งให้', who, 'ยืนยัน')}_${amount}`
	}),
	decline: { en: 'Decline', th: 'ไม่รับคืน' },
	ask: { en: 'Ask the customer', th: 'ถามลูกค้า' },
	receive: { en: 'Receive the parcel', th: keep`รับ~ของ` },
	inspect: { en: 'Check the goods', th: 'ตรวจของ' },
	note: { en: 'Add a note', th: 'เพิ่มโน้ต' },
	lose: { en: 'Mark as lost', th: keep`บันทึกว่าของหาย` },
	close: { en: 'Close the case', th: 'ปิดเรื่อง' },
	reopen: { en: 'Give more time', th: 'ขยายเวลา' },
	cancel: { en: 'Cancel the return', th: 'ยกเลิกการคืน' },
	slip: { en: 'Slip (PDF)', th: 'ใบส่งคืน (PDF)' },
	never: { en: 'Leave it as it is', th: 'ไม่ทำแล้ว' },
	overLimit: message<{ limit: string; over: string; who: string }>({
		en: ({ limit, over, who }) =>
			`Your limit is ${limit}; this is ${over} over, so money moves when ${who} confirms.`,
		th: ({ limit, over, who }) => `วงเงินคุณ ${limit} เกินไป ${over} ${joinThai('เงินจะออกเมื่อ', who, 'ยืนยัน')}`
	}),
	withinLimit: message<{ limit: string }>({
		en: ({ limit }) => `Within your limit of ${limit}.`,
		th: ({ limit }) => `อยู่ในวงเงินของคุณ ${limit}`
	}),
	aLead: { en: 'a lead', th: 'หัวหน้าทีม' },
	whoOr: message<{ first: string; last: string }>({
		en: ({ first, last }) => `${first} or ${last}`,
		th: ({ first, last }) => joinThai(first, 'หรือ', last)
	}),
	nothingBack: { en: 'Nothing needs to come back.', th: 'ลูกค้าไม่ต้องส่งของกลับ' },
	moneyAfterCheck: {
		en: 'Money moves after the goods are back and checked.',
		th: keep`เงินจะออกเมื่อได้~รับ~ของและตรวจแล้ว`
	},
	samePerson: { en: 'You proposed it, so somebody else confirms.', th: 'คุณเป็นผู้เสนอ ต้องให้คนอื่นยืนยัน' },
	heldTitle: { en: 'Money is due and not set aside yet.', th: 'มีเงินที่ต้องคืน แต่ยังกันเงินไม่ได้' },
	heldNext: {
		en: 'Look at the payments of the order, then try again.',
		th: 'ดูการชำระเงินของคำสั่งซื้อ แล้วลองกันเงินอีกครั้ง'
	},
	propose: { en: 'Set the money aside', th: 'กันเงินคืน' },
	refundApprove: message<Amount>({
		en: ({ amount }) => `Refund ${amount}`,
		th: ({ amount }) => keep`คืนเงิน_${amount}`
	}),
	refundOverride: { en: 'Change the amount', th: 'เปลี่ยนยอด' },
	refundCancel: { en: 'Take it back', th: 'ยกเลิกเงินคืน' },
	refundRetry: { en: 'Try again', th: 'ลองอีกครั้ง' },
	refundSettle: { en: 'Paid by hand', th: 'โอนเองแล้ว' },

	declineReason: { en: 'Reason', th: 'เหตุผล' },
	chooseReason: { en: 'Choose a reason', th: 'เลือกเหตุผล' },
	declineNote: { en: 'What the customer can do instead', th: 'ลูกค้าทำอะไรแทนได้' },
	declineNoteHint: {
		en: 'Stands in the mail under the reason. Write in the customer’s language.',
		th: 'จะอยู่ในอีเมลใต้เหตุผล เขียนเป็นภาษาของลูกค้า'
	},
	declineSend: { en: 'Decline and tell the customer', th: 'ไม่รับคืนและแจ้งลูกค้า' },
	question: { en: 'Your question', th: 'คำถาม' },
	goesOutIn: message<{ locale: 'th' | 'en' }>({
		en: ({ locale }) => `goes out in ${locale === 'th' ? 'Thai' : 'English'}`,
		th: ({ locale }) => `ส่งเป็นภาษา${locale === 'th' ? 'ไทย' : 'อังกฤษ'}`
	}),
	drafts: { en: 'Start from', th: 'เริ่มจาก' },
	draftPhoto: { en: 'A clearer photo', th: 'ขอรูปที่ชัดขึ้น' },
	draftDetails: { en: 'More details', th: 'ขอรายละเอียดเพิ่ม' },
	draftAccount: { en: 'A bank account', th: 'ขอเลขบัญชี' },
	askSend: { en: 'Send the question', th: 'ส่งคำถาม' },
	noteBody: { en: 'Note for your colleagues', th: 'โน้ตถึงเพื่อนร่วมทีม' },
	noteHint: { en: 'The customer never sees it.', th: 'ลูกค้าไม่เห็นข้อความนี้' },
	noteSave: { en: 'Keep the note', th: 'บันทึกโน้ต' },
	lostItem: { en: 'Which piece is lost', th: 'ชิ้นไหนหาย' },
	lostPay: { en: 'Refund it all the same', th: 'คืนเงินให้ลูกค้า' },
	lostPayNote: {
		en: 'The carrier has it on record, or it was our label',
		th: 'ขนส่งมีบันทึกรับไว้ หรือเป็นใบปะหน้าของร้าน'
	},
	lostNoPay: { en: 'Nothing is refunded', th: 'ไม่คืนเงิน' },
	lostNote: { en: 'What the carrier said', th: 'ขนส่งแจ้งว่าอย่างไร' },
	lostSave: { en: 'Mark as lost', th: keep`บันทึกว่าของหาย` },
	amount: { en: 'New amount', th: 'ยอดใหม่' },
	amountHint: message<Amount>({
		en: ({ amount }) => `Worked out: ${amount}`,
		th: ({ amount }) => `ยอดที่คำนวณได้ ${amount}`
	}),
	shippingPart: { en: 'Of it, delivery', th: 'ในยอดนี้เป็นค่าส่ง' },
	shippingPartHint: {
		en: 'Whole or in part; its tax goes with it',
		th: 'จะคืนทั้งหมดหรือบางส่วนก็ได้ ภาษีของค่าส่งตามไปด้วย'
	},
	amountInvalid: { en: 'Enter an amount such as 1,250.00', th: 'ใส่จำนวนเงิน เช่น 1,250.00' },
	overrideSave: { en: 'Change the amount', th: 'เปลี่ยนยอด' },
	cancelNote: { en: 'Why it is taken back', th: 'เหตุผลที่ยกเลิก' },
	settleReference: { en: 'Reference of the transfer', th: 'เลขอ้างอิงการโอน' },
	settleHint: message<Amount>({
		en: ({ amount }) => `${amount}, as your bank shows it`,
		th: ({ amount }) => `${amount} ตามที่แสดงในบัญชีธนาคาร`
	}),
	settleSave: message<Amount>({
		en: ({ amount }) => `Record ${amount} as paid`,
		th: ({ amount }) => keep`บันทึกว่าโอน_${amount}_แล้ว`
	}),
	sure: { en: 'Yes, do it', th: 'ยืนยัน' },

	policyRead: { en: 'How the policy read this', th: 'พิจารณาตามเงื่อนไข' },
	version: message<{ n: number }>({ en: ({ n }) => `version ${n}`, th: ({ n }) => keep`ฉบับที่_${n}` }),
	ruleDecides: { en: 'Decides', th: 'เข้าข้อนี้' },
	rulePassed: { en: 'Passed', th: 'ผ่าน' },
	ruleSkipped: { en: 'Not this', th: 'ไม่เข้า' },
	allSteps: message<{ n: number }>({
		en: ({ n }) => `All ${n} steps`,
		th: ({ n }) => keep`ทั้ง_${n}_ข้อ`
	}),
	noTrace: { en: 'It was imported, so no rule read it here.', th: 'นำเข้าจากที่อื่น จึงไม่ได้พิจารณาตามเงื่อนไขที่นี่' },
	decidedBefore: { en: 'Decided before', th: 'เรื่องที่คล้ายกัน' },
	alikeCount: message<{ n: number; full: number }>({
		en: ({ n, full }) => `${n} alike, ${full} refunded in full`,
		th: ({ n, full }) => keep`${n}_เรื่อง คืนเงินเต็ม_${full}`
	}),
	noneAlike: {
		en: 'None in the last 12 months with this reason and this kind of goods.',
		th: keep`ไม่มีเรื่องแบบนี้ใน 12_เดือนที่ผ่านมา`
	},
	refundedFull: { en: 'Refunded in full', th: 'คืนเงินเต็ม' },
	refundedPart: { en: 'Refunded in part', th: 'คืนเงินบางส่วน' },
	notRefunded: { en: 'Nothing refunded', th: 'ไม่ได้คืนเงิน' },
	messages: { en: 'Messages and notes', th: 'ข้อความและโน้ต' },
	noMessages: { en: 'Nobody has written yet.', th: 'ยังไม่มีข้อความ' },
	byStaff: message<Who & { when: string }>({
		en: ({ who, when }) => `${who} asked, ${when}`,
		th: ({ who, when }) => `${who} ถาม ${when}`
	}),
	byCustomer: message<Who & { when: string }>({
		en: ({ who, when }) => `${who} answered, ${when}`,
		th: ({ who, when }) => `${who} ตอบ ${when}`
	}),
	byColleague: message<Who & { when: string }>({
		en: ({ who, when }) => `Note of ${who}, ${when}`,
		th: ({ who, when }) => `${joinThai('โน้ตของ', who)} ${when}`
	}),
	soFar: { en: 'So far', th: 'ที่ผ่านมา' },
	changedTitle: { en: 'This changed while you were typing.', th: 'เรื่องนี้มีการเปลี่ยนแปลงระหว่างที่คุณพิมพ์' },
	changedNext: {
		en: 'The page shows it as it is now, and what you typed is still here. Look again, then decide.',
		th: 'หน้านี้แสดงข้อมูลล่าสุด ข้อความที่คุณพิมพ์ยังอยู่ ดูอีกครั้งแล้วค่อยทำต่อ'
	},
	justNow: message<{ what: string; ago: string }>({
		en: ({ what, ago }) => `${what} ${ago} ago.`,
		th: ({ what, ago }) => keep`${what} เมื่อ_${ago}ที่แล้ว`
	}),
	customerIs: message<Name>({
		en: ({ name }) => name,
		th: ({ name }) => joinThai('คุณ', name)
	}),
	system: { en: 'The system', th: 'ระบบ' },
	shop: { en: 'The shop’s system', th: 'ระบบของร้าน' },

	orderTitle: message<{ number: string }>({
		en: ({ number }) => `Order ${number}`,
		th: ({ number }) => `คำสั่งซื้อ ${number}`
	}),
	lines: { en: 'Lines', th: 'รายการสินค้า' },
	colPiece: { en: 'Piece', th: 'สินค้า' },
	colQuantity: { en: 'Ordered', th: 'สั่ง' },
	colSent: { en: 'Sent', th: 'ส่งแล้ว' },
	colInReturn: { en: 'In a return', th: 'กำลังคืน' },
	colBack: { en: 'Returned', th: 'คืนแล้ว' },
	colPaid: { en: 'Paid', th: 'จ่าย' },
	colRefunded: { en: 'Refunded', th: 'คืนเงินแล้ว' },
	parcels: { en: 'Parcels', th: 'พัสดุ' },
	noParcels: { en: 'No parcel has left yet.', th: 'ยังไม่มีพัสดุออกจากร้าน' },
	payments: { en: 'Payments', th: 'การชำระเงิน' },
	noPayments: { en: 'No payment is known.', th: 'ยังไม่มีข้อมูลการชำระเงิน' },
	colPayment: { en: 'Payment', th: 'การชำระเงิน' },
	colTaken: { en: 'Taken', th: 'รับชำระ' },
	colPromised: { en: 'Set aside', th: 'กันไว้คืน' },
	colLeft: { en: 'Left', th: 'คงเหลือ' },
	cashOnDelivery: { en: 'Cash on delivery', th: 'เก็บเงินปลายทาง' },
	otherPayment: { en: 'Paid elsewhere', th: 'ชำระช่องทางอื่น' },
	disputed: { en: 'Disputed', th: 'มีการโต้แย้ง' },
	placed: { en: 'Placed', th: 'สั่งซื้อเมื่อ' },
	channel: { en: 'Channel', th: 'ช่องทาง' },
	total: { en: 'Total', th: 'รวม' },
	shipTo: { en: 'Sent to', th: 'ส่งไปที่' },
	noReturns: { en: 'Nothing has been sent back.', th: 'ยังไม่มีการคืน' },
	openReturn: { en: 'Open a return', th: 'เปิดรายการคืน' },
	pieces: message<{ n: number }>({
		en: ({ n }) => counted(n, { one: 'piece', other: 'pieces' }),
		th: ({ n }) => classified(n, 'ชิ้น')
	})
} satisfies Catalogue;

/** What the shop may ask, in the customer's language; the agent changes it before it goes. */
export const drafts: Record<'photo' | 'details' | 'account', Message<Name>> = {
	photo: message<Name>({
		en: ({ name }) =>
			`Hello ${name}, could you send us one or two photos that show what is wrong, in daylight if you can? We decide as soon as we have seen them.`,
		th: ({ name }) =>
			`${joinThai('สวัสดีคุณ', name)} รบกวนส่งรูปที่เห็นจุดที่มีปัญหาชัด ๆ สักหนึ่งหรือสองรูป ถ่ายตอนกลางวันได้จะดีมาก เราจะแจ้งผลทันทีที่ได้ดูรูป`
	}),
	details: message<Name>({
		en: ({ name }) =>
			`Hello ${name}, could you tell us a little more about what happened? One or two sentences are enough.`,
		th: ({ name }) => `${joinThai('สวัสดีคุณ', name)} ช่วยเล่าเพิ่มอีกนิดว่าเกิดอะไรขึ้น สักหนึ่งหรือสองประโยคก็พอ`
	}),
	account: message<Name>({
		en: ({ name }) =>
			`Hello ${name}, your refund goes by bank transfer. Please tell us the bank, the account number and the name on the account.`,
		th: ({ name }) => `${joinThai('สวัสดีคุณ', name)} เราจะโอนเงินคืนเข้าบัญชีให้ ช่วยแจ้งชื่อธนาคาร เลขบัญชี และชื่อบัญชีด้วย`
	})
};
export const isDraft = (value: unknown): value is keyof typeof drafts =>
	typeof value === 'string' && Object.hasOwn(drafts, value);
