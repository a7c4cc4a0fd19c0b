import { DAY, HOUR, MINUTE, type Instant } from '#lib/domain/time.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import type { Config } from '../config.ts';
import type { Tx } from '../store/database.ts';
import { countUse } from '../store/limits.ts';
import { keyed } from './secrets.ts';

/**
 * Every limit on guessing and flooding, in one table: `most` uses per `window` for each value of its subject. Counted
 * in the database, so that all processes count together; docs/operating/limits.md repeats it and a test compares.
 */
export const LIMITS = {
	/** One order number, whoever asks and wherever from. */
	'lookup.target': { most: 10, window: HOUR },
	/** One e-mail address or phone number. */
	'lookup.mailbox': { most: 10, window: HOUR },
	'lookup.address': { most: 40, window: HOUR },
	'lookup.overall': { most: 5_000, window: HOUR },
	/** Besides the five tries that each code has. */
	'code.address': { most: 60, window: HOUR },
	'link.address': { most: 120, window: HOUR },
	'sign_in.account_and_address': { most: 8, window: 15 * MINUTE },
	/** Higher than the one above, so that a stranger cannot lock somebody out from afar. */
	'sign_in.account': { most: 50, window: 15 * MINUTE },
	'sign_in.address': { most: 50, window: 15 * MINUTE },
	'sign_in.overall': { most: 2_000, window: 15 * MINUTE },
	/** Codes of the second factor and passwords typed again: who comes here knew a password. */
	'second_factor.account': { most: 10, window: 15 * MINUTE },
	'set_up.address': { most: 10, window: 15 * MINUTE },
	/** Photos a customer sends for one order, broken ones too: each costs work before it is known to be one. */
	'photo.order': { most: 60, window: HOUR },
	/** Returns a customer opens for one order; who cancels may open another, and each one is mailed about. */
	'return.order': { most: 40, window: DAY },
	/** Cancellations a customer asks for of one order: each that waits for the warehouse is mailed about. */
	'cancellation.order': { most: 20, window: DAY },
	/** Changes a customer asks for of one order, codes to a new mailbox among them. */
	'change.order': { most: 20, window: DAY },
	/** Presses on the way to pay for one order: each asks the provider. */
	'pay.order': { most: 60, window: HOUR },
	/** Gift codes typed from one network, and in all: besides the 59 bits that each one has. */
	'gift.address': { most: 30, window: HOUR },
	'gift.overall': { most: 3_000, window: HOUR },
	/** Codes made for one order, new ones for old among them. */
	'gift.order': { most: 20, window: DAY },
	/** Declarations of withdrawal about one order number, whoever sends them. */
	'withdrawal.target': { most: 10, window: HOUR },
	/** Receipts mailed to one address. */
	'withdrawal.mailbox': { most: 10, window: HOUR },
	'withdrawal.address': { most: 30, window: HOUR },
	'withdrawal.overall': { most: 3_000, window: HOUR }
} as const;

export type Limit = keyof typeof LIMITS;
export type Use = { limit: Limit; subject: string };

/** Counts a use against every limit named; refuses when one of them is over, with the instant when it opens again. */
export async function useLimits(
	tx: Tx,
	by: { config: Pick<Config, 'APP_SECRET'>; now: Instant },
	uses: readonly Use[]
): Promise<Result<null>> {
	const keyedUses = uses
		.map((use) => ({ ...use, key: keyOf(by.config, use) }))
		// Always in the same order: two requests never wait for each other's rows.
		.sort((a, b) => (a.key < b.key ? -1 : 1));
	let until = 0;
	for (const { limit, key } of keyedUses) {
		const { most, window } = LIMITS[limit];
		const { points, expire } = await countUse(tx, { key, window, now: by.now });
		if (points > most) until = Math.max(until, expire);
	}
	return until > 0 ? refused('too_many_attempts', { until }) : { ok: true, value: null };
}

/** Addresses and numbers are personal: only their keyed hash is stored. */
function keyOf(config: Pick<Config, 'APP_SECRET'>, { limit, subject }: Use): string {
	return `${limit}:${keyed(config, 'limit', subject).toString('base64url').slice(0, 22)}`;
}

/** An IPv6 customer owns a whole /64, so that is what is counted. */
export function addressSubject(address: string): string {
	if (!address.includes(':') || /^::ffff:\d+\./i.test(address)) return address.replace(/^::ffff:/i, '');
	const [head = '', tail] = address.split('::');
	const before = head.split(':').filter(Boolean);
	const after = tail?.split(':').filter(Boolean) ?? [];
	const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
	return [...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':');
}
