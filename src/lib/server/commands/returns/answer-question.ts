import type { Actor } from '#lib/domain/actor.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import { answerQuestion as decide } from '#lib/domain/return/ask.ts';
import type { CommandContext } from '../../context.ts';
import { insertEvidence } from '../../store/evidence.ts';
import { filesOfOrder } from '../../store/files.ts';
import { changeReturn } from './change.ts';
import { writeNote } from './notes.ts';
import type { AnswerQuestionInput, ChangedReturn } from './types.ts';

/** The customer writes back, with words, photos or both; a person looks again. */
export const answerQuestion = (
	ctx: CommandContext,
	actor: Actor,
	input: AnswerQuestionInput
): Promise<Result<ChangedReturn>> =>
	changeReturn(ctx, actor, 'serve', input, async (loaded, act, { tx, by }) => {
		const { order, return: row } = loaded;
		const ids = [...new Set(input.file_ids)];
		const own = await filesOfOrder(tx, order.id, ids);
		const foreign = ids.find((id) => !own.includes(id));
		if (foreign) return refused('not_found', { file_id: foreign });
		const body = input.body.trim();
		if (body === '' && ids.length === 0) return refused('value_invalid', { pointer: '/body' });
		const decided = decide(loaded, act);
		if (!decided.ok) return decided;
		if (body !== '') await writeNote(tx, by, order, row.id, 'answer', body);
		await insertEvidence(
			tx,
			ids.map((file_id) => ({
				id: by.ids.next('evi'),
				return_id: row.id,
				return_item_id: null,
				file_id,
				kind: 'photo' as const,
				created_at: by.now
			}))
		);
		return decided;
	});
