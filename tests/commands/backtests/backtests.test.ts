import { expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { cancelBacktest } from '#lib/server/commands/backtests/cancel-backtest.ts';
import { saveBacktestProgress } from '#lib/server/commands/backtests/record-backtest.ts';
import { startBacktest, type StartBacktestInput } from '#lib/server/commands/backtests/start-backtest.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import { declineReturn } from '#lib/server/commands/returns/decline-return.ts';
import type { Context } from '#lib/server/context.ts';
import { replaySpan, type ReplayOrder } from '#lib/server/jobs/backtest-replay.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { backtestById, backtestCases } from '#lib/server/queries/backtests.ts';
import { findBacktest } from '#lib/server/store/backtests.ts';
import { openScan } from '#lib/server/store/engines/scan.ts';
import { policyAt } from '#lib/server/store/policies.ts';
import { factsOf, reasonsOf } from '#lib/server/store/reasons.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	agent,
	customer,
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	value,
	type ReturnsShop
} from '../../support/returns-shop.ts';

const merchant: Actor = { ...agent, role: 'merchant' } as Actor;

describeEngines('backtests', (_engine, open) => {
	test('the policy that judged changes nothing, and a known change flips the known returns', async () => {
		const db = await open();
		const shop = await openReturnsShop(db);
		try {
			const told = await history(shop);
			const ctx: Context = { ...shop.ctx, config: { ...shop.ctx.config, DATABASE_URL: db.url } };
			const { rules } = await policyAt(db.read, ctx.clock.now());

			const same = await run(ctx, { policy: { number: 1 }, span: { kind: 'all' } });
			expect(same).toMatchObject({
				state: 'done',
				returns_total: told.all,
				returns_done: told.all,
				changed: 0
			});
			expect(same.totals).toMatchObject({ judged: told.all, inexact: 0, changed: 0, by_cause: {} });

			// Everything above 500.00 waits for a person: the one that was approved by itself before.
			const stricter: PolicyRules = { ...rules, auto_approve_limit: { THB: 50_000 } };
			const flipped = await run(ctx, { policy: { rules: stricter, draft_id: 'pdr_1' }, label: 'Careful' });
			const cases = await backtestCases(db.read, flipped.id, {}, { after: 0, limit: 10 });
			expect(cases.map((one) => one.number)).toEqual(told.above500);
			expect(cases[0]).toMatchObject({
				position: 1,
				kind: 'to_person',
				answer_before: 'approve',
				answer_after: 'review',
				cause: 'auto_approve_limit',
				reason_code: 'changed_mind',
				category: 'home',
				exact: 1
			});
			expect(flipped).toMatchObject({ changed: told.above500.length, label: 'Careful', draft_id: 'pdr_1' });
			expect(flipped.totals).toMatchObject({
				kinds: { to_person: told.above500.length, refused: 0 },
				answers: { 'approve>review': told.above500.length },
				for_customer: { worse: told.above500.length, better: 0 },
				by_cause: { auto_approve_limit: { changed: told.above500.length } }
			});
			const { before, after } = flipped.totals!.reviews;
			expect(after - before).toBe(told.above500.length);
			expect(await backtestCases(db.read, flipped.id, { cause: 'window' }, { after: 0, limit: 10 })).toEqual(
				[]
			);

			// Nothing of clothing comes back any more: money and the refusal as the cause.
			const without = await run(ctx, {
				policy: { rules: { ...rules, excluded_categories: ['clothing'] } },
				baseline: 'live'
			});
			expect(without.totals?.by_cause).toMatchObject({ 'refusal:category_not_returnable': { changed: 1 } });
			const [refused] = await backtestCases(
				db.read,
				without.id,
				{ category: 'clothing' },
				{ after: 0, limit: 10 }
			);
			expect(refused).toMatchObject({ number: told.clothing, kind: 'refused', given_after_minor: 0 });
			const money = without.totals?.money.THB;
			expect(money && money.after.refund_minor - money.before.refund_minor).toBe(
				-refused!.given_before_minor
			);

			const none = await run(ctx, { policy: { number: 1 }, span: { kind: 'between', from: 0, to: 1 } });
			expect(none).toMatchObject({ state: 'done', returns_total: 0, changed: 0 });
			expect(await backtestById(db.read, none.id)).toMatchObject({ version_number: 1 });
		} finally {
			await shop.close();
		}
	});

	test('stops when somebody cancels it, and begins anew when its worker died', async () => {
		const db = await open();
		const shop = await openReturnsShop(db);
		try {
			const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 20_000 }]);
			await submit(shop, order, [1]);
			const ctx: Context = { ...shop.ctx, config: { ...shop.ctx.config, DATABASE_URL: db.url } };
			const { backtest_id: id } = value(await startBacktest(ctx, merchant, { policy: { number: 1 } }));
			expect(await cancelBacktest(ctx, agent, id)).toMatchObject({ refusal: { reason: 'not_allowed' } });
			value(await cancelBacktest(ctx, merchant, id));
			await jobHandlers['backtest.run'](ctx, { backtest_id: id }, { attempts: 1 });
			expect(await findBacktest(db.read, id)).toMatchObject({ state: 'cancelled', totals: null });
			expect(await cancelBacktest(ctx, merchant, id)).toMatchObject({
				refusal: { reason: 'not_in_this_state' }
			});
			const late = { returns_total: 1, returns_done: 1, changed: 0, cases: [] };
			expect(await saveBacktestProgress(ctx, id, late)).toBe(false);

			// A worker that ended in the middle left a case behind.
			const rules = { ...(await policyAt(db.read, ctx.clock.now())).rules, auto_approve_limit: { THB: 1 } };
			const again = value(await startBacktest(ctx, merchant, { policy: { rules } }));
			const half = await replayed(ctx, rules);
			await saveBacktestProgress(ctx, again.backtest_id, half.last);
			await jobHandlers['backtest.run'](ctx, { backtest_id: again.backtest_id }, { attempts: 2 });
			expect(await findBacktest(db.read, again.backtest_id)).toMatchObject({ state: 'done', changed: 1 });
		} finally {
			await shop.close();
		}
	});

	test('refuses what it cannot replay, and tells a failure plainly', async () => {
		const db = await open();
		const shop = await openReturnsShop(db);
		try {
			const { ctx } = shop;
			const start = (input: StartBacktestInput, actor = merchant) => startBacktest(ctx, actor, input);
			const one = { policy: { number: 1 } };
			const wrong = async (input: StartBacktestInput) => {
				const result = await start(input);
				return result.ok ? null : result.refusal.facts.field;
			};
			expect(await start(one, agent)).toMatchObject({ refusal: { reason: 'not_allowed' } });
			expect(await start({ policy: { number: 99 } })).toMatchObject({ refusal: { reason: 'not_found' } });
			expect(await wrong({ policy: { rules: { windows: 'all' } } })).toBe('windows');
			expect(await wrong({ ...one, span: { kind: 'days', days: 0 } })).toBe('days');
			expect(await wrong({ ...one, span: { kind: 'between', from: 5, to: 4 } })).toBe('to');
			expect(await wrong({ ...one, span: { kind: 'between', from: -1, to: 4 } })).toBe('from');
			expect(await wrong({ ...one, label: 'x'.repeat(121) })).toBe('label');

			const { backtest_id } = value(await start(one));
			const broken = { ...ctx, config: { ...ctx.config, DATABASE_URL: 'sqlite:/nowhere/at/all.db' } };
			const work = (attempts: number) => jobHandlers['backtest.run'](broken, { backtest_id }, { attempts });
			await expect(work(1)).rejects.toThrow();
			await work(3);
			expect(await findBacktest(db.read, backtest_id)).toMatchObject({
				state: 'failed',
				error: 'thread_failed'
			});
			for (let n = 0; n < 10; n++) value(await start(one));
			expect(await start(one)).toMatchObject({ refusal: { reason: 'too_many_attempts' } });
		} finally {
			await shop.close();
		}
	});
});

