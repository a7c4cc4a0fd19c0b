import pino, { type Logger } from 'pino';

/** JSON lines on standard output. Fields that may carry personal data or secrets are removed wherever they stand. */
export const createLog = (level: string): Logger =>
	pino({
		level,
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		serializers: { err: (error: unknown) => faultOf(error) },
		redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true }
	});

/** What kind of fault and where: other members of an error (rows of a database, answers of a mail server) tell of people. */
function faultOf(error: unknown, depth = 0): unknown {
	if (!(error instanceof Error)) return { type: typeof error };
	const { code } = error as { code?: unknown };
	return {
		type: error.name,
		message: withoutPeople(error.message),
		...(typeof code === 'string' ? { code } : {}),
		stack: withoutPeople(error.stack ?? ''),
		...(error.cause === undefined || depth > 2 ? {} : { cause: faultOf(error.cause, depth + 1) })
	};
}

/** Mail servers and databases quote addresses in their messages. */
export const withoutPeople = (text: string): string =>
	text.slice(0, MOST_TEXT).replace(/[^\s<>"'(),:;=@/\\]{1,64}@[^\s<>"'(),:;=@/\\]{1,255}/g, '[address]');
const MOST_TEXT = 8_000;

const REDACTED = [
	'email',
	'email_norm',
	'phone',
	'phone_norm',
	'name',
	'customer_name',
	'address',
	'ship_to',
	'delivery_note',
	'recipient',
	'to',
	'token',
	'code',
	'password',
	'authorization',
	'cookie',
	'secret'
];
