import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startShop, type Shop } from '../../support/server.ts';

/** The shop that `npm run demo` shows, seeded by the same command line. SQLite; takes some twenty seconds. */
export const startDemoShop = (): Promise<Shop> =>
	startShop({
		engine: 'sqlite',
		env: { DEMO: '1', DEMO_MAILBOX_URL: 'http://127.0.0.1:1' },
		stripe: { delays: { settleMs: 8_000, failMs: 8_000, referenceMs: 4_000 } },
		fill: async (settings) => {
			await promisify(execFile)(process.execPath, ['src/cli/seed.ts', '--demo'], {
				env: { PATH: process.env.PATH, NODE_ENV: 'production', LOG_LEVEL: 'error', ...settings }
			});
		}
	});
