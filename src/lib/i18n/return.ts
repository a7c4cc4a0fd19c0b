import { classified, counted, joinThai, keep, message, type Catalogue } from './say.ts';

type Day = { day: string };
type Amount = { amount: string };
type Place = { how: string };
type Shop = { shop: string };

/** The customer's page of one return: what happens next, and when. */
export const returns = {
	title: message<{ number: string }>({
		en: ({ number }) => `Return ${number}`,
		th: ({ number }) => `คืนสินค้า ${number}`
	}),
	kicker: message<{ number: string }>({
		en: ({ number }) => keep`Return_${number}`,
		th: ({ number }) => keep`คืนสินค้า_${number}`
	}),
	fromOrder: { en: 'from order', th: 'จากคำสั่งซื้อ' },

	// the answer, by where it stands
	looking: { en: 'We are looking at your request.', th: 'เรากำลังดูคำขอของคุณ' },
	answerBy: message<Day>({
		en: ({ day }) => `You hear from us by ${day}.`,
		th: ({ day }) => `เราจะตอบภายใน ${day}`
	}),
	answerSoon: { en: 'Our answer is due. We are still on it.', th: 'ถึงกำหนดตอบแล้ว เรายังดูให้อยู่' },
	weAsk: { en: 'We have a question.', th: 'เราขอถามเพิ่ม' },
	weAskSince: message<Day>({
		en: ({ day }) => `It has been waiting for you since ${day}.`,
		th: ({ day }) => `รอคำตอบจากคุณตั้งแต่ ${day}`
	}),
	approved: { en: 'Approved.', th: 'อนุมัติแล้ว' },
	dropOffBy: message<Day>({
		en: ({ day }) => `Drop it off by ${day}.`,
		th: ({ day }) => `ฝากส่งภายใน ${day}`
	}),
	sendItBy: message<Day>({ en: ({ day }) => `Send it by ${day}.`, th: ({ day }) => `ส่งกลับภายใน ${day}` }),
	sendItBack: { en: 'Send it back when you can.', th: 'ส่งกลับได้เลย' },
	dayHasPassed: message<Day>({
		en: ({ day }) => `The day to send it was ${day}.`,
		th: ({ day }) => keep`เลย~กำหนดส่งเมื่อ ${day}`
	}),
	stillSend: {
		en: 'Send it today and we still take it; tell us if you need longer.',
		th: keep`ส่งวัน~นี้เรายังรับ ถ้าต้องการเวลาเพิ่ม บอกเราได้`
	},
	keepIt: { en: 'Keep it.', th: keep`เก็บของไว้ได้เลย` },
	onItsWayBack: { en: 'Your parcel is on its way back.', th: keep`พัสดุกำลังกลับมาที่ร้าน` },
	withUsBy: message<Day>({
		en: ({ day }) => `It should be with us by ${day}.`,
		th: ({ day }) => `น่าจะถึงร้านภายใน ${day}`
	}),
	scannedOn: message<Day>({
		en: ({ day }) => `The carrier took it on ${day}.`,
		th: ({ day }) => keep`ขนส่ง~รับพัสดุเมื่อ ${day}`
	}),
	partIsHere: { en: 'Part of it is here.', th: keep`ได้~รับของบางส่วนแล้ว` },
	stillAwaited: message<{ n: number }>({
		en: ({ n }) => `${counted(n, { one: 'piece is', other: 'pieces are' })} still to come.`,
		th: ({ n }) => `ยังรออีก ${classified(n, 'ชิ้น')}`
	}),
	isHere: { en: 'It is back with us.', th: keep`ได้~รับของแล้ว` },
	checkBy: message<Day>({
		en: ({ day }) => `We check it by ${day}.`,
		th: ({ day }) => `เราจะตรวจภายใน ${day}`
	}),
	checkSoon: { en: 'We are checking it now.', th: 'เรากำลังตรวจของ' },
	declined: { en: 'We can’t take this back.', th: 'เรารับคืนครั้งนี้ไม่ได้' },
	declinedOn: message<Day>({ en: ({ day }) => `We decided on ${day}.`, th: ({ day }) => `แจ้งเมื่อ ${day}` }),
	cancelled: { en: 'This return is cancelled.', th: 'ยกเลิกการคืนแล้ว' },
	goodsStay: { en: 'The goods stay with you.', th: keep`ของยังอยู่กับ~คุณ` },
	expired: { en: 'It was not sent in time.', th: keep`ไม่ได้ส่งกลับตาม~กำหนด` },
	lastDayWas: message<Day>({
		en: ({ day }) => `The last day was ${day}.`,
		th: ({ day }) => keep`วันสุดท้ายคือ ${day}`
	}),
	finished: { en: 'This return is finished.', th: 'รายการคืนนี้เสร็จสิ้นแล้ว' },
	finishedOn: message<Day>({ en: ({ day }) => `Since ${day}.`, th: ({ day }) => `เมื่อ ${day}` }),
	notAccepted: { en: 'We could not accept it.', th: 'เรารับของที่ส่งมาไม่ได้' },

	// the answer, by where the money is
	moneyPreparing: message<Amount>({
		en: ({ amount }) => `${amount} will be sent to you.`,
		th: ({ amount }) => `เราจะส่งเงินคืน ${amount}`
	}),
	moneyApproving: message<Amount>({
		en: ({ amount }) => `${amount} is being approved.`,
		th: ({ amount }) => `กำลังอนุมัติเงินคืน ${amount}`
	}),
	moneyOnItsWay: message<Amount & Place>({
		en: ({ amount, how }) => `${amount} is on its way to ${how}.`,
		th: ({ amount, how }) => `เงินคืน ${amount} ${joinThai('กำลังเข้า', how)}`
	}),
	moneyArrived: message<Amount & Place>({
		en: ({ amount, how }) => `${amount} went back to ${how}.`,
		th: ({ amount, how }) => `คืนเงิน ${amount} ${joinThai('เข้า', how, 'แล้ว')}`
	}),
	moneyByHand: message<Amount>({
		en: ({ amount }) => `We transfer ${amount} to you.`,
		th: ({ amount }) => `เราจะโอนเงินคืน ${amount}`
	}),
	moneyOtherWay: message<Amount>({
		en: ({ amount }) => `${amount} was paid another way.`,
		th: ({ amount }) => `คืนเงิน ${amount} ด้วยวิธีอื่นแล้ว`
	}),
	moneyCredit: message<Amount>({
		en: ({ amount }) => `${amount} is in your store credit.`,
		th: ({ amount }) => keep`คุณได้~เครดิต~ร้าน~ค้า ${amount} แล้ว`
	}),
	moneyFailed: message<Amount>({
		en: ({ amount }) => `Your ${amount} could not be sent.`,
		th: ({ amount }) => `คืนเงิน ${amount} ไม่สำเร็จ`
	}),
	moneyNeedsYou: message<Amount>({
		en: ({ amount }) => `Your ${amount} waits for an account.`,
		th: ({ amount }) => `เงินคืน ${amount} รอข้อมูลบัญชี`
	}),
	thereBy: message<Day & Place>({
		en: ({ day, how }) => `It reaches ${how} by ${day}.`,
		th: ({ day, how }) => `${joinThai('เข้า', how, 'ภายใน')} ${day}`
	}),
	thereBetween: message<{ days: string } & Place>({
		en: ({ days, how }) => `It should reach ${how} during ${days}.`,
		th: ({ days, how }) => `${joinThai('คาดว่าเข้า', how)} ช่วง ${days}`
	}),
	arrivedOn: message<Day>({
		en: ({ day }) => `The bank had it by ${day}.`,
		th: ({ day }) => `ธนาคารได้รับเงินภายใน ${day}`
	}),
	failedNext: {
		en: 'The money is still yours. We look for another way and write to you; or tell us which account to use.',
		th: keep`เงินยังเป็นของ~คุณ เราจะหาวิธีอื่นแล้วแจ้งคุณ หรือบอกเลขบัญชีที่สะดวกกับเราได้เลย`
	},
	needsYouNext: {
		en: 'Our payment partner has e-mailed you a page that asks where to send it. Nothing is lost while it waits.',
		th: 'ผู้ให้บริการชำระเงินส่งอีเมลถามบัญชีที่จะรับเงินแล้ว ระหว่างรอ เงินไม่หายไปไหน'
	},
	byHandNext: {
		en: 'What you paid in cash comes back to a bank account. We write to you if we don’t have it yet.',
		th: keep`เงินที่จ่ายปลายทางจะคืนเข้าบัญชี~ธนาคาร ถ้ายังไม่มีเลขบัญชี เราจะติดต่อไป`
	},
	approvingNext: {
		en: 'A second person in the shop looks at this amount. We e-mail you when it is sent.',
		th: 'ยอดนี้ต้องมีทีมงานอนุมัติอีกคน ส่งเงินแล้วเราจะแจ้งทางอีเมล'
	},
	preparingNext: message<Place>({
		en: ({ how }) => `It goes to ${how}. We e-mail you when it is sent.`,
		th: ({ how }) => `${joinThai('คืนเข้า', how)} ส่งเงินแล้วเราจะแจ้งทางอีเมล`
	}),

	// just submitted
	sentTitle: message<{ number: string }>({
		en: ({ number }) => `We have your request. Your return number is ${number}.`,
		th: ({ number }) => keep`เราได้~รับคำขอแล้ว หมายเลขคืนสินค้าคือ ${number}`
	}),
	sentMail: {
		en: 'An e-mail with all of this is on its way. This page stays here: keep its address.',
		th: keep`รายละเอียดทั้งหมดส่งไปทางอีเมลแล้ว หน้านี้เปิดดูได้~ตลอด`
	},
	sentNoMail: {
		en: 'This page stays here: keep its address.',
		th: keep`หน้านี้เปิดดูได้~ตลอด เก็บที่อยู่ของหน้านี้ไว้`
	},
	cancelledNow: { en: 'Done: nothing needs to be sent.', th: 'เรียบร้อย ไม่ต้องส่งอะไรกลับ' },
	changedNow: { en: 'Saved.', th: 'บันทึกแล้ว' },
	answeredNow: {
		en: 'Thank you, we have your answer and look at it now.',
		th: keep`ขอบคุณ เราได้~รับคำตอบแล้ว และจะดูต่อให้`
	},

	// drop off and own carrier
	showThis: { en: 'Show this at the counter', th: 'แสดงที่เคาน์เตอร์' },
	qrLabel: message<{ number: string }>({
		en: ({ number }) => `QR code of return ${number}`,
		th: ({ number }) => keep`คิว~อาร์ของรายการคืน ${number}`
	}),
	dropOffHow: {
		en: 'They scan the code; nothing to print. Any bag or box will do. Keep the receipt until the money is back.',
		th: keep`พนักงานสแกนรหัสนี้ ไม่ต้องพิมพ์อะไร ใส่ถุงหรือกล่องใดก็ได้ เก็บใบเสร็จไว้จนได้เงินคืน`
	},
	savePdf: { en: 'Save as PDF', th: 'บันทึกเป็น PDF' },
	printSlip: { en: 'Print the slip', th: 'พิมพ์ใบส่งคืน' },
	sendHow: {
		en: 'Put the slip inside, write our address on the parcel, and hand it to the carrier you like.',
		th: 'ใส่ใบส่งคืนในกล่อง จ่าหน้าถึงร้านตามที่อยู่นี้ แล้วส่งกับขนส่งที่สะดวก'
	},
	sendTo: { en: 'Send it to', th: 'ส่งถึง' },
	addressComes: {
		en: 'We send you the address by e-mail.',
		th: 'เราจะส่งที่อยู่ให้ทางอีเมล'
	},
	yourParcel: { en: 'Your parcel', th: 'พัสดุของคุณ' },
	trackingAsk: { en: 'Sent it? Give us the tracking number', th: 'ส่งแล้ว แจ้งเลขพัสดุ' },
	trackingWhy: {
		en: 'Then you see here where it is. It is on the carrier’s receipt.',
		th: keep`จะได้เห็นว่าพัสดุถึงไหนแล้ว เลขอยู่ในใบเสร็จของขนส่ง`
	},
	trackingNumber: { en: 'Tracking number', th: 'เลขพัสดุ' },
	carrier: { en: 'Carrier', th: 'ขนส่ง' },
	saveTracking: { en: 'Save the number', th: 'บันทึกเลขพัสดุ' },
	noTrackingYet: { en: 'Not given yet', th: 'ยังไม่ได้แจ้ง' },

	// messages
	messages: { en: 'Messages with the shop', th: 'ข้อความกับร้าน' },
	fromShop: message<Shop>({ en: ({ shop }) => shop, th: ({ shop }) => shop }),
	fromYou: { en: 'You', th: 'คุณ' },
	yourAnswer: { en: 'Your answer', th: 'คำตอบของคุณ' },
	addPhotos: { en: 'Photos', th: 'รูปถ่าย' },
	photosHint: { en: 'If a picture says it better. Up to five.', th: keep`ถ้ามีรูปจะเข้าใจง่ายขึ้น ไม่เกิน_5_รูป` },
	sendAnswer: { en: 'Send the answer', th: 'ส่งคำตอบ' },
	answerMissing: { en: 'Write an answer or add a photo.', th: 'พิมพ์คำตอบ หรือเพิ่มรูป' },
	answerTooLong: message<{ most: string }>({
		en: ({ most }) => `Keep it under ${most} characters.`,
		th: ({ most }) => keep`พิมพ์ได้ไม่เกิน_${most} ตัวอักษร`
	}),

	appealedNow: {
		en: 'Thank you, somebody in the shop looks at it again.',
		th: keep`ขอบคุณ ทีมงานจะพิจารณาให้อีก~ครั้ง`
	},
	appealMissing: { en: 'Say why, or add a photo.', th: 'พิมพ์เหตุผล หรือเพิ่มรูป' },

	// why not, and what instead
	appeal: { en: 'See it differently?', th: 'เห็นต่างจากนี้ใช่ไหม' },
	appealHow: message<Day>({
		en: ({ day }) => `Until ${day} you can ask for a second look, once. A person reads what you write.`,
		th: ({ day }) => keep`ขอให้พิจารณาใหม่ได้~หนึ่ง~ครั้ง ถึง_${day} ทีมงานจะอ่านสิ่งที่คุณเขียน`
	}),
	appealWhy: { en: 'What should we know?', th: 'อยากให้เราทราบอะไรเพิ่ม' },
	appealSend: { en: 'Ask for a second look', th: 'ขอให้พิจารณาใหม่' },
	reason: { en: 'The reason', th: 'เหตุผล' },
	declinedNext: {
		en: 'If you see it differently, or have a photo that shows it better, write to us: a person looks again.',
		th: 'ถ้าเห็นต่าง หรือมีรูปที่ชัดกว่านี้ ติดต่อเราได้ ทีมงานจะดูให้อีกครั้ง'
	},
	rejectedNext: {
		en: 'We send the goods back to you at no charge. If you see it differently, contact us.',
		th: 'เราจะส่งของกลับไปให้โดยไม่คิดค่าส่ง ถ้าเห็นต่าง ติดต่อเราได้'
	},
	expiredNext: {
		en: 'If it is already on its way, nothing is lost: we take it in when it arrives. Otherwise contact us.',
		th: keep`ถ้าส่งมาแล้ว ไม่ต้องกังวล ของถึงเมื่อไรเรารับให้ ถ้ายัง ติดต่อเราได้`
	},
	cancelledNext: {
		en: 'Until its last day you can start a new return from the order.',
		th: keep`ถ้ายังไม่หมดกำหนด ขอคืนใหม่ได้จากหน้าคำ~สั่ง~ซื้อ`
	},
	toOrder: message<{ number: string }>({
		en: ({ number }) => keep`Order_${number}`,
		th: ({ number }) => keep`คำสั่งซื้อ_${number}`
	}),

	// change and cancel
	changedYourMind: { en: 'Changed your mind?', th: 'ถ้าเปลี่ยนใจ' },
	untilScanned: {
		en: 'You can change or cancel until the carrier scans it.',
		th: keep`แก้ไขหรือยกเลิกได้จนกว่าขนส่งจะ~รับพัสดุ`
	},
	wayUntilScanned: {
		en: 'You can change how it travels until the carrier scans it.',
		th: keep`เปลี่ยนวิธีส่งได้จนกว่าขนส่งจะ~รับพัสดุ`
	},
	tooLate: {
		en: 'The carrier has the parcel, so it can no longer be changed here. If something is wrong, contact us.',
		th: keep`ขนส่ง~รับพัสดุไปแล้ว จึงแก้ไขที่นี่ไม่ได้ ถ้ามีอะไรผิดพลาด ติดต่อเรา`
	},
	change: { en: 'Change how it travels', th: 'เปลี่ยนวิธีส่ง' },
	changeTitle: { en: 'How do you want to send it?', th: 'จะส่งกลับแบบไหน' },
	changeSave: { en: 'Save this way', th: 'บันทึกวิธีนี้' },
	changeItems: {
		en: 'To send other pieces back, cancel this return and start a new one: it takes a minute.',
		th: 'ถ้าจะเปลี่ยนชิ้นที่คืน ยกเลิกรายการคืนนี้แล้วขอใหม่ ใช้เวลาไม่นาน'
	},
	cancel: { en: 'Cancel and keep the goods', th: 'ยกเลิกและเก็บของไว้' },
	cancelTitle: { en: 'Cancel this return?', th: 'ยกเลิกรายการคืนนี้ไหม' },
	cancelWhat: message<Amount>({
		en: ({ amount }) => `The goods stay with you and the ${amount} is not paid back.`,
		th: ({ amount }) => keep`ของจะอยู่กับ~คุณ และไม่มีการคืนเงิน ${amount}`
	}),
	cancelYes: { en: 'Cancel the return', th: 'ยกเลิกการคืน' },
	cancelNo: { en: 'Keep the return', th: 'ไม่ยกเลิก' },
	cannotNow: { en: 'This can no longer be done.', th: 'ตอนนี้ทำไม่ได้แล้ว' },
	happened: { en: 'Everything that happened', th: 'ลำดับเหตุการณ์' },
	sendBy: message<Day>({ en: ({ day }) => `to be sent by ${day}`, th: ({ day }) => `ส่งกลับภายใน ${day}` }),
	askedOn: message<Day>({ en: ({ day }) => `asked for on ${day}`, th: ({ day }) => `ขอเมื่อ ${day}` }),
	happenedSent: message<Amount & Place>({
		en: ({ amount, how }) => `${amount} sent to ${how}`,
		th: ({ amount, how }) => `ส่งเงินคืน ${amount} ${joinThai('เข้า', how)}`
	}),
	happenedSettled: message<Amount & Place>({
		en: ({ amount, how }) => `The bank has taken ${amount} for ${how}`,
		th: ({ amount, how }) => keep`ธนาคาร~รับเงินคืน ${amount} ${joinThai('เข้า', how, 'แล้ว')}`
	}),
	happenedCredit: message<Amount>({
		en: ({ amount }) => `${amount} added to your store credit`,
		th: ({ amount }) => `เพิ่มเครดิตร้านค้า ${amount}`
	}),
	happenedFailed: message<Amount>({
		en: ({ amount }) => `${amount} could not be sent`,
		th: ({ amount }) => `คืนเงิน ${amount} ไม่สำเร็จ`
	})
} satisfies Catalogue;
