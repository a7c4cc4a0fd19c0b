import type { Actor } from '#lib/domain/actor.ts';
import { laterTermsOf } from '#lib/domain/policy/later-terms.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import type { Result } from '#lib/domain/result.ts';
import { changeTravel } from '#lib/domain/return/change-travel.ts';
import type { CommandContext } from '../../context.ts';
import { changeReturn as changing } from './change.ts';
import { policyOf } from './policy.ts';
import type { ChangedReturn, ChangeReturnInput } from './types.ts';

/** Another way to send the parcel, or its tracking number, until the carrier has it. */
export const changeReturn = (
	ctx: CommandContext,
	actor: Actor,
	input: ChangeReturnInput
): Promise<Result<ChangedReturn>> =>
	changing(ctx, actor, 'serve', input, async (loaded, _act, { tx }) => {
		const decision = JSON.parse(loaded.return.decision) as ReturnPlan | null;
		const { rules } = await policyOf(tx, loaded);
		return changeTravel(loaded, input, laterTermsOf(decision, rules).methods);
	});
