import SqliteFile from 'better-sqlite3';
import { createServer } from 'node:http';
import pg from 'pg';

// The least that a durable write over HTTP can be: one row, one commit, one answer.
const url = process.env.DATABASE_URL ?? '';
const insert = url.startsWith('postgres') ? await onPostgres() : onSqlite();

createServer((request, response) => {
	let body = '';
	request.on('data', (chunk: Buffer) => (body += chunk));
	request.on('end', () => {
		if (request.method === 'GET') return void response.end('ready');
		void Promise.resolve(insert(body)).then(() => {
			response.writeHead(201, { 'content-type': 'application/json' });
			response.end('{"saved":true}');
		});
	});
}).listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));

function onSqlite(): (body: string) => void {
	const file = new SqliteFile(url.slice('sqlite:'.length));
	file.pragma('journal_mode = WAL');
	file.pragma('synchronous = FULL');
	file.exec('create table if not exists saved (id integer primary key, body text not null)');
	const statement = file.prepare('insert into saved (body) values (?)');
	return (body) => void statement.run(body);
}

async function onPostgres(): Promise<(body: string) => Promise<unknown>> {
	const pool = new pg.Pool({ connectionString: url, max: 10 });
	await pool.query('create table if not exists saved (id bigserial primary key, body text not null)');
	return (body) => pool.query('insert into saved (body) values ($1)', [body]);
}
