import { joinThai, keep, message, type Catalogue } from './say.ts';

/** Several returns of one customer in one box. */
export const box = {
	title: { en: 'One box', th: 'รวมกล่อง' },
	together: message<{ numbers: string }>({
		en: ({ numbers }) => `Pack these together with ${numbers}: one slip, one parcel number.`,
		th: ({ numbers }) => keep`ใส่กล่องเดียวกับ ${numbers} ใช้ใบ~ส่ง~คืนใบเดียว เลขพัสดุเดียว`
	}),
	fee: message<{ amount: string }>({
		en: ({ amount }) => `In one box, the ${amount} for return shipping is taken only once.`,
		th: ({ amount }) => keep`รวมกล่องแล้วหักค่า~ส่งคืน ${amount} ครั้งเดียว`
	}),
	printAgain: {
		en: 'If you printed a slip before, print it again: it names everything in the box.',
		th: keep`ถ้าพิมพ์ใบ~ส่ง~คืนไว้แล้ว โปรดพิมพ์ใหม่ ใบใหม่มีของ~ทุก~รายการในกล่อง`
	},
	leave: { en: 'Send it by itself', th: 'แยกส่ง' },
	offer: { en: 'Sending more back?', th: 'ส่งคืนหลายคำสั่งซื้อพร้อมกันได้' },
	offerHow: message<{ number: string; order: string }>({
		en: ({ number, order }) => keep`${number} of order_${order} goes to the same address.`,
		th: ({ number, order }) => keep`${number} ของคำสั่งซื้อ_${order} ส่งไปที่อยู่เดียวกัน`
	}),
	join: message<{ number: string }>({
		en: ({ number }) => `Pack with ${number}`,
		th: ({ number }) => joinThai('รวมกล่องกับ', number)
	}),
	joined: { en: 'They travel in one box now.', th: 'รวมกล่องแล้ว' },
	left: { en: 'It travels by itself now.', th: 'แยกส่งแล้ว' },
	once: { en: 'Return shipping, already in this box', th: 'ค่าส่งคืน รวมกับอีกรายการแล้ว' },
	// desk
	inBoxWith: { en: 'In one box with', th: 'รวมกล่องกับ' },
	alsoInside: { en: 'In the same box', th: 'ในกล่องเดียวกันมีอีก' },
	ofOrder: message<{ number: string; order: string }>({
		en: ({ number, order }) => keep`${number} of order_${order}`,
		th: ({ number, order }) => keep`${number} ของคำสั่งซื้อ_${order}`
	}),
	putTogether: { en: 'Put in one box with', th: 'รวมกล่องกับ' }
} satisfies Catalogue;
