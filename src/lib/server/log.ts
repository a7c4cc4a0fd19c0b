import pino, { type Logger } from 'pino';

/** JSON lines on standard output. Fields that may carry personal data or secrets are removed wherever they stand. */
export const createLog = (level: string): Logger =>
	pino({
		level,
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true }
	});

const REDACTED = [
	'email',
	'email_norm',
	'phone',
	'phone_norm',
	'name',
	'customer_name',
	'address',
	'ship_to',
	'recipient',
	'to',
	'token',
	'code',
	'password',
	'authorization',
	'cookie',
	'secret'
];
