import { DAY, type Instant } from '../time.ts';
import { answerOf, FIGURES, figuresOf, givenOf, type Answer, type Figures } from './answer.ts';
import type { PastCase } from './case.ts';
import { CHANGE_KINDS, type ChangeKind } from './compare.ts';
import { createDistinct } from './distinct.ts';
import { createSpread, type Interval, type Spread } from './interval.ts';
import type { Replayed } from './replay.ts';

/** Everything a backtest tells in numbers. Amounts in minor units, by currency. */
export type BacktestTotals = {
	/** Past returns in the span, and those of them that a policy of ours judged. */
	seen: number;
	judged: number;
	/** Judging the rebuilt facts again did not give what was decided then. */
	inexact: number;
	changed: number;
	kinds: Record<ChangeKind, number>;
	/** How many of each answer became which, as `approve>review`. */
	answers: Record<string, number>;
	/** Returns that a person looks at. */
	reviews: { before: number; after: number };
	for_customer: { better: number; worse: number };
	/** Different customers with a change; above 4,096 counted within some 0.1 %. */
	customers: { count: number; exact: boolean };
	/** Returns that waited for a person and would not have, and how long they waited in all. */
	waits: { spared: number; spared_ms: number; added: number };
	money: Record<string, MoneyTotals>;
	by_reason: Record<string, Group>;
	by_category: Record<string, Group>;
	by_cause: Record<string, Group>;
	/** The span in equal parts, oldest first. */
	bins: Bin[];
};

/** `low` and `high` bound the difference of what customers get, with 95 % confidence: interval.ts. */
export type MoneyTotals = { before: Figures; after: Figures; given: Interval; changed: number };
export type Group = { seen: number; changed: number; given: Record<string, number> };
export type Bin = { from: Instant; seen: number } & Record<ChangeKind, number>;

/** By what changed cases are listed: the piece that the change is about, else the first. */
export type CaseKeys = { reason: string; category: string; cause: string };

/** Adds up one past return after the other; memory does not grow with them. */
export type Tally = { add(facts: PastCase, replayed: Replayed | null): void; totals(): BacktestTotals };

/** Names beyond these share one group, `other`: there are as many reasons and categories as a shop likes. */
const MOST_GROUPS = 200;
const MOST_BINS = 26;

export function createTally(span: { from: Instant; to: Instant }): Tally {
	const parts = Math.min(MOST_BINS, Math.max(1, Math.ceil((span.to - span.from) / (7 * DAY))));
	const width = Math.max(1, (span.to + 1 - span.from) / parts);
	const totals: BacktestTotals = {
		seen: 0,
		judged: 0,
		inexact: 0,
		changed: 0,
		kinds: noKinds(),
		answers: {},
		reviews: { before: 0, after: 0 },
		for_customer: { better: 0, worse: 0 },
		customers: { count: 0, exact: true },
		waits: { spared: 0, spared_ms: 0, added: 0 },
		money: {},
		by_reason: {},
		by_category: {},
		by_cause: {},
		bins: Array.from({ length: parts }, (_, index) => ({
			from: Math.round(span.from + index * width),
			seen: 0,
			...noKinds()
		}))
	};
	const spreads = new Map<string, Spread>();
	const customers = createDistinct();
	return {
		add(facts, replayed) {
			totals.seen++;
			if (replayed === null) return;
			const { before, after, change, exact } = replayed;
			const bin = totals.bins[Math.min(parts - 1, Math.floor((facts.created_at - span.from) / width))];
			totals.judged++;
			if (bin) bin.seen++;
			if (!exact) totals.inexact++;
			const was = answerOf(before);
			const is = answerOf(after);
			if (was === 'review') totals.reviews.before++;
			if (is === 'review') totals.reviews.after++;
			const { currency } = facts.order;
			const money = moneyOf(totals, currency);
			const figures = { before: figuresOf(before), after: figuresOf(after) };
			for (const figure of FIGURES) {
				money.before[figure] += figures.before[figure];
				money.after[figure] += figures.after[figure];
			}
			const keys = keysOf(facts, replayed);
			const groups = [group(totals.by_reason, keys.reason), group(totals.by_category, keys.category)];
			for (const one of groups) one.seen++;
			if (change === null) return;
			totals.changed++;
			totals.kinds[change.kind]++;
			if (bin) bin[change.kind]++;
			const turn = `${was}>${is}`;
			totals.answers[turn] = (totals.answers[turn] ?? 0) + 1;
			if (change.for_customer !== 'same') totals.for_customer[change.for_customer]++;
			customers.add(facts.customer_id ?? facts.order.id);
			countWait(totals, facts, was, is);
			const given = givenOf(figures.after) - givenOf(figures.before);
			if (given !== 0) {
				money.changed++;
				if (!spreads.has(currency)) spreads.set(currency, createSpread());
				spreads.get(currency)?.add(given);
			}
			groups.push(group(totals.by_cause, keys.cause));
			for (const one of groups) {
				one.changed++;
				one.given[currency] = (one.given[currency] ?? 0) + given;
			}
			const cause = groups[2];
			if (cause) cause.seen++;
		},
		totals: () => ({
			...totals,
			customers: { count: customers.count(), exact: customers.isExact() },
			money: Object.fromEntries(
				Object.entries(totals.money).map(([currency, money]) => [
					currency,
					{ ...money, given: spreads.get(currency)?.interval() ?? { low: 0, high: 0 } }
				])
			)
		})
	};
}

/** By what a case is listed. */
export function keysOf(facts: PastCase, { change }: Replayed): CaseKeys {
	const about = change?.cause.line_id ?? null;
	const item = facts.items.find((one) => one.order_line_id === about) ?? facts.items[0];
	const line = facts.lines.find((one) => one.id === item?.order_line_id);
	return { reason: item?.reason_code ?? '', category: line?.category ?? '', cause: change?.cause.key ?? '' };
}

function countWait(totals: BacktestTotals, facts: PastCase, was: Answer, is: Answer): void {
	if (was !== 'review' && is === 'review') totals.waits.added++;
	if (was !== 'review' || is === 'review' || is === 'refuse' || facts.decided_at === null) return;
	totals.waits.spared++;
	totals.waits.spared_ms += Math.max(0, facts.decided_at - facts.created_at);
}

const moneyOf = (totals: BacktestTotals, currency: string): MoneyTotals =>
	(totals.money[currency] ??= {
		before: noFigures(),
		after: noFigures(),
		given: { low: 0, high: 0 },
		changed: 0
	});

function group(groups: Record<string, Group>, name: string): Group {
	const key = Object.hasOwn(groups, name) || Object.keys(groups).length < MOST_GROUPS ? name : 'other';
	return (groups[key] ??= { seen: 0, changed: 0, given: {} });
}

const noFigures = (): Figures => ({ refund_minor: 0, credit_minor: 0, bonus_minor: 0, fee_minor: 0 });
const noKinds = () => Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as Record<ChangeKind, number>;
