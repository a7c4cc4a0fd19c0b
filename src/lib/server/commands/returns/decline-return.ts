import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import { declineReturn as decide } from '#lib/domain/return/decline.ts';
import type { CommandContext } from '../../context.ts';
import { reasonsOf } from '../../store/reasons.ts';
import { changeReturn } from './change.ts';
import type { ChangedReturn, DeclineReturnInput } from './types.ts';

/** A person says no, with one of the shop's reasons. */
export const declineReturn = (
	ctx: CommandContext,
	actor: Actor,
	input: DeclineReturnInput
): Promise<Result<ChangedReturn>> =>
	changeReturn(ctx, actor, 'decide', input, async (loaded, act, { tx }) => {
		const known_reasons = (await reasonsOf(tx, 'decline')).map((reason) => reason.code);
		const note = input.note?.trim() || null;
		return decide(loaded, { reason_code: input.reason_code, note, known_reasons }, act);
	});
