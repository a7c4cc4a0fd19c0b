import type { Id } from '#lib/domain/ids.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import type { OrderFacts, PolicyVersion, ReasonFacts, ReturnPlan } from '#lib/domain/policy/types.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Outcome } from '#lib/domain/return/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { orderFacts } from '../store/order-facts.ts';
import { ruleFacts } from '../store/rule-facts.ts';
import { findOrderByNumber, linesOfOrder } from '../store/orders.ts';
import { factsOf, reasonsOf, type Reason } from '../store/reasons.ts';

export type PreviewOrder = {
	number: string;
	currency: string;
	placed_at: Instant;
	lines: { id: Id<'lin'>; title_en: string; title_th: string; quantity: number; category: string }[];
	facts: OrderFacts;
};

/** Orders to try a draft on: the latest that have something delivered or on its way. */
export const ordersToTry = (
	db: Reader,
	limit: number
): Promise<{ number: string; customer_name: string; placed_at: Instant }[]> =>
	db
		.selectFrom('orders')
		.select(['number', 'customer_name', 'placed_at'])
		.where('cancelled_at', 'is', null)
		.orderBy('placed_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();

/** A real order with all that a decision looks at; null when there is none with this number. */
export async function previewOrder(db: Reader, number: string, now: Instant): Promise<PreviewOrder | null> {
	const order = await findOrderByNumber(db, normalOrderNumber(number));
	if (!order) return null;
	const lines = await linesOfOrder(db, order.id);
	return {
		number: order.number,
		currency: order.currency,
		placed_at: order.placed_at,
		lines: lines.map(({ id, title_en, title_th, quantity, category }) => ({
			id,
			title_en,
			title_th,
			quantity,
			category
		})),
		facts: await ruleFacts(db, order, await orderFacts(db, order, now), 'any')
	};
}

/** Reasons that customers can choose today. */
export const reasonsToTry = (db: Reader): Promise<Reason[]> => reasonsOf(db, 'return');

/** Categories that the latest orders hold, for whoever types one into a rule. */
export async function categoriesInUse(db: Reader): Promise<string[]> {
	const rows = await db
		.selectFrom(
			db.selectFrom('order_lines').select('category').orderBy('id', 'desc').limit(2_000).as('latest')
		)
		.select('category')
		.distinct()
		.execute();
	return rows
		.map((row) => row.category)
		.filter((category) => category !== '')
		.sort();
}

export type Trial = { line_id: string; quantity: number; reason_code: string; outcome: Outcome };

/**
 * What a policy says to one item of a real order: the very function that decides. Photos and answers are taken as
 * given, so that the rules are tried and not the form.
 */
export function tryPolicy(
	policy: PolicyVersion,
	reasons: readonly Reason[],
	order: OrderFacts,
	trial: Trial,
	now: Instant
): Result<ReturnPlan> {
	const facts: ReasonFacts[] = reasons.map(factsOf);
	const reason = facts.find((candidate) => candidate.code === trial.reason_code);
	const method = policy.rules.methods.includes('own_carrier') ? 'own_carrier' : 'drop_off';
	const item = {
		...trial,
		answer_code: reason?.answers[0] ?? null,
		comment: '',
		photos: reason?.needs_photo ? 1 : 0
	};
	return planReturn(policy, facts, order, { items: [item], method }, now);
}
