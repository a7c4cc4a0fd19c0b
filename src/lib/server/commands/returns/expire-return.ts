import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import { expireReturn as decide } from '#lib/domain/return/expire.ts';
import type { CommandContext } from '../../context.ts';
import { instantOf } from '../instants/follow.ts';
import { changeReturn } from './change.ts';
import type { ChangedReturn, ReturnRef } from './types.ts';

/** The last day to send has passed: the units are free again. */
export const expireReturn = (
	ctx: CommandContext,
	actor: Actor,
	input: ReturnRef
): Promise<Result<ChangedReturn>> =>
	changeReturn(ctx, actor, 'system', input, async (loaded, act, { tx }) => {
		const instant = await instantOf(tx, loaded.return);
		// Whoever paid a deposit was told of days of grace after the last day.
		const ship_by = instant?.state === 'secured' || instant?.state === 'overdue' ? instant.grace_until : null;
		return decide(ship_by === null ? loaded : { ...loaded, return: { ...loaded.return, ship_by } }, act);
	});
