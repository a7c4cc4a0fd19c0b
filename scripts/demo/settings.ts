import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface DemoSettings {
	port: number;
	host: string;
	folder: string;
	origin: string;
	database: string;
	secrets: DemoSecrets;
}

interface DemoSecrets {
	app: string;
	stripeKey: string;
	stripeWebhook: string;
	metrics: string;
}

/** Where the demo runs and keeps its things: PORT, HOST, DATA_DIR, DATABASE_URL and ORIGIN may say otherwise. */
export function readSettings(env: NodeJS.ProcessEnv): DemoSettings {
	const port = Number(env.PORT || 3000);
	if (!Number.isInteger(port) || port < 1 || port > 65_532) {
		throw new Error(`PORT must be a number from 1 to 65532, not "${env.PORT}".`);
	}
	const folder = resolve(env.DATA_DIR || 'data');
	mkdirSync(folder, { recursive: true });
	return {
		port,
		// Everybody knows the demo's passwords: it listens on this machine alone unless told otherwise.
		host: env.HOST || '127.0.0.1',
		folder,
		origin: env.ORIGIN || `http://localhost:${port}`,
		database: env.DATABASE_URL || `sqlite:${join(folder, 'homeward.db')}`,
		secrets: keptSecrets(join(folder, 'demo-secrets.json'))
	};
}

/** Made once and kept, so that mailed links and sessions survive a restart. */
function keptSecrets(file: string): DemoSecrets {
	if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
	const random = () => randomBytes(24).toString('hex');
	const secrets: DemoSecrets = {
		app: random(),
		stripeKey: `sk_test_${random()}`,
		stripeWebhook: `whsec_${random()}`,
		metrics: random()
	};
	writeFileSync(file, JSON.stringify(secrets, null, '\t'), { mode: 0o600 });
	chmodSync(file, 0o600);
	return secrets;
}
