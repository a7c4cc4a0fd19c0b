import { resolve } from 'node:path';
import { freezeRefunds } from '#lib/server/commands/reconciliation/freeze-refunds.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext } from '#lib/server/context.ts';
import { lastSends } from '#lib/server/sends-note.ts';
import { migrateToLatest } from '#lib/server/store/migrate.ts';
import { migrationsFromFolder } from '#lib/server/store/migrations-folder.ts';
import { plainly } from './plainly.ts';

// Holds back every refund until books and provider were compared: --restored after a database was put back.
await plainly(async () => {
	const config = readConfig();
	const isRestored = process.argv.includes('--restored');
	const context = await createContext(config);
	try {
		await migrateToLatest(context.db, await migrationsFromFolder(resolve('migrations')));
		const done = await freezeRefunds(
			context,
			{ kind: 'system' },
			{
				reason: isRestored ? 'restored' : 'by_hand',
				note: '',
				last_sent_at: isRestored ? (lastSends(config.DATA_DIR).at(-1)?.at ?? null) : null
			}
		);
		if (!done.ok) throw new Error(done.refusal.reason);
		console.log(
			'Refunds are frozen. They go on by themselves once books and Stripe were compared, ' +
				`${new Date(done.value.not_before).toISOString()} at the earliest.`
		);
	} finally {
		await context.db.close();
	}
});
