import { keep, message, type Catalogue } from './say.ts';

/** Who may sign in and what they may do. */
export const people = {
	lead: { en: 'Everybody who signs in at the desk.', th: 'ทุกคนที่เข้าระบบได้' },
	name: { en: 'Name', th: 'ชื่อ' },
	email: { en: 'E-mail', th: 'อีเมล' },
	role: { en: 'Role', th: 'บทบาท' },
	limit: { en: 'Refunds alone up to', th: 'คืนเงินเองได้ถึง' },
	noLimit: { en: 'any amount', th: 'ไม่จำกัด' },
	roleLimit: { en: 'as the role allows', th: 'ตามบทบาท' },
	state: { en: 'State', th: 'สถานะ' },
	active: { en: 'Signs in', th: 'เข้าระบบได้' },
	inactive: { en: 'Closed', th: 'ปิดแล้ว' },
	you: { en: 'you', th: 'คุณ' },
	add: { en: 'Add somebody', th: 'เพิ่มคน' },

	agentNote: {
		en: 'Decides, receives and inspects; refunds up to the limit',
		th: 'ตัดสิน รับของ และตรวจของ คืนเงินได้ตามวงเงิน'
	},
	leadNote: {
		en: 'Also approves refunds above an agent’s limit',
		th: 'อนุมัติการคืนเงินที่เกินวงเงินของเจ้าหน้าที่ได้ด้วย'
	},
	merchantNote: {
		en: 'Also changes settings, policy, team and keys',
		th: 'แก้การตั้งค่า เงื่อนไข ทีมงาน และคีย์ได้ด้วย'
	},
	limitHint: message<{ currency: string }>({
		en: ({ currency }) => `In ${currency}. Left empty: no limit of their own.`,
		th: ({ currency }) => `เป็น ${currency} เว้นว่างคือไม่จำกัด`
	}),
	language: { en: 'Language', th: 'ภาษา' },
	password: { en: 'Password', th: 'รหัสผ่าน' },
	passwordHint: {
		en: 'Left empty, a temporary one is made and shown to you once. Otherwise at least 10 characters.',
		th: keep`เว้นว่างแล้วระบบจะสร้างรหัสชั่วคราวและแสดงครั้งเดียว ถ้าตั้งเอง อย่างน้อย 10_ตัวอักษร`
	},
	create: { en: 'Add to the team', th: 'เพิ่มเข้าทีม' },
	created: message<{ name: string }>({
		en: ({ name }) => `${name} can sign in now.`,
		th: ({ name }) => `${name} เข้าระบบได้แล้ว`
	}),
	once: {
		en: 'Pass this password on; it is shown only now.',
		th: 'ส่งรหัสผ่านนี้ให้เจ้าของบัญชี แสดงแค่ครั้งนี้'
	},
	nameWrong: { en: 'Give a name of up to 100 letters', th: keep`ใส่ชื่อไม่เกิน 100_ตัวอักษร` },
	emailWrong: { en: 'Give a whole e-mail address', th: 'ใส่อีเมลให้ครบ' },
	limitWrong: {
		en: 'Give an amount such as 5000, or leave it empty',
		th: keep`ใส่จำนวนเงิน เช่น_5000 หรือเว้นว่าง`
	},

	roleHead: { en: 'Role and limit', th: 'บทบาทและวงเงิน' },
	roleSave: { en: 'Save role and limit', th: 'บันทึกบทบาทและวงเงิน' },
	signsOut: { en: 'They have to sign in again.', th: 'เจ้าของบัญชีต้องเข้าระบบใหม่' },
	signsYouOut: { en: 'You will have to sign in again.', th: 'คุณต้องเข้าระบบใหม่' },
	passwordHead: { en: 'New password', th: 'ตั้งรหัสผ่านใหม่' },
	passwordSave: { en: 'Set the password', th: 'ตั้งรหัสผ่าน' },
	passwordSet: { en: 'The password is set.', th: 'ตั้งรหัสผ่านแล้ว' },
	closeHead: { en: 'Close the account', th: 'ปิดบัญชี' },
	closeNote: {
		en: 'The way in closes on every device at once. What they did stays in their name.',
		th: 'ทุกเครื่องจะเข้าระบบไม่ได้ทันที สิ่งที่ทำไว้ยังอยู่ในชื่อเดิม'
	},
	close: message<{ name: string }>({
		en: ({ name }) => `Close ${name}’s account`,
		th: ({ name }) => `ปิดบัญชีของ ${name}`
	}),
	openHead: { en: 'Open the account again', th: 'เปิดบัญชีอีกครั้ง' },
	open: message<{ name: string }>({
		en: ({ name }) => `Let ${name} in again`,
		th: ({ name }) => `ให้ ${name} เข้าระบบอีกครั้ง`
	})
} satisfies Catalogue;

