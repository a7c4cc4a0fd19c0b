import { classified, counted, keep, message, type Catalogue } from './say.ts';

/** Gifts for whoever got them. Nothing here speaks of prices or of the buyer. */
export const giftPortal = {
	enterTitle: { en: 'Send a gift back', th: 'คืนของขวัญ' },
	enterLead: {
		en: 'Type the code from the gift receipt. Whoever gave it to you is told nothing.',
		th: keep`ใส่รหัสจากใบของขวัญ ผู้ให้จะไม่ได้~รับ~แจ้ง`
	},
	code: { en: 'Gift code', th: keep`รหัส~ของขวัญ` },
	codeHint: {
		en: 'On the gift receipt, like GF-5M8Q3KX-7T2N9PL',
		th: keep`อยู่บนใบของขวัญ เช่น GF-5M8Q3KX-7T2N9PL`
	},
	codeMissing: { en: 'Type the code from the gift receipt', th: 'ใส่รหัสจากใบของขวัญ' },
	open: { en: 'Open the gift', th: 'เปิดดูของขวัญ' },
	demoTry: { en: 'This is a demo. Try the code', th: 'นี่คือร้านตัวอย่าง ลองใช้รหัส' },

	linkOld: {
		en: 'Type the code from the gift receipt once more: your return stands there.',
		th: keep`ใส่รหัสจากใบของขวัญอีกครั้ง แล้วดูรายการคืนของคุณได้~เลย`
	},

	piecesTitle: { en: 'What would you like to send back?', th: 'อยากคืนชิ้นไหน' },
	piecesLead: {
		en: 'You get store credit in your own name. Whoever gave it to you is told nothing.',
		th: 'คุณจะได้เครดิตร้านค้าเป็นของคุณเอง ผู้ให้จะไม่ได้รับแจ้ง'
	},
	giftTitle: { en: 'Your gift', th: 'ของขวัญของคุณ' },
	nothing: { en: 'Nothing here can come back right now.', th: 'ตอนนี้ยังไม่มีชิ้นที่คืนได้' },
	withGift: { en: 'It came with these words', th: 'ข้อความที่มากับของขวัญ' },
	until: message<{ day: string }>({ en: ({ day }) => `Until ${day}`, th: ({ day }) => `คืนได้ถึง ${day}` }),
	onlyFault: { en: 'Only if something is wrong with it', th: 'คืนได้เฉพาะกรณีสินค้ามีปัญหา' },
	taken: { en: 'Already coming back, or back with us', th: 'กำลังส่งคืนหรือคืนแล้ว' },
	howMany: { en: 'How many', th: 'จำนวน' },
	chooseOne: { en: 'Choose at least one piece', th: keep`เลือกอย่างน้อย 1_ชิ้น` },
	yourReturns: { en: 'Your returns', th: 'รายการคืนของคุณ' },

	emailTitle: { en: 'Where may we write to you?', th: 'ให้เราติดต่อคุณทางอีเมลไหน' },
	emailLead: {
		en: 'Your credit is kept under this address, and we write to nobody else. We mail you six digits to be sure it is yours.',
		th: keep`เราเก็บเครดิตไว้กับอีเมลนี้ และไม่ส่งข่าวให้คนอื่น เราจะส่งรหัส 6_หลักไปยืนยันว่าเป็นของคุณ`
	},
	email: { en: 'Your e-mail', th: 'อีเมลของคุณ' },
	emailInvalid: { en: 'Enter a whole e-mail address', th: 'ใส่อีเมลให้ครบ' },
	sendCode: { en: 'Send me the digits', th: 'ส่งรหัสให้ฉัน' },
	digits: { en: 'Six digits', th: keep`รหัส 6_หลัก` },
	digitsSent: message<{ to: string }>({
		en: ({ to }) => `We mailed six digits to ${to}. They work for 10 minutes.`,
		th: ({ to }) => keep`เราส่งรหัส 6_หลักไปที่ ${to} แล้ว ใช้ได้ 10_นาที`
	}),
	confirmDigits: { en: 'That’s me', th: 'ยืนยัน' },
	otherEmail: { en: 'Use another address, or send new digits', th: 'เปลี่ยนอีเมลหรือขอรหัสใหม่' },

	checkTitle: { en: 'Look it over, then send', th: 'ตรวจดูแล้วส่งคำขอ' },
	youGet: { en: 'You get', th: 'คุณจะได้' },
	credit: { en: 'Store credit', th: 'เครดิตร้านค้า' },
	creditWhen: {
		en: 'You see how much it is once the pieces were looked at.',
		th: 'จะทราบยอดเมื่อเราตรวจสินค้าแล้ว'
	},
	creditFees: {
		en: 'What the shop’s policy keeps for such a return is taken from it.',
		th: 'หักค่าธรรมเนียมตามเงื่อนไขของร้านจากเครดิตนี้'
	},
	keptIt: { en: 'You can keep it: nothing has to be sent.', th: 'เก็บสินค้าไว้ได้เลย ไม่ต้องส่งคืน' },
	review: { en: 'Somebody looks at this first and writes to you.', th: 'ทีมงานจะดูก่อน แล้วตอบกลับทางอีเมล' },
	toldAt: { en: 'We write to', th: 'เราจะแจ้งที่' },
	method: { en: 'How it travels', th: 'ส่งคืนอย่างไร' },
	change: { en: 'Change', th: 'แก้ไข' },
	send: { en: 'Send the request', th: 'ส่งคำขอคืน' },
	secret: { en: 'Whoever gave it to you is told nothing.', th: 'ผู้ให้จะไม่ได้รับแจ้ง' },

	returnTitle: message<{ number: string }>({
		en: ({ number }) => `Return ${number}`,
		th: ({ number }) => `รายการคืน ${number}`
	}),
	sentTitle: { en: 'Sent. A mail is on its way to you.', th: 'ส่งคำขอแล้ว เรากำลังส่งอีเมลถึงคุณ' },
	sendBy: { en: 'Send it by', th: 'ส่งภายใน' },
	sendTo: { en: 'Send it to', th: 'ส่งไปที่' },
	slip: { en: 'Return slip (PDF)', th: keep`ใบ~ส่งคืน (PDF)` },
	creditIs: message<{ amount: string }>({
		en: ({ amount }) => `Your store credit: ${amount}`,
		th: ({ amount }) => `เครดิตร้านค้าของคุณ ${amount}`
	}),
	creditUntil: message<{ day: string }>({
		en: ({ day }) => `You can use it until ${day}. It is kept under your e-mail address.`,
		th: ({ day }) => `ใช้ได้ถึง ${day} เก็บไว้กับอีเมลของคุณ`
	}),
	creditAlways: { en: 'It is kept under your e-mail address.', th: 'เก็บไว้กับอีเมลของคุณ' },
	answer: { en: 'Your answer', th: 'คำตอบของคุณ' },
	sendAnswer: { en: 'Send the answer', th: 'ส่งคำตอบ' },
	answerMissing: { en: 'Write your answer', th: 'พิมพ์คำตอบ' },
	callOff: { en: 'Call this return off', th: 'ยกเลิกการคืนนี้' },
	cancelled: { en: 'This return is called off.', th: 'ยกเลิกการคืนนี้แล้ว' },
	backToGift: { en: 'The gift', th: 'กลับไปดูของขวัญ' },
	messages: { en: 'Messages', th: 'ข้อความ' },
	you: { en: 'You', th: 'คุณ' },
	pieces: message<{ n: number }>({
		en: ({ n }) => counted(n, { one: 'piece', other: 'pieces' }),
		th: ({ n }) => classified(n, 'ชิ้น')
	}),
	reasonOf: message<{ n: number; of: number }>({
		en: ({ n, of }) => `Piece ${n} of ${of}`,
		th: ({ n, of }) => keep`ชิ้นที่_${n} จาก_${of}`
	})
} satisfies Catalogue;
