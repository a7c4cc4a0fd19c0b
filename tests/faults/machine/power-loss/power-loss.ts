import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { inspect, placeOrder, receive, submit } from '../acts.ts';
import { quiet } from '../settle.ts';
import { openFaultShop } from '../shop.ts';
import { cuts } from './images.ts';
import { judge, promisesIn, type Promises } from './judge.ts';
import { record } from './trace.ts';

export type PowerLoss = {
	/** Orders that go all the way from the request to the money. */
	orders: number;
	/** At most so many cuts, spread evenly; all of them without. */
	limit?: number;
	/** The design that waits for no disk: it must be caught. */
	syncLess?: boolean;
	seed?: number;
	tell?: (line: string) => void;
};

export type Replayed = { deeds: number; cuts: number; promises: number; lost: string[]; corrupt: string[] };

/**
 * Records what the built server writes, syncs and says while several people work at once, then cuts the power after each
 * deed: an image that lacks what was said before the cut is a loss.
 */
export async function cutThePower(options: PowerLoss): Promise<Replayed> {
	const { tell = () => undefined } = options;
	const folder = mkdtempSync(join(tmpdir(), 'homeward-power-'));
	const shop = await openFaultShop();
	try {
		const path = shop.databaseUrl.slice('sqlite:'.length);
		await quiet(shop);
		if (options.syncLess) await shop.server.order({ do: 'sync_less' });
		const recording = await record(shop.server, path, join(folder, 'trace'));
		const start = filesOf(path);
		for (let done = 0; done < options.orders; done += AT_ONCE) {
			await Promise.all(
				Array.from({ length: Math.min(AT_ONCE, options.orders - done) }, async () => {
					const on = await placeOrder(shop);
					for (const act of [submit, receive, inspect]) await act.perform(shop, on);
				})
			);
		}
		await quiet(shop);
		const deeds = await recording.end();
		tell(`${deeds.length} deeds recorded over ${options.orders} orders`);

		const result: Replayed = { deeds: deeds.length, cuts: 0, promises: 0, lost: [], corrupt: [] };
		const stride = Math.max(1, Math.ceil(deeds.length / (options.limit ?? Infinity)));
		const promises: Promises = new Set();
		let seen = -1;
		for (const { after, image } of cuts(start, deeds, chanceFrom(options.seed ?? 1))) {
			for (seen++; seen <= after; seen++) {
				const deed = deeds[seen];
				if (deed?.do === 'tell') for (const name of promisesIn(deed.bytes)) promises.add(name);
			}
			seen = after;
			if (after % stride !== 0) continue;
			const state = image();
			const verdict = await judge(state, promises, folder, basename(path));
			result.cuts += 1;
			const where = `after deed ${after} (${state.kind})`;
			if (verdict.corrupt) result.corrupt.push(`${where}: ${verdict.corrupt}`);
			if (verdict.lost.length > 0) result.lost.push(`${where}: ${verdict.lost.slice(0, 3).join(', ')}`);
			if (result.cuts % 500 === 0)
				tell(`${result.cuts} cuts, lost ${result.lost.length}, corrupt ${result.corrupt.length}`);
		}
		result.promises = promises.size;
		return result;
	} finally {
		await shop.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

const AT_ONCE = 5;

const filesOf = (path: string): Map<string, Buffer> =>
	new Map(
		['', '-wal'].map((suffix) => [
			basename(path) + suffix,
			readFileSync(join(dirname(path), basename(path) + suffix))
		])
	);

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function chanceFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
