import { classified, joinThai, keep, message, type Catalogue } from './say.ts';

/** Words printed on the return slip. */
export const slip = {
	title: message<{ number: string }>({
		en: ({ number }) => `Return slip ${number}`,
		th: ({ number }) => `ใบส่งคืน ${number}`
	}),
	outside: { en: 'Stick on the outside', th: 'ติดหน้ากล่อง' },
	dropOffBy: { en: 'Drop off by', th: 'ฝากภายใน' },
	sendBy: { en: 'Send by', th: 'ส่งภายใน' },
	homeBy: message<{ shop: string }>({ en: 'Home by', th: ({ shop }) => joinThai('ถึง', shop) }),
	from: { en: 'From', th: 'จาก' },
	to: { en: 'To', th: 'ถึง' },
	cutHere: {
		en: 'Fold or cut here. The part below goes inside.',
		th: 'พับหรือตัดตรงนี้ ส่วนล่างใส่ในกล่อง'
	},
	goesInside: { en: 'This page goes inside the parcel.', th: 'หน้านี้ใส่ในกล่อง' },
	order: message<{ number: string }>({
		en: ({ number }) => keep`Order_${number}`,
		th: ({ number }) => keep`คำสั่งซื้อ_${number}`
	}),
	alsoInside: message<{ number: string; order: string }>({
		en: ({ number, order }) => keep`Also inside: ${number}, order_${order}`,
		th: ({ number, order }) => keep`ในกล่องเดียวกัน: ${number} คำสั่งซื้อ_${order}`
	}),
	pieces: message<{ title: string; n: number }>({
		en: ({ title, n }) => keep`${title}:_${n}`,
		th: ({ title, n }) => keep`${title} จำนวน_${classified(n, 'ชิ้น')}`
	}),
	pageOf: message<{ page: number; of: number }>({
		en: ({ page, of }) => keep`Page_${page} of_${of}`,
		th: ({ page, of }) => keep`หน้า_${page} จาก_${of}`
	})
} satisfies Catalogue;
