import { NoAnswer, placeOrder } from './acts.ts';
import type { Flow } from './flows.ts';
import { Ended } from './server.ts';
import { quiet, settle } from './settle.ts';
import type { FaultShop } from './shop.ts';
import { verify } from './verify.ts';
import type { Way } from './ways.ts';

export type Outcome = {
	/** False when the flow was through before the n-th step came. */
	died: boolean;
	/** Milliseconds from the start after the death to the first page answered. */
	restartMs: number;
	/** Steps counted; known only when nothing died. */
	steps: number;
};

/**
 * One crash point: an order of its own, the process ends right before the n-th step, is started again on the same data,
 * and the person who saw no answer tries again. Null counts the steps and kills nothing.
 *
 * @throws Error that says what was lost, doubled or left
 */
export async function strike(shop: FaultShop, flow: Flow, way: Way, at: number | null): Promise<Outcome> {
	const on = await (flow.place ?? placeOrder)(shop);
	for (const act of flow.before) await act.perform(shop, on);
	await flow.struck.prepare?.(shop, on);
	await quiet(shop);

	if (flow.deaf) shop.emulator.control.addFaults({ kind: 'webhook_dropped', times: 'always' });
	const armed = await way.arm(shop.server, at);
	let acknowledged = false;
	try {
		await flow.struck.perform(shop, on);
		acknowledged = true;
		await quiet(shop);
	} catch (error) {
		if (!(error instanceof NoAnswer || error instanceof Ended)) throw error;
		await shop.server.gone;
	}
	const steps = await armed.end();
	const died = shop.server.isGone();
	if (died) await recover(shop, flow, on, acknowledged);
	for (const act of flow.after) await act.perform(shop, on);
	await (died ? settle(shop) : quiet(shop));
	await (flow.verify ?? verify)(shop, on);
	shop.emulator.control.clearFaults();
	return { died, steps, restartMs: died ? shop.server.startedMs : 0 };
}

async function recover(
	shop: FaultShop,
	flow: Flow,
	on: Awaited<ReturnType<typeof placeOrder>>,
	acknowledged: boolean
): Promise<void> {
	await shop.restart();
	if (acknowledged && !(await flow.struck.holds(shop, on)))
		throw new Error(`${on.order}: ${flow.struck.name} was acknowledged and is lost`);
	if (!acknowledged) await flow.struck.perform(shop, on);
	if (!(await flow.struck.holds(shop, on)))
		throw new Error(`${on.order}: ${flow.struck.name} was repeated and is not there`);
	await settle(shop);
}
