import { setTimeout as pause } from 'node:timers/promises';
import type { BacktestTotals } from '#lib/domain/backtest/tally.ts';
import type { Id } from '#lib/domain/ids.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { cancelBacktest } from '#lib/server/commands/backtests/cancel-backtest.ts';
import { startBacktest } from '#lib/server/commands/backtests/start-backtest.ts';
import type { Context } from '#lib/server/context.ts';
import { replaySpan, type ReplayOrder } from '#lib/server/jobs/backtest-replay.ts';
import { replayInThread } from '#lib/server/jobs/backtest-thread.ts';
import { findBacktest } from '#lib/server/store/backtests.ts';
import { openScan, type Scan } from '#lib/server/store/engines/scan.ts';
import { policyVersions } from '#lib/server/store/policies.ts';
import { factsOf, reasonsOf } from '#lib/server/store/reasons.ts';
import { must } from '../../src/cli/demo/stage.ts';
import { orderPages } from '../asks.ts';
import { handOn } from '../data/copies.ts';
import { FIRST, writeHistory } from '../data/history.ts';
import type { PastOrder } from '../data/past-orders.ts';
import { load, type Load } from '../load/load.ts';
import { cpuOfProcess } from '../measure.ts';
import { inTurn, of, pairwise } from '../rounds.ts';
import type { Shop } from '../shop.ts';
import type { Size } from '../size.ts';
import { ratio, type Section } from '../table.ts';
import { policyOf } from './policy-case.ts';

export type History = { of: string; orders: readonly PastOrder[]; returns: number };

const MiB = 1_048_576;
const SYSTEM = { kind: 'system' } as const;
/** What a busy shop is asked; more would measure the queue before the server. */
const PAGES_A_SECOND = 100;

/**
 * A policy of 25 rules over past returns: how long beside reading the same rows, how much memory its thread takes, and
 * what customers notice while the server does it. Reading is timed inside the very same run, statement by statement.
 */
export async function backtests(shop: Shop, size: Size, history: History): Promise<Section> {
	const { returns } = history;
	const was = defaultRules('THB');
	const rules: PolicyRules = {
		...was,
		auto_approve_limit: { THB: 80_000, GBP: 8_000 },
		rules: policyOf(25).rules.rules
	};
	const hand = await handOn(shop.databaseUrl);
	await writeHistory(hand, history.orders, returns, was);
	// What waits from making the shop must not be done now.
	await hand.run(`delete from jobs`);
	await hand.close();
	const context = await shop.context();
	try {
		const order = await replayOrder(context, rules, returns);
		const alone = await measured(shop.databaseUrl, order);
		const threaded = await inThread(shop.databaseUrl, order);
		const { judged, changed, money, by_reason, by_category } = threaded.totals;
		if (judged !== returns || changed === 0 || Object.keys(money).length === 0) {
			throw new Error(`judged ${judged} of ${returns}, ${changed} changed`);
		}
		for (const groups of [by_reason, by_category]) {
			const seen = Object.values(groups).reduce((sum, group) => sum + group.seen, 0);
			if (seen !== judged) throw new Error(`groups of ${seen} returns, not of ${judged}`);
		}
		const pages = await pagesMeanwhile(shop, size, context, rules);
		return {
			title: `Backtest of 25 rules over ${returns.toLocaleString('en-US')} past returns ${history.of}, ${context.db.engine}`,
			goal: 'at most 4 times reading the same rows, at most 64 MiB above idle, pages’ p99 at most doubled',
			rows: [
				{
					'': 'replayed in one process',
					seconds: (alone.wall / 1_000).toFixed(1),
					'reading, s': (alone.reading / 1_000).toFixed(1),
					'times reading': ratio(alone.wall / alone.reading),
					'by CPU': context.db.engine === 'sqlite' ? ratio(alone.cpu / alone.cpuReading) : '-',
					'µs each beyond': (((alone.wall - alone.reading) * 1_000) / returns).toFixed(1)
				},
				{
					'': 'in its thread',
					seconds: (threaded.wall / 1_000).toFixed(1),
					'MiB above idle': threaded.above.toFixed(0)
				},
				{ '': 'pages alone', 'p50 ms': of(pages.alone, (one) => one.p50).toFixed(1), ...p99(pages.alone) },
				{
					'': 'pages meanwhile',
					'p50 ms': of(pages.meanwhile, (one) => one.p50).toFixed(1),
					...p99(pages.meanwhile),
					'times p99': ratio(pairwise(pages.meanwhile, pages.alone, (a, b) => a.p99 / b.p99))
				}
			],
			notes: [
				`${changed.toLocaleString('en-US')} change, in ${Object.keys(by_reason).length} reasons and ${Object.keys(by_category).length} categories; each return is judged by two versions`,
				`one return, parcel and payment per order, ${(history.orders.reduce((sum, one) => sum + one.lines.length, 0) / history.orders.length).toFixed(1)} lines; the rows are written by SQL`,
				`pages: ${PAGES_A_SECOND} order pages a second, ${size.rounds} rounds of ${size.seconds} s in turn, medians; the server itself replays`
			]
		};
	} finally {
		await context.db.close();
	}
}