/** Keys for programs. */
export const keyWords = {
	lead: {
		en: 'A key lets a program read and write what its scopes name, and nothing else.',
		th: keep`คีย์ให้โปรแกรมอ่านและเขียนได้เฉพาะตามสิทธิ์ที่เลือก`
	},
	name: { en: 'Name', th: 'ชื่อ' },
	nameHint: { en: 'What will use it, such as “web shop”', th: keep`ใช้กับอะไร เช่น_“เว็บร้าน”` },
	nameWrong: { en: 'Give a name of up to 100 letters', th: keep`ใส่ชื่อไม่เกิน 100_ตัวอักษร` },
	scopes: { en: 'It may', th: 'ทำอะไรได้' },
	scopesWrong: { en: 'Choose at least one', th: keep`เลือกอย่างน้อย_1_ข้อ` },
	createHead: { en: 'Make a key', th: 'สร้างคีย์' },
	create: { en: 'Make the key', th: 'สร้างคีย์' },
	createdHead: message<{ name: string }>({
		en: ({ name }) => `The key for ${name}`,
		th: ({ name }) => `คีย์สำหรับ ${name}`
	}),
	once: {
		en: 'Copy it now: nobody can show it again, only its fingerprint is kept.',
		th: 'คัดลอกตอนนี้ คีย์นี้แสดงให้ดูอีกไม่ได้'
	},
	listHead: { en: 'Keys', th: 'คีย์ทั้งหมด' },
	none: { en: 'There are no keys yet.', th: 'ยังไม่มีคีย์' },
	ends: { en: 'Ends in', th: 'ลงท้าย' },
	made: { en: 'Made', th: 'สร้างเมื่อ' },
	used: { en: 'Last used', th: 'ใช้ล่าสุด' },
	never: { en: 'never', th: 'ยังไม่เคย' },
	act: { en: 'Act', th: 'ทำรายการ' },
	revoked: message<{ day: string }>({
		en: ({ day }) => `Revoked ${day}`,
		th: ({ day }) => keep`เพิกถอน_${day}`
	}),
	revoke: { en: 'Revoke', th: 'เพิกถอน' },
	revokeAsk: {
		en: 'The program that uses it stops working at once.',
		th: 'โปรแกรมที่ใช้คีย์นี้จะหยุดทำงานทันที'
	},
	revokeSure: message<{ name: string }>({
		en: ({ name }) => `Yes, revoke ${name}`,
		th: ({ name }) => `ยืนยันเพิกถอน ${name}`
	}),
	revokedNow: { en: 'The key is revoked.', th: 'เพิกถอนคีย์แล้ว' }
} satisfies Catalogue;

/** What each scope of an API key opens. */
export const scopes = {
	'orders:read': { en: 'Read orders and parcels', th: 'อ่านคำสั่งซื้อและพัสดุ' },
	'orders:write': { en: 'Write orders and parcels', th: 'เขียนคำสั่งซื้อและพัสดุ' },
	'returns:read': { en: 'Read returns', th: 'อ่านรายการคืน' },
	'returns:write': { en: 'Open and change returns', th: 'เปิดและแก้รายการคืน' },
	'returns:decide': { en: 'Decide, receive and inspect', th: 'ตัดสิน รับของ และตรวจของ' },
	'refunds:read': { en: 'Read refunds', th: 'อ่านรายการเงินคืน' },
	'refunds:write': { en: 'Make and approve refunds', th: 'คืนเงินและอนุมัติเงินคืน' },
	'credit:read': { en: 'Read store credit', th: 'ดูเครดิตร้านค้า' },
	'credit:write': { en: 'Spend store credit and give it back', th: 'ใช้และคืนเครดิตร้านค้า' },
	'catalogue:read': { en: 'Read products and stock', th: 'ดูสินค้าและสต็อก' },
	'catalogue:write': { en: 'Change products and stock', th: 'แก้สินค้าและสต็อก' },
	'settings:read': { en: 'Read policy and reasons', th: 'อ่านเงื่อนไขและเหตุผล' },
	'settings:write': { en: 'Publish policies, change settings', th: 'เผยแพร่เงื่อนไข แก้การตั้งค่า' },
	'events:read': { en: 'Read the record of events', th: 'อ่านบันทึกเหตุการณ์' }
} satisfies Catalogue;
