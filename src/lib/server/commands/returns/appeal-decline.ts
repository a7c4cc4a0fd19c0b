import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import { appealDecline as decide } from '#lib/domain/return/appeal.ts';
import type { CommandContext } from '../../context.ts';
import { orderFacts } from '../../store/order-facts.ts';
import { changeReturn } from './change.ts';
import { keepWords, readWords } from './customer-words.ts';
import type { AppealDeclineInput, ChangedReturn } from './types.ts';

/** The customer contests a no, once, and says why; a person looks anew. */
export const appealDecline = (
	ctx: CommandContext,
	actor: Actor,
	input: AppealDeclineInput
): Promise<Result<ChangedReturn>> =>
	changeReturn(ctx, actor, 'serve', input, async (loaded, act, { tx, by }) => {
		const words = await readWords(tx, loaded, input);
		if (!words.ok) return words;
		const { lines, timezone } = await orderFacts(tx, loaded.order, by.now);
		const decided = decide(loaded, { ...loaded.return, timezone }, lines, act);
		if (decided.ok) await keepWords(tx, by, loaded, words.value);
		return decided;
	});
