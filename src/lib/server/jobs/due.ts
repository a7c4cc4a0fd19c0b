import { sql } from 'kysely';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from '../store/compiled.ts';
import type { Engine, Reader } from '../store/database.ts';
import { skipLocked } from '../store/engines/locks.ts';
import type { JobKind } from './queue.ts';

/**
 * Work that may take longer than a lease. Its lease is renewed while it goes on, and only the first lane takes it, so
 * that mails and refunds never wait behind a file.
 */
const LONG: readonly JobKind[] = ['import.run', 'backtest.run'];

export const isLong = (kind: string): boolean => LONG.some((long) => long === kind);

/** What a lane asks for work. The texts are built once: lanes ask all day long. */
function asked(takesLong: boolean) {
	const due = (db: Reader, now: Instant) =>
		db
			.selectFrom('jobs')
			.where('done_at', 'is', null)
			.where('parked_at', 'is', null)
			.where('run_at', '<=', now)
			.$if(!takesLong, (jobs) => jobs.where('kind', 'not in', LONG))
			.limit(sql<number>`1`);
	const first = (engine: Engine) =>
		compiled((db, now: Instant) =>
			skipLocked(engine, due(db, now).select(['id', 'kind', 'body', 'attempts']).orderBy('run_at'))
		);
	return {
		any: compiled((db, now: Instant) => due(db, now).select('id')),
		first: { sqlite: first('sqlite'), postgres: first('postgres') }
	};
}

export const DUE_FOR_ANY_LANE = asked(false);
export const DUE_FOR_FIRST_LANE = asked(true);
