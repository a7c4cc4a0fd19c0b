import type { Actor } from '#lib/domain/actor.ts';
import { accepted, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import type { ChangedReturn, ReturnRef } from '../returns/types.ts';
import { changeClaim } from './change-claim.ts';

/**
 * The parcel of a claim whose money was promised came all the same, and somebody has seen to it: with the customer, or by
 * taking the refund back while it had not left. The units stay counted as claimed, so nothing is paid for them again.
 */
export const settleArrival = (
	ctx: CommandContext,
	actor: Actor,
	ref: ReturnRef
): Promise<Result<ChangedReturn>> =>
	changeClaim(ctx, actor, ref, (claim, row, now) =>
		claim.came_at === null || claim.came_settled_at !== null || row.state === 'in_review'
			? null
			: accepted({
					claim: { came_settled_at: now },
					needs_person_since: row.needs_person_since,
					event: { type: 'claim_arrival_settled', data: { came_at: claim.came_at } }
				})
	);
