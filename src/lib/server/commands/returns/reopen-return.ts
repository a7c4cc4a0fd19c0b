import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import { reopenReturn as decide } from '#lib/domain/return/expire.ts';
import type { CommandContext } from '../../context.ts';
import { orderFacts, shopTimezone } from '../../store/order-facts.ts';
import { changeReturn } from './change.ts';
import { policyOf } from './policy.ts';
import type { ChangedReturn, ReopenReturnInput } from './types.ts';

/** Gives an expired return more time, if its units are still free. */
export const reopenReturn = (
	ctx: CommandContext,
	actor: Actor,
	input: ReopenReturnInput
): Promise<Result<ChangedReturn>> =>
	changeReturn(ctx, actor, 'decide', input, async (loaded, act, { tx, by }) => {
		const { ship_by_days } = (await policyOf(tx, loaded)).rules;
		const { lines } = await orderFacts(tx, loaded.order, by.now);
		return decide(loaded, { ship_by_days, timezone: await shopTimezone(tx) }, lines, act);
	});
