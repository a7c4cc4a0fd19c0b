import { actorId, type Actor } from '#lib/domain/actor.ts';
import { normalEmail } from '#lib/domain/order/normal.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import { appendEvents } from '../../store/events.ts';
import { findAnswer, insertAnswer, saveCase } from '../../store/withdrawals.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { loadOpen } from './load.ts';
import type { AnswerWithdrawalInput, ChangedWithdrawal } from './types.ts';

const MOST_CHARACTERS = 3_000;

/** A person writes to the declarant, by mail; with `close` the matter is done with it. */
export const answerWithdrawal = (
	ctx: CommandContext,
	actor: Actor,
	input: AnswerWithdrawalInput
): Promise<Result<ChangedWithdrawal>> =>
	inTransaction<ChangedWithdrawal>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const said = input.key && (await findAnswer(tx, input.key));
		const { version: seen, ...ref } = input;
		const found = await loadOpen(tx, actor, said || seen === undefined ? ref : { ...ref, version: seen });
		if (!found.ok) return found;
		const row = found.value;
		const body = input.body.replace(/\r\n?/g, '\n').trim();
		if (said) {
			const same = said.withdrawal_id === row.id && said.body === body;
			if (!same) return refused('key_reused_with_other_body');
			return accepted({ withdrawal_id: row.id, version: row.version });
		}
		if (body === '' || body.length > MOST_CHARACTERS) return refused('value_invalid', { field: 'body' });
		if (row.erased_at !== null) return refused('not_in_this_state');
		const id = input.key ?? by.ids.next('wda');
		await insertAnswer(tx, {
			id,
			withdrawal_id: row.id,
			body,
			author_id: actorId(actor),
			author_name: 'name' in actor ? actor.name : '',
			created_at: by.now
		});
		const ending = row.return_id === null ? { refund_ended_at: by.now } : {};
		const closing = input.close ? { closed_at: by.now, closed_by: actorId(actor), ...ending } : {};
		const saved = await saveCase(tx, row, { needs_person_since: null, ...closing });
		if (!saved) return refused('changed_meanwhile');
		const event = { entity: 'withdrawal', entity_id: row.id, order_id: row.order_id } as const;
		await appendEvents(tx, by, [
			{ ...event, type: 'withdrawal_answered', data: { number: row.number, answer_id: id } },
			...(input.close ? [{ ...event, type: 'withdrawal_closed', data: { number: row.number } }] : [])
		]);
		await enqueueMail(tx, by, {
			key: `withdrawal_told:${id}`,
			kind: 'withdrawal_told',
			locale: row.language === 'th' ? 'th' : 'en',
			recipient: normalEmail(row.contact),
			order_id: row.order_id,
			return_id: null
		});
		return accepted({ withdrawal_id: row.id, version: row.version + 1 });
	});