/** Returns after returns, refunds, withdrawals and refusals of the same order. */
async function history(shop: ReturnsShop) {
	const two = await placeOrder(shop, [
		{ quantity: 3, unit_price_minor: 33_333 },
		{ quantity: 2, unit_price_minor: 12_500, discount_minor: 999 }
	]);
	const first = await submit(shop, two, [1]);
	shop.pass(DAY);
	await receiveAndAccept(shop, first.return_id);
	await shop.work();
	shop.pass(HOUR);
	await submit(shop, two, [0, 1], { reason_code: 'missing_part' });
	shop.pass(HOUR);
	const withdrawn = await submit(shop, two, [1, 1], { outcome: 'store_credit' });
	shop.pass(HOUR);
	value(await cancelReturn(shop.ctx, customer(two.id), { return_id: withdrawn.return_id }));
	shop.pass(HOUR);
	const last = await submit(shop, two, [2, 1]);

	const dear = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 800_000 }]);
	const seen = await submit(shop, dear, [1]);
	shop.pass(HOUR);
	value(await declineReturn(shop.ctx, agent, { return_id: seen.return_id, reason_code: 'used' }));
	shop.pass(HOUR);
	await submit(shop, dear, [2]);
	const worn = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 45_000, category: 'clothing' }], {
		shipping: { amount_minor: 5_000, tax_minor: 327 }
	});
	const clothing = await submit(shop, worn, [1]);
	return { all: 7, above500: [last.number], clothing: clothing.number };
}

async function run(ctx: Context, input: StartBacktestInput) {
	const { backtest_id } = value(await startBacktest(ctx, merchant, input));
	await jobHandlers['backtest.run'](ctx, { backtest_id }, { attempts: 1 });
	const done = await findBacktest(ctx.db.read, backtest_id);
	if (!done) throw new Error('it is gone');
	return done;
}

async function replayed(ctx: Context, rules: PolicyRules) {
	const scan = await openScan(ctx.config.DATABASE_URL);
	try {
		const version = await policyAt(ctx.db.read, ctx.clock.now());
		const order: ReplayOrder = {
			draft: { id: 'pol_draft', number: 2, rules },
			versions: [version],
			live: null,
			reasons: (await reasonsOf(ctx.db.read, 'return', 'all')).map(factsOf),
			timezone: 'Asia/Bangkok',
			holidays: [],
			from: 0,
			to: ctx.clock.now()
		};
		const done = await replaySpan(scan, order, () => true);
		if (!done) throw new Error('it was stopped');
		return done;
	} finally {
		await scan.close();
	}
}
