import type { CancellationSettings } from '../../cancellation/settings.ts';
import { claimClock, type ClaimParcel } from '../../claim/clock.ts';
import type { InstantSettings } from '../../instant/settings.ts';
import type { OrderChangeSettings } from '../../order-change/settings.ts';
import { localDaysBetween, type Instant } from '../../time.ts';
import type { Rights } from '../rights/of-order.ts';
import type { PolicyRules } from '../types.ts';

/** What the shop's settings say of an order that is not packed yet: the ones that its commands judge by. */
export type UnpackedTerms = { cancellation: CancellationSettings; changes: OrderChangeSettings };

/** On what terms a replacement may leave before the goods are back; amounts in minor units of the place's currency. */
export type AtOnceTerms = Pick<InstantSettings, 'grace_days' | 'most_minor'>;

/** The same by the settings that the offer itself is judged by; null where it is never made. */
export const atOnceTerms = (
	{ offered, grace_days, most_minor }: InstantSettings,
	given: { exchanged: boolean; can_pay: boolean; currency: string; shop_currency: string }
): AtOnceTerms | null =>
	offered &&
	given.exchanged &&
	given.can_pay &&
	(most_minor === null || given.currency === given.shop_currency)
		? { grace_days, most_minor }
		: null;

/** Days in which something can be told to be missing, and days of lateness from which a parcel counts as not come. */
export type ClaimTerms = { missing_days: number; late_days: number };

/** When claims can be told, asked of the clock that judges them: by a parcel that is promised, and comes, today. */
export function claimTerms(
	rules: Pick<PolicyRules, 'claims' | 'undelivered_buffer_days'>,
	rights: Pick<Rights, 'conformity'>,
	now: Instant,
	timezone: string
): ClaimTerms {
	const clock = (problem: 'missing' | 'not_arrived', parcel: Partial<ClaimParcel>) =>
		claimClock(problem, { ...SENT, shipped_at: now, ...parcel }, rules, rights, timezone);
	const days = (at: Instant | undefined): number => localDaysBetween(now, at ?? now, timezone);
	const missing = clock('missing', { state: 'delivered', delivered_at: now });
	const late = clock('not_arrived', { promised_at: now });
	return { missing_days: days(missing?.until), late_days: days(late?.from) - 1 };
}

const SENT: ClaimParcel = {
	state: 'shipped',
	shipped_at: null,
	delivered_at: null,
	promised_at: null,
	estimated_at: null
};
