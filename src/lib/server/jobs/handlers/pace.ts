import { MINUTE, SECOND } from '#lib/domain/time.ts';

/** Without a provider, or without the right to read there, somebody must first change the settings. */
export const NO_PROVIDER = 15 * MINUTE;

export type Asking = <T>(ask: () => Promise<T>) => Promise<T>;

/** Stripe takes 25 reads a second in test mode, 100 live; customers' own refunds must never wait for a comparison. */
const PER_SECOND = 10;
const AT_ONCE = 20;

/** Asks no oftener than a share of what the provider allows: a few at once, then evenly. */
export function paced(): Asking {
	const gap = SECOND / PER_SECOND;
	let free = performance.now() - AT_ONCE * gap;
	return async (ask) => {
		const now = performance.now();
		free = Math.max(free, now - AT_ONCE * gap) + gap;
		if (free > now) await new Promise((resolve) => setTimeout(resolve, free - now));
		return ask();
	};
}
