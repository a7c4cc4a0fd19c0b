import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import Stripe from 'stripe';
import { startMailbox, type Mailbox } from '#emulators/mailbox/mailbox.ts';
import { startStripeEmulator, type StripeEmulator } from '#emulators/stripe/start.ts';
import { API_SCOPES, type ApiScope } from '#lib/domain/actor.ts';
import { DAY } from '#lib/domain/time.ts';
import { createApiKey } from '#lib/server/commands/api-keys/create-api-key.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext, type Context } from '#lib/server/context.ts';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import { migrateToLatest } from '#lib/server/store/migrate.ts';
import { migrationsFromFolder } from '#lib/server/store/migrations-folder.ts';
import { ask } from '../../routes/request.ts';
import { freePort } from '../../support/cluster.ts';
import { startMachine, type Machine, type Program } from './server.ts';

export type Reply = { status: number; body: Record<string, unknown> };

/** One shop: its data, Stripe and a mail server in this process, which outlives every server that is killed. */
export type FaultShop = {
	url: string;
	databaseUrl: string;
	/** The settings of its processes, for what a test does beside them. */
	env: Record<string, string>;
	stripe: Stripe;
	emulator: StripeEmulator;
	mailbox: Mailbox;
	/** The server that answers requests; a new one after each restart. */
	server: Machine;
	/** The clerk may decide everything but money, the chief money too. */
	ask(who: 'clerk' | 'chief', method: 'GET' | 'POST', path: string, request?: Asked): Promise<Reply>;
	/** Starts the server again on the same data and the same port. */
	restart(): Promise<void>;
	/** Another process on the same data, with an address of its own. */
	join(program: Program): Promise<Machine & { url: string }>;
	/** One question to the data, on SQLite through the server itself: nobody else has the file open when it dies. */
	look(sql: string): Promise<unknown[]>;
	/** Lets time pass for the shop and for Stripe. */
	pass(milliseconds: number): Promise<void>;
	now(): number;
	close(): Promise<void>;
};
export type Asked = { body?: unknown; key?: string; at?: string };

const SECRET_KEY = 'sk_test_of_the_fault_tests';
const WEBHOOK_SECRET = 'whsec_of_the_fault_tests';

/** A new shop on an empty database; SQLite in a folder of its own unless the address of another one is given. */
export async function openFaultShop(
	options: {
		databaseUrl?: string;
		worker?: 'inside' | 'off';
		/** Work on the data before the first process starts. */
		fill?: (ctx: Context) => Promise<void>;
	} = {}
): Promise<FaultShop> {
	const folder = mkdtempSync(join(tmpdir(), 'homeward-faults-'));
	const databaseUrl = options.databaseUrl ?? `sqlite:${join(folder, 'homeward.db')}`;
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	let offset = 0;
	const now = () => Date.now() + offset;
	const mailbox = await startMailbox({ smtpPort: 0, webPort: 0, host: '127.0.0.1' });
	const emulator = await startStripeEmulator({
		secretKeys: [SECRET_KEY],
		webhook: { url: `${url}/webhooks/stripe`, secret: WEBHOOK_SECRET },
		webhookTiming: { retryBaseMs: 50 },
		clock: now
	});
	const env = {
		DATABASE_URL: databaseUrl,
		DATA_DIR: folder,
		APP_SECRET: 'a secret that only the fault tests ever use',
		STRIPE_SECRET_KEY: SECRET_KEY,
		STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET,
		STRIPE_HOST: emulator.host,
		STRIPE_PORT: String(emulator.port),
		STRIPE_PROTOCOL: 'http',
		SMTP_URL: mailbox.smtpUrl,
		SHUTDOWN_TIMEOUT: '10',
		WORKER: options.worker ?? 'inside'
	};
	const keys = await openDoors(env, now(), options.fill);
	const machines: Machine[] = [];
	const postgres = databaseUrl.startsWith('sqlite:') ? null : new pg.Pool({ connectionString: databaseUrl });
	postgres?.on('error', () => undefined);
	const start = async (program: Program, at: number, more: Record<string, string> = {}) => {
		const origin = `http://127.0.0.1:${at}`;
		const settings = { ...env, ...more, HOST: '127.0.0.1', PORT: String(at), ORIGIN: origin };
		const machine = await startMachine(program, { ...settings, FAULT_CLOCK: String(offset) });
		machines.push(machine);
		return { ...machine, url: origin };
	};
	const living = () => machines.filter((machine) => !machine.isGone());
	const shop: FaultShop = {
		url,
		databaseUrl,
		env,
		emulator,
		mailbox,
		stripe: new Stripe(SECRET_KEY, {
			host: emulator.host,
			port: emulator.port,
			protocol: 'http',
			maxNetworkRetries: 0,
			telemetry: false
		}),
		server: await start('server', port),
		async ask(who, method, path, { body, key, at = url } = {}) {
			const sent = body === undefined ? {} : { body: JSON.stringify(body) };
			const headers = {
				authorization: `Bearer ${keys[who]}`,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...(key === undefined ? {} : { 'idempotency-key': key })
			};
			const answer = await ask(at, `/api/v1${path}`, { method, headers, ...sent });
			return { status: answer.status, body: JSON.parse(answer.body) as Record<string, unknown> };
		},
		restart: async () => void (shop.server = await start('server', port)),
		join: async (program) => start(program, await freePort(), { WORKER: 'inside' }),
		async look(sql) {
			if (postgres) return (await postgres.query(sql)).rows;
			return (await shop.server.order({ do: 'ask', sql })).rows ?? [];
		},
		async pass(milliseconds) {
			offset += milliseconds;
			emulator.control.advance(0);
			await Promise.all(living().map((machine) => machine.order({ do: 'move_clock', to: offset })));
		},
		now,
		async close() {
			await Promise.all(living().map((machine) => machine.end('SIGKILL')));
			await Promise.all([emulator.close(), mailbox.close(), postgres?.end()]);
			rmSync(folder, { recursive: true, force: true });
		}
	};
	return shop;
}

/** The schema, a policy that is older than every order, and two keys. */
async function openDoors(
	env: Record<string, string>,
	now: number,
	fill?: (ctx: Context) => Promise<void>
): Promise<Record<'clerk' | 'chief', string>> {
	const ctx = await createContext(readConfig({ ...env, LOG_LEVEL: 'silent' }));
	try {
		await migrateToLatest(ctx.db, await migrationsFromFolder(resolve('migrations')));
		await ensureDefaults({ ...ctx, clock: { now: () => now - 400 * DAY } });
		const keyFor = async (name: string, scopes: readonly ApiScope[]) => {
			const made = await createApiKey(ctx, { kind: 'system' }, { name, scopes });
			if (!made.ok) throw new Error(made.refusal.reason);
			return made.value.secret;
		};
		const modest = API_SCOPES.filter((scope) => scope !== 'refunds:write');
		await fill?.(ctx);
		return { clerk: await keyFor('clerk', modest), chief: await keyFor('chief', API_SCOPES) };
	} finally {
		await ctx.db.close();
	}
}
