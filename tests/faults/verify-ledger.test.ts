import { execFile } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { describeEngines } from '../support/databases.ts';
import {
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	type ReturnsShop
} from '../support/returns-shop.ts';

let shop: ReturnsShop;
afterEach(() => shop.close());

type Report = {
	sound: boolean;
	invariants: { id: string; checked: number; rules: number; broken: { rule: string; id: string }[] }[];
};

describeEngines('verify-ledger', (_engine, open) => {
	test('beside an open shop: every invariant is looked at, a break is named and ends with 1', async () => {
		const db = await open();
		shop = await openReturnsShop(db);
		const order = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 20_000 }]);
		const { return_id } = await submit(shop, order, [1]);
		await receiveAndAccept(shop, return_id);
		await shop.work();
		const env = {
			DATABASE_URL: db.url,
			APP_SECRET: 'a secret for tests that is long enough',
			STRIPE_SECRET_KEY: 'sk_test_homeward',
			STRIPE_WEBHOOK_SECRETS: 'whsec_homeward_test',
			STRIPE_HOST: shop.emulator.host,
			STRIPE_PORT: String(shop.emulator.port),
			STRIPE_PROTOCOL: 'http'
		};

		const sound = await run(env, '--with-provider');
		expect(sound.out.split('\n')).toHaveLength(20);
		expect(sound.out).toMatch(
			/^The ledger is sound: 19 invariants, \d+ rules, \d+ checked, 0 violations\.$/m
		);
		expect(sound.code).toBe(0);

		// Money that left without a word here, and a row that nobody may have written.
		await shop.stripe.refunds.create({ payment_intent: order.paymentIntent, amount: 100 });
		await db.transaction((tx) => tx.updateTable('payments').set({ refunded_minor: 1 }).execute());
		const broken = await run(env, '--with-provider', '--json');
		expect(broken.code).toBe(1);
		const report = JSON.parse(broken.out) as Report;
		expect(report.sound).toBe(false);
		const faults = report.invariants.filter((one) => one.broken.length > 0);
		expect(faults.map((one) => one.id)).toEqual(['M1', 'M4']);
		expect(faults[1]?.broken).toHaveLength(1);
		// What the shop has none of: credit, disputes, exchanges, second persons, money on its way.
		const without = ['M8', 'M9', 'M14', 'M15', 'M18'];
		const looked = report.invariants.filter((one) => one.checked > 0 && !without.includes(one.id));
		expect(looked.map((one) => one.id)).toHaveLength(13);
		expect(report.invariants.every((one) => one.rules > 0)).toBe(true);
	});
});

const run = (env: Record<string, string>, ...options: string[]): Promise<{ code: number; out: string }> =>
	new Promise((resolve) => {
		execFile(
			process.execPath,
			['src/cli/verify-ledger.ts', ...options],
			{ env: { ...process.env, ...env } },
			(error, out, err) => resolve({ code: error ? Number(error.code) : 0, out: (out || err).trim() })
		);
	});
