import pg from 'pg';
import { numbersFromBigint } from './postgres.ts';
import type { Scan } from './scan.ts';

/**
 * Every text reads a few rows by their keys, again and again over a long span. The planner, which takes a range of rows
 * for far more than it is, would read whole tables for each.
 */
const BY_KEY = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']
	.map((way) => `-c ${way}=off`)
	.join(' ');

/** Read-only for the whole session; each text is planned once. */
export async function postgresScan(url: string): Promise<Scan> {
	const client = new pg.Client({
		connectionString: url,
		connectionTimeoutMillis: 10_000,
		options: `-c default_transaction_read_only=on ${BY_KEY} -c max_parallel_workers_per_gather=0`,
		types: { getTypeParser: numbersFromBigint }
	});
	// A connection that breaks says so at the next statement.
	client.on('error', () => undefined);
	await client.connect();
	const names = new Map<string, string>();
	return {
		async rows<Row>(text: string, values: readonly (string | number)[]) {
			const name = names.get(text) ?? `scan_${names.size}`;
			names.set(text, name);
			const { rows } = await client.query({ name, text, values: [...values] });
			return rows as Row[];
		},
		close: () => client.end()
	};
}
