import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import { answerQuestion as decide } from '#lib/domain/return/ask.ts';
import type { CommandContext } from '../../context.ts';
import { changeReturn } from './change.ts';
import { keepWords, readWords } from './customer-words.ts';
import type { AnswerQuestionInput, ChangedReturn } from './types.ts';

/** The customer writes back, with words, photos or both; a person looks again. */
export const answerQuestion = (
	ctx: CommandContext,
	actor: Actor,
	input: AnswerQuestionInput
): Promise<Result<ChangedReturn>> =>
	changeReturn(ctx, actor, 'serve', input, async (loaded, act, { tx, by }) => {
		const words = await readWords(tx, loaded, input);
		if (!words.ok) return words;
		const decided = decide(loaded, act);
		if (decided.ok) await keepWords(tx, by, loaded, words.value);
		return decided;
	});
