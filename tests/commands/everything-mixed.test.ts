import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { describeEngines } from '../support/databases.ts';
import { openExchangeShop, type ExchangeShop } from '../support/exchanges.ts';
import { fc } from '../support/fc.ts';
import { freshOrder, type PaidBy } from '../support/fresh-order.ts';
import { offerInstant } from '../support/instants.ts';
import { ACTS } from './everything-mixed/acts.ts';
import { bringHome } from './everything-mixed/parcels.ts';
import { rest } from './everything-mixed/passing.ts';
import { lookAt, pick, type Scene } from './everything-mixed/scene.ts';

const stories = fc.record({
	paid: fc.constantFrom<PaidBy>('taken', 'taken', 'held', 'door'),
	fails: fc.boolean(),
	/** How many pieces of each line are with the customer as the story begins. */
	home: fc.constantFrom([0, 0], [2, 1], [3, 2], [3, 2]),
	/** `act` chooses among what makes sense at that moment, `a` and `b` what it is done to and how. */
	steps: fc.array(fc.record({ act: fc.nat(1_000), a: fc.nat(6), b: fc.nat(3) }), {
		minLength: 10,
		maxLength: 24
	})
});

describeEngines('everything that can be done to an order, in any order', (engine, open) => {
	let shop: ExchangeShop;
	beforeAll(async () => {
		shop = await openExchangeShop(await open(), {
			exchanges: { same_product: 'honour', other_products: 'current', bonus_basis_points: 700 }
		});
	});
	beforeAll(() => offerInstant(shop, { most_open: 20 }));
	afterAll(() => shop.close());

	const fillShelves = () =>
		shop.ctx.db.transaction((tx) =>
			tx
				.updateTable('stock_levels')
				.set((row) => ({ on_hand: sql<number>`${row.ref('reserved')} + 3` }))
				.execute()
		);

	test('keeps units, money and stock in balance, and throws at nothing', async () => {
		await fc.assert(
			fc.asyncProperty(stories, async ({ paid, fails, home, steps }) => {
				const order = await freshOrder(
					shop,
					[
						{ quantity: 3, unit_price_minor: 100_000 },
						{ quantity: 2, unit_price_minor: 40_000 }
					],
					{
						paid,
						shipping: { amount_minor: 5_000, tax_minor: 327 },
						...(fails && paid === 'taken' ? { method: 'pm_card_refundFail' } : {})
					}
				);
				await fillShelves();
				await bringHome(shop, order, home);
				const told: string[] = [];
				for (const { act, ...chance } of steps) {
					const scene = await lookAt(shop, order);
					const name = pick(sensible(scene), act)!;
					const done = await ACTS[name]!.play(scene, chance);
					told.push(`${name}: ${!done || done.ok ? 'done' : done.refusal.reason}`);
				}
				shop.pass(40 * DAY);
				await rest(shop);
				const breaks = await ledgerBreaks(shop.ctx.db.read, shop.ctx.clock.now());
				expect({ breaks, told }).toEqual({ breaks: [], told });
			}),
			{ numRuns: engine === 'sqlite' ? 15 : 4 }
		);
		await shop.expectSound();
	}, 240_000);
});

/** The names of all acts that make sense, each as often as it weighs. */
function sensible(scene: Scene): string[] {
	return Object.entries(ACTS).flatMap(([name, act]) => Array<string>(act.weight(scene)).fill(name));
}
