import { orderPages } from '../asks.ts';
import { sveltekitFloor } from '../floor/sveltekit.ts';
import { inTurn, of, pairwise } from '../rounds.ts';
import type { Shop } from '../shop.ts';
import type { Size } from '../size.ts';
import { ms, ratio, type Section } from '../table.ts';

const MORE_ROUNDS = 3;

/** From starting the process to the first whole answer: ours checks its settings, its schema and its disk meanwhile. */
export async function coldStart(shop: Shop, size: Size): Promise<Section> {
	const floor = await sveltekitFloor('<main></main>');
	const [page] = orderPages(shop);
	const started = async (start: () => ReturnType<Shop['start']>): Promise<number> => {
		const server = await start();
		await server.stop();
		return server.startedMs;
	};
	try {
		const results = await inTurn(size.rounds + MORE_ROUNDS, {
			floor: () => started(floor.start),
			ours: () => started(() => shop.start({}, page!.path, page!.headers))
		});
		const row = (what: string, times: number[]) => ({
			'': what,
			'min ms': ms(Math.min(...times)),
			'median ms': ms(of(times, (time) => time)),
			ratio: ''
		});
		return {
			title: `Cold start to a first real page, ${shop.orders.toLocaleString('en-US')} orders`,
			goal: 'under 3 times a bare SvelteKit server',
			rows: [
				row('bare SvelteKit server, first page', results.floor),
				{
					...row('Homeward, first order page', results.ours),
					ratio: ratio(pairwise(results.ours, results.floor, (a, b) => a / b))
				}
			],
			notes: [
				`${size.rounds + MORE_ROUNDS} starts of each in turn, medians; Node's own start is part of both`
			]
		};
	} finally {
		floor.remove();
	}
}
