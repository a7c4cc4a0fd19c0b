import { keep, message, type Catalogue } from './say.ts';

/** What the merchant calls the choices of customers, and the channels of orders. */
export const labelWords = {
	title: { en: 'Words of the shop', th: 'คำที่ร้านใช้' },
	lead: {
		en: 'What customers and staff read for the choices. Left empty, the words in grey are used.',
		th: 'คำที่ลูกค้าและทีมงานเห็น เว้นว่างคือใช้คำสีเทา'
	},
	now: { en: 'Ways to send, what customers get, sales channels', th: 'วิธีส่งคืน สิ่งที่ลูกค้าได้รับ ช่องทางขาย' },
	methods: { en: 'Ways to send a return', th: 'วิธีส่งคืน' },
	outcomes: { en: 'What customers get', th: 'สิ่งที่ลูกค้าได้รับ' },
	outcomesNote: {
		en: 'Name only what it is called: amounts and days stay as they are.',
		th: 'ตั้งได้เฉพาะชื่อ จำนวนเงินและกำหนดเวลาไม่เปลี่ยน'
	},
	channels: { en: 'Sales channels', th: 'ช่องทางขาย' },
	channelsNote: {
		en: 'Orders name their channel by a code. These are the codes of the latest orders.',
		th: keep`คำสั่งซื้อระบุช่องทางด้วยรหัส นี่คือรหัสจากคำสั่งซื้อล่าสุด`
	},
	channelsNone: { en: 'No order has named a channel yet.', th: 'ยังไม่มีคำสั่งซื้อที่ระบุช่องทาง' },
	labelTh: { en: 'Words in Thai', th: 'ข้อความภาษาไทย' },
	labelEn: { en: 'Words in English', th: 'ข้อความภาษาอังกฤษ' },
	noteTh: { en: 'Line under it, in Thai', th: 'คำอธิบายภาษาไทย' },
	noteEn: { en: 'Line under it, in English', th: 'คำอธิบายภาษาอังกฤษ' },
	anotherChannel: { en: 'Another channel', th: 'ช่องทางอื่น' },
	channelCode: { en: 'Its code', th: 'รหัส' },
	channelCodeHint: { en: 'As orders name it, such as lazada', th: keep`ตามที่คำสั่งซื้อระบุ เช่น lazada` },
	usual: { en: 'Use the usual words', th: 'ใช้คำเดิม' },
	offered: { en: 'The live policy offers it.', th: 'เงื่อนไขที่ใช้อยู่เปิดให้เลือก' },
	notOffered: { en: 'The live policy doesn’t offer it.', th: 'เงื่อนไขที่ใช้อยู่ยังไม่เปิดให้เลือก' },
	notSeen: { en: 'No recent order names it.', th: 'ไม่มีคำสั่งซื้อล่าสุดที่ใช้' },
	tooLong: message<{ most: number }>({
		en: ({ most }) => `Up to ${most} letters`,
		th: ({ most }) => keep`ไม่เกิน ${most}_ตัวอักษร`
	}),
	codeWrong: { en: 'Give the code, up to 60 letters', th: keep`ใส่รหัส ไม่เกิน 60_ตัวอักษร` },
	tooMany: { en: 'Up to 50 channels can have words', th: keep`ตั้งคำได้ไม่เกิน 50_ช่องทาง` }
} satisfies Catalogue;
