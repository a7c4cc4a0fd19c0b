import type { Id } from '#lib/domain/ids.ts';
import type { Reader } from '../store/database.ts';

export type QueuedCancellation = {
	id: Id<'can'>;
	number: string;
	order_id: Id<'ord'>;
	quoted_minor: number;
	currency: string;
};

/** Cancellations by the ids of the queue: their own, or that of held money that could not be let go. */
export async function queuedCancellations(
	db: Reader,
	ids: readonly string[]
): Promise<Map<string, QueuedCancellation>> {
	const asked = ids.filter((id) => id.startsWith('can_')) as Id<'can'>[];
	const held = ids.filter((id) => id.startsWith('hrl_')) as Id<'hrl'>[];
	const columns = [
		'cancellations.id',
		'cancellations.number',
		'cancellations.order_id',
		'cancellations.quoted_minor',
		'cancellations.currency'
	] as const;
	const own =
		asked.length === 0
			? []
			: await db.selectFrom('cancellations').select(columns).where('id', 'in', asked).execute();
	const stuck =
		held.length === 0
			? []
			: await db
					.selectFrom('hold_releases')
					.innerJoin('cancellations', 'cancellations.id', 'hold_releases.cancellation_id')
					.select([...columns, 'hold_releases.id as release_id'])
					.where('hold_releases.id', 'in', held)
					.execute();
	return new Map([
		...own.map((row) => [row.id, row] as const),
		...stuck.map(({ release_id, ...row }) => [release_id, row] as const)
	]);
}
