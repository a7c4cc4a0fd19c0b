import type { PolicyRules, ReasonFacts } from '#lib/domain/policy/types.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { nextPolicy, policyAt } from '../store/policies.ts';
import { factsOf, reasonsOf } from '../store/reasons.ts';
import { ruleNames } from './rule-names.ts';

type Dated = { number: number; rules: PolicyRules; since: Instant };

export type PublicPolicy = {
	/** The version that judges an order placed now. */
	live: Dated;
	/** The one that takes over next, when one is planned. */
	next: Dated | null;
	reasons: ReasonFacts[];
	/** What the shop calls its reasons and answers. */
	names: Awaited<ReturnType<typeof ruleNames>>;
	/** What the latest orders held and where they went. */
	used: { categories: string[]; countries: string[] };
};

/** The policy as everybody may read it, and what its page has to know of the shop. */
export async function publicPolicy(db: Reader, now: Instant): Promise<PublicPolicy> {
	const live = await policyAt(db, now);
	const next = await nextPolicy(db, now);
	const reasons = await reasonsOf(db, 'return');
	return {
		live: { number: live.number, rules: live.rules, since: live.effective_from },
		next: next && { number: next.number, rules: next.rules, since: next.effective_from },
		reasons: reasons.map(factsOf),
		names: await ruleNames(db),
		used: await usedLately(db)
	};
}

/** The same for a minute: it only makes the page's lists longer. */
async function usedLately(db: Reader): Promise<PublicPolicy['used']> {
	const known = kept.get(db);
	if (known && performance.now() - known.at < 60_000) return known.used;
	const lines = await db
		.selectFrom('order_lines')
		.select('category')
		.orderBy('id', 'desc')
		.limit(MOST_READ)
		.execute();
	const orders = await db
		.selectFrom('orders')
		.select('ship_country')
		.orderBy('id', 'desc')
		.limit(MOST_READ)
		.execute();
	const used = {
		categories: [...new Set(lines.map((line) => line.category))].sort(),
		countries: [...new Set(orders.map((order) => order.ship_country))].sort()
	};
	kept.set(db, { used, at: performance.now() });
	return used;
}
const kept = new WeakMap<Reader, { used: PublicPolicy['used']; at: number }>();
const MOST_READ = 1_000;
