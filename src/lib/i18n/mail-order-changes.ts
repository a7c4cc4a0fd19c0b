import type { ChangeKind } from '#lib/domain/order-change/kinds.ts';
import { keep, message, type Catalogue, type Message } from './say.ts';

type Order = { order: string };

/** Words of the mails about changes of an order before it is packed. */
export const mailOrderChanges = {
	changedSubject: message<Order>({
		en: ({ order }) => `Order ${order} was changed`,
		th: ({ order }) => `แก้ไขคำสั่งซื้อ ${order} แล้ว`
	}),
	changedTitle: { en: 'Your order was changed', th: 'แก้ไขคำสั่งซื้อแล้ว' },
	youChanged: { en: 'As you wished:', th: 'ตามที่คุณแจ้ง' },
	weChanged: { en: 'We changed this for your order:', th: 'ทีมงานแก้ไขข้อมูลในคำสั่งซื้อของคุณ' },
	changedWrong: {
		en: 'If this is not right, write to us before the parcel leaves.',
		th: 'ถ้าไม่ถูกต้อง แจ้งเราได้ก่อนพัสดุออก'
	},
	noteGone: { en: 'There is no note any more.', th: 'ไม่มีข้อความถึงคนส่งแล้ว' },

	movedSubject: message<Order>({
		en: ({ order }) => `Order ${order} now belongs to another e-mail address`,
		th: ({ order }) => `คำสั่งซื้อ ${order} เปลี่ยนไปใช้อีเมลอื่นแล้ว`
	}),
	movedTitle: { en: 'The e-mail address was changed', th: 'เปลี่ยนอีเมลแล้ว' },
	moved: message<{ to: string }>({
		en: ({ to }) =>
			`From now on everything about this order goes to ${to}, and links in earlier mails do not open it any more.`,
		th: ({ to }) => keep`ต่อจากนี้ข่าวของคำสั่งซื้อนี้จะส่งไปที่_${to} ลิงก์ในอีเมลก่อนหน้านี้จะเปิดไม่ได้แล้ว`
	}),
	movedNotYou: {
		en: 'If that was not you, reply to this e-mail now: we can stop the parcel until it leaves.',
		th: 'ถ้าไม่ใช่คุณ ตอบอีเมลนี้ทันที เราหยุดพัสดุได้จนกว่าจะออกจากร้าน'
	},
	movedOpen: { en: 'Find an order', th: 'ค้นหาคำสั่งซื้อ' },

	declinedSubject: message<Order>({
		en: ({ order }) => `Order ${order} stays as it was`,
		th: ({ order }) => `คำสั่งซื้อ ${order} ยังเป็นข้อมูลเดิม`
	}),
	declinedTitle: { en: 'We could not change this', th: 'เราแก้ไขให้ไม่ได้' },
	declinedWished: { en: 'You asked for this:', th: 'ข้อมูลที่ขอแก้ไข' },
	declinedWhy: { en: 'Our answer:', th: 'คำตอบจากร้าน' },
	declinedNext: {
		en: 'You can ask for something else until the order is packed.',
		th: 'ขอแก้ไขเป็นอย่างอื่นได้ จนกว่าจะแพ็กสินค้า'
	},

	codeSubject: { en: 'Your code for a new e-mail address', th: 'รหัสยืนยันอีเมลใหม่' },
	codeTitle: { en: 'Your code', th: 'รหัสของคุณ' },
	codeUse: message<{ until: string }>({
		en: ({ until }) => `Type it on the page where you gave this address. It works until ${until}.`,
		th: ({ until }) => `ใส่รหัสในหน้าที่คุณกรอกอีเมลนี้ ใช้ได้ถึง ${until}`
	}),
	codeOpen: { en: 'Back to the shop', th: 'กลับไปที่ร้าน' },
	codeNotYou: {
		en: 'If you did not give this address to us, there is nothing to do: without the code nothing changes.',
		th: 'ถ้าคุณไม่ได้กรอกอีเมลนี้ ไม่ต้องทำอะไร ถ้าไม่มีรหัสก็จะไม่มีอะไรเปลี่ยน'
	}
} satisfies Catalogue;

/** The title of a mail that something was changed. */
export const changedTitles: Record<ChangeKind, Message> = {
	address: { en: 'The delivery address was changed', th: 'เปลี่ยนที่อยู่จัดส่งแล้ว' },
	phone: { en: 'The phone number was changed', th: 'เปลี่ยนเบอร์โทรแล้ว' },
	email: { en: 'The e-mail address was changed', th: 'เปลี่ยนอีเมลแล้ว' },
	note: { en: 'The note for the delivery was changed', th: 'แก้ไขข้อความถึงคนส่งแล้ว' }
};
