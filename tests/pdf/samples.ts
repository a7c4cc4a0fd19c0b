import type { SlipData } from '#lib/server/pdf/slip.ts';

export const slipTh: SlipData = {
	shop: { name: { th: 'บ้านดี', en: 'Baan Dee' }, timeZone: 'Asia/Bangkok' },
	returnNumber: 'RT-5M8Q3',
	orderNumber: 'BD-74K29',
	method: 'drop_off',
	sendBy: Date.parse('2026-11-28T16:59:59Z'),
	homeBy: Date.parse('2026-12-01T16:59:59Z'),
	fromPlace: 'เชียงใหม่',
	toPlace: 'บางนา',
	from: ['พลอยชมพู ศรีวงศ์', '88/4 ถ.นิมมานเหมินท์', 'ต.สุเทพ อ.เมือง', 'เชียงใหม่ 50200'],
	to: ['บ้านดี แผนกรับคืน', '42 ซ.บางนา-ตราด 23', 'บางนา กรุงเทพฯ', '10260'],
	items: [
		{ title: 'เสื้อเชิ้ตลินิน สีทราย M', quantity: 1 },
		{ title: 'ปลอกหมอนอิงลินินสีคราม', quantity: 1 }
	],
	qr: 'https://returns.baandee.example/returns/RT-5M8Q3',
	printedAt: Date.parse('2026-11-21T03:00:00Z')
};

export const slipEn: SlipData = {
	...slipTh,
	fromPlace: 'Chiang Mai',
	toPlace: 'Bang Na',
	from: ['Ploychompoo Sriwong', '88/4 Nimmanhaemin Rd', 'Suthep, Mueang', 'Chiang Mai 50200'],
	to: ['Baan Dee Returns', '42 Soi Bang Na-Trat 23', 'Bang Na, Bangkok', '10260'],
	items: [
		{ title: 'Linen shirt, sand, M', quantity: 1 },
		{ title: 'Indigo cushion cover', quantity: 1 }
	]
};
