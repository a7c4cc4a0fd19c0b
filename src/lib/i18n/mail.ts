import { classified, counted, joinThai, keep, message, type Catalogue } from './say.ts';

/** A day or an amount that stands out in the mail; the caller has already put it into words. */
type Until = { until: string };
type Amount = { amount: string };
type Paid = Amount & { how: string };

/** Words of the mails to customers. No sentence asks the reader to note, to be patient or to log in. */
export const mail = {
	hello: message<{ name: string }>({
		en: ({ name }) => `Hello ${name}.`,
		th: ({ name }) => joinThai('สวัสดีคุณ', name)
	}),
	aboutOrder: message<{ order: string }>({
		en: ({ order }) => keep`Order_${order}.`,
		th: ({ order }) => keep`คำสั่งซื้อ_${order}`
	}),
	aboutReturn: message<{ return: string; order: string }>({
		en: (p) => keep`Return_${p.return}, order_${p.order}.`,
		th: (p) => keep`คืนสินค้า_${p.return} จากคำสั่งซื้อ_${p.order}`
	}),
	reply: { en: 'Reply to this e-mail if anything is unclear.', th: 'มีอะไรสงสัย ตอบอีเมลนี้ได้เลย' },
	replyOrCall: message<{ phone: string; hours: string }>({
		en: ({ phone, hours }) => keep`Reply to this e-mail or call_${phone}${hours && `, ${hours}`}.`,
		th: ({ phone, hours }) => keep`ตอบอีเมลนี้ หรือโทร_${phone}${hours && ` ${hours}`}`
	}),
	linkIsYours: message<Until>({
		en: ({ until }) => `The link is yours alone: whoever has it sees the order. It works until ${until}.`,
		th: ({ until }) => `ลิงก์นี้เป็นของคุณคนเดียว ใครมีลิงก์ก็เห็นคำสั่งซื้อได้ ใช้ได้ถึง ${until}`
	}),
	stopNow: { en: 'now', th: 'ตอนนี้' },
	byDay: message<{ day: string }>({ en: ({ day }) => `by ${day}`, th: ({ day }) => `ภายใน ${day}` }),
	pieces: message<{ n: number }>({
		en: ({ n }) => counted(n, { one: 'piece', other: 'pieces' }),
		th: ({ n }) => classified(n, 'ชิ้น')
	}),
	timeOf: message<{ day: string; time: string; zone: string }>({
		en: ({ day, time, zone }) => keep`${time} on ${day} (${zone})`,
		th: ({ day, time }) => keep`${time} วันที่_${day}`
	}),
	clock: message<{ time: string; zone: string }>({
		en: ({ time, zone }) => keep`${time}_(${zone})`,
		th: ({ time }) => time
	}),

	orderSubject: message<{ order: string }>({
		en: ({ order }) => `Your order ${order}`,
		th: ({ order }) => `คำสั่งซื้อ ${order} ของคุณ`
	}),
	orderPlacedTitle: { en: 'We have your order', th: keep`เราได้รับคำ~สั่ง~ซื้อของคุณแล้ว` },
	orderAskedTitle: { en: 'Here is your order', th: 'เปิดดูคำสั่งซื้อของคุณ' },
	orderPlaced: message<{ day: string }>({
		en: ({ day }) =>
			`Thank you for your order of ${day}. Here you can follow the parcel and, if something is not right, send it back.`,
		th: ({ day }) => `ขอบคุณที่สั่งซื้อเมื่อ ${day} ดูว่าพัสดุถึงไหนและขอคืนสินค้าได้ในหน้าเดียว`
	}),
	orderAsked: message<{ day: string }>({
		en: ({ day }) =>
			`This is the way to your order of ${day}: where the parcel is, and how to send something back.`,
		th: ({ day }) => `คำสั่งซื้อเมื่อ ${day} เปิดดูว่าพัสดุถึงไหน หรือขอคืนสินค้าได้ในหน้าเดียว`
	}),
	openOrder: { en: 'Open your order', th: 'เปิดคำสั่งซื้อ' },
	total: { en: 'Total', th: 'รวม' },

	codeSubject: { en: 'Your code to see your order', th: 'รหัสสำหรับดูคำสั่งซื้อของคุณ' },
	codeTitle: { en: 'Your code', th: 'รหัสของคุณ' },
	codeUse: message<Until>({
		en: ({ until }) => `Type it on the page you have open. It works until ${until}.`,
		th: ({ until }) => `ใส่รหัสในหน้าที่เปิดไว้ ใช้ได้ถึง ${until}`
	}),
	codeOpen: { en: 'Open without typing', th: 'เปิดโดยไม่ต้องใส่รหัส' },
	codeLinkUntil: message<Until>({
		en: ({ until }) => `The button works until ${until}, once.`,
		th: ({ until }) => `ปุ่มนี้ใช้ได้ครั้งเดียว ถึง ${until}`
	}),
	codeNotYou: {
		en: 'If you did not ask for a code, there is nothing to do: nobody sees your order without it. We never ask for it by phone or chat.',
		th: 'ถ้าคุณไม่ได้ขอรหัส ไม่ต้องทำอะไร ไม่มีรหัสนี้ก็ดูคำสั่งซื้อไม่ได้ เราไม่ขอรหัสทางโทรศัพท์หรือแชต'
	},

	requestedSubject: message<{ return: string }>({
		en: (p) => `Return ${p.return}: what to do next`,
		th: (p) => `คืนสินค้า ${p.return}: ขั้นต่อไป`
	}),
	dropOffTitle: message<Until>({
		en: ({ until }) => `Drop it off by ${until}`,
		th: ({ until }) => `ฝากส่งภายใน ${until}`
	}),
	sendTitle: message<Until>({
		en: ({ until }) => `Send it back by ${until}`,
		th: ({ until }) => `ส่งกลับภายใน ${until}`
	}),
	fetchTitle: message<Until>({
		en: ({ until }) => `We have it fetched by ${until}`,
		th: ({ until }) => `เราให้ขนส่งไปรับของภายใน ${until}`
	}),
	fetchHow: {
		en: 'Your claim is approved. Pack the goods as they came; they are fetched at your door and it costs you nothing.',
		th: keep`อนุมัติคำขอแล้ว แพ็กของตามที่ได้รับ ขนส่งจะไปรับถึงบ้าน คุณไม่ต้องจ่ายอะไร`
	},
	keepTitle: { en: 'Keep it, your refund is coming', th: 'เก็บของไว้ได้เลย เรากำลังคืนเงิน' },
	dropOffHow: {
		en: 'Your return is approved. Pack the goods, put the slip on the parcel and hand it in; the code on the slip works from your phone as well.',
		th: keep`อนุมัติการคืนแล้ว แพ็กของ ติดใบส่งคืนบนกล่อง แล้วนำไปฝากส่ง จะแสดงคิว~อาร์ในใบส่งคืนจากมือถือก็ได้`
	},
	sendHow: {
		en: 'Your return is approved. Pack the goods, put the slip in the parcel, send it with any carrier and give us the tracking number on the return’s page.',
		th: 'อนุมัติการคืนแล้ว แพ็กของ ใส่ใบส่งคืนในกล่อง ส่งกับขนส่งที่สะดวก แล้วแจ้งเลขพัสดุในหน้ารายการคืน'
	},
	keepHow: {
		en: 'Your return is approved, and there is nothing to send back.',
		th: 'อนุมัติการคืนแล้ว ไม่ต้องส่งของกลับมา'
	},
	getsBack: message<Paid & Until>({
		en: ({ amount, how, until }) => `You get ${amount} back ${how} by ${until}.`,
		th: ({ amount, how, until }) => `คุณจะได้เงินคืน ${amount} ${how} ภายใน ${until}`
	}),
	getsBackAfterCheck: message<Paid>({
		en: ({ amount, how }) => `Once the goods are back and checked, you get ${amount} ${how}.`,
		th: ({ amount, how }) => `เมื่อของกลับถึงร้านและตรวจแล้ว คุณจะได้เงินคืน ${amount} ${how}`
	}),
	openSlip: { en: 'Open the return slip', th: 'เปิดใบส่งคืน' },
	openReturn: { en: 'See your return', th: 'ดูรายการคืน' },
	stopRequested: { en: 'Requested', th: 'ขอคืน' },
	stopApproved: { en: 'Approved', th: 'อนุมัติ' },
	stopFetch: { en: 'Fetched at your door', th: 'ไปรับของที่บ้าน' },
	stopDropOff: { en: 'Drop off', th: 'ฝากส่ง' },
	stopSend: { en: 'Send', th: 'ส่งกลับ' },
	stopHome: { en: 'Back with us', th: 'ถึงร้าน' },
	stopReview: { en: 'We look at it', th: 'เราพิจารณา' },
	stopAnswer: { en: 'Our answer', th: 'คำตอบ' },
	stopRefund: { en: 'Refund', th: 'เงินคืน' },

	reviewSubject: message<{ return: string }>({
		en: (p) => `Return ${p.return}: we are looking at it`,
		th: (p) => `คืนสินค้า ${p.return}: กำลังพิจารณา`
	}),
	reviewTitle: { en: 'We are looking at your return', th: 'เรากำลังพิจารณาคำขอคืนของคุณ' },
	reviewHow: message<Until>({
		en: ({ until }) =>
			`Somebody in the shop reads your request and answers by ${until}. Keep the goods until then.`,
		th: ({ until }) => `ทีมงานกำลังอ่านคำขอ และจะตอบภายใน ${until} ระหว่างนี้เก็บของไว้ก่อน`
	}),

	declinedSubject: message<{ return: string }>({
		en: (p) => `Return ${p.return}: our answer`,
		th: (p) => `คืนสินค้า ${p.return}: คำตอบจากร้าน`
	}),
	declinedTitle: { en: 'We can’t take this back', th: 'เรารับคืนครั้งนี้ไม่ได้' },
	declinedWhy: { en: 'This is why:', th: 'เหตุผล' },
	declinedNext: { en: 'What you can do instead:', th: 'สิ่งที่ทำได้แทน' },

	questionSubject: message<{ return: string }>({
		en: (p) => `Return ${p.return}: one question`,
		th: (p) => `คืนสินค้า ${p.return}: ขอถามเพิ่ม`
	}),
	questionTitle: { en: 'We have a question', th: 'เราขอถามเพิ่ม' },
	questionWhy: {
		en: 'We need to know one thing before we can go on with your return:',
		th: 'ก่อนไปขั้นต่อไป เราขอถามเรื่องนี้'
	},
	questionUntil: message<Until>({
		en: ({ until }) => `Answer by ${until} to keep the return moving.`,
		th: ({ until }) => `ตอบภายใน ${until} เราจะได้ทำขั้นต่อไปให้`
	}),
	answerQuestion: { en: 'Answer', th: 'ตอบคำถาม' },

	receivedSubject: message<{ return: string }>({
		en: (p) => `Return ${p.return} is back with us`,
		th: (p) => `คืนสินค้า ${p.return}: ของถึงร้านแล้ว`
	}),
	receivedTitle: { en: 'Your parcel is back with us', th: 'ของกลับถึงร้านแล้ว' },
	receivedHow: message<{ day: string } & Until>({
		en: ({ day, until }) => `It arrived on ${day}. We check it and tell you about the money by ${until}.`,
		th: ({ day, until }) => `ได้รับของเมื่อ ${day} เราจะตรวจและแจ้งเรื่องเงินคืนภายใน ${until}`
	}),
	stopCheck: { en: 'We check it', th: 'ตรวจของ' },

	cancelledSubject: message<{ return: string }>({
		en: (p) => `Return ${p.return} is cancelled`,
		th: (p) => `ยกเลิกการคืน ${p.return} แล้ว`
	}),
	cancelledTitle: { en: 'Your return is cancelled', th: 'ยกเลิกการคืนแล้ว' },
	cancelledByYou: message<{ day: string }>({
		en: ({ day }) => `You cancelled it on ${day}. The goods stay with you and nothing is refunded.`,
		th: ({ day }) => `คุณยกเลิกเมื่อ ${day} ของยังอยู่กับคุณ และไม่มีการคืนเงิน`
	}),
	cancelledByShop: message<{ day: string }>({
		en: ({ day }) => `We cancelled it on ${day}. The goods stay with you and nothing is refunded.`,
		th: ({ day }) => `เรายกเลิกเมื่อ ${day} ของยังอยู่กับคุณ และไม่มีการคืนเงิน`
	}),
	cancelledWhy: { en: 'The reason:', th: 'เหตุผล' },
	cancelledAgain: message<Until>({
		en: ({ until }) => `You can start a new return until ${until}.`,
		th: ({ until }) => `ขอคืนใหม่ได้ถึง ${until}`
	}),

	sentSubject: message<Amount>({
		en: ({ amount }) => `Your ${amount} refund is on its way`,
		th: ({ amount }) => `เงินคืน ${amount} กำลังเข้าบัญชีคุณ`
	}),
	sentTitle: message<Amount>({
		en: ({ amount }) => `Your ${amount} is on its way`,
		th: ({ amount }) => `เงินคืน ${amount} กำลังเข้าบัญชีคุณ`
	}),
	sentHow: message<{ day: string; how: string } & Until>({
		en: ({ day, how, until }) => `We sent your money on ${day}. It reaches you ${how} by ${until}.`,
		th: ({ day, how, until }) => `เราส่งเงินคืนเมื่อ ${day} เงินจะ${how} ภายใน ${until}`
	}),
	sentReference: {
		en: 'If you don’t see it by then, give your bank this reference:',
		th: 'ถ้าเลยวันนั้นแล้วยังไม่เห็นเงิน แจ้งธนาคารด้วยหมายเลขอ้างอิง'
	},
	followRefund: { en: 'Follow your refund', th: 'ติดตามเงินคืน' },
	refund: { en: 'Refund', th: 'เงินคืน' },
	stopChecked: { en: 'Checked', th: 'ตรวจของแล้ว' },
	stopSent: { en: 'Refund sent', th: 'ส่งเงินแล้ว' },
	stopArrives: { en: 'With you', th: 'ถึงคุณ' },

	doneSubject: message<Amount>({
		en: ({ amount }) => `Your ${amount} refund is paid`,
		th: ({ amount }) => `คืนเงิน ${amount} เรียบร้อยแล้ว`
	}),
	doneHow: message<{ day: string; how: string }>({
		en: ({ day, how }) => `The refund went through on ${day}, ${how}.`,
		th: ({ day, how }) => `เงินคืน${how} เมื่อ ${day}`
	}),
	doneReference: {
		en: 'Your bank finds it under this reference:',
		th: 'ธนาคารตรวจสอบได้ด้วยหมายเลขอ้างอิง'
	},

	failedSubject: message<Amount>({
		en: ({ amount }) => `Your ${amount} refund needs another way`,
		th: ({ amount }) => `เงินคืน ${amount} ต้องเปลี่ยนช่องทาง`
	}),
	failedTitle: message<Amount>({
		en: ({ amount }) => `Your ${amount} did not get through`,
		th: ({ amount }) => `เงินคืน ${amount} ส่งไม่สำเร็จ`
	}),
	failedHow: message<{ day: string; how: string }>({
		en: ({ day, how }) =>
			`The refund did not arrive ${how}: the bank sent it back on ${day}. The money is still yours.`,
		th: ({ day, how }) => `เราส่งเงิน${how} แต่ธนาคารส่งกลับมาเมื่อ ${day} เงินยังเป็นของคุณ`
	}),
	failedChoose: message<Until>({
		en: ({ until }) => `Choose another way to get it by ${until}; it takes one minute.`,
		th: ({ until }) => `เลือกช่องทางรับเงินใหม่ภายใน ${until} ใช้เวลาไม่ถึงนาที`
	}),
	failedWeWrite: message<Until>({
		en: ({ until }) =>
			`There is nothing for you to do. We look for another way and write to you by ${until}.`,
		th: ({ until }) => `คุณไม่ต้องทำอะไร เราจะหาช่องทางใหม่และแจ้งคุณภายใน ${until}`
	}),
	chooseWay: { en: 'Choose another way', th: 'เลือกช่องทางใหม่' },

	accountSubject: message<Amount>({
		en: ({ amount }) => `Where shall we send your ${amount}?`,
		th: ({ amount }) => `ให้เราโอนเงินคืน ${amount} เข้าบัญชีไหน`
	}),
	accountHow: message<Until>({
		en: ({ until }) =>
			`The way you paid can’t take money back, so we transfer it to a bank account. Tell us which one by ${until}.`,
		th: ({ until }) => `เราคืนเงินเข้าช่องทางเดิมไม่ได้ จึงจะโอนเข้าบัญชีธนาคารแทน แจ้งเลขบัญชีภายใน ${until}`
	}),
	accountSafe: {
		en: 'We need a name, a bank and an account number. We never ask for a PIN, a password or a card number.',
		th: 'เราใช้แค่ชื่อบัญชี ธนาคาร และเลขบัญชี ไม่ขอรหัส PIN รหัสผ่าน หรือเลขบัตร'
	},
	giveAccount: { en: 'Give an account', th: 'แจ้งเลขบัญชี' },

	onCard: message<{ brand: string; last4: string }>({
		en: ({ brand, last4 }) => keep`on ${brand} ending_${last4}`,
		th: ({ brand, last4 }) => keep`${joinThai('เข้า', brand, 'ลงท้าย')}_${last4}`
	}),
	inBank: message<{ last4: string }>({
		en: ({ last4 }) => (last4 ? keep`in your bank account ending_${last4}` : 'in your bank account'),
		th: ({ last4 }) => (last4 ? keep`เข้าบัญชีลงท้าย_${last4}` : 'เข้าบัญชีธนาคาร')
	}),
	asOwnCredit: message<{ name: string }>({
		en: ({ name }) => `as ${name}`,
		th: ({ name }) => joinThai('เข้า', name)
	}),
	asStoreCredit: { en: 'as store credit', th: 'เข้าเครดิตร้านค้า' },
	withPromptpay: { en: 'by PromptPay', th: 'เข้าพร้อมเพย์' },
	theWayYouPaid: { en: 'the way you paid', th: 'เข้าช่องทางที่คุณจ่าย' },
	card: { en: 'card', th: 'บัตร' },
	visa: { en: 'Visa', th: 'วีซ่า' },
	mastercard: { en: 'Mastercard', th: keep`มาสเตอร์~การ์ด` },
	jcb: { en: 'JCB', th: keep`เจ~ซีบี` },
	amex: { en: 'American Express', th: 'อเมริกัน เอ็กซ์เพรส' },
	unionpay: { en: 'UnionPay', th: keep`ยู~เนี่ยน~เพย์` },

	rowGoods: message<{ n: number }>({
		en: ({ n }) => counted(n, { one: 'piece', other: 'pieces' }),
		th: ({ n }) => keep`สินค้า_${classified(n, 'ชิ้น')}`
	}),
	rowDiscount: { en: 'Discount you used', th: 'ส่วนลดที่ใช้ตอนซื้อ' },
	rowTax: { en: 'Tax given back', th: 'ภาษีที่คืนให้' },
	rowShipping: { en: 'Delivery given back', th: 'ค่าส่งที่คืนให้' },
	rowReturnShipping: { en: 'Return delivery', th: keep`ค่า~ส่งคืน` },
	rowRestocking: { en: 'Restocking fee', th: 'ค่าธรรมเนียมการคืนสินค้า' },
	rowAdjustment: { en: 'After checking the goods', th: 'ปรับยอดหลังตรวจของ' },
	rowGoodwill: { en: 'Extra from us', th: 'เราเพิ่มให้' }
} satisfies Catalogue;
