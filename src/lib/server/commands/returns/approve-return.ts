import type { Actor } from '#lib/domain/actor.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import type { Result } from '#lib/domain/result.ts';
import { approveReturn as decide } from '#lib/domain/return/approve.ts';
import type { CommandContext } from '../../context.ts';
import { shopTimezone } from '../../store/order-facts.ts';
import { changeReturn } from './change.ts';
import { policyOf } from './policy.ts';
import type { ApproveReturnInput, DecidedReturn } from './types.ts';

/** A person says yes; money for goods that the customer keeps is reserved at once. */
export const approveReturn = (
	ctx: CommandContext,
	actor: Actor,
	input: ApproveReturnInput
): Promise<Result<DecidedReturn>> =>
	changeReturn(ctx, actor, 'decide', input, async (loaded, act, { tx }) => {
		const policy = await policyOf(tx, loaded);
		const plan = JSON.parse(loaded.return.decision) as ReturnPlan | null;
		const ship_by_days = plan?.cod_claim === undefined ? policy.rules.ship_by_days : null;
		const note = input.note?.trim() || null;
		return decide(loaded, { ship_by_days, timezone: await shopTimezone(tx), note }, act);
	});
