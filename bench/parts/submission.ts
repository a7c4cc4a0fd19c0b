import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { submissions } from '../asks.ts';
import { serve } from '../child.ts';
import { load, type Load } from '../load/load.ts';
import { syncsPerSecond } from '../measure.ts';
import { inTurn, of, pairwise } from '../rounds.ts';
import type { Shop } from '../shop.ts';
import type { Size } from '../size.ts';
import { ms, rate, ratio, type Section } from '../table.ts';

/** A return submitted for good, with the policy's judgement and its record, beside one row that is committed. */
export async function submission(shop: Shop, size: Size, floorDatabase?: string): Promise<Section> {
	const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-floor-'));
	const bare = await serve(
		join(import.meta.dirname, '..', 'floor', 'commit.ts'),
		{ DATABASE_URL: floorDatabase ?? `sqlite:${join(folder, 'floor.db')}` },
		'/'
	);
	const ours = await shop.start();
	const perRound = Math.floor(shop.returnable.length / (size.rounds + 1));
	const lines = (round: number) => shop.returnable.slice(round * perRound, (round + 1) * perRound);
	const asks = submissions(shop.returnable);
	const rows = (round: number) => asks.slice(round * perRound, (round + 1) * perRound);
	const syncs: number[] = [];
	const floor = (round: number) =>
		load(bare, 201, { requests: rows(round), connections: size.connections, contains: 'true' });
	const own = (round: number) =>
		load(ours, 303, { requests: rows(round), connections: size.connections, location: '/returns/RT-' });
	try {
		const before = await countReturns(shop);
		await floor(size.rounds);
		await own(size.rounds);
		const results = await inTurn(size.rounds, {
			floor: (round) => {
				syncs.push(syncsPerSecond(folder));
				return floor(round);
			},
			ours: own
		});
		const kept = (await countReturns(shop)) - before;
		const answered = (size.rounds + 1) * Math.floor(lines(0).length / size.connections) * size.connections;
		if (kept !== answered) throw new Error(`${answered} returns were confirmed and ${kept} are stored.`);
		const row = (what: string, loads: Load[]) => ({
			'': what,
			'per s': rate(of(loads, (one) => one.perSecond)),
			'CPU ms': ms(of(loads, (one) => one.cpu)),
			'p50 ms': ms(of(loads, (one) => one.p50)),
			'p99 ms': ms(of(loads, (one) => one.p99)),
			ratio: '',
			'ratio by CPU': ''
		});
		return {
			title: `Return submitted, durable, with policy and record, ${shop.orders.toLocaleString('en-US')} orders`,
			goal: 'at least 0.3 of one committed row',
			rows: [
				row('node:http, one row, one commit, synchronous FULL', results.floor),
				{
					...row('Homeward return', results.ours),
					ratio: ratio(pairwise(results.ours, results.floor, (a, b) => a.perSecond / b.perSecond)),
					'ratio by CPU': ratio(pairwise(results.ours, results.floor, (a, b) => b.cpu / a.cpu))
				}
			],
			notes: [
				`${size.connections} connections, ${size.rounds} rounds of ${lines(0).length} submissions of different orders in turn, medians`,
				`the disk synced ${syncs.map((one) => rate(one)).join(', ')} times a second before the rounds (4 KiB, fdatasync)`,
				'the last POST of the customer’s form; every answer led to a new return, and as many are stored as were confirmed'
			]
		};
	} finally {
		await Promise.all([ours.stop(), bare.stop()]);
		rmSync(folder, { recursive: true, force: true });
	}
}

async function countReturns(shop: Shop): Promise<number> {
	const context = await shop.context();
	try {
		const { count } = await context.db.read
			.selectFrom('returns')
			.select((select) => select.fn.countAll<number>().as('count'))
			.executeTakeFirstOrThrow();
		return Number(count);
	} finally {
		await context.db.close();
	}
}
