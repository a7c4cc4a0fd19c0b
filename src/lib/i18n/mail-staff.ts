import { message, type Catalogue } from './say.ts';

/** What mails tell members of the team: of their own account, and merchants of a webhook in trouble. */
export const mail = {
	password: { en: 'Your password was changed', th: 'รหัสผ่านของคุณถูกเปลี่ยน' },
	role: { en: 'Your role was changed', th: 'บทบาทของคุณถูกเปลี่ยน' },
	deactivated: { en: 'Your account was switched off', th: 'บัญชีของคุณถูกปิด' },
	reactivated: { en: 'Your account was switched on again', th: 'บัญชีของคุณเปิดใช้ได้อีกครั้ง' },
	factor_added: { en: 'Your account now asks for a second step', th: 'บัญชีของคุณเปิดการยืนยันสองขั้นแล้ว' },
	factor_removed: {
		en: 'Your account no longer asks for a second step',
		th: 'บัญชีของคุณปิดการยืนยันสองขั้นแล้ว'
	},
	recovery_used: {
		en: 'Somebody signed in to your account with a recovery code',
		th: 'มีการเข้าระบบบัญชีของคุณด้วยรหัสสำรอง'
	},
	recovery_renewed: { en: 'Your recovery codes were renewed', th: 'รหัสสำรองของคุณถูกสร้างใหม่' },
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
	signIn: { en: 'Sign in', th: 'เข้าสู่ระบบ' },
	webhookFailing: message<{ name: string }>({
		en: ({ name }) => `The webhook “${name}” is failing`,
		th: ({ name }) => `เว็บฮุก “${name}” ส่งไม่สำเร็จ`
	}),
	webhookPaused: message<{ name: string }>({
		en: ({ name }) => `The webhook “${name}” is paused`,
		th: ({ name }) => `เว็บฮุก “${name}” หยุดส่งแล้ว`
	}),
	webhookKept: {
		en: 'Nothing is lost: what happened meanwhile is sent as soon as it works again.',
		th: 'ไม่มีข้อมูลหาย เมื่อกลับมาใช้ได้ ระบบจะส่งเหตุการณ์ที่ค้างอยู่ให้ครบ'
	},
	webhookLook: { en: 'Look at the webhook', th: 'ดูเว็บฮุกนี้' }
} satisfies Catalogue;

/** Why a webhook is in trouble. */
export const webhookWhy = {
	failing_now: message<{ since: string }>({
		en: ({ since }) =>
			`It has not been taken since ${since}. We go on trying for about three days, then it is paused.`,
		th: ({ since }) => `ปลายทางไม่รับตั้งแต่ ${since} ระบบจะลองต่ออีกประมาณ 3 วัน แล้วจึงหยุด`
	}),
	failing: message<{ since: string }>({
		en: ({ since }) => `It has not been taken since ${since}, so nothing more is sent until you resume it.`,
		th: ({ since }) => `ปลายทางไม่รับตั้งแต่ ${since} จึงหยุดส่งจนกว่าคุณจะเริ่มใหม่`
	}),
	gone: message<{ since: string }>({
		en: ({ since }) =>
			`On ${since} the receiver said that the address is gone (410), so nothing more is sent.`,
		th: ({ since }) => `เมื่อ ${since} ปลายทางแจ้งว่าเลิกใช้ที่อยู่นี้แล้ว (410) จึงหยุดส่ง`
	}),
	secret_lost: message<{ since: string }>({
		en: () => `Its secret can’t be opened since APP_SECRET was changed. Make a new secret, then resume it.`,
		th: () => `เปิดรหัสลับไม่ได้หลังเปลี่ยน APP_SECRET สร้างรหัสลับใหม่แล้วเริ่มส่งอีกครั้ง`
	}),
	person: message<{ since: string }>({
		en: ({ since }) => `Somebody of your team paused it on ${since}.`,
		th: ({ since }) => `มีคนในทีมหยุดไว้เมื่อ ${since}`
	})
} satisfies Catalogue;
