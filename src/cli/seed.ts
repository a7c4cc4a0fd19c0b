import { DAY, MINUTE } from '#lib/domain/time.ts';
import { upsertOrder } from '#lib/server/commands/orders/upsert-order.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext, type Context } from '#lib/server/context.ts';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import { readShop, saveShop } from '#lib/server/store/shop.ts';
import { CATALOGUE, type ProductName } from './demo/catalogue.ts';
import { chanceFrom, type Chance } from './demo/chance.ts';
import { everydayOrders } from './demo/everyday-stories.ts';
import { orderOf } from './demo/order-of.ts';
import { control, payFor } from './demo/pay.ts';
import { PEOPLE, type PersonName } from './demo/people.ts';
import { playChange } from './demo/play-change.ts';
import { playCancellation } from './demo/play-cancellation.ts';
import { playInstants } from './demo/play-instants.ts';
import { playCharges } from './demo/play-charges.ts';
import { limitCredit, playCredit } from './demo/play-credit.ts';
import { playGift } from './demo/play-gift.ts';
import { playPieces } from './demo/play-pieces.ts';
import { playReturn } from './demo/play-return.ts';
import { playSoldOut } from './demo/play-sold-out.ts';
import type { Scenario } from './demo/scenarios.ts';
import { DEMO_SHOP } from './demo/shop.ts';
import { must, stageOf, type Stage } from './demo/stage.ts';
import { demoStaff } from './demo/staff.ts';
import { fillCatalogue } from './demo/stock.ts';
import { stories } from './demo/stories.ts';
import { connectWarehouse } from './demo/webhook.ts';

// Fills an empty shop with believable orders and returns, played through the real commands and jobs.
const config = readConfig();
const context = await createContext(config);
try {
	if (!config.DEMO) throw new Error('The seed is for the demo shop: set DEMO=1.');
	await seed(context);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
} finally {
	await context.db.close();
}

async function seed(context: Context): Promise<void> {
	const now = context.clock.now();
	const chance = chanceFrom(20_261_121);
	// The shop's policy and history begin before its first order.
	const opening = { ...context, clock: { now: () => now - 200 * 24 * 60 * MINUTE } };
	await ensureDefaults(opening);
	await openShop(context, opening.clock.now());
	await limitCredit({ ...context, clock: { now: () => now - 195 * DAY } });
	const stage = stageOf(context, await demoStaff(opening));
	await fillCatalogue(opening);
	await connectWarehouse(opening);
	const people = Object.keys(PEOPLE) as PersonName[];
	const products = Object.keys(CATALOGUE) as ProductName[];
	const everyday = everydayOrders((n) => chance.below(n), people, products);
	const scenarios = stories(everyday, config.STRIPE_SECRET_KEY !== undefined);
	// The oldest first: rules about repeated returns look at what was before.
	const oldestFirst = scenarios.toSorted((a, b) => b.days - a.days);
	for (const [index, scenario] of oldestFirst.entries()) {
		await play(stage, chance, scenario, now);
		if (index % 10 === 9) console.log(`  ${index + 1} of ${oldestFirst.length} orders`);
	}
	// Banks answer: a pending refund stays pending, one that fails comes back.
	if (config.STRIPE_SECRET_KEY) await control(config, '/advance', { ms: MINUTE });
	await stage.settle(now);
	await playCharges(stage, config, now);
	await playInstants(stage, config, now);
	await playSoldOut(stage, now);
	await playCredit(stage, now);
}

async function openShop(context: Context, at: number): Promise<void> {
	const shop = await readShop(context.db.read);
	if (shop.setUpAt !== null) return;
	await context.db.transaction((tx) => saveShop(tx, shop.version, { ...DEMO_SHOP, set_up_at: at }));
}

async function play(stage: Stage, chance: Chance, scenario: Scenario, now: number): Promise<void> {
	const told = orderOf(chance, scenario, now);
	const order = { ...told, payments: await payFor(config, told, scenario.pays ?? 'visa') };
	// Every order tells of itself on the day it was placed; its parcels are part of what the shop told later.
	// Orders with a number of their own are shown in the documentation: their mails wait in the mailbox.
	const notify = scenario.number !== undefined;
	const upserted = await upsertOrder(stage.at(order.placed_at), { kind: 'system' }, order, { notify });
	const placed = must(upserted, order.number);
	if (scenario.cancel) {
		const { cancel: story } = scenario;
		const told = { order: placed.id, number: order.number, placedAt: order.placed_at, story, now };
		await playCancellation(stage, told);
	}
	if (scenario.change) {
		const { change: story } = scenario;
		const told = { order: placed.id, number: order.number, placedAt: order.placed_at, story, now };
		await playChange(stage, told);
	}
	if (scenario.pieces) {
		const { pieces: story } = scenario;
		const told = { order: placed.id, number: order.number, placedAt: order.placed_at, story, now };
		await playPieces(stage, told);
	}
	const [parcel] = order.fulfilments;
	// What never came is missed once its carrier gave it up.
	const deliveredAt = parcel?.delivered_at ?? parcel?.events.at(-1)?.occurred_at;
	if (scenario.gift) {
		const { gift: story } = scenario;
		const told = { order: placed.id, number: order.number, placedAt: order.placed_at, story, now };
		await playGift(stage, { ...told, deliveredAt });
	}
	if (!scenario.return || !deliveredAt) return;
	await playReturn(stage, chance, {
		order: placed.id,
		number: order.number,
		scenario,
		story: scenario.return,
		deliveredAt,
		now
	});
}
