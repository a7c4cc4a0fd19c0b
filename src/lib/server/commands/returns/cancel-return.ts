import type { Actor } from '#lib/domain/actor.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import { cancelReturn as decide } from '#lib/domain/return/cancel.ts';
import type { CommandContext } from '../../context.ts';
import { instantOf } from '../instants/follow.ts';
import { unpack } from './box.ts';
import { changeReturn } from './change.ts';
import type { CancelReturnInput, ChangedReturn } from './types.ts';

/** Calls a return off while nothing of it is on its way. */
export const cancelReturn = (
	ctx: CommandContext,
	actor: Actor,
	input: CancelReturnInput
): Promise<Result<ChangedReturn>> =>
	changeReturn(ctx, actor, 'serve', input, async (loaded, _act, { tx, by }) => {
		const instant = await instantOf(tx, loaded.return);
		// The replacement was bought and is on its way: these goods are owed, or kept and paid for.
		if (instant?.state === 'secured' || instant?.state === 'overdue') return refused('replacement_underway');
		const decided = decide(loaded);
		if (!decided.ok || decided.value.return.state === undefined) return decided;
		const rest = await unpack(tx, by, loaded.return);
		return rest.ok ? decided : rest;
	});
