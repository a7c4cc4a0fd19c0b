import type { Catalogue } from './say.ts';

/** What only the server's own error page says: a page in the browser does not carry it. */
export const errorWords = {
	otherRoleTitle: { en: 'Your role does not open this page', th: 'บทบาทของคุณเปิดหน้านี้ไม่ได้' },
	otherRoleNext: {
		en: 'If you need it, ask a merchant of your team. Nothing was changed.',
		th: 'ถ้าจำเป็นต้องใช้ แจ้งผู้ดูแลร้านในทีม ยังไม่มีอะไรเปลี่ยน'
	},
	restingTitle: { en: 'We cannot save anything just now', th: 'ขณะนี้ยังบันทึกข้อมูลไม่ได้' },
	restingNext: {
		en: 'It should pass soon. Try again in a minute; if you were sending something, first check whether it arrived.',
		th: 'รอสักครู่แล้วลองใหม่ ถ้ากำลังส่งข้อมูลอยู่ ดูก่อนว่าเราได้รับแล้วหรือยัง'
	}
} satisfies Catalogue;
