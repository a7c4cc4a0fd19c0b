import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import { closeReturn as decide } from '#lib/domain/return/resolve.ts';
import type { CommandContext } from '../../context.ts';
import { changeReturn } from './change.ts';
import type { ChangedReturn, CloseReturnInput } from './types.ts';

/** Puts a case away for good. */
export const closeReturn = (
	ctx: CommandContext,
	actor: Actor,
	input: CloseReturnInput
): Promise<Result<ChangedReturn>> =>
	changeReturn(ctx, actor, 'decide', input, (loaded, act) => decide(loaded, act));
