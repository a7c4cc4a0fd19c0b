import SqliteFile from 'better-sqlite3';
import { expect, test } from 'vitest';
import { scanReturns } from '#lib/server/store/backtest-scan.ts';
import { openScan, type Scan } from '#lib/server/store/engines/scan.ts';
import { figuresOf } from '#lib/domain/backtest/answer.ts';
import { replayCase } from '#lib/domain/backtest/replay.ts';
import { policyAt } from '#lib/server/store/policies.ts';
import { factsOf, reasonsOf } from '#lib/server/store/reasons.ts';
import { ask, openExchangeShop } from '../support/exchanges.ts';
import { describeEngines } from '../support/databases.ts';
import { agent, openReturnsShop, placeOrder, receiveAndAccept, submit } from '../support/returns-shop.ts';

describeEngines('reading past returns for a backtest', (engine, open) => {
	test('pages give every return once, by keys alone, with what was before it', async () => {
		const db = await open();
		const shop = await openReturnsShop(db);
		const scan = await openScan(db.url);
		const texts = new Set<string>();
		const noted: Scan = {
			...scan,
			rows: (text, values) => (texts.add(text), scan.rows(text, values))
		};
		try {
			const order = await placeOrder(shop, [{ quantity: 3, unit_price_minor: 10_000 }]);
			const numbers: string[] = [];
			for (let n = 0; n < 3; n++) {
				const sent = await submit(shop, order, [1]);
				numbers.push(sent.number);
				shop.pass(1_000);
				if (n === 0) await receiveAndAccept(shop, sent.return_id, agent);
			}
			const span = { from: 0, to: shop.ctx.clock.now(), repeat_days: 90, wide: true };
			const found = [];
			for await (const page of scanReturns(noted, span, 2)) found.push(...page);
			expect(found.map((one) => one.number)).toEqual(numbers);
			expect(found.map((one) => one.customer_return_times.length)).toEqual([0, 1, 2]);
			expect(found[0]?.past).toBeNull();
			expect(found[2]?.past).toMatchObject({
				items: [{ quantity: 1 }, { quantity: 1 }],
				refunds: [{ source: 'return' }],
				refund_lines: [{ quantity: 1, live: 1 }]
			});
			expect(found[2]?.lines).toMatchObject([{ sku: 'SKU-0', quantity: 3, qty_return_open: 0 }]);
			if (engine === 'sqlite') expect(scansOf(db.url, texts)).toEqual([]);
			await expect(scan.rows('delete from returns', [])).rejects.toThrow();
		} finally {
			await scan.close();
			await shop.close();
		}
	});

	test('exchanges are replayed for what was wanted, and a bonus for them shows', async () => {
		const db = await open();
		const exchanges = { same_product: 'honour', other_products: 'current' } as const;
		const shop = await openExchangeShop(db, { exchanges });
		const scan = await openScan(db.url);
		try {
			const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 100_000 }]);
			const asked = await ask(shop, order, [{ wants: { [shop.bag]: 1 } }]);
			expect(asked.ok).toBe(true);
			const span = { from: 0, to: shop.ctx.clock.now(), repeat_days: 0, wide: true };
			const [[past] = []] = await Array.fromAsync(scanReturns(scan, span));
			const live = await policyAt(db.read, shop.ctx.clock.now());
			const draft = {
				...live,
				rules: { ...live.rules, exchanges: { ...exchanges, bonus_basis_points: 500 } }
			};
			const given = replayCase(past!, {
				draft,
				before: () => live,
				checked: true,
				reasons: (await reasonsOf(db.read, 'return')).map(factsOf),
				timezone: 'Asia/Bangkok',
				holidays: []
			});
			const bonus = (plan: NonNullable<typeof given>['after']) => figuresOf(plan).bonus_minor;
			expect(given?.exact).toBe(true);
			expect([bonus(given!.before), bonus(given!.after)]).toEqual([0, 4_700]);
		} finally {
			await scan.close();
			await shop.close();
		}
	});
});

/** Statements whose plan reads a whole table. */
function scansOf(url: string, texts: Set<string>): string[] {
	const file = new SqliteFile(url.slice('sqlite:'.length), { readonly: true });
	try {
		return [...texts].flatMap((text) => {
			const plan = file.prepare(`explain query plan ${text}`).all(VALUES) as { detail: string }[];
			return plan.map((step) => step.detail).filter((detail) => detail.startsWith('SCAN'));
		});
	} finally {
		file.close();
	}
}
const VALUES = { 1: 0, 2: '', 3: 0, 4: '', 5: 0 };
