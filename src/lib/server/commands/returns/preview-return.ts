import type { Actor } from '#lib/domain/actor.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { accepted, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { planRequest } from './plan.ts';
import type { ReturnInput } from './types.ts';

/** The plan that submitReturn would save now; nothing is written. */
export async function previewReturn(
	ctx: CommandContext,
	actor: Actor,
	input: ReturnInput
): Promise<Result<ReturnPlan>> {
	const planned = await planRequest(ctx.db.read, actor, input, ctx.clock.now());
	return planned.ok ? accepted(planned.value.plan) : planned;
}
