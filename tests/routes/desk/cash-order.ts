import { expect } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import type { JourneyShop } from '../../journeys/steps/open-shop.ts';
import type { Bought } from '../../journeys/steps/order.ts';

let count = 0;

/** An order of one lamp for 9,000.00 that was paid in cash at the door, delivered four days ago. Sent twice it is changed. */
export async function cashOrder(
	shop: JourneyShop,
	{ number = `CD-${30_100 + ++count}`, email = `${number.toLowerCase()}@example.com` } = {}
): Promise<Bought> {
	const deliveredAt = Date.now() - 4 * DAY;
	const iso = (at: number) => new Date(at).toISOString();
	const order = {
		number,
		reference: number,
		currency: 'THB',
		prices_include_tax: true,
		locale: 'en',
		placed_at: iso(deliveredAt - DAY),
		customer: { name: 'Mette Holm', email, phone: '+66 81 234 5678' },
		ship_to: {
			name: 'Mette Holm',
			line1: 'Nørregade 7',
			postcode: '1165',
			city: 'Copenhagen',
			country: 'DK'
		},
		lines: [
			{
				reference: '1',
				sku: 'LAMP',
				title: { th: 'โคมไฟ', en: 'Lamp' },
				quantity: 1,
				unit_price_minor: 900_000,
				category: 'home'
			}
		],
		total_minor: 900_000,
		payments: [
			{
				reference: 'cod',
				provider: 'cash_on_delivery',
				method: 'cash_on_delivery',
				captured_minor: 900_000,
				captured_at: iso(deliveredAt)
			}
		],
		fulfilments: [
			{
				reference: `parcel-${number}`,
				carrier: 'Thailand Post',
				tracking_number: `CD${100_000_000 + count}TH`,
				shipped_at: iso(deliveredAt - DAY),
				delivered_at: iso(deliveredAt),
				lines: [{ line: '1', quantity: 1 }]
			}
		]
	};
	const answer = await shop.api.post('/orders', order, { 'idempotency-key': `${number}-${email}` });
	expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
	return { number, email, intent: '' };
}
