import { resolve } from 'node:path';
import type Stripe from 'stripe';
import { buildFolder } from '../../scripts/build.ts';
import { SERVER_FLAGS } from '../../scripts/server-flags.ts';
import { serve } from '../child.ts';
import { openTill, WEBHOOK_SECRET, type Till } from '../data/refunds.ts';
import { load, type Ask } from '../load/load.ts';
import { cpuMs } from '../measure.ts';
import type { Size } from '../size.ts';
import { ms, rate, type Section } from '../table.ts';

/** Each refund made at the provider is told of by so many events. */
const TOLD_BY = 10;

/** Webhooks through the built server: proved and stored at the door, and applied by its worker. */
export async function webhookIntake(size: Size, postgres?: string): Promise<Section> {
	const till = await openTill(postgres);
	try {
		const refunds: Stripe.Refund[] = [];
		for (let index = 0; index < size.webhooks / TOLD_BY; index++) {
			const { paymentIntent } = await till.order();
			refunds.push(await till.stripe.refunds.create({ payment_intent: paymentIntent, amount: 1_000 }));
		}
		const server = await serve(resolve(buildFolder, 'index.js'), till.env, '/readyz', {
			flags: SERVER_FLAGS
		});
		try {
			// Every connection sends equally many, so the last few of an uneven number would never be sent.
			const even = size.webhooks - (size.webhooks % size.connections);
			const asks = shuffled(refunds.flatMap((refund, index) => eventsOf(till, refund, index))).slice(0, even);
			const begun = performance.now();
			const cpu = cpuMs(server.pid);
			const door = await load(server, 200, { requests: asks, connections: size.connections });
			await applied(till, asks.length, begun);
			const seconds = (performance.now() - begun) / 1_000;
			const spent = (cpuMs(server.pid) - cpu) / asks.length;
			const again = await load(server, 200, { requests: asks, connections: size.connections });
			const adopted = await check(till, asks.length, refunds.length);
			return {
				title: `Webhooks, ${asks.length.toLocaleString('en-US')} events of ${refunds.length.toLocaleString('en-US')} refunds`,
				goal: '',
				rows: [
					row('door: proved, stored, answered; the worker busy', door.perSecond, door.p99, door.cpu),
					row('door to applied', asks.length / seconds, Number.NaN, spent),
					row('the same once more: known and answered', again.perSecond, again.p99, again.cpu)
				],
				notes: [
					`${size.connections} connections, events in any order; the worker shares the process and reads each refund from the emulator over HTTP`,
					`afterwards ${asks.length.toLocaleString('en-US')} events are closed without error and ${adopted.toLocaleString('en-US')} refunds adopted, each once`
				]
			};
		} finally {
			await server.stop();
		}
	} finally {
		await till.close();
	}
}

const row = (what: string, perSecond: number, p99: number, cpu: number) => ({
	'': what,
	'per s': rate(perSecond),
	'p99 ms': Number.isNaN(p99) ? '' : String(p99),
	'CPU ms': ms(cpu)
});

function eventsOf({ stripe }: Till, refund: Stripe.Refund, index: number): Ask[] {
	return Array.from({ length: TOLD_BY }, (_, time) => {
		const payload = JSON.stringify({
			id: `evt_bench_${index}_${time}`,
			object: 'event',
			api_version: '2026-10-28.endive',
			created: Math.floor(Date.now() / 1_000),
			type: time === 0 ? 'refund.created' : 'refund.updated',
			livemode: false,
			data: { object: refund }
		});
		const signature = stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET });
		return {
			method: 'POST',
			path: '/webhooks/stripe',
			headers: { 'content-type': 'application/json', 'stripe-signature': signature },
			body: payload
		};
	});
}

/** The same for every run: as many steps as there are events, each a prime away from the last. */
const shuffled = (asks: readonly Ask[]): Ask[] =>
	asks.map((_, index) => asks[(index * 7_919) % asks.length] as Ask);

async function applied({ ctx }: Till, wanted: number, begun: number): Promise<void> {
	while (performance.now() - begun < 600_000) {
		const { count } = await ctx.db.read
			.selectFrom('inbox')
			.select((select) => select.fn.countAll<number>().as('count'))
			.where('processed_at', 'is not', null)
			.executeTakeFirstOrThrow();
		if (Number(count) >= wanted) return;
		await new Promise((resume) => setTimeout(resume, 50));
	}
	throw new Error(`${wanted} webhooks were not applied in ten minutes.`);
}

async function check({ ctx }: Till, events: number, refunds: number): Promise<number> {
	const inbox = await ctx.db.read.selectFrom('inbox').select(['error', 'processed_at']).execute();
	const adopted = await ctx.db.read
		.selectFrom('refunds')
		.select('id')
		.where('source', '=', 'external')
		.execute();
	const faults = inbox.filter((row) => row.error !== null || row.processed_at === null);
	if (inbox.length !== events || faults.length > 0 || adopted.length !== refunds) {
		throw new Error(
			`${inbox.length} events stored, ${faults.length} with faults, ${adopted.length} refunds adopted; wanted ${events}, 0, ${refunds}.`
		);
	}
	return adopted.length;
}
