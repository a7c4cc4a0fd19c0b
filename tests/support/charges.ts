import { DAY } from '#lib/domain/time.ts';
import type { Id } from '#lib/domain/ids.ts';
import { goToPay } from '#lib/server/checkout/go-to-pay.ts';
import { askPayment, type AskPaymentInput } from '#lib/server/commands/charges/ask-payment.ts';
import type { Context } from '#lib/server/context.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { findCharge, sessionsOfCharge } from '#lib/server/store/charges.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { ChargesTable } from '#lib/server/store/schema-charges.ts';
import {
	customer,
	lead,
	openReturnsShop,
	placeOrder,
	value,
	type PlacedOrder,
	type ReturnsShop
} from './returns-shop.ts';

export type ChargesShop = ReturnsShop & {
	order: PlacedOrder;
	ask(over?: Partial<AskPaymentInput>): Promise<ChargesTable>;
	/** The customer presses the button: the provider's name of the page they come to. */
	go(charge: ChargesTable, by?: Context): Promise<string>;
	/** Another process of the same shop. */
	other: Context;
	sweep(): Promise<void>;
	charge(id: Id<'chg'>): Promise<ChargesTable>;
	sessions(id: Id<'chg'>): ReturnType<typeof sessionsOfCharge>;
	mails(): Promise<string[]>;
};

/** A shop with a provider and one order that was paid and delivered. */
export async function openChargesShop(db: Database, timeoutMs = 5_000): Promise<ChargesShop> {
	const shop = await openReturnsShop(db, { timeoutMs });
	shop.ctx.config = { ...shop.ctx.config, STRIPE_SECRET_KEY: 'sk_test_homeward' };
	const order = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 100_000 }]);
	let asked = 0;
	return {
		...shop,
		order,
		other: { ...shop.ctx },
		ask: async (over = {}) =>
			value(
				await askPayment(shop.ctx, lead, {
					order_id: order.id,
					amount_minor: 25_000,
					title: 'Same-day delivery',
					due_at: shop.ctx.clock.now() + 3 * DAY,
					idempotency_key: `test-${(asked += 1)}`,
					...over
				})
			),
		async go(charge, by = shop.ctx) {
			const { url } = value(
				await goToPay(by, customer(charge.order_id), { charge_id: charge.id, locale: 'en' })
			);
			return url.split('/').at(-1) ?? '';
		},
		sweep: async () => void (await jobHandlers['charge.sweep'](shop.ctx, {}, { attempts: 1 })),
		async charge(id) {
			const found = await findCharge(db.read, id);
			if (!found) throw new Error(`no charge ${id}`);
			return found;
		},
		sessions: (id) => sessionsOfCharge(db.read, id),
		async mails() {
			const rows = await db.read.selectFrom('messages').select('key').orderBy('id').execute();
			return rows
				.map(({ key }) => key.split(':'))
				.filter(([kind]) => kind?.startsWith('charge'))
				.map(([kind]) => kind ?? '');
		}
	};
}

export const CARD = { method: 'pm_card_visa', outcome: 'now' } as const;
