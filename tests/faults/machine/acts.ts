import { randomUUID } from 'node:crypto';
import type { FaultShop, Reply } from './shop.ts';
import { quiet } from './settle.ts';

/** One order and what became of it, as the people who work on it know it. */
export type Case = {
	order: string;
	intent: string;
	total: number;
	/** Each act as it was first sent: trying again is the same request again, word for word. */
	requests: Record<string, Request>;
};

type Request = { path: string; body: unknown; key: string };

/** Something a person does over HTTP. Doing it again is what a person does who saw no answer. */
export type Act = {
	name: string;
	/** Looks up what the request names, as a page does before its button is pressed. */
	prepare?(shop: FaultShop, on: Case): Promise<unknown>;
	/** Throws NoAnswer when the connection broke; any other error is a fault of the product. */
	perform(shop: FaultShop, on: Case): Promise<void>;
	/** Whether what it does is there to be seen. */
	holds(shop: FaultShop, on: Case): Promise<boolean>;
};

export class NoAnswer extends Error {}

type Row = Record<string, unknown>;
const rows = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);

// Only the shirt comes back: money for a second refund of it is there, so the provider would not refuse one.
const SHIRT = 129_000;
const COAT = 400_000;
const TOTAL = SHIRT + 2 * COAT;

/** An order that was paid at Stripe and delivered some days ago. */
export async function placeOrder(shop: FaultShop): Promise<Case> {
	const reference = randomUUID().slice(0, 13).toUpperCase();
	const intent = await shop.stripe.paymentIntents.create({
		amount: TOTAL,
		currency: 'thb',
		payment_method: 'pm_card_visa',
		confirm: true
	});
	const ago = (days: number) => new Date(shop.now() - days * 86_400_000).toISOString();
	const order = `HW-${reference}`;
	const placed = await shop.ask('chief', 'POST', '/orders', {
		key: reference,
		body: {
			...{ number: order, reference, currency: 'THB', prices_include_tax: true, locale: 'en' },
			placed_at: ago(9),
			customer: { name: 'Mette Holm', email: `${reference.toLowerCase()}@example.com` },
			ship_to: { name: 'Mette Holm', line1: '1 Sukhumvit', postcode: '10110', country: 'TH' },
			lines: [
				{
					...{ reference: 'shirt', sku: 'LINEN-M', title: { en: 'Linen shirt', th: 'เสื้อเชิ้ตลินิน' } },
					...{ quantity: 1, unit_price_minor: SHIRT, tax_minor: 8_439, tax_rate_bp: 700 }
				},
				{
					...{ reference: 'coat', sku: 'WOOL-L', title: { en: 'Wool coat', th: 'เสื้อโค้ตขนสัตว์' } },
					...{ quantity: 2, unit_price_minor: COAT, tax_minor: 52_336, tax_rate_bp: 700 }
				}
			],
			payments: [
				{
					...{ reference: 'p', provider: 'stripe', method: 'card', method_label: 'Visa •••• 4242' },
					...{ provider_ref: intent.id, captured_minor: TOTAL, captured_at: ago(9) }
				}
			],
			fulfilments: [
				{
					...{ reference: 'f', carrier: 'Flash Express', tracking_number: `TH${reference}` },
					...{
						shipped_at: ago(8),
						delivered_at: ago(6),
						lines: [
							{ line: 'shirt', quantity: 1 },
							{ line: 'coat', quantity: 2 }
						]
					}
				}
			]
		}
	});
	if (placed.status !== 201) throw new Error(`no order: ${JSON.stringify(placed.body)}`);
	return { order, intent: intent.id, total: TOTAL, requests: {} };
}

const theReturn = async (shop: FaultShop, on: Case): Promise<Row | undefined> => {
	const { body } = await shop.ask('chief', 'GET', `/returns?order=${on.order}`);
	const standing = rows(body.data).find((one) => one.state !== 'cancelled');
	if (!standing) return undefined;
	return (await shop.ask('chief', 'GET', `/returns/${String(standing.number)}`)).body;
};

/** The refund of the order that was not taken back. */
export const theRefund = async (shop: FaultShop, on: Case): Promise<Row | undefined> => {
	const { body } = await shop.ask('chief', 'GET', `/refunds?order=${on.order}`);
	const standing = rows(body.data).filter((one) => one.state !== 'cancelled');
	if (standing.length > 1) throw new Error(`${on.order} has ${standing.length} refunds`);
	return standing[0];
};

const numberOf = async (shop: FaultShop, on: Case): Promise<string> =>
	String((await theReturn(shop, on))?.number);
const stateOfRefund = async (shop: FaultShop, on: Case): Promise<string | undefined> =>
	(await theRefund(shop, on))?.state as string | undefined;
