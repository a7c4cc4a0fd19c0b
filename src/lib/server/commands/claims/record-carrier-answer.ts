import type { Actor } from '#lib/domain/actor.ts';
import type { CarrierAnswer } from '#lib/domain/claim/problems.ts';
import { accepted, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import type { ChangedReturn, ReturnRef } from '../returns/types.ts';
import { changeClaim } from './change-claim.ts';

export type CarrierAnswerInput = ReturnRef & { answer: CarrierAnswer };

/** The carrier found the parcel, or did not: somebody decides with that. */
export const recordCarrierAnswer = (
	ctx: CommandContext,
	actor: Actor,
	{ answer, ...ref }: CarrierAnswerInput
): Promise<Result<ChangedReturn>> =>
	changeClaim(ctx, actor, ref, (claim, row, now) =>
		row.state !== 'in_review' || claim.carrier_asked_at === null || claim.carrier_answered_at !== null
			? null
			: accepted({
					claim: { carrier_answered_at: now, carrier_answer: answer },
					needs_person_since: row.needs_person_since ?? now,
					event: { type: 'claim_carrier_answered', data: { answer } }
				})
	);
