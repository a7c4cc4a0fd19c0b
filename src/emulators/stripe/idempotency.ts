import { ApiError, invalidRequest } from './errors.ts';
import type { KeptAnswer } from './world.ts';

/** Stripe may forget a key once it is this old (docs.stripe.com/api/idempotent_requests). */
export const KEY_LIFE_MS = 24 * 60 * 60 * 1000;
const LONGEST_KEY = 255;

export type Idempotency = {
	/**
	 * The kept answer for the key, or undefined when the call may run; then `end` must follow.
	 * @throws ApiError 400 idempotency_error for other parameters or another endpoint, 409 while the first runs
	 */
	begin(key: string, path: string, params: string): KeptAnswer | undefined;
	keep(answer: KeptAnswer): void;
	end(key: string): void;
	/** Forgets keys older than `age` ms; returns how many. */
	prune(age?: number): number;
};

/** Stripe API v1's keys: the first answer once execution has begun is the answer, a 500 too. */
export function createIdempotency(keys: Map<string, KeptAnswer>, now: () => number): Idempotency {
	const running = new Map<string, { path: string; params: string }>();

	function prune(age = KEY_LIFE_MS): number {
		const before = keys.size;
		// Oldest first, so the first young one ends it.
		for (const [key, kept] of keys) {
			if (now() - kept.at < age) break;
			keys.delete(key);
		}
		return before - keys.size;
	}

	return {
		begin(key, path, params) {
			if (key.length > LONGEST_KEY) {
				throw invalidRequest(`The idempotency key must be at most ${LONGEST_KEY} characters long.`);
			}
			const kept = keys.get(key);
			if (kept && now() - kept.at >= KEY_LIFE_MS) keys.delete(key);
			else if (kept) {
				compare(key, kept, path, params);
				return kept;
			}
			const first = running.get(key);
			if (first) {
				compare(key, first, path, params);
				throw keyInUse(key);
			}
			running.set(key, { path, params });
			return undefined;
		},
		keep(answer) {
			prune();
			keys.set(answer.key, answer);
		},
		end: (key) => void running.delete(key),
		prune
	};
}

/** The 409 while another request under the same key is running. */
export function keyInUse(key: string): ApiError {
	return new ApiError(409, {
		type: 'idempotency_error',
		code: 'idempotency_key_in_use',
		message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`
	});
}

function compare(key: string, first: { path: string; params: string }, path: string, params: string): void {
	if (first.path === path && first.params === params) return;
	const what =
		first.path === path
			? 'with the same parameters they were first used with'
			: `for the same endpoint they were first used for ('${path}' vs '${first.path}')`;
	throw new ApiError(400, {
		type: 'idempotency_error',
		message: `Keys for idempotent requests can only be used ${what}. Try using a key other than '${key}' if you meant to execute a different request.`
	});
}
