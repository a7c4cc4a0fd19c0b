import { SECOND } from '#lib/domain/time.ts';
import { Ended } from './server.ts';
import type { FaultShop } from './shop.ts';

/** Longer than a job's lease: what a dead worker held is free again. */
const PAST_EVERY_LEASE = 125 * SECOND;
/** So long without one job fewer; a busy machine may take its time over all of them. */
const PATIENCE_MS = 30_000;

type Waiting = { run_at: number; lease_owner: string | null; kind: string };

/**
 * Waits until no job is due or in hand and no webhook is on its way, without a request that would count.
 *
 * @throws Ended when the server dies meanwhile
 */
export async function quiet(shop: FaultShop): Promise<void> {
	let end = performance.now() + PATIENCE_MS;
	let fewest = Infinity;
	for (let calm = 0; calm < 2;) {
		await Promise.race([shop.emulator.control.webhooksIdle(), shop.server.gone]);
		const busy = (await waitingJobs(shop)).filter((job) => job.run_at <= shop.now() || job.lease_owner);
		calm = busy.length === 0 ? calm + 1 : 0;
		if (busy.length < fewest) {
			fewest = busy.length;
			end = performance.now() + PATIENCE_MS;
		}
		if (performance.now() > end) throw new Error(`never at rest: ${JSON.stringify(busy)}`);
		await new Promise((done) => setTimeout(done, 15));
	}
}

/** After a death: lets leases run out and time pass until nothing waits for a later try. */
export async function settle(shop: FaultShop): Promise<void> {
	await shop.pass(PAST_EVERY_LEASE);
	for (let rounds = 0; rounds < 12; rounds++) {
		await quiet(shop);
		const later = (await waitingJobs(shop)).map((job) => job.run_at);
		if (later.length === 0) return;
		await shop.pass(Math.max(...later) - shop.now() + SECOND);
	}
	throw new Error(`never settled: ${JSON.stringify(await waitingJobs(shop))}`);
}

async function waitingJobs(shop: FaultShop): Promise<Waiting[]> {
	if (shop.server.isGone()) throw new Ended();
	const rows = (await shop.look(
		'select kind, run_at, lease_owner from jobs where done_at is null and parked_at is null'
	)) as Waiting[];
	// PostgreSQL gives large numbers as text.
	return rows.map((row) => ({ ...row, run_at: Number(row.run_at) }));
}
