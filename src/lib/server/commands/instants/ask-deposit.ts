import { depositKey } from '#lib/domain/instant/deposit.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { exchangeOfReturn } from '../../store/exchanges.ts';
import { insertInstant } from '../../store/instants.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';
import { openCharge } from '../charges/open-charge.ts';
import { exchangeEvent } from '../exchanges/events.ts';
import type { By } from '../orders/by.ts';
import type { LoadedReturn } from '../returns/load.ts';
import type { PlannedRequest } from '../returns/plan.ts';
import { instantOffer } from './offer.ts';

/** What the customer agreed to: the deposit that they read. Null accepts whatever it is now. */
export type InstantAsked = { deposit_minor: number | null };

/**
 * The customer wants the replacement of a return that was just opened at once: they are asked for the deposit. In the
 * transaction of the submission, so that without an offer nothing is opened at all.
 */
export async function askDeposit(
	tx: Tx,
	by: By,
	ctx: CommandContext,
	{ plan }: PlannedRequest,
	{ return: row, order }: LoadedReturn,
	asked: InstantAsked
): Promise<Result<ChargesTable>> {
	const offer = await instantOffer(tx, ctx, { order_id: order.id, plan, is_gift: row.gift_id != null });
	if (!offer.ok) return offer;
	const { deposit_minor, pay_by, due_at, grace_until } = offer.value;
	if (asked.deposit_minor !== null && asked.deposit_minor !== deposit_minor) {
		const { total_minor, currency } = plan;
		return refused('quote_changed', {
			quoted_minor: asked.deposit_minor,
			deposit_minor,
			total_minor,
			currency
		});
	}
	const exchange = await exchangeOfReturn(tx, row.id);
	if (!exchange) throw new Error(`return ${row.id} was planned as an exchange and has none`);
	const charge = await openCharge(tx, by, {
		order_id: order.id,
		amount_minor: deposit_minor,
		purpose: 'exchange',
		purpose_id: exchange.id,
		key: depositKey(exchange.id),
		due_at: pay_by
	});
	if (!charge.ok) return charge;
	await insertInstant(tx, {
		exchange_id: exchange.id,
		return_id: row.id,
		order_id: order.id,
		state: 'asked',
		currency: order.currency,
		amount_minor: deposit_minor,
		charge_id: charge.value.id,
		due_at,
		grace_until,
		reminded_at: null,
		since: by.now,
		created_at: by.now,
		version: 1
	});
	await appendEvents(tx, by, [
		exchangeEvent(exchange, 'exchange_deposit_asked', { deposit_minor, due_at, grace_until })
	]);
	return accepted(charge.value);
}