const p99 = (rounds: readonly Load[]) => ({ 'p99 ms': of(rounds, (one) => one.p99).toFixed(1) });

async function replayOrder({ db }: Context, rules: PolicyRules, returns: number): Promise<ReplayOrder> {
	const versions = (await policyVersions(db.read)).map(({ id, number, rules }) => ({ id, number, rules }));
	return {
		draft: { id: 'pol_draft', number: versions.length + 1, rules },
		versions,
		live: null,
		reasons: (await reasonsOf(db.read, 'return', 'all')).map(factsOf),
		timezone: 'Asia/Bangkok',
		holidays: [],
		from: FIRST,
		to: FIRST + (returns - 1) * 60_000
	};
}

type Timed = { wall: number; reading: number; cpu: number; cpuReading: number };

async function measured(url: string, order: ReplayOrder): Promise<Timed> {
	const scan = await openScan(url);
	let reading = 0;
	let cpuReading = 0;
	const timed: Scan = {
		...scan,
		async rows<Row>(text: string, values: readonly (string | number)[]) {
			const begun = performance.now();
			const cpu = cpuOfProcess();
			const rows = await scan.rows<Row>(text, values);
			reading += performance.now() - begun;
			cpuReading += cpuOfProcess() - cpu;
			return rows;
		}
	};
	try {
		const begun = performance.now();
		const cpu = cpuOfProcess();
		await replaySpan(timed, order, () => true);
		return { wall: performance.now() - begun, reading, cpu: cpuOfProcess() - cpu, cpuReading };
	} finally {
		await scan.close();
	}
}

async function inThread(
	url: string,
	order: ReplayOrder
): Promise<{ wall: number; above: number; totals: BacktestTotals }> {
	global.gc?.();
	await pause(500);
	const idle = process.memoryUsage.rss();
	let most = idle;
	const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
	let totals: BacktestTotals | undefined;
	const begun = performance.now();
	await replayInThread(url, order, async (message) => {
		totals = message.totals ?? totals;
		return true;
	});
	clearInterval(watch);
	if (!totals) throw new Error('the thread told nothing');
	return { wall: performance.now() - begun, above: (most - idle) / MiB, totals };
}

/** The same pages in turn while nothing else happens and while the server replays. */
async function pagesMeanwhile(
	shop: Shop,
	size: Size,
	context: Context,
	rules: PolicyRules
): Promise<Record<'alone' | 'meanwhile', Load[]>> {
	const server = await shop.start({ WORKER: 'inside' });
	const requests = orderPages(shop);
	const ask = (seconds: number) =>
		load(server, 200, {
			requests,
			connections: size.connections,
			seconds,
			perSecond: PAGES_A_SECOND,
			contains: '</html>'
		});
	try {
		await ask(size.warmUp);
		return await inTurn(size.rounds, {
			alone: () => ask(size.seconds),
			meanwhile: async () => {
				const started = must(
					await startBacktest(context, SYSTEM, { policy: { rules }, span: { kind: 'all' } }),
					'backtest'
				);
				await until(async () => (await doneOf(context, started.backtest_id)) > 0);
				const answers = await ask(size.seconds);
				must(await cancelBacktest(context, SYSTEM, started.backtest_id), 'a backtest that was still at work');
				await pause(500);
				return answers;
			}
		});
	} finally {
		await server.stop();
	}
}

const doneOf = async ({ db }: Context, id: Id<'bkt'>): Promise<number> =>
	(await findBacktest(db.read, id))?.returns_done ?? 0;

async function until(isSo: () => Promise<boolean>): Promise<void> {
	const end = performance.now() + 60_000;
	while (!(await isSo())) {
		if (performance.now() > end) throw new Error('nothing happened within a minute');
		await pause(50);
	}
}
