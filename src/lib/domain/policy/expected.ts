import { endOfDay, type Instant } from '../time.ts';
import { localDayOf } from '../zone.ts';
import type { ReturnTerms } from './combine-terms.ts';
import type { CodClaimClocks, PolicyRules, ReturnPlan } from './types.ts';

/**
 * When the next steps are expected if the customer hands the parcel over on the last day. Without goods to send, the
 * money leaves at once. Claimed goods are fetched, so nothing is asked of the customer, and no day is later than the one
 * by which the law wants the money back. Ends of local days.
 */
export function expectedDays(
	rules: Pick<PolicyRules, 'transit_days' | 'bank_days'>,
	terms: Pick<ReturnTerms, 'ship_by_days' | 'inspect_days'>,
	goodsTravel: boolean,
	zone: string,
	now: Instant,
	claim: CodClaimClocks | null = null
): Pick<ReturnPlan, 'ship_by' | 'expected'> {
	const latest = claim?.refund_by ?? Infinity;
	const today = localDayOf(now, zone);
	const after = (days: number): Instant => Math.min(endOfDay(today + days, zone), latest);
	const back = terms.ship_by_days + rules.transit_days;
	const checked = back + terms.inspect_days;
	const sent = goodsTravel ? checked : 0;
	return {
		ship_by: goodsTravel && claim === null ? after(terms.ship_by_days) : null,
		expected: {
			back: goodsTravel ? after(back) : null,
			checked: goodsTravel ? after(checked) : null,
			sent: after(sent),
			arrives_from: after(sent + rules.bank_days.from),
			arrives_by: after(sent + rules.bank_days.to)
		}
	};
}
