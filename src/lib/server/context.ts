import type { Logger } from 'pino';
import type { Instant } from '#lib/domain/time.ts';
import type { Config } from './config.ts';
import { randomIds, type IdSource } from './ids.ts';
import { createLog } from './log.ts';
import { localFiles } from './providers/files/local.ts';
import type { FilesPort } from './providers/files/port.ts';
import type { MailPort } from './providers/mail/port.ts';
import { smtpMail } from './providers/mail/smtp.ts';
import type { PaymentsPort } from './providers/payments/port.ts';
import { onDemand } from './providers/payments/on-demand.ts';
import { httpWebhooks } from './providers/webhooks/http.ts';
import type { WebhooksPort } from './providers/webhooks/port.ts';
import { notingSends } from './sends-note.ts';
import { openDatabase, type Database } from './store/database.ts';

/** `mono`: milliseconds that no setting of the clock changes; those of this process when it is left out. */
export type Clock = { now(): Instant; mono?(): number };

/** What commands and queries may use: data, time and ids; nothing that reaches outside. */
export type CommandContext = {
	db: Database;
	clock: Clock;
	ids: IdSource;
	files: FilesPort;
	config: Config;
};

/** What jobs and doors may use besides. A port is null while its settings are missing. */
export type Context = CommandContext & {
	payments: PaymentsPort | null;
	mail: MailPort | null;
	webhooks: WebhooksPort;
	log: Logger;
};

/** The one place that names concrete adapters. */
export async function createContext(config: Config): Promise<Context> {
	const clock = { now: () => Date.now() };
	return {
		config,
		db: await openDatabase({ url: config.DATABASE_URL }),
		clock,
		ids: randomIds,
		files: localFiles(config.DATA_DIR),
		payments: config.STRIPE_SECRET_KEY
			? notingSends(stripe(config, config.STRIPE_SECRET_KEY), config.DATA_DIR, clock)
			: null,
		mail: config.SMTP_URL
			? smtpMail({ url: config.SMTP_URL, from: { name: '', address: config.MAIL_FROM } })
			: null,
		webhooks: httpWebhooks({ networks: config.WEBHOOK_NETWORKS, timeoutMs: 15_000 }),
		log: createLog(config.LOG_LEVEL)
	};
}

const stripe = (config: Config, secretKey: string): PaymentsPort =>
	onDemand(async () => {
		const { stripePayments } = await import('./providers/payments/stripe.ts');
		return stripePayments({
			secretKey,
			webhookSecrets: config.STRIPE_WEBHOOK_SECRETS,
			host: config.STRIPE_HOST,
			port: config.STRIPE_PORT,
			protocol: config.STRIPE_PROTOCOL,
			timeoutMs: 5_000
		});
	});
