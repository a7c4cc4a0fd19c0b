import { DAY, type Instant } from '../time.ts';
import { planReturn } from './plan-return.ts';
import type {
	OrderFacts,
	PolicyVersion,
	ReasonFacts,
	RequestedItem,
	ReturnPlan,
	ReturnRequest
} from './types.ts';

/** Something that would have made the answer another one. Amounts in minor units of the order's currency. */
export type WouldChange =
	/** It could have been asked for until then; null: it never could. */
	| { kind: 'eligible_until'; at: Instant }
	/** From then on it can be asked for. */
	| { kind: 'eligible_from'; at: Instant }
	/** It could come back if something were wrong with it. */
	| { kind: 'eligible_if_fault' }
	| { kind: 'eligible_with_photos'; photos: number }
	| { kind: 'eligible_with_comment' }
	| { kind: 'eligible_as'; outcome: 'refund' | 'store_credit' }
	| { kind: 'eligible_by'; method: 'own_carrier' | 'drop_off' }
	/** Nothing would be kept if something were wrong with it; what is kept now. */
	| { kind: 'free_if_fault'; fees_minor: number }
	/** More would be worth it as credit. */
	| { kind: 'more_as_credit'; more_minor: number };

/** How far the search looks: each step is one decision, so it asks for some sixty at most. */
const DAYS_AHEAD = [1, 3, 7, 14, 21, 30];
const DAYS_BACK = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

/**
 * What would have changed the answer to a request: the same decision, asked again with one thing altered at a time.
 * Nothing is altered twice, so what needs two changes is not found.
 */
export function whatWouldChange(
	policy: PolicyVersion,
	reasons: readonly ReasonFacts[],
	order: OrderFacts,
	request: ReturnRequest,
	now: Instant
): WouldChange[] {
	const ask = (change: Partial<RequestedItem> = {}, at = now, method = request.method): ReturnPlan | null => {
		const items = request.items.map((item) => ({ ...item, ...change }));
		const plan = planReturn(policy, reasons, order, { ...request, method, items }, at);
		return plan.ok ? plan.value : null;
	};
	const plan = ask();
	const faulty = faultOf(reasons);
	const withFault = faulty === null ? null : ask(faulty);
	return plan === null ? missing(ask, withFault, now) : better(ask, plan, withFault);
}

type Ask = (
	change?: Partial<RequestedItem>,
	at?: Instant,
	method?: ReturnRequest['method']
) => ReturnPlan | null;

function missing(ask: Ask, withFault: ReturnPlan | null, now: Instant): WouldChange[] {
	const found: WouldChange[] = [];
	const until = lastDay(ask, now);
	if (until !== null) found.push({ kind: 'eligible_until', at: until });
	const from = DAYS_AHEAD.find((days) => ask({}, now + days * DAY) !== null);
	if (from !== undefined) found.push({ kind: 'eligible_from', at: now + from * DAY });
	if (withFault !== null) found.push({ kind: 'eligible_if_fault' });
	const photos = [1, 2, 3, 4, 5].find((count) => ask({ photos: count }) !== null);
	if (photos !== undefined) found.push({ kind: 'eligible_with_photos', photos });
	if (ask({ comment: 'because' }) !== null) found.push({ kind: 'eligible_with_comment' });
	for (const outcome of ['refund', 'store_credit'] as const) {
		if (ask({ outcome }) !== null) found.push({ kind: 'eligible_as', outcome });
	}
	for (const method of ['own_carrier', 'drop_off'] as const) {
		if (ask({}, now, method) !== null) found.push({ kind: 'eligible_by', method });
	}
	return found;
}

function better(ask: Ask, plan: ReturnPlan, withFault: ReturnPlan | null): WouldChange[] {
	const found: WouldChange[] = [];
	const fees = (of: ReturnPlan): number => of.restocking_fee_minor + of.return_shipping_fee_minor;
	if (fees(plan) > 0 && withFault !== null && fees(withFault) === 0) {
		found.push({ kind: 'free_if_fault', fees_minor: fees(plan) });
	}
	const credit = plan.store_credit_minor === 0 ? ask({ outcome: 'store_credit' }) : null;
	if (credit !== null && credit.total_minor > plan.total_minor) {
		found.push({ kind: 'more_as_credit', more_minor: credit.total_minor - plan.total_minor });
	}
	return found;
}

/** The latest moment of the past at which the answer was yes, to the second; null when none was found. */
function lastDay(ask: Ask, now: Instant): Instant | null {
	const back = DAYS_BACK.find((days) => ask({}, now - days * DAY) !== null);
	if (back === undefined) return null;
	let [yes, no] = [now - back * DAY, now];
	while (no - yes > 1_000) {
		const middle = Math.floor((yes + no) / 2);
		if (ask({}, middle) === null) no = middle;
		else yes = middle;
	}
	return yes;
}

/** The least demanding of the reasons that are not the customer's own, with all that it asks for. */
function faultOf(reasons: readonly ReasonFacts[]): Partial<RequestedItem> | null {
	const reason =
		reasons.find((one) => one.fault === 'merchant') ?? reasons.find((one) => one.fault !== 'customer');
	if (reason === undefined) return null;
	return { reason_code: reason.code, answer_code: reason.answers[0] ?? null, photos: 5, comment: 'because' };
}
