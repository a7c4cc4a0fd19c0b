import { randomUUID } from 'node:crypto';
import type { Id } from '#lib/domain/ids.ts';
import { DAY, MINUTE } from '#lib/domain/time.ts';
import type { Answer } from '../../routes/request.ts';
import { CUP, type Rivals } from './rivals.ts';
import type { FaultShop, Reply } from './shop.ts';

export type Bought = { id: Id<'ord'>; number: string; email: string; intent: string };

/** Cups for 400.00 each, bought `age` ago, nothing of them packed; or delivered two days later. */
export async function buyCups(
	shop: Pick<FaultShop, 'ask' | 'stripe' | 'now'>,
	{ quantity = 2, age = 5 * MINUTE, paid = 'taken', delivered = false }: Partial<Buying> = {}
): Promise<Bought> {
	const number = `HW-${randomUUID().slice(0, 8).toUpperCase()}`;
	const email = `${number.toLowerCase()}@example.com`;
	const total_minor = quantity * CUP;
	const at = (ago: number) => new Date(shop.now() - ago).toISOString();
	const isAtStripe = paid !== 'elsewhere';
	const intent = isAtStripe
		? await shop.stripe.paymentIntents.create({
				amount: total_minor,
				currency: 'thb',
				payment_method: 'pm_card_visa',
				confirm: true,
				...(paid === 'held' && { capture_method: 'manual' as const })
			})
		: { id: '' };
	const lines = [{ line: '1', quantity }];
	const told = await shop.ask('chief', 'POST', '/orders', {
		key: number,
		body: {
			...{ number, reference: number, currency: 'THB', prices_include_tax: true, locale: 'en' },
			...{ placed_at: at(age), total_minor },
			customer: { name: 'Mette Holm', email },
			ship_to: { name: 'Mette Holm', line1: '1 Sukhumvit', postcode: '10110', country: 'TH' },
			lines: [
				{
					...{ reference: '1', sku: 'CUP-M', title: { th: 'ถ้วยชา', en: 'Tea cup' }, quantity },
					...{ unit_price_minor: CUP, tax_minor: Math.round((total_minor * 7) / 107), tax_rate_bp: 700 }
				}
			],
			payments: [
				{
					...{ reference: 'p', method: 'card', authorized_minor: total_minor },
					...(isAtStripe ? { provider: 'stripe', provider_ref: intent.id } : { provider: 'other' }),
					captured_minor: paid === 'held' ? 0 : total_minor,
					captured_at: paid === 'held' ? null : at(age)
				}
			],
			...(delivered && {
				fulfilments: [{ reference: 'f', shipped_at: at(age - MINUTE), delivered_at: at(age / 2), lines }]
			})
		}
	});
	if (told.status !== 201) throw new Error(`no order: ${JSON.stringify(told.body)}`);
	return { id: String(told.body.id) as Id<'ord'>, number, email, intent: intent.id };
}
type Buying = {
	quantity: number;
	age: number;
	paid: 'taken' | 'held' | 'elsewhere';
	delivered: boolean;
};

/** The button of the page that cancels both cups, in the customer's hands. */
export const cancelAsCustomer = (shop: Rivals, at: string, on: Bought): Promise<Answer> =>
	shop.send(at, { email: on.email }, `/orders/${on.number}/cancel`, {
		...{ key: randomUUID(), quoted: String(2 * CUP), line: '0', 'quantity-0': '2' }
	});

/** The warehouse's system says that everything is in a parcel. */
export const pack = (
	shop: Rivals,
	at: string,
	on: Bought,
	parcel: Record<string, unknown> = { packed_at: new Date(shop.now()).toISOString() }
): Promise<Reply> =>
	shop.ask('clerk', 'POST', `/orders/${on.number}/fulfilments`, {
		at,
		body: { reference: 'box', lines: [{ line: '1', quantity: 2 }], ...parcel }
	});

/** What a page says aloud to whom it refuses. */
export const told = ({ body }: Answer): string =>
	(/role="alert"[^>]*>(.*?)<\/div>/s.exec(body)?.[1] ?? '').replace(/<[^>]*>/g, '').trim();

