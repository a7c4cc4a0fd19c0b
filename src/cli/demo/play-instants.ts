import type Stripe from 'stripe';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { applyCheckout } from '#lib/server/commands/charges/apply-checkout.ts';
import { beginSession } from '#lib/server/commands/charges/begin-session.ts';
import { sendReplacement } from '#lib/server/commands/exchanges/send-replacement.ts';
import { watchGoods } from '#lib/server/commands/instants/watch-goods.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import type { Config } from '#lib/server/config.ts';
import { findVariants } from '#lib/server/store/catalogue.ts';
import { exchangeOfReturn } from '#lib/server/store/exchanges.ts';
import { findInstant } from '#lib/server/store/instants.ts';
import { findOrderByNumber, linesOfOrder } from '#lib/server/store/orders.ts';
import type { ChargesTable } from '#lib/server/store/schema-charges.ts';
import type { OrdersTable } from '#lib/server/store/schema.ts';
import { findCharge } from '#lib/server/store/charges.ts';
import { CATALOGUE } from './catalogue.ts';
import { stripeOf } from './pay.ts';
import { must, type Stage } from './stage.ts';
import { skuOf } from './stock.ts';

/** One whose replacement is to be packed, and one whose goods should have come back by now. */
const PLAYED = [
	{ number: 'BD-INS01', wants: 'Indigo, XL', days: 1, isSent: false },
	{ number: 'BD-INS02', wants: 'Indigo, L', days: 9, isSent: true }
];

/** Replacements that left before the goods were back, paid with a deposit on their day. */
export async function playInstants(stage: Stage, config: Config, now: number): Promise<void> {
	if (!config.STRIPE_SECRET_KEY) return;
	for (const { number, wants, days, isSent } of PLAYED) {
		const at = now - days * DAY;
		const context = stage.at(at);
		const { read } = context.db;
		const order = await findOrderByNumber(read, normalOrderNumber(number));
		if (!order) throw new Error(`no order ${number}`);
		const [line] = await linesOfOrder(read, order.id);
		const skus = [skuOf(CATALOGUE.shirt, { en: wants, th: wants })];
		const [variant] = await findVariants(read, { skus }, order.currency);
		if (!line || !variant) throw new Error(`${number} has nothing to exchange for ${wants}`);
		const submitted = must(
			await submitReturn(context, customerOf(order), {
				order_id: order.id,
				method: 'drop_off',
				items: [
					{
						...{ line_id: line.id, quantity: 1, reason_code: 'too_small', answer_code: null, comment: '' },
						...{ outcome: 'exchange', wants: [{ variant_id: variant.id, quantity: 1 }], file_ids: [] }
					}
				],
				idempotency_key: `demo-instant-${number}`,
				quoted_total_minor: null,
				instant: { deposit_minor: null }
			}),
			number
		);
		const exchange = await exchangeOfReturn(read, submitted.return_id);
		const instant = exchange && (await findInstant(read, exchange.id));
		const charge = instant && (await findCharge(read, instant.charge_id));
		if (!exchange || !instant || !charge) throw new Error(`${number} was asked for no deposit`);
		await payDeposit(stage, config, order, charge, at + 10 * MINUTE);
		await stage.settle(at + 20 * MINUTE);
		if (!isSent) continue;
		const parcel = { exchange_id: exchange.id, carrier: 'Thailand Post', tracking_number: 'EY145587243TH' };
		must(await sendReplacement(stage.at(at + DAY), stage.agent, parcel), number);
		await stage.settle(at + DAY + HOUR);
		for (const then of [instant.due_at - DAY, instant.due_at + HOUR]) {
			await watchGoods(stage.at(then), exchange.id);
			await stage.settle(then + MINUTE);
		}
	}
}

/** A page of the provider lives a day at most, so one of the past is told as it was, with a payment that is there. */
async function payDeposit(
	stage: Stage,
	config: Config,
	order: OrdersTable,
	charge: ChargesTable,
	at: number
): Promise<void> {
	const context = stage.at(at);
	const asked = { charge_id: charge.id, locale: order.locale };
	const begun = must(await beginSession(context, customerOf(order), asked), order.number);
	if (begun.do !== 'open') throw new Error(`${order.number} has a page to pay on already`);
	const intent = await stripeOf(config).paymentIntents.create(
		{
			...{ amount: charge.amount_minor, currency: charge.currency.toLowerCase() },
			...{ payment_method: 'pm_card_visa', confirm: true, metadata: begun.order.metadata }
		} satisfies Stripe.PaymentIntentCreateParams,
		{ idempotencyKey: begun.order.key }
	);
	await applyCheckout(context, {
		id: `cs_demo_${order.number.replace(/\W/g, '')}`,
		status: 'paid',
		url: null,
		amountMinor: charge.amount_minor,
		currency: charge.currency,
		paymentRef: intent.id,
		method: 'card',
		methodLabel: 'Visa •••• 4242',
		metadata: begun.order.metadata,
		expiresAt: begun.order.expiresAt
	});
}

const customerOf = ({ id, email_norm }: OrdersTable) =>
	({ kind: 'customer', orderId: id, email: email_norm }) as const;
