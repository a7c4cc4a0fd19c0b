import { policyAt } from '../store/policies.ts';
import type { Database, Reader } from '../store/database.ts';

/** Days of the usual return window, for the picture on the look-up page; at most ten seconds old. */
export async function usualWindowDays(db: Database, now: number): Promise<number | null> {
	const kept = recent.get(db);
	if (kept && Math.abs(now - kept.at) < 10_000) return kept.days;
	const { rules } = await policyAt(db.read, now);
	const usual = rules.windows.find((window) => window.category === null && window.country === null);
	const days = usual?.days ?? null;
	recent.set(db, { days, at: now });
	return days;
}
const recent = new WeakMap<Database, { days: number | null; at: number }>();

/** An order of the demo shop to try the look-up with. Only for a demo: it tells an order and its address. */
export async function orderToTry(db: Reader): Promise<{ order: string; email: string } | null> {
	const found = await db
		.selectFrom('orders')
		.select(['number', 'email_norm'])
		.where('email_norm', 'is not', null)
		.where('cancelled_at', 'is', null)
		.orderBy((order) => order.case().when('number', '=', 'BD-74K29').then(0).else(1).end())
		.orderBy('placed_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return found?.email_norm ? { order: found.number, email: found.email_norm } : null;
}
