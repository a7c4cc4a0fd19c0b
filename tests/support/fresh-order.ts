import type { NeutralOrder, NeutralPayment } from '#lib/domain/order/neutral.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { placeOrder, type LineStory, type PlacedOrder, type ReturnsShop } from './returns-shop.ts';

/** How a fresh order was paid: taken, only held at the provider, or to be paid at the door. */
export type PaidBy = 'taken' | 'held' | 'door';

/** An order that came in `age` ago and of which nothing is packed. */
export async function freshOrder(
	shop: ReturnsShop,
	lines: readonly LineStory[],
	{ age = MINUTE, paid = 'taken', ...over }: Partial<NeutralOrder> & { age?: number; paid?: PaidBy } = {}
): Promise<PlacedOrder> {
	const placed_at = shop.ctx.clock.now() - age;
	const total =
		lines.reduce((sum, line) => sum + line.quantity * line.unit_price_minor, 0) +
		(over.shipping?.amount_minor ?? 0);
	const intent = paid === 'held' ? await hold(shop, total) : '';
	const order = await placeOrder(shop, lines, {
		placed_at,
		fulfilments: [],
		...(paid === 'door' ? { cash: true, payments: [door(total)] } : {}),
		...(paid === 'held' ? { payments: [held(total, intent)] } : {}),
		...over
	});
	return paid === 'held' ? { ...order, paymentIntent: intent } : order;
}

/** Money held at the emulator and not taken. */
export async function hold(shop: ReturnsShop, amount: number): Promise<string> {
	const { id } = await shop.stripe.paymentIntents.create({
		amount,
		currency: 'thb',
		capture_method: 'manual',
		payment_method: 'pm_card_visa',
		confirm: true
	});
	return id;
}

export const held = (amount: number, provider_ref: string, reference = 'p1'): NeutralPayment => ({
	reference,
	provider: 'stripe',
	method: 'card',
	method_label: 'Visa •••• 4242',
	provider_ref,
	authorized_minor: amount,
	captured_minor: 0,
	captured_at: null
});

const door = (amount: number): NeutralPayment => ({
	reference: 'p1',
	provider: 'cash_on_delivery',
	method: 'cash_on_delivery',
	method_label: 'Cash on delivery',
	provider_ref: null,
	authorized_minor: amount,
	captured_minor: 0,
	captured_at: null
});
