import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import { markLost as decide } from '#lib/domain/return/lose.ts';
import type { CommandContext } from '../../context.ts';
import { changeReturn } from './change.ts';
import type { DecidedReturn, MarkLostInput } from './types.ts';

/** Goods were lost on their way back; a person says whether they are paid all the same. */
export const markLost = (
	ctx: CommandContext,
	actor: Actor,
	input: MarkLostInput
): Promise<Result<DecidedReturn>> =>
	changeReturn(ctx, actor, 'decide', input, (loaded, act) => decide(loaded, input, act));
