import { classified, counted, keep, message, type Catalogue } from './say.ts';

type Pieces = { n: number };

/** Deadlines as they stand in somebody's own calendar. */
export const calendar = {
	add: { en: 'Add the day to your calendar', th: 'เพิ่มวันลงปฏิทิน' },
	addDays: { en: 'Add the days to your calendar', th: 'เพิ่มวันลงปฏิทิน' },
	lastDay: message<Pieces & { number: string }>({
		en: ({ n, number }) =>
			`Last day to return ${counted(n, { one: 'piece', other: 'pieces' })} of order ${number}`,
		th: ({ n, number }) => `วันสุดท้ายที่ขอคืนสินค้าได้ ${classified(n, 'ชิ้น')} คำสั่งซื้อ ${number}`
	}),
	handOver: message<{ number: string }>({
		en: ({ number }) => `Last day to hand over return ${number}`,
		th: ({ number }) => `วันสุดท้ายที่ส่งของคืนได้ คำขอคืน ${number}`
	}),
	pieces: message<Pieces & { name: string }>({
		en: ({ n, name }) => (n === 1 ? name : `${n} × ${name}`),
		th: ({ n, name }) => (n === 1 ? name : keep`${name} ${classified(n, 'ชิ้น')}`)
	})
} satisfies Catalogue;
