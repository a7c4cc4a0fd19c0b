import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../child.ts';
import { load, type Ask, type Load } from '../load/load.ts';
import { inTurn, of, pairwise } from '../rounds.ts';
import type { Shop } from '../shop.ts';
import type { Size } from '../size.ts';
import { ms, rate, ratio, type Section } from '../table.ts';

/** How many different requests are sent in all rounds, the first of which only warms up. */
export const wantedOf = (size: Size): number => perRoundOf(size) * (size.rounds + 1);
const perRoundOf = (size: Size): number => Math.floor(size.submissions / size.connections) * size.connections;

/** A form that is sent for good, each for another order, beside one row that is committed. */
export async function besideOneRow(
	shop: Shop,
	size: Size,
	floorDatabase: string | undefined,
	measured: {
		asks: readonly Ask[];
		/** What every answer's Location must begin with. */
		location: string;
		/** How many are stored afterwards: as many as were answered. */
		stored: () => Promise<number>;
		title: string;
		goal: string;
		what: string;
		notes: string[];
	}
): Promise<Section> {
	const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-floor-'));
	const perRound = perRoundOf(size);
	const { asks, location } = measured;
	const rows = (round: number) => asks.slice(round * perRound, (round + 1) * perRound);
	const bare = await serve(
		join(import.meta.dirname, '..', 'floor', 'commit.ts'),
		{ DATABASE_URL: floorDatabase ?? `sqlite:${join(folder, 'floor.db')}` },
		'/'
	);
	const ours = await shop.start();
	const { connections } = size;
	const floor = (round: number) => load(bare, 201, { requests: rows(round), connections, contains: 'true' });
	const own = (round: number) => load(ours, 303, { requests: rows(round), connections, location });
	try {
		await floor(size.rounds);
		await own(size.rounds);
		const results = await inTurn(size.rounds, { floor, ours: own });
		const kept = await measured.stored();
		if (kept !== asks.length) throw new Error(`${asks.length} were confirmed and ${kept} are stored.`);
		const row = (what: string, loads: Load[]) => ({
			'': what,
			'per s': rate(of(loads, (one) => one.perSecond)),
			'CPU ms': ms(of(loads, (one) => one.cpu)),
			'p50 ms': ms(of(loads, (one) => one.p50)),
			'p99 ms': ms(of(loads, (one) => one.p99)),
			ratio: ''
		});
		return {
			title: measured.title,
			goal: measured.goal,
			rows: [
				row('node:http, one row, one commit, synchronous FULL', results.floor),
				{
					...row(measured.what, results.ours),
					ratio: ratio(pairwise(results.ours, results.floor, (a, b) => a.perSecond / b.perSecond))
				}
			],
			notes: [
				`${connections} connections, ${size.rounds} rounds of ${perRound} different orders in turn, medians`,
				...measured.notes
			]
		};
	} finally {
		await Promise.all([ours.stop(), bare.stop()]);
		rmSync(folder, { recursive: true, force: true });
	}
}
