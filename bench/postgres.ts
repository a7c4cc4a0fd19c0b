import pg from 'pg';
import { startCluster } from '../tests/support/cluster.ts';

export type BenchPostgres = { database(): Promise<string>; stop(): Promise<void> };

/** A PostgreSQL of its own that keeps what it commits, with a new database for every call. */
export async function benchPostgres(): Promise<BenchPostgres> {
	const cluster = await startCluster({ durable: true });
	let databases = 0;
	return {
		async database() {
			const name = `bench_${databases++}`;
			const client = new pg.Client(cluster.url('postgres'));
			await client.connect();
			await client.query(`create database ${name}`);
			await client.end();
			return cluster.url(name);
		},
		stop: () => cluster.stop()
	};
}
