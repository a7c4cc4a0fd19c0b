import type { Actor } from '#lib/domain/actor.ts';
import { isDay, MOST_HOLIDAYS, MOST_NAME, type Holiday } from '#lib/domain/holidays/holiday.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { holidaysOf, insertHolidays } from '../../store/holidays.ts';
import { inTransaction } from '../in-transaction.ts';
import { isText } from './fields.ts';
import { maySet } from './permissions.ts';

/**
 * Adds days on which the shop does not work; those that are there already keep their names. Refuses the whole with
 * `value_invalid` when one of them is wrong, `index` is its place; and with `field` alone when there are too many.
 */
export async function addHolidays(
	ctx: CommandContext,
	actor: Actor,
	given: readonly Holiday[]
): Promise<Result<{ added: number; known: number }>> {
	if (!maySet(actor)) return refused('not_allowed');
	const holidays = given.map(trimmed);
	for (const [index, holiday] of holidays.entries()) {
		const field = wrongField(holiday);
		if (field !== null) return refused('value_invalid', { field, index });
		if (holidays.findIndex(({ day }) => day === holiday.day) < index)
			return refused('value_invalid', { field: 'day', index });
	}
	return inTransaction<{ added: number; known: number }>(ctx.db, async (tx) => {
		const before = new Set((await holidaysOf(tx)).map(({ day }) => day));
		const added = holidays.filter(({ day }) => !before.has(day));
		if (before.size + added.length > MOST_HOLIDAYS) return refused('value_invalid', { field: 'holidays' });
		const count = { added: added.length, known: holidays.length - added.length };
		if (added.length === 0) return accepted(count);
		await insertHolidays(tx, added);
		await appendEvents(tx, { ids: ctx.ids, now: ctx.clock.now(), actor }, [
			{
				type: 'holidays_added',
				entity: 'shop',
				entity_id: 'shop',
				order_id: null,
				data: { days: added.map(({ day }) => day) }
			}
		]);
		return accepted(count);
	});
}

export const trimmed = ({ day, en, th }: Holiday): Holiday => ({
	day: day.trim(),
	en: en.trim(),
	th: th.trim()
});

/** The first part of a holiday that can't be kept, in the order of its form. */
export function wrongField({ day, en, th }: Holiday): 'day' | 'th' | 'en' | null {
	if (!isDay(day)) return 'day';
	if (!isText(th, 1, MOST_NAME)) return 'th';
	return isText(en, 1, MOST_NAME) ? null : 'en';
}
