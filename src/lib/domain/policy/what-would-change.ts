import type { Result } from '../result.ts';
import { DAY, type Instant } from '../time.ts';
import type { OrderFacts, ReasonFacts, RequestedItem, ReturnPlan, ReturnRequest } from './types.ts';

/** Something that would have made the answer another one. Amounts in minor units of the order's currency. */
export type WouldChange =
	/** The same can be asked for until then, with no less of an answer. */
	| { kind: 'open_until'; at: Instant }
	/** It could have been asked for until then. */
	| { kind: 'eligible_until'; at: Instant }
	/** From then on it can be asked for. */
	| { kind: 'eligible_from'; at: Instant }
	/** It could come back if something were wrong with it. */
	| { kind: 'eligible_if_fault' }
	| { kind: 'eligible_with_photos'; photos: number }
	| { kind: 'eligible_with_comment' }
	| { kind: 'eligible_as'; outcome: 'refund' | 'store_credit' }
	| { kind: 'eligible_by'; method: 'own_carrier' | 'drop_off' }
	/** No person would have to look. */
	| { kind: 'at_once_if_fault' }
	| { kind: 'at_once_with_photos'; photos: number }
	| { kind: 'at_once_as'; outcome: 'refund' | 'store_credit' }
	/** Nothing would be kept if something were wrong with it; what is kept now. */
	| { kind: 'free_if_fault'; fees_minor: number }
	/** More would be worth it as credit. */
	| { kind: 'more_as_credit'; more_minor: number };

/** How a request is decided at a moment: by one version of the policy, or by the best of those that govern an order. */
export type Decide = (request: ReturnRequest, at: Instant) => Result<ReturnPlan>;

/** How far the search looks: each step is one decision, so it asks for some eighty at most. */
const DAYS_AHEAD = [1, 3, 7, 14, 21, 30];
const DAYS_BACK = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
const PHOTOS = [1, 2, 3, 4, 5];

/**
 * What would have changed the answer to a request: the same decision, asked again with one thing altered at a time.
 * Nothing is altered twice, so what needs two changes is not found.
 */
export function whatWouldChange(
	decide: Decide,
	reasons: readonly ReasonFacts[],
	order: Pick<OrderFacts, 'placed_at'>,
	request: ReturnRequest,
	now: Instant
): WouldChange[] {
	const ask: Ask = (change = {}, at = now, method = request.method) => {
		const items = request.items.map((item) => ({ ...item, ...change }));
		const plan = decide({ ...request, method, items }, at);
		return plan.ok ? plan.value : null;
	};
	const plan = ask();
	const faulty = faultOf(reasons, request);
	const withFault = faulty === null ? null : ask(faulty);
	return plan === null ? missing(ask, withFault, order.placed_at, now) : better(ask, plan, withFault, now);
}

type Ask = (
	change?: Partial<RequestedItem>,
	at?: Instant,
	method?: ReturnRequest['method']
) => ReturnPlan | null;

function missing(ask: Ask, withFault: ReturnPlan | null, placedAt: Instant, now: Instant): WouldChange[] {
	const found: WouldChange[] = [];
	const back = DAYS_BACK.filter((days) => now - days * DAY > placedAt).find(
		(days) => ask({}, now - days * DAY) !== null
	);
	if (back !== undefined) found.push({ kind: 'eligible_until', at: turn(ask, now - back * DAY, now) });
	const ahead = DAYS_AHEAD.find((days) => ask({}, now + days * DAY) !== null);
	if (ahead !== undefined) found.push({ kind: 'eligible_from', at: turn(ask, now + ahead * DAY, now) });
	if (withFault !== null) found.push({ kind: 'eligible_if_fault' });
	const photos = PHOTOS.find((count) => ask({ photos: count }) !== null);
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

function better(ask: Ask, plan: ReturnPlan, withFault: ReturnPlan | null, now: Instant): WouldChange[] {
	const found: WouldChange[] = [];
	const until = openUntil(ask, plan, now);
	if (until !== null) found.push({ kind: 'open_until', at: until });
	if (plan.verdict === 'review') found.push(...atOnce(ask, withFault));
	const fees = (of: ReturnPlan): number => of.restocking_fee_minor + of.return_shipping_fee_minor;
	if (fees(plan) > 0 && withFault !== null && fees(withFault) === 0) {
		found.push({ kind: 'free_if_fault', fees_minor: fees(plan) });
	}
	const isOnlyMoney = plan.store_credit_minor === 0 && plan.exchange === undefined;
	const credit = isOnlyMoney ? ask({ outcome: 'store_credit' }) : null;
	if (credit !== null && credit.total_minor > plan.total_minor) {
		found.push({ kind: 'more_as_credit', more_minor: credit.total_minor - plan.total_minor });
	}
	return found;
}

function atOnce(ask: Ask, withFault: ReturnPlan | null): WouldChange[] {
	const approves = (plan: ReturnPlan | null): boolean => plan?.verdict === 'approve';
	const found: WouldChange[] = [];
	if (approves(withFault)) found.push({ kind: 'at_once_if_fault' });
	const photos = PHOTOS.find((count) => approves(ask({ photos: count })));
	if (photos !== undefined) found.push({ kind: 'at_once_with_photos', photos });
	for (const outcome of ['refund', 'store_credit'] as const) {
		if (approves(ask({ outcome }))) found.push({ kind: 'at_once_as', outcome });
	}
	return found;
}

/** The end of the first window to close, where the answer is the same on the way there; null where it is not. */
function openUntil(ask: Ask, plan: ReturnPlan, now: Instant): Instant | null {
	const ends = plan.trace.flatMap(({ rule, facts }) => (rule === 'window' ? [facts.return_by] : []));
	const days = ends.filter((end) => typeof end === 'number');
	if (days.length === 0 || days.length < ends.length) return null;
	const until = Math.min(...days);
	const moments = [...DAYS_AHEAD.map((ahead) => now + ahead * DAY), until - 1_000];
	const lasts = moments
		.filter((at) => at < until)
		.every((at) => {
			const later = ask({}, at);
			return later?.verdict === plan.verdict && later.total_minor >= plan.total_minor;
		});
	return until > now && lasts ? until : null;
}

/** Where a yes turns into a no between two moments, the earlier or the later of them: its last yes, to the second. */
function turn(ask: Ask, fromYes: Instant, toNo: Instant): Instant {
	let [yes, no] = [fromYes, toNo];
	while (Math.abs(no - yes) > 1_000) {
		const middle = Math.floor((yes + no) / 2);
		if (ask({}, middle) === null) no = middle;
		else yes = middle;
	}
	return yes;
}

/**
 * The least demanding of the reasons that are not the customer's own, with all that it asks for; null when such a one
 * was given already.
 */
function faultOf(reasons: readonly ReasonFacts[], request: ReturnRequest): Partial<RequestedItem> | null {
	const faultBehind = (code: string) => reasons.find((one) => one.code === code)?.fault ?? 'customer';
	if (request.items.every((item) => faultBehind(item.reason_code) !== 'customer')) return null;
	const reason =
		reasons.find((one) => one.fault === 'merchant') ?? reasons.find((one) => one.fault !== 'customer');
	if (reason === undefined) return null;
	return { reason_code: reason.code, answer_code: reason.answers[0] ?? null, photos: 5, comment: 'because' };
}
