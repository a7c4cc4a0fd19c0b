import { classified, counted, keep, message, type Catalogue } from './say.ts';

/** Gifts for whoever bought them: the code for the receiver, and the paper to put in with it. */
export const gifts = {
	pieceGiven: {
		en: 'Given as a gift: whoever has it can send it back with the gift code',
		th: keep`เป็นของขวัญ ผู้รับส่งคืนได้ด้วย~รหัสของขวัญ`
	},
	isGift: { en: 'Is this a gift?', th: 'ซื้อเป็นของขวัญใช่ไหม' },
	isGiftLead: {
		en: 'Get a gift code: whoever you give it to can send it back for store credit, without seeing prices and without asking you.',
		th: keep`รับรหัสของขวัญไว้ให้ผู้รับ ถ้าไม่ถูกใจก็ส่งคืนเป็นเครดิตร้านค้าได้เอง โดยไม่เห็นราคาและไม่ต้องบอกคุณ`
	},
	getCode: { en: 'Get a gift code', th: keep`รับรหัส~ของขวัญ` },
	seeCodes: { en: 'See the gift receipt', th: keep`ดูใบ~ของขวัญ` },
	title: { en: 'Gift receipt', th: keep`ใบ~ของขวัญ` },
	lead: {
		en: 'Put the printed receipt in with the gift. The code opens these pieces and nothing else of your order: no prices, no name, no address.',
		th: keep`พิมพ์ใบของขวัญใส่ไปกับของได้เลย รหัสเปิดดูได้เฉพาะสินค้าในใบนี้ ไม่เห็นราคา ชื่อ หรือที่อยู่ของคุณ`
	},
	notTold: {
		en: 'If it is sent back you hear nothing of it. As long as the code is good, you cannot return these pieces yourself; write to us if you want to.',
		th: keep`ถ้าผู้รับส่งคืน เราจะไม่แจ้งคุณ ระหว่างที่รหัสยังใช้ได้ คุณจะขอคืนสินค้าเหล่านี้เองไม่ได้ ถ้าต้องการคืนเอง ติดต่อเราได้`
	},
	whichPieces: { en: 'Which pieces are the gift?', th: 'สินค้าชิ้นไหนเป็นของขวัญ' },
	howMany: { en: 'How many', th: 'จำนวน' },
	message: { en: 'A line for the receiver', th: 'ข้อความถึงผู้รับ' },
	messageHint: {
		en: 'Printed on the receipt, up to 300 characters',
		th: keep`พิมพ์ไว้บนใบของขวัญ ไม่เกิน 300_ตัว~อักษร`
	},
	nothingLeft: {
		en: 'No piece of this order is left to give.',
		th: 'ไม่มีสินค้าเหลือให้ทำเป็นของขวัญแล้ว'
	},
	chooseOne: { en: 'Choose at least one piece', th: keep`เลือกอย่างน้อย 1_ชิ้น` },
	code: { en: 'Gift code', th: keep`รหัส~ของขวัญ` },
	pieces: { en: 'Pieces', th: 'สินค้า' },
	print: { en: 'Print the gift receipt (PDF)', th: keep`พิมพ์ใบ~ของขวัญ (PDF)` },
	renew: { en: 'Make a new code', th: 'ออกรหัสใหม่' },
	renewNote: { en: 'The old code stops working at once.', th: 'รหัสเดิมจะใช้ไม่ได้ทันที' },
	renewed: {
		en: 'This is the new code. The old one opens nothing any more.',
		th: 'นี่คือรหัสใหม่ รหัสเดิมใช้ไม่ได้แล้ว'
	},
	made: { en: 'The gift code is ready', th: 'รหัสของขวัญพร้อมแล้ว' },
	another: { en: 'Another gift from this order', th: 'ทำของขวัญอีกชิ้นจากคำสั่งซื้อนี้' },
	ended: { en: 'Ended', th: 'ปิดแล้ว' },
	piece: message<{ name: string; n: number }>({
		en: ({ name, n }) => `${name}, ${counted(n, { one: 'piece', other: 'pieces' })}`,
		th: ({ name, n }) => `${name} ${classified(n, 'ชิ้น')}`
	}),

	deskTitle: { en: 'Gifts', th: 'ของขวัญ' },
	deskMake: { en: 'Make a gift code for all that is left', th: 'ออกรหัสของขวัญให้สินค้าที่เหลือทั้งหมด' },
	deskMail: { en: 'Mail the gift receipt to the buyer', th: 'ส่งใบของขวัญให้ผู้ซื้อทางอีเมล' },
	deskEnd: { en: 'End this gift', th: 'ปิดของขวัญนี้' },
	deskReturn: { en: 'Open a return for the receiver', th: 'เปิดรายการคืนให้ผู้รับ' },
	deskReceiver: { en: 'Receiver of the gift', th: 'ผู้รับของขวัญ' },
	deskReceiverEmail: { en: 'E-mail of the receiver', th: 'อีเมลของผู้รับ' },
	deskSecret: {
		en: 'A gift: the receiver is told and gets the credit. Say nothing of it to the buyer, and no price to the receiver.',
		th: 'เป็นของขวัญ แจ้งและให้เครดิตกับผู้รับ อย่าบอกผู้ซื้อว่ามีการคืน และอย่าบอกราคาให้ผู้รับทราบ'
	},
	deskBuyer: { en: 'Bought by', th: 'ผู้ซื้อ' },
	deskDone: { en: 'Done. The buyer is told nothing of returns.', th: 'เรียบร้อยแล้ว ผู้ซื้อจะไม่ได้รับแจ้งเรื่องการคืน' },
	deskMailed: { en: 'The gift receipt is on its way to the buyer.', th: 'กำลังส่งใบของขวัญให้ผู้ซื้อทางอีเมล' }
} satisfies Catalogue;
