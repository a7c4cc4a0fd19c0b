import { DAY, endOfWindow, type Instant } from '../time.ts';

/** Directive 2011/83/EU, art. 13, 1. */
export const REFUND_DAYS = 14;

/** The desk is warned this long before the money must have left. */
export const DUTY_WARNED_BEFORE = 3 * DAY;

/** The end of the 14th day after the shop learnt of the withdrawal, in its own zone. Never lengthened. */
export const refundDue = (declaredAt: Instant, timezone: string): Instant =>
	endOfWindow(declaredAt, REFUND_DAYS, timezone);

export type DutyFacts = {
	due_at: Instant;
	/** The carrier's scan is the proof that goods were sent; null while there is neither scan nor parcel. */
	goods_at: Instant | null;
	/** All the money left, or nothing is owed. */
	ended_at: Instant | null;
};

export type DutyStanding =
	/** The shop may keep the money until the goods or proof of their sending are there (art. 13, 3). */
	| { state: 'waits_for_goods'; due_at: Instant }
	| { state: 'due'; due_at: Instant; late: boolean }
	| { state: 'ended'; due_at: Instant; at: Instant };

export function refundDuty({ due_at, goods_at, ended_at }: DutyFacts, now: Instant): DutyStanding {
	if (ended_at !== null) return { state: 'ended', due_at, at: ended_at };
	if (goods_at === null) return { state: 'waits_for_goods', due_at };
	const due = Math.max(due_at, goods_at);
	return { state: 'due', due_at: due, late: now > due };
}
