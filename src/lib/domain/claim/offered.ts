import type { PolicyRules } from '../policy/types.ts';
import { rightsOf } from '../policy/rights/of-order.ts';
import type { OrderFacts } from '../policy/types.ts';
import { neverPaid } from '../refund/cover.ts';
import type { Instant } from '../time.ts';
import { claimClock, type ClaimParcel } from './clock.ts';
import { claimableUnits, type ClaimFacts } from './facts.ts';
import { CLAIM_PROBLEMS, type ClaimProblem } from './problems.ts';

export type OfferedClaim = { problem: ClaimProblem; until: Instant };

type Contents = Parameters<typeof claimableUnits>[0];

/** What can be told of a parcel now, and the units it can be told of; null where nothing can. */
export function claimsOffered(
	versions: readonly Pick<PolicyRules, 'claims' | 'undelivered_buffer_days'>[],
	order: OrderFacts,
	parcel: ClaimParcel,
	contents: Contents,
	now: Instant
): { claims: OfferedClaim[]; units: ClaimFacts['units'] } | null {
	if (order.cancelled || neverPaid(order.payments)) return null;
	const claims = CLAIM_PROBLEMS.flatMap((problem) => {
		const ends = versions.flatMap((rules) => {
			const clock = claimClock(problem, parcel, rules, rightsOf(order), order.timezone);
			return clock !== null && clock.from <= now && now <= clock.until ? [clock.until] : [];
		});
		return ends.length === 0 ? [] : [{ problem, until: Math.max(...ends) }];
	});
	const units = claims.length === 0 ? [] : claimableUnits(contents, order.lines);
	return units.length === 0 ? null : { claims, units };
}
