import type { Actor } from '#lib/domain/actor.ts';
import { LONGEST_CHARGE, SHORTEST_CHARGE } from '#lib/domain/charge/times.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import { findOrder } from '../../store/orders.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { openCharge } from './open-charge.ts';
import { mayAsk } from './permissions.ts';

export type AskPaymentInput = {
	order_id: Id<'ord'>;
	amount_minor: number;
	/** What it is for, in words for the customer: 1 to 120 characters. */
	title: string;
	due_at: Instant;
	/** Asked twice under one key, the customer is asked once. */
	idempotency_key: string;
};

const LONGEST_TITLE = 120;

/** Asks the customer of an order for a payment: an express surcharge, postage of a parcel that came back. For leads. */
export const askPayment = (
	ctx: CommandContext,
	actor: Actor,
	input: AskPaymentInput
): Promise<Result<ChargesTable>> =>
	inTransaction<ChargesTable>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		if (!mayAsk(actor)) return refused('not_allowed');
		if (ctx.config.STRIPE_SECRET_KEY === undefined) return refused('no_payment_provider');
		const order = await findOrder(tx, input.order_id);
		if (!order) return refused('not_found');
		if (order.cancelled_at !== null) return refused('order_cancelled');
		const title = input.title.replace(/\s+/gu, ' ').trim();
		if (title === '' || title.length > LONGEST_TITLE) return refused('reason_missing');
		const span = input.due_at - by.now;
		if (!(span >= SHORTEST_CHARGE && span <= LONGEST_CHARGE)) return refused('charge_due_invalid');
		const opened = await openCharge(tx, by, {
			order_id: order.id,
			amount_minor: input.amount_minor,
			purpose: 'request',
			purpose_id: order.id,
			due_at: input.due_at,
			title,
			key: `request:${input.idempotency_key}`
		});
		return opened.ok ? accepted(opened.value) : opened;
	});
