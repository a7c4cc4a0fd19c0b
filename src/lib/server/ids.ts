import { hash, randomBytes, randomInt, randomUUIDv7 } from 'node:crypto';
import { readableCode, type Id, type IdPrefix } from '#lib/domain/ids.ts';

/** Where ids, codes and tokens come from: a context has one, tests give a predictable one. */
export type IdSource = {
	next<P extends IdPrefix>(prefix: P): Id<P>;
	/** Number that people read: `RT-5M8Q3KX`. Random, so that it cannot be walked. */
	readable(prefix: string): string;
	/** 256 random bits, base64url: for links, sessions and API keys. */
	token(): string;
	/** Six digits for a mailed code. */
	digits(): string;
};

export const randomIds: IdSource = {
	next: (prefix) => `${prefix}_${orderedUuid()}`,
	readable: (prefix) => readableCode(prefix, randomBytes(24)),
	token: () => randomBytes(32).toString('base64url'),
	digits: () => String(randomInt(1_000_000)).padStart(6, '0')
};

let lastTime = '';
let counter = 0;
/**
 * Node's UUIDv7s of one millisecond sort at random, and all events of a transaction share one. Here the 12 bits after
 * the version count within the millisecond (RFC 9562, 6.2, method 1), so rows sort as they were made.
 */
function orderedUuid(): string {
	const uuid = randomUUIDv7();
	const time = uuid.slice(0, 13);
	counter = time === lastTime ? (counter + 1) % 0x1000 : 0;
	lastTime = time;
	return `${time}-7${counter.toString(16).padStart(3, '0')}${uuid.slice(18)}`;
}

/** What is stored of a token, code or key: never the thing itself. */
export const sha256 = (text: string): string => hash('sha256', text);
