import type { Catalogue } from './say.ts';

/** The page that hands the public policy to the shop's own site. */
export const shareWords = {
	title: { en: 'Show the policy on your site', th: 'แสดงเงื่อนไขบนเว็บของร้าน' },
	lead: {
		en: 'Your customers read the policy in force in both languages. The link and the frame follow every new version by themselves.',
		th: 'ลูกค้าอ่านเงื่อนไขที่ใช้อยู่ได้ทั้งสองภาษา ลิงก์และกรอบจะเปลี่ยนตามฉบับใหม่เอง'
	},
	open: { en: 'Open the page', th: 'เปิดหน้าเงื่อนไข' },
	choose: { en: 'For which goods, delivered where', th: 'สินค้าอะไร ส่งไปที่ไหน' },
	chooseHint: {
		en: 'The snippets below speak of what you choose here.',
		th: 'โค้ดด้านล่างจะเป็นของสินค้าและประเทศที่เลือก'
	},
	language: { en: 'Language of the frame', th: 'ภาษาของกรอบ' },
	byVisitor: { en: 'As the visitor’s browser asks', th: 'ตามเบราว์เซอร์ของผู้ชม' },
	snippets: { en: 'To paste', th: 'โค้ดสำหรับวาง' },
	link: { en: 'A link', th: 'ลิงก์' },
	linkHint: {
		en: 'In the foot of your shop, and in the mails you send.',
		th: 'วางที่ท้ายเว็บและในอีเมลของร้าน'
	},
	frame: { en: 'The terms inside your page', th: 'เงื่อนไขในหน้าเว็บของร้าน' },
	frameHint: {
		en: 'On a product or help page. It sets no cookie, runs no script and follows light and dark.',
		th: 'วางในหน้าสินค้าหรือหน้าช่วยเหลือ ไม่มีคุกกี้ ไม่มีสคริปต์ และปรับตามโหมดสว่างหรือมืด'
	},
	data: { en: 'For search engines', th: 'สำหรับเครื่องมือค้นหา' },
	dataHint: {
		en: 'Goes into the head of your home page, or of a product’s page when you chose a kind of goods. It holds for today’s version: copy it again after each new one. Our own page always has the newest.',
		th: 'วางในส่วน head ของหน้าแรก หรือหน้าสินค้าถ้าเลือกประเภทสินค้าไว้ โค้ดนี้เป็นของฉบับปัจจุบัน คัดลอกใหม่เมื่อมีฉบับใหม่ ส่วนหน้าเงื่อนไขของร้านจะใหม่เสมอ'
	},
	noData: {
		en: 'Search engines ask for a country. Choose one.',
		th: 'เครื่องมือค้นหาต้องระบุประเทศ เลือกประเทศก่อน'
	},
	json: { en: 'For programs', th: 'สำหรับโปรแกรม' },
	jsonHint: {
		en: 'The same terms as JSON; any site may fetch them.',
		th: 'เงื่อนไขเดียวกันในรูปแบบ JSON เว็บใดก็เรียกได้'
	},
	paper: { en: 'As PDF', th: 'เป็น PDF' },
	paperHint: { en: 'To attach to an offer or a contract.', th: 'สำหรับแนบใบเสนอราคาหรือสัญญา' },
	unknown: {
		en: 'There is no such country or kind of goods. Choose from the lists.',
		th: 'ไม่พบประเทศหรือประเภทสินค้านี้ เลือกจากรายการ'
	},
	onYourSite: { en: 'On your site', th: 'แสดงบนเว็บของร้าน' }
} satisfies Catalogue;
