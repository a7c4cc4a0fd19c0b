import { CHARGE_TRANSITIONS } from '#lib/domain/charge/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { isDeposit } from '#lib/domain/instant/deposit.ts';
import { next } from '#lib/domain/transitions.ts';
import { enqueue } from '../../jobs/queue.ts';
import { chargesOfOrder, findCharge, liveSession, saveCharge } from '../../store/charges.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';
import type { By } from '../orders/by.ts';
import { chargeEvent } from './charge-events.ts';
import { mailCharge } from './charge-mails.ts';

const EVENT = { lapse: 'charge_lapsed', cancel: 'charge_cancelled' } as const;

/**
 * Calls off money that the customer was asked for, in the transaction of whatever makes it needless; false when it had
 * ended before. What is paid nevertheless goes back by itself.
 */
export async function cancelCharge(tx: Tx, by: By, id: Id<'chg'>): Promise<boolean> {
	const charge = await findCharge(tx, id);
	return charge !== null && closeCharge(tx, by, charge, 'cancel');
}

/** Of an order that is called off nothing is asked any more; what an exchange or a change needs ends with that. */
export async function callOffRequests(
	tx: Tx,
	by: By,
	order: { id: Id<'ord'>; charges: number }
): Promise<void> {
	if (order.charges === 0) return;
	for (const charge of await chargesOfOrder(tx, order.id))
		if (charge.purpose === 'request') await closeCharge(tx, by, charge, 'cancel');
}

/** Ends a charge unpaid. The page at the provider is closed by the job that looks after it. */
export async function closeCharge(
	tx: Tx,
	by: By,
	charge: ChargesTable,
	command: 'lapse' | 'cancel'
): Promise<boolean> {
	const state = next(CHARGE_TRANSITIONS, charge.state, command);
	if (state === null) return false;
	await saveCharge(tx, charge, { state, settled_at: by.now });
	await appendEvents(tx, by, [chargeEvent(charge, EVENT[command])]);
	// What becomes of the exchange tells it better.
	if (!isDeposit(charge)) await mailCharge(tx, by, charge, 'charge_closed', state);
	if (await liveSession(tx, charge.id)) {
		const key = `charge.look:${charge.id}:${state}`;
		await enqueue(tx, by, { kind: 'charge.look', key, body: { charge_id: charge.id } });
	}
	return true;
}
