import type { Id } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { inTransaction } from '#lib/server/commands/in-transaction.ts';
import { reserveStock } from '#lib/server/commands/catalogue/reserve-stock.ts';
import { randomIds } from '#lib/server/ids.ts';
import type { Database } from '#lib/server/store/database.ts';

/** So many people want one piece of a variant at the same moment. */
export const race = (db: Database, variant_id: Id<'var'>, times: number): Promise<Result<unknown>[]> =>
	Promise.all(
		Array.from({ length: times }, () =>
			inTransaction<unknown>(db, (tx) =>
				reserveStock(
					tx,
					{ ids: randomIds, now: 1, actor: { kind: 'system' } },
					{
						purpose: 'exchange',
						purpose_id: randomIds.next('ret'),
						wants: [{ variant_id, quantity: 1 }],
						expires_at: null
					}
				)
			)
		)
	);
