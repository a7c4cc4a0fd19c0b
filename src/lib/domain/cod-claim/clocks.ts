import type { CheckedItem } from '../policy/check-items.ts';
import { basisOf } from '../policy/item-figures.ts';
import type { CodClaimClocks, PlannedItem } from '../policy/types.ts';
import { endOfWindow, type Instant } from '../time.ts';

/**
 * The clocks of a request that claims goods paid for at the door; null when none of its items does. They run from the
 * claim itself, although the money is owed only once the claim was found true: the notification counts its fifteen days
 * from being told. Ends of local days of the shop.
 */
export function codClaimClocks(
	checked: readonly CheckedItem[],
	items: readonly PlannedItem[],
	zone: string,
	now: Instant
): CodClaimClocks | null {
	if (checked.every((item) => item.claim === null)) return null;
	const claimed = checked.flatMap((item, index) =>
		basisOf(item) === 'cod_claim' && item.claim !== null && item.units.claim_until !== null
			? [{ claim: item.claim, until: item.units.claim_until, travels: items[index]?.goods_required === true }]
			: []
	);
	const [first] = claimed;
	if (first === undefined) return null;
	const { code, collect_days, refund_days } = first.claim;
	return {
		right: code,
		until: Math.min(...claimed.map((one) => one.until)),
		collect_by: claimed.some((one) => one.travels) ? endOfWindow(now, collect_days, zone) : null,
		refund_by: endOfWindow(now, refund_days, zone)
	};
}
