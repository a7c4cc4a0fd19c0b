import type { Compilable, CompiledQuery } from 'kysely';
import type { Reader } from './database.ts';

/**
 * A select with one argument whose SQL text is built once per engine and then run with other values: for a page made
 * of ten small selects, building them costs more than reading their rows.
 */
export function compiled<A extends string, Row>(
	build: (db: Reader, argument: A) => Compilable<Row>
): (db: Reader, argument: A) => Promise<Row[]> {
	const known = new Map<unknown, CompiledQuery<Row>>();
	return async (db, argument) => {
		const engine = db.getExecutor().adapter.constructor;
		let query = known.get(engine);
		if (!query) {
			query = build(db, PLACE as A).compile();
			known.set(engine, query);
		}
		const parameters = query.parameters.map((value) => (value === PLACE ? argument : value));
		return (await db.executeQuery<Row>({ ...query, parameters })).rows;
	};
}

const PLACE = 'the argument of a compiled query';
