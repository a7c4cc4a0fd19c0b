import { MINUTE, DAY } from '#lib/domain/time.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import { goToPay } from '#lib/server/checkout/go-to-pay.ts';
import { lookAtCharge } from '#lib/server/checkout/look-at-charge.ts';
import { askPayment } from '#lib/server/commands/charges/ask-payment.ts';
import type { Config } from '#lib/server/config.ts';
import { findOrderByNumber } from '#lib/server/store/orders.ts';
import { control } from './pay.ts';
import { must, type Stage } from './stage.ts';

/** What customers were asked for after the sale: one has it still to pay, one has paid. */
const ASKED = [
	{ order: 'BD-PAY01', title: 'ส่วนต่างค่าส่งด่วนภายในวัน', amount_minor: 15_000, isPaid: false },
	{ order: 'BD-PAY02', title: 'Gift wrapping for two pieces', amount_minor: 9_000, isPaid: true }
];

/** Played today, whatever the day of the order: a page to pay on lives a day at most. */
export async function playCharges(stage: Stage, config: Config, now: number): Promise<void> {
	if (!config.STRIPE_SECRET_KEY) return;
	for (const { order: number, title, amount_minor, isPaid } of ASKED) {
		const context = stage.at(now);
		const order = await findOrderByNumber(context.db.read, normalOrderNumber(number));
		if (!order) throw new Error(`no order ${number}`);
		const charge = must(
			await askPayment(context, stage.lead, {
				order_id: order.id,
				amount_minor,
				title,
				due_at: now + 5 * DAY,
				idempotency_key: `demo-${number}`
			}),
			number
		);
		if (!isPaid) continue;
		const customer = { kind: 'customer', orderId: order.id, email: order.email_norm } as const;
		const input = { charge_id: charge.id, locale: order.locale };
		const { url } = must(await goToPay(context, customer, input), number);
		const page = url.split('/').at(-1) ?? '';
		await control(config, `/checkout_sessions/${page}/pay`, { method: 'pm_card_visa', outcome: 'now' });
		// No webhook finds a shop that is not open yet.
		await lookAtCharge(context, charge.id);
	}
	await stage.settle(now + MINUTE);
}
