import { factsOfOrder } from '../order/facts.ts';
import { decideReturn, type Decision } from '../policy/decide-return.ts';
import type { OrderFacts, PolicyVersion, ReasonFacts, ReturnRequest } from '../policy/types.ts';
import type { Result } from '../result.ts';
import type { LocalDate } from '../time.ts';
import type { CaseItem, PastCase } from './case.ts';
import { changeBetween, type Change } from './compare.ts';
import { rewind } from './rewind.ts';

/** What a backtest compares, and by which reasons and days. */
export type Replay = {
	draft: PolicyVersion;
	/** The version a past return is held against: the one that judged it, or always the live one. */
	before: (policyVersionId: string) => PolicyVersion | null;
	/** Null where `before` is not what judged: then nothing tells whether the facts are those of then. */
	checked: boolean;
	/** All return reasons, those no longer offered too. */
	reasons: readonly ReasonFacts[];
	timezone: string;
	/** The shop's as they stand today. */
	holidays: readonly LocalDate[];
};

export type Replayed = {
	change: Change | null;
	before: Result<Decision>;
	after: Result<Decision>;
	/** False when judging the rebuilt facts again does not give what was decided then. */
	exact: boolean;
};

/** Judges one past return by both versions; null when no policy of ours ever judged it. */
export function replayCase(facts: PastCase, replay: Replay): Replayed | null {
	const version = facts.channel === 'import' ? null : replay.before(facts.policy_version_id);
	if (version === null || facts.items.length === 0) return null;
	const order = factsOfOrder(rewind(facts, replay.timezone));
	order.holidays = replay.holidays;
	if (facts.is_gift) order.is_gift = true;
	const reasons = reasonsOfThen(replay.reasons, facts.items);
	const plan = (policy: PolicyVersion): Result<Decision> =>
		decideReturn(policy, reasons, order, requestOf(facts, policy, order), facts.created_at);
	const before = plan(version);
	const after = plan(replay.draft);
	return {
		change: changeBetween(before, after),
		before,
		after,
		exact: !replay.checked || isAsDecided(facts, before)
	};
}

function isAsDecided(facts: PastCase, plan: Result<Decision>): boolean {
	return (
		plan.ok &&
		plan.value.total_minor === facts.quoted_minor &&
		plan.value.return_shipping_fee_minor === facts.return_shipping_fee_minor &&
		plan.value.review_reasons.join(',') === facts.review_reasons
	);
}

const OPENED_BY = { portal: 'customer', agent: 'agent', api: 'api', import: 'api' } as const;

/**
 * What was asked for. A way to send that the policy does not offer, or none because nothing had to come back, becomes
 * the first one it offers: the customer would have chosen another.
 */
function requestOf(facts: PastCase, policy: PolicyVersion, order: OrderFacts): ReturnRequest {
	const { methods } = policy.rules;
	const method = methods.find((one) => one === facts.method) ?? methods[0] ?? facts.method;
	return {
		method,
		opened_by: OPENED_BY[facts.channel],
		items: facts.items
			.filter((item) => order.lines.some((line) => line.line_id === item.order_line_id))
			.map(({ order_line_id, ...item }) => ({ line_id: order_line_id, ...item }))
	};
}

/** Reasons may ask for more today; what was taken without a photo or with another answer was right then. */
function reasonsOfThen(reasons: readonly ReasonFacts[], items: readonly CaseItem[]): readonly ReasonFacts[] {
	const asksMore = (reason: ReasonFacts, item: CaseItem) =>
		reason.code === item.reason_code &&
		((reason.needs_photo && item.photos === 0) || !isAnswered(reason, item));
	if (!reasons.some((reason) => items.some((item) => asksMore(reason, item)))) return reasons;
	return reasons.map((reason) => {
		const own = items.filter((item) => item.reason_code === reason.code);
		if (!own.some((item) => asksMore(reason, item))) return reason;
		const given = own.flatMap((item) => item.answer_code ?? []);
		return {
			...reason,
			needs_photo: reason.needs_photo && own.every((item) => item.photos > 0),
			answers: own.some((item) => item.answer_code === null) ? [] : [...reason.answers, ...given]
		};
	});
}

const isAnswered = ({ answers }: ReasonFacts, item: CaseItem): boolean =>
	answers.length === 0 || (item.answer_code !== null && answers.includes(item.answer_code));
