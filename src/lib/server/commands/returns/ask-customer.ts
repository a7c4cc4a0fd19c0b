import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import { askCustomer as decide } from '#lib/domain/return/ask.ts';
import type { CommandContext } from '../../context.ts';
import { changeReturn } from './change.ts';
import { writeNote } from './notes.ts';
import type { AskCustomerInput, ChangedReturn } from './types.ts';

/** The shop asks the customer something, by mail and on the return's page. */
export const askCustomer = (
	ctx: CommandContext,
	actor: Actor,
	input: AskCustomerInput
): Promise<Result<ChangedReturn>> =>
	changeReturn(ctx, actor, 'decide', input, async (loaded, act, { tx, by }) => {
		const decided = decide(loaded, input.question, act);
		if (decided.ok) await writeNote(tx, by, loaded.order, loaded.return.id, 'question', input.question);
		return decided;
	});