const itemOf = async (shop: FaultShop, on: Case): Promise<Row> =>
	rows((await theReturn(shop, on))?.items)[0] ?? {};

const submitAs = (name: string): Act => ({
	...button(name, 'clerk', async (_shop, on) => ({
		path: `/orders/${on.order}/returns`,
		body: { method: 'own_carrier', items: [{ line: 'shirt', quantity: 1, reason_code: 'changed_mind' }] }
	})),
	holds: async (shop, on) => (await theReturn(shop, on)) !== undefined
});
export const submit: Act = submitAs('submit');
/** The same units again, after a return that was taken back. */
export const submitAgain: Act = submitAs('submit again');

export const receive: Act = {
	...button('receive', 'clerk', async (shop, on) => ({
		path: `/returns/${await numberOf(shop, on)}/receive`,
		body: { items: [{ item_id: (await itemOf(shop, on)).id, quantity: 1 }] }
	})),
	holds: async (shop, on) => (await itemOf(shop, on)).reception === 'received'
};

const inspectAs = (who: 'clerk' | 'chief'): Act => ({
	...button(`inspect as ${who}`, who, async (shop, on) => {
		const verdict = { condition: 'new', disposition: 'restock', verdict: 'accept' };
		return {
			path: `/returns/${await numberOf(shop, on)}/inspect`,
			body: { inspections: [{ item_id: (await itemOf(shop, on)).id, ...verdict }] }
		};
	}),
	holds: async (shop, on) => (await theRefund(shop, on)) !== undefined
});
/** Accepted goods are paid at once. */
export const inspect: Act = inspectAs('chief');
/** The refund waits for somebody who may decide about money. */
export const inspectOnly: Act = inspectAs('clerk');

export const approve: Act = {
	...button('approve', 'chief', async (shop, on) => ({
		path: `/refunds/${String((await theRefund(shop, on))?.number)}/approve`,
		body: {}
	})),
	holds: async (shop, on) => !['awaiting_approval', undefined].includes(await stateOfRefund(shop, on))
};

export const cancel: Act = {
	...button('cancel', 'clerk', async (shop, on) => ({
		path: `/returns/${await numberOf(shop, on)}/cancel`,
		body: {}
	})),
	holds: async (shop, on) => (await theReturn(shop, on)) === undefined
};

/** Stripe pays slowly: what is sent from now on stays pending until somebody settles it. */
export const payAndWait: Act = {
	name: 'pay slowly',
	async perform(shop, on) {
		shop.emulator.control.addFaults({ kind: 'refund_stays_pending' });
		await inspect.perform(shop, on);
		await quiet(shop);
	},
	holds: async (shop, on) => (await atStripe(shop, on)).length === 1
};

/** Stripe settles and tells so by webhook, again and again until it is taken. */
export const settleAtStripe: Act = {
	name: 'settle at Stripe',
	async perform(shop, on) {
		for (const refund of await atStripe(shop, on))
			if (refund.status === 'pending') shop.emulator.control.settleRefund(refund.id);
		await Promise.race([shop.emulator.control.webhooksIdle(), shop.server.gone]);
		if (shop.server.isGone()) throw new NoAnswer();
	},
	// Whether each event that Stripe believes delivered is kept is asked of every flow.
	holds: async () => true
};

export const atStripe = async (shop: FaultShop, on: Case) =>
	(await shop.stripe.refunds.list({ payment_intent: on.intent, limit: 100 })).data;

/** One request under one key. What is refused because it is done already is done. */
export function button(
	name: string,
	who: 'clerk' | 'chief',
	describe: (shop: FaultShop, on: Case) => Promise<Omit<Request, 'key'>>
) {
	const prepare = async (shop: FaultShop, on: Case): Promise<Request> =>
		(on.requests[name] ??= { ...(await describe(shop, on)), key: randomUUID() });
	return {
		name,
		prepare,
		async perform(this: Act, shop: FaultShop, on: Case): Promise<void> {
			const { path, ...asked } = await prepare(shop, on);
			for (let tries = 1; ; tries++) {
				const reply = await shop.ask(who, 'POST', path, asked).catch(brokenConnection);
				if (reply.status < 300) return;
				if (reply.body.code === 'request_in_progress' && tries === 1) {
					// Whoever worked on it has died; after a minute the same request is let in again.
					await shop.pass(61_000);
					continue;
				}
				if (reply.status < 500 && (await this.holds(shop, on))) return;
				throw new Refused(name, reply);
			}
		}
	};
}

/** The product said no to something that it should have done. */
export class Refused extends Error {
	constructor(act: string, reply: Reply) {
		super(`${act}: ${reply.status} ${JSON.stringify(reply.body)}`);
	}
}

function brokenConnection(error: unknown): never {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (['ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(code)) throw new NoAnswer();
	throw error;
}
