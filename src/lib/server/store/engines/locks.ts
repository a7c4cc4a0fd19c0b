import type { SelectQueryBuilder } from 'kysely';
import type { Engine } from '../database.ts';
import type { Schema } from '../schema.ts';

/** Takes the rows that no other process holds. SQLite has one writer at a time and needs no row locks. */
export const skipLocked = <T extends keyof Schema, O>(
	engine: Engine,
	query: SelectQueryBuilder<Schema, T, O>
): SelectQueryBuilder<Schema, T, O> => (engine === 'postgres' ? query.forUpdate().skipLocked() : query);
