import { isRefused } from '../fulfilment/refused.ts';
import type { FulfilmentState } from '../fulfilment/states.ts';
import type { PolicyRules } from '../policy/types.ts';
import type { Rights } from '../policy/rights/of-order.ts';
import { endOfWindow, type Instant } from '../time.ts';
import type { ClaimProblem } from './problems.ts';
import { claimSettings } from './settings.ts';

/** A parcel as its claims see it; a row of the store fits as it is. */
export type ClaimParcel = {
	state: FulfilmentState;
	shipped_at: Instant | null;
	delivered_at: Instant | null;
	promised_at: Instant | null;
	estimated_at: Instant | null;
	refused_at?: Instant | null;
};

/** From when and until when a claim can be told; both inclusive. */
export type ClaimClock = { from: Instant; until: Instant };

/** A parcel that never came is looked for no longer than this after the day on which it could first be told. */
const NEVER_CAME_DAYS = 90;

const LEFT: readonly FulfilmentState[] = ['shipped', 'out_for_delivery', 'failed_attempt', 'delivered'];
const GIVEN_UP: readonly FulfilmentState[] = ['lost', 'returned_to_sender'];

/** True when the carrier itself says that the customer will not get it. */
export const isGivenUp = (parcel: Pick<ClaimParcel, 'state'>): boolean => GIVEN_UP.includes(parcel.state);

/**
 * When a claim about a parcel can be told; null when there is nothing to claim: it has not left, or the buyer would not
 * take it. Something missing can be told from the delivery on, for the shop's days, and never shorter than the law lets
 * a defect be told. That nothing came: at once where the carrier says that it is lost, went back or was delivered;
 * otherwise after the day that was first promised and the shop's days on top, or the usual days after shipping where
 * none was. Ends of local days.
 */
export function claimClock(
	problem: ClaimProblem,
	parcel: ClaimParcel,
	rules: Pick<PolicyRules, 'claims' | 'undelivered_buffer_days'>,
	{ conformity }: Pick<Rights, 'conformity'>,
	zone: string
): ClaimClock | null {
	const { state, shipped_at, delivered_at, promised_at, estimated_at } = parcel;
	const { report_days, late_days } = claimSettings(rules);
	const usual = rules.undelivered_buffer_days;
	const sent = shipped_at ?? delivered_at;
	if (isRefused(parcel) || sent === null) return null;
	const isOut = LEFT.includes(state);
	if (problem === 'missing' || state === 'delivered') {
		if (!isOut) return null;
		const buffer = delivered_at === null ? usual : 0;
		const from = delivered_at ?? sent;
		const days = Math.max(report_days, conformity?.days ?? 0);
		return { from, until: endOfWindow(from, buffer + days, zone) };
	}
	if (!isOut && !isGivenUp(parcel)) return null;
	const due = promised_at ?? estimated_at ?? endOfWindow(sent, usual, zone);
	const last = endOfWindow(due, late_days, zone);
	const days = late_days + Math.max(NEVER_CAME_DAYS, conformity?.days ?? 0);
	return { from: isGivenUp(parcel) ? sent : last + 1, until: endOfWindow(due, days, zone) };
}
