import type { Id } from '#lib/domain/ids.ts';
import { isChosen } from '#lib/domain/webhook/choice.ts';
import { SECOND, type Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader } from './database.ts';
import { settledMoment } from './engines/settled.ts';
import type { StoredEvent } from './events.ts';
import type { EventsTable } from './schema.ts';

/** So young an event is not told yet: another process may be about to write one with an earlier id. */
export const SETTLED_AFTER = SECOND;

/** All events after one of them, in the order of their ids, as far as they happened until `until` and none comes between. */
export async function eventsAfter(
	db: Reader,
	range: { after: string; until: Instant; limit: number }
): Promise<StoredEvent[]> {
	const settled = await settledMoment(db);
	const rows = await db
		.selectFrom('events')
		.selectAll()
		.where('id', '>', range.after as Id<'evt'>)
		.$if(settled !== null, (events) => events.where('id', '<', placeBefore(settled ?? 0) as Id<'evt'>))
		.where('at', '<=', range.until)
		.orderBy('id')
		.limit(range.limit)
		.execute();
	return rows.map(read);
}

const PAGE = 100;

/**
 * The next event that was chosen, looked for among the hundred after a place. Without one, `passed` is the last that
 * was looked at, and `isFull` says that there may be more behind it.
 */
export async function nextChosen(
	db: Reader,
	from: { after: string; choices: readonly string[]; until: Instant }
): Promise<{ event: StoredEvent | null; passed: string; isFull: boolean }> {
	const events = await eventsAfter(db, { after: from.after, until: from.until, limit: PAGE });
	const event = events.find(({ type }) => isChosen(from.choices, type)) ?? null;
	return { event, passed: events.at(-1)?.id ?? from.after, isFull: events.length === PAGE };
}

const byId = compiled((db, id: Id<'evt'>) => db.selectFrom('events').selectAll().where('id', '=', id));

export async function findEvent(db: Reader, id: Id<'evt'>): Promise<StoredEvent | null> {
	const [row] = await byId(db, id);
	return row ? read(row) : null;
}

export async function eventsOfIds(db: Reader, ids: readonly Id<'evt'>[]): Promise<StoredEvent[]> {
	if (ids.length === 0) return [];
	const rows = await db.selectFrom('events').selectAll().where('id', 'in', ids).execute();
	return rows.map(read);
}

/** The id of the newest event; empty before the first. */
export async function newestEvent(db: Reader): Promise<string> {
	const row = await db.selectFrom('events').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
	return row?.id ?? '';
}

/** What stands before every id made at this moment or later, and after every earlier one. */
export const placeBefore = (at: Instant): string => {
	const hex = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0');
	return `evt_${hex.slice(0, 8)}-${hex.slice(8, 12)}`;
};

const read = (row: EventsTable): StoredEvent => ({
	...row,
	data: JSON.parse(row.data) as Record<string, unknown>
});
