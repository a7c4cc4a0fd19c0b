import { actorId } from '#lib/domain/actor.ts';
import { leastCharge } from '#lib/domain/charge/least.ts';
import type { ChargePurpose } from '#lib/domain/charge/purposes.ts';
import { remindAt } from '#lib/domain/charge/times.ts';
import type { Id } from '#lib/domain/ids.ts';
import { minorStep } from '#lib/domain/refund/minor-step.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import { enqueue } from '../../jobs/queue.ts';
import { countCharge, findChargeByKey, insertCharge } from '../../store/charges.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { findOrder } from '../../store/orders.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';
import type { By } from '../orders/by.ts';
import { chargeEvent } from './charge-events.ts';
import { mailCharge } from './charge-mails.ts';

export type NewCharge = {
	order_id: Id<'ord'>;
	/** Minor units of the order's currency, tax included. */
	amount_minor: number;
	purpose: ChargePurpose;
	/** What it pays for; what follows when it is paid or lapses is in follow-ups.ts. */
	purpose_id: string;
	/** After that moment it lapses. */
	due_at: Instant;
	/** A person's own words for the customer; left out where the purpose has words. */
	title?: string;
	/** Asked for again under the same key, it is the same charge; `purpose:purpose_id` when left out. */
	key?: string;
};

/**
 * Asks the customer for money: the charge stands, its mail with the link to pay leaves, and it lapses by itself. For the
 * transaction of whatever needs the money. Refused: an amount that cannot be charged.
 */
export async function openCharge(tx: Tx, by: By, asked: NewCharge): Promise<Result<ChargesTable>> {
	const order = await findOrder(tx, asked.order_id);
	if (!order) return refused('not_found');
	const { amount_minor } = asked;
	const step = minorStep('stripe', order.currency);
	if (!Number.isSafeInteger(amount_minor) || amount_minor <= 0 || amount_minor % step !== 0)
		return refused('amount_invalid');
	const least = leastCharge(order.currency);
	if (amount_minor < least)
		return refused('charge_too_small', { least_minor: least, currency: order.currency });
	const key = asked.key ?? `${asked.purpose}:${asked.purpose_id}`;
	const known = await findChargeByKey(tx, key);
	if (known) return isSame(known, asked) ? accepted(known) : refused('key_reused_with_other_body');
	const charge: ChargesTable = {
		id: by.ids.next('chg'),
		number: by.ids.readable('PY'),
		key,
		order_id: order.id,
		purpose: asked.purpose,
		purpose_id: asked.purpose_id,
		title: asked.title ?? '',
		currency: order.currency,
		amount_minor,
		state: 'due',
		due_at: asked.due_at,
		asked_by: actorId(by.actor),
		reminded_at: null,
		created_at: by.now,
		settled_at: null,
		version: 1
	};
	await insertCharge(tx, charge);
	await countCharge(tx, order.id);
	await appendEvents(tx, by, [chargeEvent(charge, 'charge_opened', { due_at: charge.due_at })]);
	await mailCharge(tx, by, charge, 'charge_due', 'asked');
	for (const run_at of [remindAt(charge), charge.due_at]) {
		if (run_at === null) continue;
		const key = `charge.look:${charge.id}:at:${run_at}`;
		await enqueue(tx, by, { kind: 'charge.look', key, body: { charge_id: charge.id }, run_at });
	}
	return accepted(charge);
}

const isSame = (known: ChargesTable, asked: NewCharge): boolean =>
	known.order_id === asked.order_id &&
	known.purpose === asked.purpose &&
	known.amount_minor === asked.amount_minor;
