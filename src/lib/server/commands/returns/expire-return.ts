import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import { expireReturn as decide } from '#lib/domain/return/expire.ts';
import type { CommandContext } from '../../context.ts';
import { changeReturn } from './change.ts';
import type { ChangedReturn, ReturnRef } from './types.ts';

/** The last day to send has passed: the units are free again. */
export const expireReturn = (
	ctx: CommandContext,
	actor: Actor,
	input: ReturnRef
): Promise<Result<ChangedReturn>> =>
	changeReturn(ctx, actor, 'system', input, (loaded, act) => decide(loaded, act));
