import { actorId, type Actor } from '#lib/domain/actor.ts';
import { accepted, type Result } from '#lib/domain/result.ts';
import { endOfWindow } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import { shopTimezone } from '../../store/order-facts.ts';
import type { ChangedReturn, ReturnRef } from '../returns/types.ts';
import { changeClaim } from './change-claim.ts';

/** `days`: how long the carrier has; the case comes back to the desk when they have passed without an answer. */
export type AskCarrierInput = ReturnRef & { days: number };

/** Somebody asked the carrier where the parcel is: until its answer the case waits for it and not for us. */
export async function askCarrier(
	ctx: CommandContext,
	actor: Actor,
	{ days, ...ref }: AskCarrierInput
): Promise<Result<ChangedReturn>> {
	const zone = await shopTimezone(ctx.db.read);
	return changeClaim(ctx, actor, ref, (_, row, now) => {
		if (row.state !== 'in_review') return null;
		const carrier_answer_by = endOfWindow(now, days, zone);
		return accepted({
			claim: {
				carrier_asked_at: now,
				carrier_asked_by: actorId(actor),
				carrier_answer_by,
				carrier_answered_at: null,
				carrier_answer: null
			},
			needs_person_since: null,
			event: { type: 'claim_carrier_asked', data: { answer_by: carrier_answer_by } }
		});
	});
}
