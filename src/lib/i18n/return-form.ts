import { classified, counted, joinThai, keep, message, type Catalogue } from './say.ts';

type Day = { day: string };
type Amount = { amount: string };
type Named = { name: string };

/** The pages that open a return, one question each. */
export const form = {
	toOrder: message<{ number: string }>({
		en: ({ number }) => keep`Order_${number}`,
		th: ({ number }) => keep`คำสั่งซื้อ_${number}`
	}),
	continue: { en: 'Continue', th: 'ไปต่อ' },

	// which pieces
	itemsTitle: { en: 'What is coming back?', th: 'จะส่งชิ้นไหนกลับ' },
	itemsTitleFault: { en: 'What is wrong?', th: keep`ชิ้นไหนมี~ปัญหา` },
	itemsLead: {
		en: 'Amounts already take off the discount you used.',
		th: 'ยอดข้างล่างหักส่วนลดที่ใช้ตอนซื้อแล้ว'
	},
	itemsLeadPlain: { en: 'Tick what you want to send back.', th: 'เลือกชิ้นที่จะส่งกลับ' },
	returnBy: message<Day>({ en: ({ day }) => `Return by ${day}`, th: ({ day }) => `คืนได้ถึง ${day}` }),
	onlyFault: { en: 'Only if it arrived damaged, faulty or wrong', th: keep`เฉพาะของ~ชำรุด มีตำหนิ หรือผิดชิ้น` },
	youBought: message<{ n: number }>({
		en: ({ n }) => `You bought ${n}`,
		th: ({ n }) => keep`ซื้อ ${classified(n, 'ชิ้น')}`
	}),
	backToYou: { en: 'back to you', th: 'ได้คืน' },
	backToYouLabel: { en: 'Back to you', th: 'ได้คืน' },
	howMany: { en: 'How many?', th: 'คืนกี่ชิ้น' },
	howManyOf: message<Named>({
		en: ({ name }) => `How many of ${name}?`,
		th: ({ name }) => `${joinThai('คืน', name)} กี่ชิ้น`
	}),
	beforeFees: {
		en: 'before return delivery; you see the final amount before you send',
		th: keep`ก่อนค่า~ส่งคืน ยอดสุดท้ายเห็นก่อนกดส่ง`
	},
	finalSoon: {
		en: 'You see the exact amount before you send.',
		th: 'จะเห็นยอดจริงก่อนกดส่ง'
	},
	cannot: message<{ n: number }>({
		en: ({ n }) =>
			n === 1 ? 'Not this one, but there is another way' : 'Not these, but there is another way',
		th: ({ n }) => (n === 1 ? 'ชิ้นนี้ยังคืนไม่ได้ แต่มีทางอื่น' : 'ชิ้นเหล่านี้ยังคืนไม่ได้ แต่มีทางอื่น')
	}),
	nothingOpen: { en: 'Nothing can come back today', th: keep`วัน~นี้ยังไม่มีชิ้นที่คืนได้` },
	nothingOpenLead: {
		en: 'Below is why, piece by piece, and what you can do instead.',
		th: 'ดูเหตุผลของแต่ละชิ้น และสิ่งที่ทำได้แทนด้านล่าง'
	},
	tellDamaged: {
		en: 'Report damage or a wrong piece',
		th: keep`แจ้งของ~ชำรุดหรือผิดชิ้นที่นี่`
	},
	tellFaulty: { en: 'Report a fault', th: keep`แจ้งของ~ชำรุดที่นี่` },
	seeWhere: { en: 'See where it is', th: 'ดูว่าตอนนี้อยู่ที่ไหน' },
	seeReturn: message<{ number: string }>({
		en: ({ number }) => keep`See return_${number}`,
		th: ({ number }) => keep`ดูรายการคืน_${number}`
	}),
	contact: { en: 'Contact us', th: 'ติดต่อเรา' },
	chooseOne: { en: 'Choose at least one piece.', th: keep`เลือกอย่างน้อย_1_ชิ้น` },
	quantityWrong: message<{ most: number } & Named>({
		en: ({ most, name }) => `${name}: choose 1 to ${most}.`,
		th: ({ most, name }) => keep`${name}: เลือกได้ 1 ถึง_${most}`
	}),

	// why
	pieceOf: message<{ n: number; of: number }>({
		en: ({ n, of }) => keep`Piece_${n} of_${of}`,
		th: ({ n, of }) => keep`ชิ้นที่_${n} จาก_${of}`
	}),
	reasonTitle: { en: 'Why is it coming back?', th: 'ส่งกลับเพราะอะไร' },
	reasonTitleFault: { en: 'What is wrong with it?', th: keep`ของมี~ปัญหาอะไร` },
	freeBack: { en: 'Coming back is free', th: 'ส่งคืนฟรี' },
	feeBack: message<Amount>({
		en: ({ amount }) => `Return delivery ${amount}`,
		th: ({ amount }) => keep`ค่า~ส่งคืน ${amount}`
	}),
	photoLabel: { en: 'A photo of it', th: 'รูปถ่าย' },
	photoHint: {
		en: 'A phone photo is fine. With it we can usually say yes at once.',
		th: 'มือถือถ่ายก็พอ ช่วยให้อนุมัติได้ทันที'
	},
	addPhoto: { en: 'Add this photo', th: 'เพิ่มรูปนี้' },
	addAnother: { en: 'Another photo', th: 'เพิ่มอีกรูป' },
	photoAlt: message<{ n: number }>({ en: ({ n }) => `Photo ${n}`, th: ({ n }) => keep`รูปที่_${n}` }),
	removePhoto: message<{ n: number }>({
		en: ({ n }) => keep`Remove photo_${n}`,
		th: ({ n }) => keep`ลบรูปที่_${n}`
	}),
	remove: { en: 'Remove', th: 'ลบ' },
	uploading: { en: 'Sending the photo…', th: 'กำลังส่งรูป…' },
	whatHappened: { en: 'What happened?', th: 'เกิดอะไรขึ้น' },
	anythingToAdd: { en: 'Anything to add?', th: 'อยากเล่าเพิ่มไหม' },
	chooseReason: { en: 'Choose a reason.', th: 'เลือกเหตุผล' },
	chooseAnswer: { en: 'Choose one of the answers.', th: 'เลือกคำตอบหนึ่งข้อ' },
	commentTooLong: message<{ most: number }>({
		en: ({ most }) => `Keep it under ${most} characters.`,
		th: ({ most }) => keep`พิมพ์ได้ไม่เกิน_${most} ตัวอักษร`
	}),
	comingBack: { en: 'Coming back', th: 'คืน' },
	someOf: message<{ n: number; of: number }>({
		en: ({ n, of }) => keep`${n}_of_${of}`,
		th: ({ n, of }) => keep`${n}_ชิ้น จาก_${of}_ชิ้น`
	}),
	thePiece: { en: 'The piece you are returning', th: keep`ชิ้นที่~คืน` },
	returnByLabel: { en: 'Return by', th: 'คืนได้ถึง' },

	// what for
	outcomeTitle: { en: 'How do you want it back?', th: keep`อยาก~รับเงินคืนแบบไหน` },
	moneyBack: message<{ how: string }>({
		en: ({ how }) => `Money back to ${how}`,
		th: ({ how }) => joinThai('เงินคืนเข้า', how)
	}),
	storeCredit: { en: 'Store credit', th: 'เครดิตร้านค้า' },
	storeCreditMore: message<{ percent: string }>({
		en: ({ percent }) => `${percent} more, and here as soon as we have checked the goods`,
		th: ({ percent }) => `เพิ่มให้ ${percent} ได้ทันทีหลังตรวจของ`
	}),
	storeCreditPlain: {
		en: 'Here as soon as we have checked the goods',
		th: 'ได้ทันทีหลังตรวจของ'
	},
	creditUsable: message<{ days: number }>({
		en: ({ days }) => `Use it within ${counted(days, { one: 'day', other: 'days' })} of getting it`,
		th: ({ days }) => keep`ใช้ได้_${days}_วัน`
	}),
	thereBy: message<Day>({ en: ({ day }) => `There by ${day}`, th: ({ day }) => `เข้าภายใน ${day}` }),

	// how
	methodTitle: { en: 'How does it travel?', th: 'จะส่งกลับแบบไหน' },
	dropOff: { en: 'Drop it off', th: 'ฝากที่เคาน์เตอร์' },
	dropOffNote: {
		en: 'At a counter, with a QR code. Nothing to print.',
		th: keep`แสดงคิว~อาร์ที่เคาน์เตอร์ ไม่ต้องพิมพ์อะไร`
	},
	ownCarrier: { en: 'Send it yourself', th: 'ส่งเองกับขนส่งที่สะดวก' },
	ownCarrierNote: {
		en: 'With any carrier, to our address. You give us the tracking number later.',
		th: 'ส่งถึงที่อยู่ของร้าน แล้วแจ้งเลขพัสดุทีหลัง'
	},
	keepIt: { en: 'Keep it', th: keep`เก็บไว้ได้เลย` },
	keepItNote: { en: 'Nothing needs to be sent back.', th: 'ไม่ต้องส่งกลับมา' },
	sendBy: message<Day>({ en: ({ day }) => `by ${day}`, th: ({ day }) => `ภายใน ${day}` }),

	// check and send
	checkTitle: { en: 'Check, then send', th: 'ตรวจอีกครั้ง แล้วส่งคำขอ' },
	pieces: message<{ n: number; of: number }>({
		en: ({ n, of }) =>
			of > n
				? keep`${n}_of_${counted(of, { one: 'piece', other: 'pieces' })}`
				: counted(n, { one: 'piece', other: 'pieces' }),
		th: ({ n, of }) =>
			of > n ? keep`${classified(n, 'ชิ้น')} จาก ${classified(of, 'ชิ้น')}` : classified(n, 'ชิ้น')
	}),
	photos: message<{ n: number }>({
		en: ({ n }) => counted(n, { one: 'photo', other: 'photos' }),
		th: ({ n }) => keep`มี ${classified(n, 'รูป')}`
	}),
	stays: { en: 'you keep it', th: keep`คุณเก็บไว้ได้` },
	morePieces: { en: 'Pieces', th: 'สินค้า' },
	otherPieces: message<{ n: number }>({
		en: ({ n }) =>
			n === 0
				? 'Nothing else can come back'
				: `${counted(n, { one: 'other piece', other: 'other pieces' })} could come back too`,
		th: ({ n }) => (n === 0 ? 'ไม่มีชิ้นอื่นที่คืนได้' : keep`คืนชิ้นอื่นได้อีก ${classified(n, 'ชิ้น')}`)
	}),
	youGet: { en: 'You get', th: keep`คุณจะ~ได้` },
	orCredit: message<Amount & { credit: string; percent: string }>({
		en: ({ amount, credit, percent }) => `or ${amount} as ${credit}, ${percent} more`,
		th: ({ amount, credit, percent }) => `${joinThai('หรือ', credit)} ${amount} เพิ่มให้ ${percent}`
	}),
	travels: { en: 'How it travels', th: 'วิธีส่ง' },
	ifSent: { en: 'If you send this today', th: keep`ถ้าส่งคำขอวัน~นี้` },
	ifSentReview: { en: 'If you send this today, and we say yes', th: keep`ถ้าส่งคำขอวัน~นี้ และเราอนุมัติ` },
	stopAsk: { en: 'You ask', th: 'ส่งคำขอ' },
	stopAnswer: { en: 'Our answer', th: 'เราตอบ' },
	stopDrop: { en: 'Drop off', th: 'ฝากพัสดุ' },
	stopSend: { en: 'Send it', th: 'ส่งกลับ' },
	stopBack: { en: 'Back with us', th: 'ถึงร้าน' },
	stopMoney: { en: 'Money back', th: 'เงินเข้าบัญชี' },
	stopCredit: { en: 'Store credit', th: 'ได้เครดิต' },
	by: { en: 'by', th: 'ภายใน' },
	dates: { en: 'Dates', th: 'กำหนดเวลา' },
	moneyTitle: { en: 'What you get back', th: 'เงินที่ได้คืน' },
	whyDiscount: message<Amount & { n: number }>({
		en: ({ n, amount }) => `${n === 1 ? 'This piece’s' : 'These pieces’'} share of ${amount}`,
		th: ({ n, amount }) => keep`ส่วนของ${n === 1 ? 'ชิ้นนี้' : keep`ชิ้นที่~คืน`} จาก ${amount}`
	}),
	arriveBy: message<{ how: string } & Day>({
		en: ({ how, day }) => `To ${how} by ${day}`,
		th: ({ how, day }) => `${joinThai('เข้า', how)} ภายใน ${day}`
	}),
	creditBy: message<Day>({
		en: ({ day }) => `As store credit by ${day}`,
		th: ({ day }) => `เป็นเครดิตร้านค้า ภายใน ${day}`
	}),
	review: {
		en: 'A person in the shop looks at this first and answers within three days.',
		th: keep`ทีมงานจะดูคำขอนี้ก่อน และตอบภายใน_3_วัน`
	},
	byHand: {
		en: 'You paid in cash, so we transfer the money to a bank account and ask you for it.',
		th: keep`คุณจ่ายปลายทาง เราจะโอนเงินคืนเข้าบัญชี~ธนาคาร และขอเลขบัญชีจาก~คุณ`
	},
	send: { en: 'Send return request', th: 'ส่งคำขอคืนสินค้า' },
	canChange: {
		en: 'You can change or cancel until the carrier scans the parcel.',
		th: keep`ยกเลิกหรือแก้ไขได้จนกว่าขนส่งจะ~รับพัสดุ`
	},
	canChangeKept: {
		en: 'The refund goes out at once, so this can’t be undone.',
		th: keep`เราจะคืนเงินทันที จึงยกเลิกภาย~หลังไม่ได้`
	},
	nowIs: message<Amount>({
		en: ({ amount }) => `The amount has changed. It is ${amount} now.`,
		th: ({ amount }) => `ยอดเงินคืนเปลี่ยนไป ตอนนี้คือ ${amount}`
	}),
	nowIsWhy: {
		en: 'Read it again below, then send.',
		th: 'ตรวจยอดด้านล่างอีกครั้ง แล้วกดส่ง'
	},
	cannotSend: { en: 'This can’t be sent as it is', th: 'ยังส่งคำขอนี้ไม่ได้' },
	chooseAgain: { en: 'Choose the pieces again', th: 'เลือกสินค้าใหม่' },
	wasLost: {
		en: 'This page was open for a long time or its address was cut short. Choose again; it takes a minute.',
		th: 'หน้านี้เปิดค้างไว้นานหรือลิงก์ไม่ครบ เลือกใหม่อีกครั้ง ใช้เวลาไม่นาน'
	}
} satisfies Catalogue;
