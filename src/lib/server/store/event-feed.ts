import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from './database.ts';
import type { StoredEvent } from './events.ts';

/** All events after one of them, in the order of their ids, as far as they happened until `until`. */
export async function eventsAfter(
	db: Reader,
	range: { after: string; until: Instant; limit: number }
): Promise<StoredEvent[]> {
	const rows = await db
		.selectFrom('events')
		.selectAll()
		.where('id', '>', range.after as Id<'evt'>)
		.where('at', '<=', range.until)
		.orderBy('id')
		.limit(range.limit)
		.execute();
	return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }));
}
