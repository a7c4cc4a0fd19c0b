import { lookUps } from '../asks.ts';
import { load } from '../load/load.ts';
import { inTurn, of } from '../rounds.ts';
import type { Shop } from '../shop.ts';
import type { Size } from '../size.ts';
import { ms, rate, type Section } from '../table.ts';

/** Look-ups taken in per second. Each is a durable row, so that the answer does not depend on what is found. */
export async function lookUp(shop: Shop, size: Size): Promise<Section> {
	const ours = await shop.start();
	try {
		const ask = async (round: number) => {
			await forgetLimits(shop);
			const requests = lookUps(shop, size.lookUps, `r${round}x`);
			return load(ours, 303, { requests, connections: size.connections, location: '/code' });
		};
		await ask(99);
		const { ours: loads } = await inTurn(size.rounds, { ours: ask });
		return {
			title: `Look-up asked for, ${shop.orders.toLocaleString('en-US')} orders`,
			goal: '',
			rows: [
				{
					'': 'POST /',
					'per s': rate(of(loads, (one) => one.perSecond)),
					'CPU ms': ms(of(loads, (one) => one.cpu)),
					'p50 ms': ms(of(loads, (one) => one.p50)),
					'p99 ms': ms(of(loads, (one) => one.p99))
				}
			],
			notes: [
				`${size.rounds} rounds of ${size.lookUps}, half for orders that exist, half for none; every answer led to the code`,
				'each from an address of its own (ADDRESS_HEADER); the counters of the limits are emptied before each round, and a round stays below the limit on all look-ups of an hour, so counting is measured and refusing is not'
			]
		};
	} finally {
		await ours.stop();
	}
}

export async function forgetLimits(shop: Shop): Promise<void> {
	const context = await shop.context();
	await context.db.transaction((tx) => tx.deleteFrom('rate_limits').execute());
	await context.db.close();
}
