import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isNetwork } from './networks.ts';

/** The one file that reads the environment. Every fault is listed at once, before anything starts. */

const flag = z.enum(['0', '1']).transform((value) => value === '1');
const secret = z.string().min(32, 'must have at least 32 characters; try: openssl rand -base64 33');
const list = z.string().transform((text) =>
	text
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean)
);

const schema = z.object({
	ORIGIN: z
		.url({ protocol: /^https?$/ })
		.transform((url) => new URL(url).origin)
		.default('http://localhost:3000')
		.meta({
			description: 'Where people reach this shop: scheme, host and port. Every mailed link starts with it.'
		}),
	DATABASE_URL: z
		.string()
		.regex(/^(sqlite:|postgres(ql)?:\/\/)/, 'must start with sqlite: or postgres://')
		.default('sqlite:./data/homeward.db')
		.meta({ description: 'sqlite:PATH for one machine, postgres://… for many processes.' }),
	DATA_DIR: z
		.string()
		.min(1)
		.default('./data')
		.meta({ description: 'Folder for photos, imports and logos.' }),
	APP_SECRET: secret.meta({
		description: 'Signs links in mails. Changing it makes mailed links stop working.'
	}),
	STRIPE_SECRET_KEY: z
		.string()
		.min(1)
		.optional()
		.meta({ description: 'Without it refunds wait for a person.' }),
	STRIPE_WEBHOOK_SECRETS: list.default([]).meta({
		description:
			'Signing secrets of the webhook endpoint /webhooks/stripe, comma separated; two while rolling.'
	}),
	STRIPE_HOST: z
		.string()
		.min(1)
		.default('api.stripe.com')
		.meta({ description: 'Another host for an emulator.' }),
	STRIPE_PORT: z.coerce
		.number()
		.int()
		.min(1)
		.max(65_535)
		.default(443)
		.meta({ description: 'Port of that host.' }),
	STRIPE_PROTOCOL: z
		.enum(['https', 'http'])
		.default('https')
		.meta({ description: 'http only for an emulator.' }),
	SMTP_URL: z
		.string()
		.regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
		.optional()
		.meta({ description: 'Mail server, smtp://user:password@host:587. Without it mails wait in the queue.' }),
	MAIL_FROM: z.email().default('returns@example.com').meta({ description: 'Sender address of every mail.' }),
	WEBHOOK_NETWORKS: list
		.refine((networks) => networks.every(isNetwork), 'must be networks such as 10.0.0.0/8, comma separated')
		.default([])
		.meta({
			description:
				'Private networks that outgoing webhooks may be sent to, such as 10.1.0.0/16; to these also without TLS.'
		}),
	WORKER: z
		.enum(['inside', 'off'])
		.default('inside')
		.meta({ description: 'inside: this process also works on jobs. off: it only serves pages.' }),
	METRICS_TOKEN: z
		.string()
		.min(16)
		.optional()
		.meta({ description: 'Bearer token for /metrics; without it /metrics is closed.' }),
	LOG_LEVEL: z
		.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
		.default('info')
		.meta({ description: 'How much is logged.' }),
	DEMO: flag
		.default(false)
		.meta({ description: '1 shows demo sign-ins and links to the demo mailbox. Never for a real shop.' }),
	DEMO_MAILBOX_URL: z.url().optional().meta({ description: 'Web address of the demo mailbox.' })
});

export type Config = z.infer<typeof schema>;

export class ConfigFaults extends Error {
	readonly faults: string[];
	constructor(faults: string[]) {
		super(
			`The settings have ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`
		);
		this.faults = faults;
	}
}

/** Reads settings from the environment; NAME_FILE may name a file that holds the value of NAME. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
	const given: Record<string, string> = {};
	const faults: string[] = [];
	for (const name of Object.keys(schema.shape)) {
		const file = env[`${name}_FILE`];
		try {
			const value = file ? readFileSync(file, 'utf8').trim() : env[name];
			if (value !== undefined && value !== '') given[name] = value;
		} catch {
			faults.push(`${name}_FILE: cannot read ${file}`);
		}
	}
	const parsed = schema.safeParse(given);
	if (!parsed.success) {
		faults.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
	}
	if (parsed.success) faults.push(...contradictions(parsed.data));
	if (faults.length > 0 || !parsed.success) throw new ConfigFaults(faults);
	return parsed.data;
}

function contradictions(config: Config): string[] {
	const faults: string[] = [];
	if (config.STRIPE_SECRET_KEY && config.STRIPE_WEBHOOK_SECRETS.length === 0)
		faults.push('STRIPE_WEBHOOK_SECRETS: needed as soon as STRIPE_SECRET_KEY is set');
	if (config.DEMO && config.STRIPE_SECRET_KEY?.includes('_live_'))
		faults.push('STRIPE_SECRET_KEY: a live key must never be used together with DEMO=1');
	return faults;
}

/** The text of .env.example; a test holds the file to it. */
export function envExample(): string {
	const entries = Object.entries(schema.shape).map(([name, field]) => {
		const parsed = z.safeParse(field, undefined);
		const value = parsed.success && parsed.data !== undefined ? printed(parsed.data) : '';
		const required = parsed.success ? '' : ' Required.';
		return `# ${field.meta()?.description ?? ''}${required}\n${parsed.success ? '# ' : ''}${name}=${value}\n`;
	});
	return `# Every setting of Homeward. Each may also be given as NAME_FILE, the path of a file that holds the value.\n\n${entries.join('\n')}`;
}

const printed = (value: unknown): string =>
	typeof value === 'boolean' ? (value ? '1' : '0') : Array.isArray(value) ? value.join(',') : String(value);
