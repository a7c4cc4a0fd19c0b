import { claimableUnits } from '#lib/domain/claim/facts.ts';
import { planClaim } from '#lib/domain/claim/plan.ts';
import { CLAIM_REASONS } from '#lib/domain/claim/problems.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Governing } from '#lib/domain/policy/governing.ts';
import type { OrderFacts, ReasonFacts, ReturnPlan, ReturnRequest } from '#lib/domain/policy/types.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../../store/database.ts';
import { fulfilmentLinesOfOrder, fulfilmentsOfOrder } from '../../store/fulfilments.ts';
import type { FulfilmentsTable } from '../../store/schema.ts';
import type { ClaimInput } from '../returns/types.ts';

/** A claim as it was planned: its parcel as it stood, beside what the customer told. */
export type OpenedClaim = ClaimInput & { parcel: FulfilmentsTable };

/** What the policy says to a claim about one parcel of an order. */
export async function planClaimed(
	db: Reader,
	policies: Governing,
	reasons: readonly ReasonFacts[],
	order: OrderFacts,
	request: ReturnRequest,
	claim: ClaimInput,
	now: Instant
): Promise<Result<{ plan: ReturnPlan; claim: OpenedClaim }>> {
	const orderId = order.order_id as Id<'ord'>;
	const parcel = (await fulfilmentsOfOrder(db, orderId)).find((one) => one.id === claim.fulfilment_id);
	if (!parcel) return refused('not_found');
	const parts = (await fulfilmentLinesOfOrder(db, orderId)).filter(
		(part) => part.fulfilment_id === parcel.id
	);
	const code = CLAIM_REASONS[claim.problem];
	const reason = reasons.find((one) => one.code === code) ?? null;
	const stray = request.items.find((item) => item.reason_code !== code);
	if (stray) return refused('reason_unknown', { line_id: stray.line_id, code: stray.reason_code });
	const facts = { problem: claim.problem, parcel, units: claimableUnits(parts, order.lines) };
	// A photo of the box shows all that is missing from it.
	const photos = request.items.reduce((sum, item) => sum + item.photos, 0);
	const items = request.items.map((item) => ({ ...item, photos }));
	const planned = planClaim(policies, reason, order, facts, { ...request, items }, now);
	return planned.ok ? accepted({ plan: planned.value, claim: { ...claim, parcel } }) : planned;
}
