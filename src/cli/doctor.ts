import { resolve } from 'node:path';
import { readConfig } from '#lib/server/config.ts';
import { queueState } from '#lib/server/http/metrics.ts';
import { SelfCheckFaults, selfCheck } from '#lib/server/startup/self-check.ts';
import { openDatabase } from '#lib/server/store/database.ts';
import { migrationsFromFolder } from '#lib/server/store/migrations-folder.ts';
import { moneyLines } from './doctor/money-lines.ts';
import { plainly } from './plainly.ts';

// Looks at an installation and changes nothing: settings, database, folders, waiting migrations, jobs.
await plainly(async () => {
	const config = readConfig();
	console.log(`Settings: fine. People reach this shop at ${config.ORIGIN}.`);
	const db = await openDatabase({ url: config.DATABASE_URL });
	try {
		const faults = await selfCheck(db, config);
		if (faults.length > 0) throw new SelfCheckFaults(faults);
		console.log(`Database (${db.engine}), data folder and clock: fine.`);
		const known = Object.keys(await migrationsFromFolder(resolve('migrations')));
		const done = await appliedMigrations(db);
		const waiting = known.filter((name) => !done.includes(name));
		console.log(
			waiting.length > 0 ? `Migrations waiting: ${waiting.join(', ')}.` : 'Migrations: up to date.'
		);
		if (waiting.length === 0) {
			const queue = await queueState({ db, clock: { now: () => Date.now() } });
			console.log(
				`Jobs: ${queue.due} due (oldest ${queue.oldestDueSeconds} s), ${queue.parked} waiting for a person.`
			);
		}
		if (waiting.length === 0) for (const line of await moneyLines(db.read)) console.log(line);
		if (!config.SMTP_URL) console.log('SMTP_URL is not set: mails wait in the queue.');
		if (!config.STRIPE_SECRET_KEY) console.log('STRIPE_SECRET_KEY is not set: refunds wait for a person.');
	} finally {
		await db.close();
	}
});

async function appliedMigrations(db: Awaited<ReturnType<typeof openDatabase>>): Promise<string[]> {
	const tables = await db.owner.introspection.getTables({ withInternalKyselyTables: true });
	if (!tables.some((table) => table.name === 'kysely_migration')) return [];
	const rows = await db.owner
		.withTables<{ kysely_migration: { name: string } }>()
		.selectFrom('kysely_migration')
		.select('name')
		.execute();
	return rows.map((row) => row.name);
}
