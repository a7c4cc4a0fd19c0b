import type { Actor } from '#lib/domain/actor.ts';
import type { Holiday } from '#lib/domain/holidays/holiday.ts';
import { markOf } from '#lib/domain/policy/draft/content.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { deleteHoliday, findHoliday, insertHolidays } from '../../store/holidays.ts';
import { inTransaction } from '../in-transaction.ts';
import { trimmed, wrongField } from './add-holidays.ts';
import { maySet } from './permissions.ts';

/** Which day, and what the page showed of it: `markOf` the holiday. */
export type SeenHoliday = { day: LocalDate; seen: string };

/** Changes the name of a holiday, or its day. Refuses with `value_invalid`; a day that is taken is `day`. */
export async function changeHoliday(
	ctx: CommandContext,
	actor: Actor,
	{ to, ...input }: SeenHoliday & { to: Holiday }
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	const after = trimmed(to);
	const field = wrongField(after);
	if (field !== null) return refused('value_invalid', { field });
	return inTransaction<null>(ctx.db, async (tx) => {
		const seen = await asSeen(tx, input);
		if (!seen.ok) return seen;
		if (after.day !== input.day && (await findHoliday(tx, after.day)))
			return refused('value_invalid', { field: 'day', taken: true });
		await deleteHoliday(tx, input.day);
		await insertHolidays(tx, [after]);
		await appendEvents(tx, { ids: ctx.ids, now: ctx.clock.now(), actor }, [
			{
				type: 'holiday_changed',
				entity: 'shop',
				entity_id: 'shop',
				order_id: null,
				data: { day: input.day, to: after.day }
			}
		]);
		return accepted(null);
	});
}

/** The shop works on that day again. */
export async function removeHoliday(
	ctx: CommandContext,
	actor: Actor,
	input: SeenHoliday
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const seen = await asSeen(tx, input);
		if (!seen.ok) return seen;
		await deleteHoliday(tx, input.day);
		await appendEvents(tx, { ids: ctx.ids, now: ctx.clock.now(), actor }, [
			{
				type: 'holiday_removed',
				entity: 'shop',
				entity_id: 'shop',
				order_id: null,
				data: { day: input.day }
			}
		]);
		return accepted(null);
	});
}

async function asSeen(tx: Tx, { day, seen }: SeenHoliday): Promise<Result<Holiday>> {
	const holiday = await findHoliday(tx, day);
	if (!holiday) return refused('not_found');
	return markOf(holiday) === seen ? accepted(holiday) : refused('changed_meanwhile');
}
