import { DAY, type Instant } from '../time.ts';

export const COD_DUTIES = ['tell_carrier', 'collect', 'refund'] as const;
export type CodDutyKind = (typeof COD_DUTIES)[number];

export type CodClaimFacts = {
	claimed_at: Instant;
	hold_until: Instant;
	/** Null: nothing is fetched. */
	collect_by: Instant | null;
	refund_due_at: Instant;
	carrier_told_at: Instant | null;
	/** The carrier's scan of the goods or their arrival; null while there is neither. */
	goods_at: Instant | null;
	ended_at: Instant | null;
};
export type CodDuty = { duty: CodDutyKind; due_at: Instant; warn_at: Instant };

/** How long before its day the desk is told of a duty; of telling the carrier it hears at once. */
const WARNED_BEFORE = { collect: 2 * DAY, refund: 3 * DAY } as const;

/**
 * What the shop has to do next for a claim, or null when nothing is left: tell the carrier to go on holding the money,
 * have the goods fetched, pay. The one whose day comes first.
 */
export function codDuty(claim: CodClaimFacts): CodDuty | null {
	if (claim.ended_at !== null) return null;
	const duties: CodDuty[] = [
		{
			duty: 'refund',
			due_at: claim.refund_due_at,
			warn_at: claim.refund_due_at - WARNED_BEFORE.refund
		}
	];
	if (claim.collect_by !== null && claim.goods_at === null)
		duties.push({
			duty: 'collect',
			due_at: claim.collect_by,
			warn_at: claim.collect_by - WARNED_BEFORE.collect
		});
	if (claim.carrier_told_at === null)
		duties.push({ duty: 'tell_carrier', due_at: claim.hold_until, warn_at: claim.claimed_at });
	return duties.reduce((first, other) => (other.due_at <= first.due_at ? other : first));
}
