import { sql, type Compilable, type CompiledQuery } from 'kysely';
import type { Reader } from './database.ts';
import { atOnce } from './engines/at-once.ts';

/**
 * A select with one argument whose SQL text is built once per engine and then run with other values: for a page made
 * of ten small selects, building them costs more than reading their rows.
 */
export function compiled<A extends string | number, Row>(
	build: (db: Reader, argument: A) => Compilable<Row>
): (db: Reader, argument: A) => Promise<Row[]> {
	const known = new Map<unknown, CompiledQuery<Row>>();
	return async (db, argument) => {
		const { adapter } = db.getExecutor();
		let query = known.get(adapter.constructor);
		if (!query) {
			query = build(db, placeOf(argument)).compile();
			known.set(adapter.constructor, query);
		}
		const parameters = query.parameters.map((value) => (value === PLACE ? argument : value));
		const run = atOnce.get(adapter);
		if (run) return run(query.sql, parameters) as Row[];
		return (await db.executeQuery<Row>({ ...query, parameters })).rows;
	};
}

/** The same for a statement with several values by name, which may also write: then the rows are what it returns. */
export function compiledWith<A extends Record<string, string | number>, Row>(
	build: (db: Reader, values: A) => Compilable<Row>
): (db: Reader, values: A) => Promise<Row[]> {
	const known = new Map<unknown, CompiledQuery<Row>>();
	return async (db, values) => {
		const { adapter } = db.getExecutor();
		let query = known.get(adapter.constructor);
		if (!query) {
			query = build(db, placesOf<A>()).compile();
			known.set(adapter.constructor, query);
		}
		const parameters = query.parameters.map((value) => (value instanceof Named ? values[value.name] : value));
		const run = atOnce.get(adapter);
		if (run) return run(query.sql, parameters) as Row[];
		return (await db.executeQuery<Row>({ ...query, parameters })).rows;
	};
}

class Named {
	readonly name: string;
	constructor(name: string) {
		this.name = name;
	}
}
const placesOf = <A>(): A => new Proxy({}, { get: (_none, name) => sql`${new Named(String(name))}` }) as A;

const PLACE = 'the argument of a compiled query';

/**
 * The argument's place in the text. SQLite plans a statement anew for every value that is bound where it sorts or joins,
 * which takes longer than the reading; inside a cast the value cannot change the plan, so it is planned once.
 */
const placeOf = <A extends string | number>(argument: A): A =>
	(typeof argument === 'number'
		? sql<A>`cast(${PLACE} as bigint)`
		: sql<A>`cast(${PLACE} as text)`) as unknown as A;
