import { join } from 'node:path';
import { startMailbox, type Mailbox } from '../../src/emulators/mailbox/mailbox.ts';
import { startStripeEmulator, type StripeEmulator } from '../../src/emulators/stripe/start.ts';
import { isTaken } from '../ports.ts';
import type { DemoSettings } from './settings.ts';

export interface Surroundings {
	stripe: StripeEmulator;
	mailbox: Mailbox;
	/** What the shop needs to know of them and of itself. */
	env: Record<string, string>;
	close(): Promise<void>;
}

/** Stripe and a mail server on the ports after the shop's; where one is taken, on any free port. */
export async function startSurroundings(settings: DemoSettings): Promise<Surroundings> {
	const { port, host, folder, secrets } = settings;
	const near = async (offset: number) => ((await isTaken(port + offset, host)) ? 0 : port + offset);
	const stripe = await startStripeEmulator({
		port: await near(1),
		host: '127.0.0.1',
		dataFile: join(folder, 'stripe.json'),
		secretKeys: [secrets.stripeKey],
		webhook: { url: `http://127.0.0.1:${port}/webhooks/stripe`, secret: secrets.stripeWebhook },
		// Quick enough to watch a refund arrive.
		delays: { settleMs: 8_000, failMs: 8_000, referenceMs: 4_000 }
	});
	const mailbox = await startMailbox({
		smtpPort: await near(2),
		webPort: await near(3),
		host,
		dataDir: join(folder, 'mailbox')
	});
	const env = {
		NODE_ENV: 'production',
		PORT: String(port),
		HOST: host,
		ORIGIN: settings.origin,
		DATABASE_URL: settings.database,
		DATA_DIR: folder,
		APP_SECRET: secrets.app,
		STRIPE_SECRET_KEY: secrets.stripeKey,
		STRIPE_WEBHOOK_SECRETS: secrets.stripeWebhook,
		STRIPE_HOST: stripe.host,
		STRIPE_PORT: String(stripe.port),
		STRIPE_PROTOCOL: 'http',
		SMTP_URL: mailbox.smtpUrl,
		METRICS_TOKEN: secrets.metrics,
		LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
		BODY_SIZE_LIMIT: process.env.BODY_SIZE_LIMIT ?? '24M',
		SHUTDOWN_TIMEOUT: '3',
		DEMO: '1',
		DEMO_MAILBOX_URL: mailbox.url
	};
	const close = async () => void (await Promise.allSettled([stripe.close(), mailbox.close()]));
	return { stripe, mailbox, env, close };
}