/** One cup that came three days ago. */
export const aCup = (shop: Rivals): Promise<Bought> =>
	buyCups(shop, { quantity: 1, age: 6 * DAY, paid: 'elsewhere', delivered: true });

/** It for another piece. */
export const exchange = (
	shop: Rivals,
	on: Bought,
	variant: string,
	at: string,
	key: string = randomUUID()
): Promise<Reply> =>
	shop.ask('clerk', 'POST', `/orders/${on.number}/returns`, {
		at,
		key: `${on.number}-${key}`,
		body: {
			method: 'own_carrier',
			items: [
				{
					...{ line: '1', quantity: 1, reason_code: 'changed_mind', outcome: 'exchange' },
					wants: [{ variant, quantity: 1 }]
				}
			]
		}
	});

/** Money that a customer is asked for. */
export type Due = { on: Bought; number: string; amount: number; due_at: number };

/** A cup for a pot, which costs more: the cup came back, and the customer is asked for the rest. */
export async function dearer(shop: Rivals): Promise<Due> {
	const on = await aCup(shop);
	const asked = await exchange(shop, on, 'POT-M', shop.here);
	const path = `/returns/${String(asked.body.number)}`;
	const { items } = (await shop.ask('chief', 'GET', path)).body as { items: { id: string }[] };
	const item_id = items[0]?.id;
	const verdict = { condition: 'new', disposition: 'dispose', verdict: 'accept' };
	await act(shop, `${path}/receive`, { items: [{ item_id, quantity: 1 }] });
	await act(shop, `${path}/inspect`, { inspections: [{ item_id, ...verdict }] });
	const { body } = await shop.ask('chief', 'GET', `/orders/${on.number}/charges`);
	return dueOf(on, (body.items as Record<string, unknown>[])[0]!);
}

/** What a lead asks for with a reason. */
export async function requested(shop: Rivals): Promise<Due> {
	const on = await buyCups(shop, { paid: 'elsewhere' });
	const due_at = new Date(shop.now() + 2 * DAY).toISOString();
	const wanted = { amount_minor: 30_000, title: 'Same-day delivery', due_at };
	return dueOf(on, await act(shop, `/orders/${on.number}/charges`, wanted));
}

const dueOf = (on: Bought, { number, amount_minor, due_at }: Record<string, unknown>): Due => ({
	on,
	number: String(number),
	amount: Number(amount_minor),
	due_at: Date.parse(String(due_at))
});

/** What nobody contends for. */
async function act(shop: Rivals, path: string, body: unknown): Promise<Record<string, unknown>> {
	const done = await shop.ask('chief', 'POST', path, { body, key: path });
	if (done.status >= 300) throw new Error(`${path}: ${JSON.stringify(done.body)}`);
	return done.body;
}

/** The page at the provider on which it is paid, by its name there. */
export async function payPage(shop: Rivals, { number }: Due): Promise<string> {
	const { body } = await shop.ask('chief', 'POST', `/charges/${number}/pay-page`);
	return String(body.url).split('/').at(-1)!;
}

/** Presses the button of that page; false when it was closed. */
export function pressPay(shop: Rivals, session: string): boolean {
	try {
		shop.emulator.control.paySession(session, { method: 'pm_card_visa', outcome: 'now' });
		return true;
	} catch {
		return false;
	}
}

/** What the shop's Stripe account still has of a payment. */
export async function keptOf(shop: Rivals, intent: string): Promise<number> {
	const { latest_charge, status } = await shop.stripe.paymentIntents.retrieve(intent, {
		expand: ['latest_charge']
	});
	const charge = typeof latest_charge === 'object' ? latest_charge : null;
	return status === 'canceled' ? 0 : (charge?.amount_captured ?? 0) - (charge?.amount_refunded ?? 0);
}

export async function keptOfPage(shop: Rivals, session: string): Promise<number> {
	const { payment_intent } = await shop.stripe.checkout.sessions.retrieve(session);
	return payment_intent === null ? 0 : keptOf(shop, String(payment_intent));
}
