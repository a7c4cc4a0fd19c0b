import type { Actor } from '#lib/domain/actor.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { findCharge } from '../../store/charges.ts';
import { appendEvents } from '../../store/events.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import type { ChargeRef } from './charge-ref.ts';
import { chargeEvent } from './charge-events.ts';
import { mailCharge } from './charge-mails.ts';
import { maySeeCharges } from './permissions.ts';

/** Mails the way to pay once more; pressed again within a few minutes it is still one mail. */
export const sendPayLink = (
	ctx: CommandContext,
	actor: Actor,
	input: ChargeRef
): Promise<Result<ChargesTable>> =>
	inTransaction<ChargesTable>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		if (!maySeeCharges(actor)) return refused('not_allowed');
		const charge = await findCharge(tx, input.charge_id);
		if (!charge) return refused('not_found');
		if (charge.state !== 'due') return refused('not_in_this_state', { state: charge.state });
		await mailCharge(tx, by, charge, 'charge_due', `again${Math.floor(by.now / (5 * MINUTE))}`);
		await appendEvents(tx, by, [chargeEvent(charge, 'charge_link_sent')]);
		return accepted(charge);
	});
