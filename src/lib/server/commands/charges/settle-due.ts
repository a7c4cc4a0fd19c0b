import { isOpenCharge } from '#lib/domain/charge/states.ts';
import { LONGEST_PROCESSING, LONGEST_UNASKED, OPENING_LIFE, remindAt } from '#lib/domain/charge/times.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { CommandContext } from '../../context.ts';
import { findCharge, liveSession, saveCharge, saveSession } from '../../store/charges.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import type { ChargeSessionsTable, ChargesTable } from '../../store/schema-charges.ts';
import type { By } from '../orders/by.ts';
import { SYSTEM } from '../refunds/types.ts';
import { chargeEvent } from './charge-events.ts';
import { mailCharge } from './charge-mails.ts';
import { closeCharge } from './close-charge.ts';
import { FOLLOW_UPS } from './follow-ups.ts';

/**
 * What time alone brings: the reminder, and the end. A charge lapses when its day is over and no page of it can be paid
 * any more; a bank that does not answer, or a provider that cannot be asked, holds it up for a while only.
 */
export async function settleDue(ctx: CommandContext, id: Id<'chg'>): Promise<void> {
	await ctx.db.transaction(async (tx) => {
		const by: By = { ids: ctx.ids, now: ctx.clock.now(), actor: SYSTEM };
		const charge = await findCharge(tx, id);
		if (!charge) return;
		const live = await forgetUnanswered(tx, by, await liveSession(tx, id));
		if (!isOpenCharge(charge.state)) return;
		if (charge.due_at > by.now)
			return charge.state === 'processing' && !live ? reopen(tx, by, charge) : remind(tx, by, charge);
		const wait = charge.state === 'processing' ? LONGEST_PROCESSING : LONGEST_UNASKED;
		if (live && by.now < charge.due_at + wait) return;
		if (await closeCharge(tx, by, charge, 'lapse'))
			await FOLLOW_UPS[charge.purpose].lapsed?.(tx, by, { ...charge, state: 'lapsed', settled_at: by.now });
	});
}

/**
 * A page whose opening was never answered is nobody's: no address of it was ever told. One that the provider has not
 * spoken of for a week after its end is over. Should either be paid after all, the money goes back.
 */
async function forgetUnanswered(
	tx: Tx,
	by: By,
	live: ChargeSessionsTable | null
): Promise<ChargeSessionsTable | null> {
	if (live === null) return null;
	const isUnanswered = live.state === 'opening' && by.now - live.created_at >= OPENING_LIFE;
	if (!isUnanswered && by.now < live.expires_at + LONGEST_PROCESSING) return live;
	await saveSession(tx, live, { state: 'expired', settled_at: by.now, failure_code: 'no_answer' });
	return null;
}

/** The bank never answered: the customer may try again. */
async function reopen(tx: Tx, by: By, charge: ChargesTable): Promise<void> {
	await saveCharge(tx, charge, { state: 'due' });
	await appendEvents(tx, by, [chargeEvent(charge, 'charge_payment_failed')]);
}

async function remind(tx: Tx, by: By, charge: ChargesTable): Promise<void> {
	const at = remindAt(charge);
	if (charge.state !== 'due' || charge.reminded_at !== null || at === null || at > by.now) return;
	await saveCharge(tx, charge, { reminded_at: by.now });
	await appendEvents(tx, by, [chargeEvent(charge, 'charge_reminded')]);
	await mailCharge(tx, by, charge, 'charge_due', 'reminder');
}
