import { keep, type Catalogue } from './say.ts';

/** The way in for staff: sign-in, the first set-up, and the frame around the desk. */
export const staff = {
	signInTitle: { en: 'Sign in to the desk', th: 'เข้าสู่ระบบทีมงาน' },
	email: { en: 'E-mail', th: 'อีเมล' },
	emailMissing: { en: 'Enter your e-mail', th: 'ใส่อีเมล' },
	password: { en: 'Password', th: 'รหัสผ่าน' },
	passwordMissing: { en: 'Enter your password', th: 'ใส่รหัสผ่าน' },
	signIn: { en: 'Sign in', th: 'เข้าสู่ระบบ' },
	demoTitle: { en: 'Demo shop: come in as', th: 'ร้านสาธิต เข้าในฐานะ' },
	demoAgent: { en: 'Agent', th: 'เจ้าหน้าที่' },
	demoLead: { en: 'Team lead', th: 'หัวหน้าทีม' },
	demoMerchant: { en: 'Merchant', th: 'ผู้ดูแลร้าน' },

	queue: { en: 'Queue', th: 'คิวงาน' },
	receiving: { en: 'Receive', th: 'รับของ' },
	replacements: { en: 'Send', th: 'ส่งของแลก' },
	settings: { en: 'Settings', th: 'ตั้งค่า' },
	searchHint: { en: 'Order, name, e-mail, parcel', th: 'เลขคำสั่งซื้อ ชื่อ อีเมล เลขพัสดุ' },

	setUpTitle: { en: 'Set up your shop', th: 'ตั้งค่าร้านของคุณ' },
	setUpLead: {
		en: 'Once, now. You can change all of it later in the settings.',
		th: keep`ทำครั้งเดียว แก้ภาย~หลังได้ทั้งหมดในหน้าตั้งค่า`
	},
	setUpKey: { en: 'Set-up code', th: 'รหัสตั้งค่า' },
	setUpKeyHint: {
		en: 'In the server’s log, from when it started',
		th: 'อยู่ในบันทึกของเซิร์ฟเวอร์ตอนเริ่มทำงาน'
	},
	shopNameTh: { en: 'Name of the shop in Thai', th: 'ชื่อร้านภาษาไทย' },
	shopNameEn: { en: 'Name of the shop in English', th: 'ชื่อร้านภาษาอังกฤษ' },
	nameMissing: { en: 'Enter a name of up to 100 letters', th: keep`ใส่ชื่อไม่เกิน 100_ตัวอักษร` },
	currency: { en: 'Currency of the shop', th: 'สกุลเงินของร้าน' },
	currencyInvalid: {
		en: 'Enter a currency code of three letters, such as THB',
		th: keep`ใส่รหัสสกุลเงิน 3_ตัว เช่น THB`
	},
	timezone: { en: 'Time zone', th: 'เขตเวลา' },
	timezoneHint: {
		en: 'Return windows end at midnight here',
		th: 'กำหนดคืนสินค้าสิ้นสุดตอนเที่ยงคืนของเขตเวลานี้'
	},
	timezoneInvalid: { en: 'Enter a time zone such as Asia/Bangkok', th: 'ใส่เขตเวลา เช่น Asia/Bangkok' },
	yourName: { en: 'Your name', th: 'ชื่อของคุณ' },
	emailInvalid: { en: 'Enter a whole e-mail address', th: 'ใส่อีเมลให้ครบ' },
	newPasswordHint: {
		en: 'At least 10 characters. Three unusual words in any language are good.',
		th: keep`อย่างน้อย 10_ตัวอักษร เช่นคำแปลก ๆ สามคำต่อกัน ภาษาไทยก็ได้`
	},
	setUp: { en: 'Open the shop', th: 'เปิดร้าน' }
} satisfies Catalogue;
