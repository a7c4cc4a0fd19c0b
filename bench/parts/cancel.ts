import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cancellations } from '../asks.ts';
import { serve } from '../child.ts';
import { freshOrders } from '../data/fresh-orders.ts';
import { load, type Load } from '../load/load.ts';
import { inTurn, of, pairwise } from '../rounds.ts';
import type { Shop } from '../shop.ts';
import type { Size } from '../size.ts';
import { ms, rate, ratio, type Section } from '../table.ts';

/** An order called off for good inside the grace, with its refund, events and mail, beside one row that is committed. */
export async function cancel(shop: Shop, size: Size, floorDatabase?: string): Promise<Section> {
	const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-floor-'));
	const perRound = Math.floor(size.submissions / size.connections) * size.connections;
	const orders = await freshOrders(shop, perRound * (size.rounds + 1));
	const asks = cancellations(orders);
	const rows = (round: number) => asks.slice(round * perRound, (round + 1) * perRound);
	const bare = await serve(
		join(import.meta.dirname, '..', 'floor', 'commit.ts'),
		{ DATABASE_URL: floorDatabase ?? `sqlite:${join(folder, 'floor.db')}` },
		'/'
	);
	const ours = await shop.start();
	const floor = (round: number) =>
		load(bare, 201, { requests: rows(round), connections: size.connections, contains: 'true' });
	const own = (round: number) =>
		load(ours, 303, { requests: rows(round), connections: size.connections, location: '/orders/BD-FRESH' });
	try {
		await floor(size.rounds);
		await own(size.rounds);
		const results = await inTurn(size.rounds, { floor, ours: own });
		const kept = await countAccepted(shop);
		if (kept !== orders.length) throw new Error(`${orders.length} were confirmed and ${kept} are stored.`);
		const row = (what: string, loads: Load[]) => ({
			'': what,
			'per s': rate(of(loads, (one) => one.perSecond)),
			'CPU ms': ms(of(loads, (one) => one.cpu)),
			'p50 ms': ms(of(loads, (one) => one.p50)),
			'p99 ms': ms(of(loads, (one) => one.p99)),
			ratio: ''
		});
		return {
			title: `Order cancelled, durable, with its refund reserved, ${shop.orders.toLocaleString('en-US')} orders`,
			goal: 'at least 0.2 of one committed row',
			rows: [
				row('node:http, one row, one commit, synchronous FULL', results.floor),
				{
					...row('Homeward cancellation', results.ours),
					ratio: ratio(pairwise(results.ours, results.floor, (a, b) => a.perSecond / b.perSecond))
				}
			],
			notes: [
				`${size.connections} connections, ${size.rounds} rounds of ${perRound} different orders in turn, medians`,
				'the POST of the customer’s form; every answer led to a cancellation, and as many are stored as were confirmed'
			]
		};
	} finally {
		await Promise.all([ours.stop(), bare.stop()]);
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Cancellations that were accepted, each with its refund. */
async function countAccepted(shop: Shop): Promise<number> {
	const context = await shop.context();
	try {
		const { count } = await context.db.read
			.selectFrom('cancellation_refunds')
			.innerJoin('cancellations', 'cancellations.id', 'cancellation_refunds.cancellation_id')
			.select((select) => select.fn.countAll<number>().as('count'))
			.where('cancellations.state', '=', 'refunding')
			.executeTakeFirstOrThrow();
		return Number(count);
	} finally {
		await context.db.close();
	}
}
