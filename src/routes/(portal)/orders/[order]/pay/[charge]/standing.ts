import type { ChargeView } from '#lib/server/queries/charges.ts';

/** What the page is about: `checking` is who came back from paying before we heard of it. */
export type Standing = 'pay' | 'going' | 'checking' | 'waiting' | 'paid' | 'lapsed' | 'cancelled';

export function standingOf(
	{ charge, url, has_failed }: Pick<ChargeView, 'charge' | 'url' | 'has_failed'>,
	{ isBack, isGoing }: { isBack: boolean; isGoing: boolean }
): Standing {
	if (charge.state === 'processing') return 'waiting';
	if (charge.state !== 'due') return charge.state;
	if (isGoing && url !== null) return 'going';
	return isBack && !has_failed ? 'checking' : 'pay';
}
