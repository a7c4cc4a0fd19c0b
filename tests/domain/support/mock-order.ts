import { frameOrder } from '#lib/domain/order/intake.ts';
import type { OrderFacts } from '#lib/domain/policy/types.ts';
import { line, order, payment, valueOf } from './facts.ts';

const priced = (quantity: number, unit_price_minor: number) => ({
	quantity,
	unit_price_minor,
	discount_minor: 0,
	tax_minor: 0
});

/** The shop's own example: five lines, ฿7,180.00 − ฿500.00 + ฿120.00 = ฿6,800.00. */
export const framed = valueOf(
	frameOrder({
		prices_include_tax: true,
		lines: [priced(1, 149_000), priced(1, 128_000), priced(2, 39_000), priced(1, 18_000), priced(1, 345_000)],
		discount: { label: 'NEWHOME', amount_minor: 50_000 },
		shipping: { amount_minor: 12_000, tax_minor: 0 },
		total_minor: 680_000
	})
);

const paid = (index: number): number => framed.lines[index]?.paid_minor ?? Number.NaN;

export const mockOrder = (change: Partial<OrderFacts> = {}): OrderFacts =>
	order({
		shipping_minor: 12_000,
		payments: [payment({ captured_minor: 680_000 })],
		lines: [
			line({ line_id: 'shirt', paid_minor: paid(0), tax_minor: 0 }),
			line({ line_id: 'bowls', paid_minor: paid(1), tax_minor: 0, category: 'kitchen' }),
			line({ line_id: 'cushion', quantity: 2, paid_minor: paid(2), tax_minor: 0, category: 'home' }),
			line({ line_id: 'soap', paid_minor: paid(3), tax_minor: 0, category: 'skincare' }),
			line({
				line_id: 'table',
				paid_minor: paid(4),
				tax_minor: 0,
				category: 'furniture',
				parcels: [{ quantity: 1, shipped_at: Date.UTC(2026, 10, 19), delivered_at: null }]
			})
		],
		...change
	});
