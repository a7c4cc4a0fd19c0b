import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { startMailbox, type Mailbox } from '#emulators/mailbox/mailbox.ts';
import {
	startStripeEmulator,
	type StripeEmulator,
	type StripeEmulatorOptions
} from '#emulators/stripe/start.ts';
import type { Engine } from '#lib/server/store/database.ts';
import { buildFolder } from '../../scripts/build.ts';
import { untilReady } from '../../scripts/ready.ts';
import { SERVER_FLAGS } from '../../scripts/server-flags.ts';
import { freePort } from './cluster.ts';
import { freshDatabase } from './databases.ts';
import { scratchFolder } from './scratch.ts';

export interface Server {
	url: string;
	pid: number;
	/** Everything written to standard output and error so far. */
	logs(): string;
	/** Ends it as a supervisor would, and waits; the answer is its exit code. */
	stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface ShopOptions {
	engine: Engine;
	env?: Record<string, string>;
	stripe?: StripeEmulatorOptions;
	/** Fills the shop before its server starts; gets the server's settings. */
	fill?: (settings: Record<string, string>) => Promise<void>;
}

export interface Shop extends Server {
	stripe: StripeEmulator;
	mailbox: Mailbox;
	databaseUrl: string;
	dataDir: string;
	/** Settings the server was started with. */
	env: Record<string, string>;
	/** Starts the server again on the same data and the same port, after a stop. */
	restart(): Promise<void>;
	close(): Promise<void>;
}

const PORT_TRIES = 3;

/** The built server with a database and a folder of its own, a Stripe and a mail server beside it. */
export async function startShop({
	engine,
	env = {},
	stripe: stripeOptions = {},
	fill
}: ShopOptions): Promise<Shop> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const secrets = { key: 'sk_test_for_the_tests', webhook: 'whsec_for_the_tests' };
	const database = await freshDatabase(engine);
	const dataDir = scratchFolder('homeward-shop-');
	const mailbox = await startMailbox({ smtpPort: 0, webPort: 0, host: '127.0.0.1' });
	const stripe = await startStripeEmulator({
		webhook: { url: `${url}/webhooks/stripe`, secret: secrets.webhook },
		secretKeys: [secrets.key],
		delays: { settleMs: 200, failMs: 200, referenceMs: 100 },
		webhookTiming: { retryBaseMs: 100 },
		...stripeOptions
	});
	const settings = {
		ORIGIN: url,
		DATABASE_URL: database.url,
		DATA_DIR: dataDir,
		APP_SECRET: 'a-secret-that-only-the-tests-ever-use',
		STRIPE_SECRET_KEY: secrets.key,
		STRIPE_WEBHOOK_SECRETS: secrets.webhook,
		STRIPE_HOST: stripe.host,
		STRIPE_PORT: String(stripe.port),
		STRIPE_PROTOCOL: 'http',
		SMTP_URL: mailbox.smtpUrl,
		METRICS_TOKEN: 'metrics-token-of-the-tests',
		BODY_SIZE_LIMIT: '24M',
		SHUTDOWN_TIMEOUT: '5',
		...env
	};
	let server: Server | undefined;
	const close = async () => {
		await server?.stop();
		await Promise.allSettled([stripe.close(), mailbox.close()]);
		await database.remove();
		rmSync(dataDir, { recursive: true, force: true });
	};
	try {
		await fill?.(settings);
		server = await startServer(settings, port);
	} catch (error) {
		await close();
		throw error;
	}
	return {
		url,
		stripe,
		mailbox,
		databaseUrl: database.url,
		dataDir,
		env: settings,
		get pid() {
			return server?.pid ?? 0;
		},
		logs: () => server?.logs() ?? '',
		stop: async (signal) => (await server?.stop(signal)) ?? null,
		restart: async () => void (server = await startServer(settings, port)),
		close
	};
}

/** The built server alone, with these settings and nothing of the surroundings' own. */
export async function startServer(env: Record<string, string>, port?: number): Promise<Server> {
	for (let attempt = 1; ; attempt++) {
		const chosen = port ?? (await freePort());
		const url = `http://127.0.0.1:${chosen}`;
		const server = launch({ HOST: '127.0.0.1', PORT: String(chosen), ORIGIN: url, ...env });
		try {
			await untilReady(`${url}/readyz`, server.gone);
			return { url, pid: server.child.pid ?? 0, logs: server.logs, stop: server.stop };
		} catch (error) {
			await server.stop('SIGKILL');
			const taken = server.logs().includes('EADDRINUSE') && port === undefined;
			if (!taken || attempt === PORT_TRIES) throw new Error(`${error}\n${server.logs()}`, { cause: error });
		}
	}
}

/** Starts the built server and leaves it alone: for what must be seen when it refuses to start. */
export function launch(env: Record<string, string>) {
	const child: ChildProcess = spawn(process.execPath, [...SERVER_FLAGS, resolve(buildFolder, 'index.js')], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { PATH: process.env.PATH, TZ: 'UTC', NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env }
	});
	let output = '';
	const hear = (chunk: Buffer) => (output = (output + chunk).slice(-1_000_000));
	child.stdout?.on('data', hear);
	child.stderr?.on('data', hear);
	const gone = new Promise<number | null>((done) => child.once('close', done));
	return {
		child,
		gone,
		logs: () => output,
		stop: async (signal: NodeJS.Signals = 'SIGTERM') => {
			if (child.exitCode === null) child.kill(signal);
			return gone;
		}
	};
}
