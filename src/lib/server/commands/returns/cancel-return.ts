import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import { cancelReturn as decide } from '#lib/domain/return/cancel.ts';
import type { CommandContext } from '../../context.ts';
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
		const decided = decide(loaded);
		if (!decided.ok || decided.value.return.state === undefined) return decided;
		const rest = await unpack(tx, by, loaded.return);
		return rest.ok ? decided : rest;
	});
