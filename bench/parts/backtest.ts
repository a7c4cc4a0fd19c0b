import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultReasons } from '../../src/lib/domain/policy/reasons.ts';
import { defaultRules } from '../../src/lib/domain/policy/rules.ts';
import type { BacktestTotals } from '../../src/lib/domain/backtest/tally.ts';
import { replaySpan, type ReplayOrder } from '../../src/lib/server/jobs/backtest-replay.ts';
import { replayInThread } from '../../src/lib/server/jobs/backtest-thread.ts';
import { openScan, type Scan } from '../../src/lib/server/store/engines/scan.ts';
import { ratio, type Section } from '../table.ts';
import { FIRST, writeHistory } from './backtest-history.ts';

const MiB = 1_048_576;

/**
 * A changed policy over generated past returns: how long beside reading the same rows, and how much memory its thread
 * takes. Reading is timed inside the very same run, statement by statement.
 */
export async function backtests(returns: number): Promise<Section> {
	const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-backtest-'));
	const path = join(folder, 'history.db');
	try {
		await writeHistory(path, returns);
		const url = `sqlite:${path}`;
		const order = replayOrder();
		const alone = await measured(url, order);
		const threaded = await inThread(url, order);
		if (threaded.totals.judged !== returns || threaded.totals.changed === 0)
			throw new Error(`judged ${threaded.totals.judged} of ${returns}, ${threaded.totals.changed} changed`);
		return {
			title: `Backtest of a changed policy over ${returns.toLocaleString('en-US')} past returns`,
			goal: 'at most 4 times reading the same rows, at most 64 MiB above idle',
			rows: [
				{
					'': 'one process',
					seconds: (alone.all / 1_000).toFixed(1),
					'reading, s': (alone.reading / 1_000).toFixed(1),
					'times reading': ratio(alone.all / alone.reading),
					'µs each beyond': (((alone.all - alone.reading) * 1_000) / returns).toFixed(1),
					'MiB above idle': ''
				},
				{
					'': 'thread',
					seconds: (threaded.all / 1_000).toFixed(1),
					'reading, s': '',
					'times reading': '',
					'µs each beyond': '',
					'MiB above idle': threaded.above.toFixed(0)
				}
			],
			notes: [
				`${threaded.totals.changed.toLocaleString('en-US')} change; each return is judged by two versions, with trace and money`,
				'one return per order, two lines, one parcel, one payment; the rows are written by SQL'
			]
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function replayOrder(): ReplayOrder {
	const rules = defaultRules('THB');
	const judged = { id: 'pol_00000000-0000-7000-8000-000000000000', number: 1, rules };
	const draft = { id: 'pol_draft', number: 2, rules: { ...rules, auto_approve_limit: { THB: 80_000 } } };
	return {
		draft,
		versions: [judged],
		live: null,
		reasons: defaultReasons.map((reason) => ({
			code: reason.code,
			fault: reason.fault,
			needs_photo: reason.needs_photo,
			waives_fees: reason.waives_fees,
			answers: reason.follow_up?.answers.map((answer) => answer.code) ?? []
		})),
		timezone: 'Asia/Bangkok',
		holidays: [],
		from: FIRST,
		to: FIRST + 1_000 * 86_400_000
	};
}

async function measured(url: string, order: ReplayOrder): Promise<{ all: number; reading: number }> {
	const scan = await openScan(url);
	let reading = 0;
	const timed: Scan = {
		...scan,
		async rows<Row>(text: string, values: readonly (string | number)[]) {
			const begun = performance.now();
			const rows = await scan.rows<Row>(text, values);
			reading += performance.now() - begun;
			return rows;
		}
	};
	try {
		const begun = performance.now();
		await replaySpan(timed, order, () => true);
		return { all: performance.now() - begun, reading };
	} finally {
		await scan.close();
	}
}

async function inThread(
	url: string,
	order: ReplayOrder
): Promise<{ all: number; above: number; totals: BacktestTotals }> {
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
	return { all: performance.now() - begun, above: (most - idle) / MiB, totals };
}
