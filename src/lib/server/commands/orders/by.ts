import type { Actor } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import type { IdSource } from '../../ids.ts';

/** Who writes, when, and where ids come from: one value for a whole transaction. */
export type By = { ids: IdSource; now: Instant; actor: Actor };

export const writtenBy = (ctx: CommandContext, actor: Actor): By => ({
	ids: ctx.ids,
	now: ctx.clock.now(),
	actor
});
