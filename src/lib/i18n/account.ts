import { keep, message, type Catalogue } from './say.ts';

/** One's own account at the desk: password, the second step of signing in, and saying again who one is. */
export const account = {
	title: { en: 'Your account', th: 'บัญชีของคุณ' },
	email: { en: 'E-mail', th: 'อีเมล' },
	role: { en: 'Role', th: 'บทบาท' },

	passwordHead: { en: 'Password', th: 'รหัสผ่าน' },
	current: { en: 'Password now', th: 'รหัสผ่านปัจจุบัน' },
	next: { en: 'New password', th: 'รหัสผ่านใหม่' },
	passwordSave: { en: 'Change the password', th: 'เปลี่ยนรหัสผ่าน' },
	otherDevices: { en: 'Signs out your other devices.', th: 'เครื่องอื่นของคุณจะออกจากระบบ' },
	passwordSaved: { en: 'Your password is changed.', th: 'เปลี่ยนรหัสผ่านแล้ว' },

	factorHead: { en: 'Two-step sign-in', th: 'การเข้าระบบสองขั้น' },
	factorOff: {
		en: 'Off. Whoever learns your password can sign in as you.',
		th: 'ปิดอยู่ ใครรู้รหัสผ่านก็เข้าระบบเป็นคุณได้'
	},
	factorOn: {
		en: 'On. Signing in asks for your password and a code from your phone.',
		th: 'เปิดอยู่ ต้องใช้ทั้งรหัสผ่านและรหัสจากโทรศัพท์ของคุณ'
	},
	factorNeeded: {
		en: 'Your shop asks everybody for it. Set it up to go on.',
		th: 'ร้านของคุณให้ทุกคนใช้ ตั้งค่าก่อนเพื่อทำงานต่อ'
	},
	setUp: { en: 'Set it up', th: 'ตั้งค่า' },
	codesLeft: message<{ count: number }>({
		en: ({ count }) => (count === 1 ? '1 recovery code is left.' : `${count} recovery codes are left.`),
		th: ({ count }) => keep`เหลือรหัสสำรอง_${String(count)}_รหัส`
	}),
	codeNow: { en: 'Code from your app, or a recovery code', th: 'รหัสจากแอป หรือรหัสสำรอง' },
	renew: { en: 'New recovery codes', th: 'สร้างรหัสสำรองใหม่' },
	remove: { en: 'Turn it off', th: 'ปิดการใช้งาน' },
	removeHint: {
		en: 'For another phone, turn it off and set it up anew.',
		th: 'ถ้าเปลี่ยนโทรศัพท์ ให้ปิดก่อนแล้วตั้งค่าใหม่'
	},
	removed: { en: 'Two-step sign-in is off.', th: 'ปิดการเข้าระบบสองขั้นแล้ว' },

	setUpTitle: { en: 'Set up two-step sign-in', th: 'ตั้งค่าการเข้าระบบสองขั้น' },
	stepApp: {
		en: 'Open an authenticator app on your phone, such as Google Authenticator, Microsoft Authenticator or 1Password.',
		th: keep`เปิดแอปยืนยันตัวตนในโทรศัพท์ เช่น Google_Authenticator, Microsoft_Authenticator หรือ 1Password`
	},
	stepScan: { en: 'Scan this code with it.', th: 'ใช้แอปสแกนโค้ดนี้' },
	stepCode: { en: 'Enter the six digits that it shows.', th: keep`ใส่เลข_6_หลักที่แอปแสดง` },
	qr: { en: 'Code for your authenticator app', th: 'โค้ดสำหรับแอปยืนยันตัวตน' },
	thisPhone: { en: 'Is the app on this device? Open it', th: 'แอปอยู่ในเครื่องนี้? เปิดแอป' },
	typeInstead: { en: 'Can’t scan it? Type this key', th: 'สแกนไม่ได้? พิมพ์คีย์นี้แทน' },
	code: { en: 'Code from your app', th: 'รหัสจากแอป' },
	codeMissing: { en: 'Enter the code', th: 'ใส่รหัส' },
	turnOn: { en: 'Turn it on', th: 'เปิดใช้งาน' },
	later: { en: 'Not now', th: 'ยังไม่ทำตอนนี้' },

	codesHead: { en: 'Your recovery codes', th: 'รหัสสำรองของคุณ' },
	codesTitle: { en: 'Two-step sign-in is on', th: 'เปิดการเข้าระบบสองขั้นแล้ว' },
	codesLead: {
		en: 'Keep them where you find them without your phone. Each works once, and they are shown only now.',
		th: 'เก็บไว้ในที่ที่หาได้โดยไม่ต้องใช้โทรศัพท์ แต่ละรหัสใช้ได้ครั้งเดียว และแสดงแค่ตอนนี้'
	},
	codesKept: { en: 'I have kept them', th: 'เก็บไว้แล้ว' },

	secondTitle: { en: 'The code from your phone', th: 'รหัสจากโทรศัพท์ของคุณ' },
	secondHint: {
		en: 'Six digits from your authenticator app, or a recovery code',
		th: keep`เลข_6_หลักจากแอปยืนยันตัวตน หรือรหัสสำรอง`
	},
	lost: {
		en: 'No phone and no recovery codes? A merchant of your team can let you in again.',
		th: 'ไม่มีทั้งโทรศัพท์และรหัสสำรอง? ให้ผู้ดูแลร้านในทีมช่วยเปิดให้'
	},

	confirmTitle: { en: 'Your password again', th: 'ใส่รหัสผ่านอีกครั้ง' },
	confirmLead: {
		en: 'What comes next moves money or lets people in. You signed in a while ago.',
		th: 'หน้าต่อไปเกี่ยวกับเงินหรือสิทธิ์ของทีม และคุณเข้าระบบมาสักพักแล้ว'
	},
	confirm: { en: 'Go on', th: 'ไปต่อ' },

	teamHead: { en: 'Two-step sign-in', th: 'การเข้าระบบสองขั้น' },
	teamOn: { en: 'on', th: 'เปิด' },
	teamOff: { en: 'off', th: 'ปิด' },
	requireHead: { en: 'Two-step sign-in for everybody', th: 'ให้ทุกคนเข้าระบบสองขั้น' },
	requireNote: {
		en: 'Whoever has not set it up does so before anything else.',
		th: 'ใครยังไม่ตั้งค่า ต้องตั้งค่าก่อนทำอย่างอื่น'
	},
	requireOn: { en: 'Ask everybody for it', th: 'ให้ทุกคนใช้' },
	requireOff: { en: 'Leave it to each person', th: 'ให้แต่ละคนเลือกเอง' },
	isRequired: { en: 'Everybody is asked for it.', th: 'ทุกคนต้องใช้' },
	isOptional: { en: 'Each person decides.', th: 'แต่ละคนเลือกเอง' },
	removeOf: message<{ name: string }>({
		en: ({ name }) => `Turn it off for ${name}`,
		th: ({ name }) => `ปิดให้ ${name}`
	}),
	removeOfNote: {
		en: 'Only when the phone and the recovery codes are gone. Make sure that it is really them who asks.',
		th: 'ใช้เมื่อทำทั้งโทรศัพท์และรหัสสำรองหายเท่านั้น และตรวจให้แน่ใจว่าเป็นเจ้าตัวจริง'
	}
} satisfies Catalogue;
