import { lookUps, orderPages, queues, searches, submissions } from '../asks.ts';
import { load, type Ask } from '../load/load.ts';
import { residentMiB } from '../measure.ts';
import type { Shop } from '../shop.ts';
import type { Size } from '../size.ts';
import type { Section } from '../table.ts';
import { forgetLimits } from './look-up.ts';

const STEPS = 10;

/** What the server holds while a hundred thousand requests of every kind go by. */
export async function memory(shop: Shop, size: Size): Promise<Section> {
	const ours = await shop.start();
	try {
		const start = residentMiB(ours.pid);
		const each = Math.floor(size.mixed / STEPS);
		const steps: number[] = [];
		const perStep = Math.floor(shop.returnable.length / STEPS);
		for (let step = 0; step < STEPS; step++) {
			await forgetLimits(shop);
			const writes = submissions(shop.returnable.slice(step * perStep, (step + 1) * perStep));
			const asked = lookUps(shop, Math.min(size.lookUps, Math.floor(each / 10)), `m${step}x`);
			const rest = each - writes.length - asked.length;
			const connections = size.connections;
			const run = (status: number, requests: Ask[]) => load(ours, status, { requests, connections });
			await run(200, repeated(orderPages(shop), Math.floor(rest * 0.8)));
			await run(200, repeated(queues(shop), Math.floor(rest * 0.05)));
			await run(200, repeated(searches(shop), Math.floor(rest * 0.15)));
			await run(303, asked);
			if (writes.length >= connections) await run(303, writes);
			steps.push(residentMiB(ours.pid));
		}
		const half = steps.slice(STEPS / 2);
		const slope = slopeOf(half) * (100_000 / each);
		return {
			title: `Memory of the server, ${size.mixed.toLocaleString('en-US')} requests, ${shop.orders.toLocaleString('en-US')} orders`,
			goal: 'under 250 MiB, and flat',
			rows: [
				{
					'': 'resident, MiB',
					'at start': start.toFixed(0),
					'after a tenth': (steps[0] ?? 0).toFixed(0),
					'after half': (steps[STEPS / 2 - 1] ?? 0).toFixed(0),
					'at the end': (steps.at(-1) ?? 0).toFixed(0),
					most: Math.max(...steps).toFixed(0),
					'slope per 100,000': slope.toFixed(1)
				}
			],
			notes: [
				`steps of a tenth: ${steps.map((step) => step.toFixed(0)).join(', ')} MiB; the slope is that of the second half`,
				'order pages for the most part, searches, the queue, look-ups and return submissions'
			]
		};
	} finally {
		await ours.stop();
	}
}

const repeated = (asks: Ask[], amount: number): Ask[] =>
	Array.from({ length: amount }, (_, index) => asks[index % asks.length]!);

/** Least squares over equally spaced values, per step. */
function slopeOf(values: readonly number[]): number {
	const middle = (values.length - 1) / 2;
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const over = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
	return over / values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
}
