import { creditNote, type CreditNoteContent, type CreditNoteFacts } from '#lib/domain/refund/credit-note.ts';

const FACTS: CreditNoteFacts = {
	number: 'CN-000007',
	issued_at: Date.UTC(2026, 10, 21, 5),
	timezone: 'Asia/Bangkok',
	shop: {
		name: { en: 'Baan Dee', th: 'บ้านดี' },
		address: ['บริษัท บ้านดี จำกัด', '59/12 ซอยบางนา-ตราด 23', 'กรุงเทพมหานคร 10260'],
		country: 'TH',
		tax_id: '0105561234561'
	},
	customer: { name: 'พลอยชมพู ศรีวงศ์', address: ['88/4 ถ.นิมมานเหมินท์'], country: 'TH', tax_id: '' },
	order: { number: 'BD-74K29', placed_at: Date.UTC(2026, 10, 1), total_minor: 500_000 },
	return_number: 'RT-5M8Q3KX',
	refund: { number: 'RF-5M8Q3KX', source: 'return', route: 'original' },
	currency: 'THB',
	lines: [
		{
			title: { en: 'Ping linen shirt', th: 'เสื้อเชิ้ตลินิน' },
			sku: 'PING-SAND-M',
			quantity: 1,
			tax_rate_bp: 700,
			reason: { en: 'I changed my mind', th: 'เปลี่ยนใจ' },
			goods_minor: 149_000,
			tax_minor: 9_748
		}
	],
	figures: {
		shipping_minor: 5_000,
		shipping_tax_minor: 327,
		restocking_fee_minor: 14_900,
		return_shipping_fee_minor: 6_000,
		deduction_minor: 0,
		adjustment_minor: 0,
		amount_minor: 133_100
	}
};

export const sampleNote = (change: Partial<CreditNoteFacts> = {}): CreditNoteContent =>
	creditNote({ ...FACTS, ...change });

/** The same piece many times over. */
export const longNote = (pieces: number): CreditNoteContent =>
	sampleNote({
		lines: Array.from({ length: pieces }, () => FACTS.lines[0]!),
		figures: { ...FACTS.figures, amount_minor: 133_100 + (pieces - 1) * 149_000 }
	});
