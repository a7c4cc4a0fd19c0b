import type { ShopTable } from '#lib/server/store/schema.ts';

const AT_ONCE = { mode: 'at_once', minutes: null };

/** Baan Dee, a shop for things of the house, in Bang Na. */
export const DEMO_SHOP = {
	name_en: 'Baan Dee',
	name_th: 'บ้านดี',
	accent: '#1f4173',
	accent_dark: '#a8c5f0',
	logo_file_id: '/demo/baandee.svg',
	default_locale: 'th',
	timezone: 'Asia/Bangkok',
	currency: 'THB',
	phone: '+66 2 399 4410',
	email: 'hello@baandee.example.com',
	hours_en: 'Every day, 09:00–18:00 Bangkok time',
	hours_th: 'ทุกวัน 9.00–18.00 น.',
	tax_id: '0105561234561',
	tax_address:
		'บริษัท บ้านดี จำกัด (สำนักงานใหญ่)\n59/12 ซอยบางนา-ตราด 23 แขวงบางนาเหนือ เขตบางนา\nกรุงเทพมหานคร 10260',
	settings: JSON.stringify({
		order_number_example: 'BD-74K29',
		instant: { offered: true, grace_days: 5, most_minor: 500_000, most_open: 2 },
		order_changes: {
			...{ address: AT_ONCE, phone: AT_ONCE, email: AT_ONCE, note: AT_ONCE },
			...{ variant: AT_ONCE, quantity: AT_ONCE },
			high_value: { THB: 2_000_000 }
		}
	}),
	return_address: JSON.stringify({
		name: 'บ้านดี (แผนกรับคืน)',
		line1: '59/12 ซอยบางนา-ตราด 23',
		subdistrict: 'บางนาเหนือ',
		district: 'บางนา',
		province: 'กรุงเทพมหานคร',
		postcode: '10260',
		country: 'TH',
		phone: '+66 2 399 4410'
	})
} satisfies Partial<ShopTable>;
