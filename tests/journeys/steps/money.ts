import { expect } from 'vitest';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import type { JourneyShop } from './open-shop.ts';

const PATIENCE = { timeout: 30_000, interval: 150 };

/** What Stripe itself has of a payment: the only place where a refund counts. */
export async function refundsAtStripe(shop: JourneyShop, intent: string) {
	const { data } = await shop.stripeAccount.refunds.list({ payment_intent: intent, limit: 100 });
	return data.map(({ amount, status, destination_details }) => ({
		amount,
		status,
		reference: destination_details?.card?.reference ?? null
	}));
}

/** Waits until Stripe has moved exactly these amounts, and the shop knows it; nothing else may be on its way. */
export async function expectRefunded(
	shop: JourneyShop,
	intent: string,
	amounts: readonly number[]
): Promise<void> {
	const sorted = amounts.toSorted((a, b) => a - b);
	await expect
		.poll(async () => moved(await refundsAtStripe(shop, intent)), PATIENCE)
		.toEqual(sorted.map((amount) => `${amount} succeeded`));
	await expect.poll(() => refundedOf(shop, intent), PATIENCE).toBe(sorted.reduce((sum, one) => sum + one, 0));
	expect(await ledgerBreaks(shop.db.read)).toEqual([]);
}

const moved = (refunds: Awaited<ReturnType<typeof refundsAtStripe>>): string[] =>
	refunds.toSorted((a, b) => a.amount - b.amount).map(({ amount, status }) => `${amount} ${status}`);

async function refundedOf(shop: JourneyShop, intent: string): Promise<number> {
	const row = await shop.db.read
		.selectFrom('payments')
		.select('refunded_minor')
		.where('provider_ref', '=', intent)
		.executeTakeFirstOrThrow();
	return row.refunded_minor;
}
