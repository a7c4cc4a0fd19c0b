import { mkdtempSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import type { Context } from '#lib/server/context.ts';
import { randomIds } from '#lib/server/ids.ts';
import { createLog } from '#lib/server/log.ts';
import { localFiles } from '#lib/server/providers/files/local.ts';
import { httpWebhooks } from '#lib/server/providers/webhooks/http.ts';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import type { Database } from '#lib/server/store/database.ts';

export type ShopContext = Context & { moveTo(at: number): void; pass(ms: number): void };

/** A new shop with its defaults on a real database, and a clock that the test moves. Nothing reaches outside. */
export async function shopContext(db: Database, at = Date.UTC(2026, 10, 21, 5)): Promise<ShopContext> {
	// Beside the template, and taken away with it: contexts are opened in tests and in hooks alike.
	const folder = mkdtempSync(join(dirname(inject('sqliteTemplate')), 'files-'));
	let now = at;
	const ctx: ShopContext = {
		db,
		clock: { now: () => now },
		ids: randomIds,
		files: localFiles(folder),
		config: readConfig({ APP_SECRET: 'a secret for tests that is long enough', ORIGIN: 'http://shop.test' }),
		payments: null,
		mail: null,
		webhooks: httpWebhooks({ networks: [], timeoutMs: 2_000 }),
		log: createLog('silent'),
		moveTo: (to) => void (now = to),
		pass: (ms) => void (now += ms)
	};
	// The policy of a new shop counts from its first moment; orders of the tests are older.
	now = at - 400 * 24 * 3_600_000;
	await ensureDefaults(ctx);
	now = at;
	return ctx;
}
