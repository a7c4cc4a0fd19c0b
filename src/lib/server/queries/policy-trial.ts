import { lineVerdict } from '#lib/domain/policy/line-verdict.ts';
import type { OrderFacts, PolicyVersion, ReasonFacts } from '#lib/domain/policy/types.ts';
import { ordersToTry, previewOrder, reasonsToTry, type PreviewOrder } from './policy-preview.ts';
import type { Reader } from '../store/database.ts';
import { policyOfPurchase } from '../store/policies.ts';
import { factsOf } from '../store/reasons.ts';

type Both = { en: string; th: string };
/** All that a trial looks at, read once: after that the browser decides by itself. */
export type TrialFacts = {
	/** As asked for, also where there is no such order. */
	asked: string;
	offered: { number: string; text: string }[];
	order: {
		number: string;
		currency: string;
		lines: { id: string; title: Both; quantity: number }[];
		facts: OrderFacts;
		/** The version that bound the shop when it was placed. */
		purchase: PolicyVersion | null;
	} | null;
	reasons: { facts: ReasonFacts; label: Both }[];
};

/** The order that was asked for; without a wish the latest one that has something to return. */
export async function trialFacts(
	db: Reader,
	now: number,
	live: PolicyVersion,
	asked: string
): Promise<TrialFacts> {
	const offered = await ordersToTry(db, 20);
	const order = await chosenOrder(db, now, live, asked, offered);
	const reasons = await reasonsToTry(db);
	return {
		asked,
		offered: offered.map(({ number, customer_name }) => ({ number, text: `${number} ${customer_name}` })),
		order: order && {
			number: order.number,
			currency: order.currency,
			lines: order.lines.map(({ id, title_en, title_th, quantity }) => ({
				id,
				title: { en: title_en, th: title_th },
				quantity
			})),
			facts: order.facts,
			purchase: await boughtUnder(db, order.placed_at)
		},
		reasons: reasons.map((reason) => ({
			facts: factsOf(reason),
			label: { en: reason.label_en, th: reason.label_th }
		}))
	};
}

async function boughtUnder(db: Reader, placedAt: number): Promise<PolicyVersion | null> {
	const version = await policyOfPurchase(db, placedAt);
	return version && { id: version.id, number: version.number, rules: version.rules };
}

async function chosenOrder(
	db: Reader,
	now: number,
	live: PolicyVersion,
	asked: string,
	offered: readonly { number: string }[]
): Promise<PreviewOrder | null> {
	if (asked !== '') return previewOrder(db, asked, now);
	let first: PreviewOrder | null = null;
	for (const { number } of offered) {
		const order = await previewOrder(db, number, now);
		first ??= order;
		const canReturn = order?.facts.lines.some(
			(line) => lineVerdict(live.rules, order.facts, line, now).refusal === null
		);
		if (canReturn) return order;
	}
	return first;
}
