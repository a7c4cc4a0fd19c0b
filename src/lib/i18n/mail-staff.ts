import { message, type Catalogue } from './say.ts';

/** What mails tell a member of the team of their own account. */
export const mail = {
	password: { en: 'Your password was changed', th: 'รหัสผ่านของคุณถูกเปลี่ยน' },
	role: { en: 'Your role was changed', th: 'บทบาทของคุณถูกเปลี่ยน' },
	deactivated: { en: 'Your account was switched off', th: 'บัญชีของคุณถูกปิด' },
	reactivated: { en: 'Your account was switched on again', th: 'บัญชีของคุณเปิดใช้ได้อีกครั้ง' },
	when: message<{ at: string; by: string }>({
		en: ({ at, by }) => (by ? `It happened on ${at}, by ${by}.` : `It happened on ${at}.`),
		th: ({ at, by }) => (by ? `เมื่อ ${at} โดย ${by}` : `เมื่อ ${at}`)
	}),
	roleNow: message<{ role: string }>({
		en: ({ role }) => `Your role is now: ${role}.`,
		th: ({ role }) => `บทบาทตอนนี้คือ ${role}`
	}),
	signedOut: {
		en: 'Every device that was signed in with this account is signed out.',
		th: 'ทุกเครื่องที่เข้าระบบด้วยบัญชีนี้ถูกออกจากระบบแล้ว'
	},
	notYou: {
		en: 'If you did not expect this, tell a merchant of your team at once.',
		th: 'ถ้าคุณไม่ทราบเรื่องนี้ แจ้งผู้ดูแลร้านในทีมทันที'
	},
	signIn: { en: 'Sign in', th: 'เข้าสู่ระบบ' }
} satisfies Catalogue;
