import { sveltekitFloor } from '../floor/sveltekit.ts';
import { load } from '../load/load.ts';
import { orderPages } from '../asks.ts';
import { inTurn, of, pairwise } from '../rounds.ts';
import type { Shop } from '../shop.ts';
import { ms, rate, ratio, type Section } from '../table.ts';
import type { Size } from '../size.ts';

/** The order page as whole HTML from the database, beside a bare page of as many bytes. */
export async function orderPage(shop: Shop, size: Size): Promise<Section> {
	const ours = await shop.start();
	const asks = orderPages(shop);
	const page = await middlePage(ours.url, asks);
	const floor = await sveltekitFloor(page);
	const bare = await floor.start();
	try {
		const plain = asks.map(({ headers }) => ({ path: '/order', headers }));
		const run = (server: typeof ours, requests: typeof asks, seconds: number) =>
			load(server, 200, { requests, connections: size.connections, seconds, contains: '</html>' });
		await run(bare, plain, size.warmUp);
		await run(ours, asks, size.warmUp);
		const results = await inTurn(size.rounds, {
			floor: () => run(bare, plain, size.seconds),
			ours: () => run(ours, asks, size.seconds)
		});
		const row = (what: string, of_: (typeof results)['ours']) => ({
			'': what,
			'req/s': rate(of(of_, (one) => one.perSecond)),
			'CPU ms/req': ms(of(of_, (one) => one.cpu)),
			'p50 ms': ms(of(of_, (one) => one.p50)),
			'p99 ms': ms(of(of_, (one) => one.p99)),
			ratio: '',
			'ratio by CPU': ''
		});
		return {
			title: `Order page, whole HTML from the database, signed in, ${shop.orders.toLocaleString('en-US')} orders`,
			goal: 'at least 0.5 of the bare page',
			rows: [
				row(`bare SvelteKit page, ${Buffer.byteLength(page)} bytes`, results.floor),
				{
					...row('Homeward order page', results.ours),
					ratio: ratio(pairwise(results.ours, results.floor, (a, b) => a.perSecond / b.perSecond)),
					'ratio by CPU': ratio(pairwise(results.ours, results.floor, (a, b) => b.cpu / a.cpu))
				}
			],
			notes: [`${size.connections} connections, ${size.rounds} rounds of ${size.seconds} s in turn, medians`]
		};
	} finally {
		await Promise.all([ours.stop(), bare.stop()]);
		floor.remove();
	}
}

/** Of a sample of the pages that are asked for, the one of middle length. */
async function middlePage(url: string, asks: ReturnType<typeof orderPages>): Promise<string> {
	const pages: string[] = [];
	for (const { path, headers = {} } of asks.slice(0, 99)) {
		const answer = await fetch(url + path, { headers });
		if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
		pages.push(await answer.text());
	}
	pages.sort((a, b) => a.length - b.length);
	return pages[pages.length >> 1]!;
}
