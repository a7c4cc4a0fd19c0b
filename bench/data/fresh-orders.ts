import { MINUTE } from '#lib/domain/time.ts';
import { doorWithin, startCustomerSession } from '#lib/server/auth/sessions.ts';
import { upsertOrder } from '#lib/server/commands/orders/upsert-order.ts';
import { cookieName } from '#lib/server/http/cookies.ts';
import { chanceFrom } from '../../src/cli/demo/chance.ts';
import { orderOf } from '../../src/cli/demo/order-of.ts';
import { must } from '../../src/cli/demo/stage.ts';
import type { Shop } from '../shop.ts';

/** An order of two lines that has just come in and is paid by card, and what its customer's form brings. */
export type FreshOrder = { number: string; cookie: string; lines: number; quoted: number };

/** So many of them, by the product's own command. */
export async function freshOrders(shop: Shop, wanted: number): Promise<FreshOrder[]> {
	const ctx = await shop.context();
	try {
		const now = Date.now();
		const chance = chanceFrom(26);
		const made: FreshOrder[] = [];
		const name = cookieName(ctx.config, 'customer');
		for (let index = 0; index < wanted; index++) {
			const told = orderOf(
				chance,
				{
					person: 'ploy',
					number: `BD-FRESH${index}`,
					goods: [
						['teapot', 0, 1],
						['cup', 0, 2]
					],
					days: 0,
					minutes: 1,
					shipping: 6_000,
					parcels: [],
					journeys: []
				},
				now
			);
			const total = told.total_minor ?? 0;
			const email = `fresh-${index}@example.com`;
			const order = {
				...told,
				customer: { ...told.customer, email, phone: null },
				payments: [
					{
						reference: 'p',
						provider: 'stripe' as const,
						method: 'card',
						method_label: 'Visa •••• 4242',
						provider_ref: `pi_fresh${index}`,
						authorized_minor: total,
						captured_minor: total,
						captured_at: now - MINUTE
					}
				]
			};
			must(await upsertOrder(ctx, { kind: 'system' }, order), order.number);
			const token = await ctx.db.transaction((tx) =>
				startCustomerSession(doorWithin(tx, now), ctx.ids, { email, orderId: null })
			);
			made.push({
				number: order.number,
				cookie: `${name}=${token}`,
				lines: order.lines.length,
				quoted: total
			});
		}
		return made;
	} finally {
		await ctx.db.close();
	}
}
