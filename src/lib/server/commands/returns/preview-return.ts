import type { Actor } from '#lib/domain/actor.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import type { WouldChange } from '#lib/domain/policy/what-would-change.ts';
import { accepted, type Refusal } from '#lib/domain/result.ts';
import { unpayableExchange } from '../exchanges/payable.ts';
import type { CommandContext } from '../../context.ts';
import { planRequest } from './plan.ts';
import type { ReturnInput } from './types.ts';

export type Preview =
	{ ok: true; value: ReturnPlan } | { ok: false; refusal: Refusal; would_change?: WouldChange[] };

/** The plan that submitReturn would save now, or why there is none and what would help; nothing is written. */
export async function previewReturn(ctx: CommandContext, actor: Actor, input: ReturnInput): Promise<Preview> {
	const planned = await planRequest(ctx.db.read, actor, input, ctx.clock.now());
	const changes = planned.explain && { would_change: planned.explain() };
	if (!planned.ok) return { ok: false, refusal: planned.refusal, ...changes };
	return unpayableExchange(ctx, planned.value.plan) ?? accepted({ ...planned.value.plan, ...changes });
}
