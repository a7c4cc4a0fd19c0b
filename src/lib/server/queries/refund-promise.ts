import type { Id } from '#lib/domain/ids.ts';
import { promiseStanding, type PromiseStanding, type RefundPromise } from '#lib/domain/refund/promise.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { promiseFacts } from '../store/promise-facts.ts';
import { findPromise } from '../store/refund-promises.ts';
import { findRefund } from '../store/refunds.ts';
import type { RefundPromisesTable, RefundsTable } from '../store/schema.ts';

export type PromiseView = {
	promise: RefundPromise;
	standing: PromiseStanding;
	/** What a broken promise granted, and the refund that carries it. */
	granted: {
		kind: NonNullable<RefundPromisesTable['granted']>;
		amount_minor: number;
		currency: string;
		state: RefundsTable['state'] | null;
	} | null;
};

/** How the promise of one return stands; null when its policy made none. */
export async function promiseOf(db: Reader, id: Id<'ret'>, now: Instant): Promise<PromiseView | null> {
	const facts = await promiseFacts(db, id);
	if (!facts?.promise) return null;
	const kept = await findPromise(db, id);
	const grant = kept?.refund_id ? await findRefund(db, kept.refund_id) : null;
	return {
		promise: facts.promise,
		standing: kept?.broken_at
			? { state: 'broken', started_at: kept.started_at, due_at: kept.due_at, sent_at: kept.ended_at }
			: promiseStanding(facts, now),
		granted: kept?.granted
			? {
					kind: kept.granted,
					amount_minor: grant?.amount_minor ?? 0,
					currency: grant?.currency ?? '',
					state: grant?.state ?? null
				}
			: null
	};
}
