import { DAY, MINUTE } from '#lib/domain/time.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import type { ExchangeShop } from '../../support/exchanges.ts';
import type { Act } from './scene.ts';

const wait = (milliseconds: number): Act => ({
	weight: () => 1,
	play: async ({ shop }) => shop.pass(milliseconds)
});

export const passing = {
	minutes: wait(40 * MINUTE),
	days: wait(2 * DAY),
	weeks: wait(12 * DAY),
	work: { weight: () => 2, play: ({ shop }) => rest(shop) }
} satisfies Record<string, Act>;

/** Everything that happens by itself. */
export async function rest(shop: ExchangeShop): Promise<void> {
	await shop.work();
	for (const kind of ['charge.sweep', 'instant.sweep', 'return.expire'] as const)
		await jobHandlers[kind](shop.ctx, {}, { attempts: 1 });
	await shop.work();
}
