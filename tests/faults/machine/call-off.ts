import { atStripe, button, type Act, type Case } from './acts.ts';
import { buyCups } from './rivals-acts.ts';
import type { FaultShop } from './shop.ts';
import { ofTheShop } from './verify.ts';

const CUP = 40_000;

/** Two cups, not packed; the money is held at Stripe and not taken. */
export async function placeHeld(shop: FaultShop): Promise<Case> {
	const { number, intent } = await buyCups(shop, { paid: 'held' });
	return { order: number, intent, total: 2 * CUP, requests: {} };
}

/** The same two, paid. */
export async function placePaid(shop: FaultShop): Promise<Case> {
	const { number, intent } = await buyCups(shop, {});
	return { order: number, intent, total: 2 * CUP, requests: {} };
}

/** One cup of the two, or the whole order. */
export const callOff = (cups: 1 | 2): Act => ({
	...button(`call off ${cups}`, 'clerk', async (_shop, on) => ({
		path: `/orders/${on.order}/cancellations`,
		body: cups === 2 ? {} : { lines: [{ reference: '1', quantity: cups }] }
	})),
	holds: async (shop, on) => (await cancellationsOf(shop, on)).length === 1
});

/** What was held is let go once, but for what the customer keeps; nothing is refunded, for nothing was taken before. */
export const letGo =
	(kept: 0 | 1) =>
	async (shop: FaultShop, on: Case): Promise<void> => {
		const faults: string[] = [];
		const { status, amount_received } = await shop.stripe.paymentIntents.retrieve(on.intent);
		if (status !== (kept === 0 ? 'canceled' : 'succeeded')) faults.push(`the payment is ${status}`);
		if (amount_received !== kept * CUP) faults.push(`${amount_received} was taken`);
		const { length } = await atStripe(shop, on);
		if (length > 0) faults.push(`${length} refunds at Stripe`);
		const { body } = await shop.ask('chief', 'GET', `/orders/${on.order}`);
		const [payment] = body.payments as { captured_minor: number }[];
		if (payment?.captured_minor !== kept * CUP) faults.push(`the books took ${payment?.captured_minor}`);
		faults.push(...(await isDone(shop, on)), ...(await ofTheShop(shop)));
		if (faults.length > 0) throw new Error(`${on.order}: ${faults.join('; ')}`);
	};

/** One cancellation, and nothing of it waits. */
export async function isDone(shop: FaultShop, on: Case): Promise<string[]> {
	const made = await cancellationsOf(shop, on);
	const states = made.flatMap(({ state, held_money }) => [state, ...held_money.map((one) => one.state)]);
	const isThrough = made.length === 1 && states.every((state) => ['done', 'released'].includes(state));
	return isThrough ? [] : [`cancelled: ${states.join(', ') || 'nothing'}`];
}

async function cancellationsOf(shop: FaultShop, on: Case) {
	const { body } = await shop.ask('chief', 'GET', `/orders/${on.order}/cancellations`);
	return body.data as { state: string; held_money: { state: string }[] }[];
}
