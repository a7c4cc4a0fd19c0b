import { keep, message, type Catalogue } from './say.ts';

type Number = { number: string };

/** Mails about gifts: to the receiver without a word of prices or of the buyer, to the buyer without a word of returns. */
export const mailGifts = {
	proofSubject: { en: 'Your six digits', th: keep`รหัส 6_หลักของคุณ` },
	proofTitle: { en: 'Is this your mailbox?', th: 'นี่คืออีเมลของคุณใช่ไหม' },
	proofUse: message<{ until: string }>({
		en: ({ until }) => `Type these digits where you are sending a gift back. They work until ${until}.`,
		th: ({ until }) => `ใส่รหัสนี้ในหน้าคืนของขวัญ ใช้ได้ถึง ${until}`
	}),
	proofOpen: { en: 'Back to the gift', th: 'กลับไปหน้าคืนของขวัญ' },
	proofNotYou: {
		en: 'Was it not you? Then there is nothing to do: without the digits nothing happens.',
		th: 'ถ้าไม่ใช่คุณ ไม่ต้องทำอะไร ถ้าไม่มีรหัสนี้ จะไม่มีอะไรเกิดขึ้น'
	},

	requestedSubject: message<Number>({
		en: ({ number }) => `Return ${number}: how to send it`,
		th: ({ number }) => `รายการคืน ${number} วิธีส่งคืน`
	}),
	requestedTitle: { en: 'You can send it back', th: 'ส่งคืนได้เลย' },
	requestedBy: message<{ until: string }>({
		en: ({ until }) =>
			`Print the slip, put it on the parcel and send it by ${until}. Your store credit comes once we have looked at it.`,
		th: ({ until }) => `พิมพ์ใบส่งคืนติดกล่อง แล้วส่งภายใน ${until} คุณจะได้เครดิตร้านค้าเมื่อเราตรวจสินค้าแล้ว`
	}),
	requestedKeep: {
		en: 'You can keep it: nothing has to be sent.',
		th: 'เก็บสินค้าไว้ได้เลย ไม่ต้องส่งคืน'
	},
	reviewSubject: message<Number>({
		en: ({ number }) => `Return ${number}: we are looking at it`,
		th: ({ number }) => `รายการคืน ${number} เรากำลังพิจารณา`
	}),
	reviewTitle: { en: 'We are looking at your request', th: 'เรากำลังดูคำขอของคุณ' },
	reviewHow: { en: 'Somebody looks at it and writes to you.', th: 'ทีมงานจะดูและตอบกลับทางอีเมลนี้' },
	declinedSubject: message<Number>({
		en: ({ number }) => `Return ${number}: our answer`,
		th: ({ number }) => `รายการคืน ${number} คำตอบจากเรา`
	}),
	declinedTitle: { en: 'We can’t take it back', th: 'ขออภัย เรารับคืนไม่ได้' },
	why: { en: 'Why', th: 'เหตุผล' },
	questionSubject: message<Number>({
		en: ({ number }) => `Return ${number}: a question`,
		th: ({ number }) => `รายการคืน ${number} มีคำถามถึงคุณ`
	}),
	questionTitle: { en: 'We have a question', th: 'เรามีคำถาม' },
	weAsk: { en: 'We would like to know', th: 'เราอยากทราบว่า' },
	receivedSubject: message<Number>({
		en: ({ number }) => `Return ${number}: your parcel is here`,
		th: ({ number }) => `รายการคืน ${number} พัสดุถึงเราแล้ว`
	}),
	receivedTitle: { en: 'Your parcel is here', th: 'พัสดุถึงเราแล้ว' },
	receivedHow: {
		en: 'We look at it next. Then your store credit comes.',
		th: 'เราจะตรวจสินค้า แล้วให้เครดิตร้านค้ากับคุณ'
	},
	cancelledSubject: message<Number>({
		en: ({ number }) => `Return ${number}: called off`,
		th: ({ number }) => `รายการคืน ${number} ยกเลิกแล้ว`
	}),
	cancelledTitle: { en: 'The return is called off', th: 'ยกเลิกการคืนแล้ว' },
	cancelledHow: {
		en: 'Nothing has to be sent. The gift code still works as long as the pieces can come back.',
		th: 'ไม่ต้องส่งอะไรมา รหัสของขวัญยังใช้ได้ตราบที่ยังอยู่ในกำหนดคืน'
	},
	creditSubject: message<Number>({
		en: ({ number }) => `Return ${number}: your store credit`,
		th: ({ number }) => `รายการคืน ${number} เครดิตร้านค้าของคุณ`
	}),
	creditTitle: message<{ amount: string }>({
		en: ({ amount }) => `${amount} of store credit is yours`,
		th: ({ amount }) => `คุณได้เครดิตร้านค้า ${amount}`
	}),
	creditHow: {
		en: 'It is kept under this e-mail address. Name it when you buy something here.',
		th: 'เราเก็บไว้กับอีเมลนี้ แจ้งอีเมลนี้เมื่อซื้อครั้งหน้า'
	},
	openReturn: { en: 'Open the return', th: 'เปิดรายการคืน' },
	openSlip: { en: 'Open return and slip', th: 'เปิดรายการคืนและใบส่งคืน' },
	aboutReturn: message<Number>({
		en: ({ number }) => `About return ${number}`,
		th: ({ number }) => `เกี่ยวกับรายการคืน ${number}`
	}),

	receiptSubject: message<{ order: string }>({
		en: ({ order }) => `Gift receipt for order ${order}`,
		th: ({ order }) => `ใบของขวัญของคำสั่งซื้อ ${order}`
	}),
	receiptTitle: { en: 'The gift receipt', th: 'ใบของขวัญ' },
	receiptHow: {
		en: 'This code lets whoever gets the gift send it back for store credit, without seeing prices. You can print a receipt with it on the page of the gift.',
		th: 'รหัสนี้ให้ผู้รับส่งของขวัญคืนเป็นเครดิตร้านค้าได้ โดยไม่เห็นราคา พิมพ์ใบของขวัญได้ในหน้าของขวัญ'
	},
	receiptOpen: { en: 'Open and print', th: 'เปิดและพิมพ์' }
} satisfies Catalogue;
