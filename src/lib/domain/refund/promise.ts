import type { PerCurrency } from '../policy/types.ts';
import type { AcceptanceState, ReceptionState } from '../return/states.ts';
import { endOfWindow, type Instant } from '../time.ts';

/** From when the days count: the carrier's first scan, the parcel at the shop, or the last yes to the goods. */
export const PROMISE_STARTS = ['scanned', 'received', 'approved'] as const;
export type PromiseStart = (typeof PROMISE_STARTS)[number];

/** What a broken promise is worth: store credit, once per return; or the fees of the return. */
export type PromiseGrant = { kind: 'nothing' } | { kind: 'credit'; amounts: PerCurrency } | { kind: 'fees' };

/** Until when money leaves, in calendar days of the shop's zone, holidays too: a promise must be easy to check. */
export type RefundPromise = { from: PromiseStart; days: number; grant: PromiseGrant };

export type PromiseItem = {
	reception: ReceptionState;
	acceptance: AcceptanceState;
	received_at: Instant | null;
	accepted_at: Instant | null;
	/** When the last of its money left; null while it has not. */
	sent_at: Instant | null;
};

export type PromiseFacts = {
	promise: RefundPromise | null;
	timezone: string;
	scanned_at: Instant | null;
	items: readonly PromiseItem[];
	/**
	 * Since when nobody at the shop can go on: the bank examines the payment, or the customer has not told where the
	 * money shall go. Time in which the shop waits for others does not count against it.
	 */
	waits_for: 'customer' | 'bank' | null;
	/** When the customer told where the money shall go; the days begin anew there. */
	account_at: Instant | null;
};

export type PromiseStanding =
	/** No promise, or its days have not begun. */
	| { state: 'none' }
	| { state: 'running'; started_at: Instant; due_at: Instant; waits_for: 'customer' | 'bank' | null }
	| { state: 'kept'; started_at: Instant; due_at: Instant; kept_at: Instant }
	/** `sent_at`: when the money left after all; null while it has not. */
	| { state: 'broken'; started_at: Instant; due_at: Instant; sent_at: Instant | null }
	/** Nothing is owed: everything was refused or called off. */
	| { state: 'ended' };

/** Where the promise of one return stands. One per return: its days begin once, with the last of its goods. */
export function promiseStanding(facts: PromiseFacts, now: Instant): PromiseStanding {
	const { promise, timezone } = facts;
	if (promise === null) return { state: 'none' };
	const owed = facts.items.filter((item) => countsFor(promise.from, item));
	const open = facts.items.some((item) => item.reception === 'awaiting' || item.reception === 'in_transit');
	if (owed.length === 0) return open || facts.items.length === 0 ? { state: 'none' } : { state: 'ended' };
	const begun = startOf(promise.from, facts.scanned_at, owed);
	if (begun === null) return { state: 'none' };
	const started_at = Math.max(begun, facts.account_at ?? 0);
	const due_at = endOfWindow(started_at, promise.days, timezone);
	const sent = owed.map((item) => item.sent_at);
	if (sent.every((at) => at !== null)) {
		const kept_at = Math.max(...sent.map((at) => at ?? 0));
		return kept_at <= due_at
			? { state: 'kept', started_at, due_at, kept_at }
			: { state: 'broken', started_at, due_at, sent_at: kept_at };
	}
	if (now > due_at && facts.waits_for === null) return { state: 'broken', started_at, due_at, sent_at: null };
	return { state: 'running', started_at, due_at, waits_for: facts.waits_for };
}

/** Goods for which money is owed, or may be once somebody looked at them. */
function countsFor(from: PromiseStart, item: PromiseItem): boolean {
	if (item.acceptance === 'accepted' || item.acceptance === 'accepted_reduced') return true;
	if (from === 'approved' || item.acceptance === 'rejected') return false;
	return item.reception === 'received' || (from === 'scanned' && item.reception === 'in_transit');
}

function startOf(from: PromiseStart, scanned: Instant | null, owed: readonly PromiseItem[]): Instant | null {
	const last = (times: (Instant | null)[]): Instant | null => {
		const known = times.filter((time) => time !== null);
		return known.length === 0 ? null : Math.max(...known);
	};
	const received = last(owed.map((item) => item.received_at ?? item.accepted_at));
	if (from === 'scanned') return scanned ?? received;
	return from === 'received' ? received : last(owed.map((item) => item.accepted_at));
}

/** This long before it breaks, the desk is warned. */
export const WARNED_BEFORE = 48 * 60 * 60 * 1_000;
