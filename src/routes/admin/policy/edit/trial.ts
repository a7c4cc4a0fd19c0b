import type { Money } from '#lib/domain/money.ts';
import { judgeOf, mayJudge } from '#lib/domain/policy/governing.ts';
import { lineVerdict } from '#lib/domain/policy/line-verdict.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import type { PolicyVersion, ReturnPlan, ReturnRequest } from '#lib/domain/policy/types.ts';
import type { TraceStep } from '#lib/domain/policy/trace-step.ts';
import { whatWouldChange, type Decide, type WouldChange } from '#lib/domain/policy/what-would-change.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import { DAY, startOfLocalDay } from '#lib/domain/time.ts';
import { policy } from '#lib/i18n/admin-policy.ts';
import { governsWords } from '#lib/i18n/governs.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { say, type Locale, type Message } from '#lib/i18n/say.ts';
import { reviewReasons } from '#lib/i18n/states.ts';
import { traceWords } from '#lib/i18n/trace.ts';
import { changeWords } from '#lib/i18n/what-would-change.ts';
import type { RuleReading } from '#lib/ui/types.ts';

import { ruleReadings } from './rule-readings.ts';
import type { TrialFacts } from '#lib/server/queries/policy-trial.ts';

export type TrialWish = {
	order: string;
	line: string;
	reason: string;
	outcome: string;
	photo: string;
	day: string;
};
export type VerdictView = {
	kind: 'approve' | 'keep' | 'review' | 'refused';
	why: string[];
	total: Money | null;
};
export type TrialView = {
	lines: { id: string; text: string }[];
	reasons: { code: string; text: string }[];
	line: string;
	reason: string;
	outcome: 'refund' | 'store_credit';
	/** What is asked: the piece and why, and when. */
	asked: string;
	live: VerdictView | null;
	/** Null while the draft has faults. */
	draft: VerdictView | null;
	same: boolean;
	figures: { label: string; draft: Money | null; live: Money | null; total: boolean }[];
	/** The exceptions, rule by rule, then the settings. */
	rules: RuleReading[];
	readings: RuleReading[];
	/** What the customer reads of it. */
	customer: string[];
	/** What would have made the answer another one. */
	changes: string[];
	/** By which version the order is judged today, and by which once the draft is live. */
	governs: { today: string; published: string | null } | null;
};

export type TrialPlace = { locale: Locale; timezone: string; now: number };

/**
 * One item of a real order under the draft and under the rules of today, by the function that decides returns. Pure:
 * the server runs it for a page without JavaScript, the browser while somebody types.
 */
export function trialOf(
	facts: TrialFacts,
	today: TrialPlace,
	live: PolicyVersion,
	draft: PolicyVersion | null,
	wish: TrialWish
): TrialView {
	const { order } = facts;
	const place = { ...today, now: dayOf(wish.day, today) };
	const words = (both: { en: string; th: string }): string => both[place.locale];
	const line = order?.lines.find(({ id }) => id === wish.line) ?? firstReturnable(facts, live, place.now);
	const reason = facts.reasons.find(({ facts: { code } }) => code === wish.reason) ?? facts.reasons.at(-1);
	const outcome = wish.outcome === 'store_credit' ? 'store_credit' : 'refund';
	const reasons = facts.reasons.map((one) => one.facts);
	const requestTo = (version: PolicyVersion): ReturnRequest | null => {
		if (!order || !line || !reason) return null;
		const method = version.rules.methods.includes('own_carrier') ? 'own_carrier' : 'drop_off';
		const item = {
			line_id: line.id,
			quantity: 1,
			reason_code: reason.facts.code,
			answer_code: reason.facts.answers[0] ?? null,
			// As a customer would send it: with what the form asks for.
			comment: '–',
			photos: wish.photo === 'no' ? 0 : wish.photo === 'yes' || reason.facts.needs_photo ? 1 : 0,
			outcome
		} as const;
		return { items: [item], method, opened_by: 'customer' };
	};
	const decide = (version: PolicyVersion | null): Result<ReturnPlan> | null => {
		const request = version && requestTo(version);
		return version && order && request && planReturn(version, reasons, order.facts, request, place.now);
	};
	const changesOf = (version: PolicyVersion): WouldChange[] => {
		const request = requestTo(version);
		const decided: Decide = (asked, at) =>
			order ? planReturn(version, reasons, order.facts, asked, at) : refused('not_found');
		return order && request ? whatWouldChange(decided, reasons, order.facts, request, place.now) : [];
	};
	const governsView = (): TrialView['governs'] => {
		const request = requestTo(draft ?? live);
		if (!order || !request) return null;
		const { purchase, facts } = order;
		const judge = (now: PolicyVersion): string => {
			const by = judgeOf(mayJudge(purchase, now), reasons, facts, request, place.now);
			return governsWords(place, { by, purchase, now, placedAt: facts.placed_at });
		};
		return { today: judge(live), published: draft && judge(draft) };
	};
	const said = { live: decide(live), draft: decide(draft) };
	const currency = order?.currency ?? '';
	const view = (result: Result<ReturnPlan> | null) => result && verdictView(result, currency, place);
	const verdicts = { live: view(said.live), draft: view(said.draft) };
	const figures = figureRows(place.locale, said.draft, said.live);
	return {
		lines:
			order?.lines.map(({ id, title, quantity }) => ({
				id,
				text: `${words(title)}${quantity > 1 ? ` × ${quantity}` : ''}`
			})) ?? [],
		reasons: facts.reasons.map(({ facts: { code }, label }) => ({ code, text: words(label) })),
		line: line?.id ?? '',
		reason: reason?.facts.code ?? '',
		outcome,
		asked: line && reason ? `${words(line.title)}, ${words(reason.label)}` : '',
		...verdicts,
		same:
			JSON.stringify(verdicts.live) === JSON.stringify(verdicts.draft) &&
			figures.every((row) => row.draft?.amountMinor === row.live?.amountMinor),
		figures,
		rules: ruleReadings(place, currency, draft, said.draft),
		readings: readingsOf(place, currency, said.draft, said.live),
		customer: customerReads(place, currency, said.draft),
		governs: governsView(),
		changes: changesOf(draft ?? live).map((change) =>
			changeWords(place.locale, change, { currency, timezone: place.timezone })
		)
	};
}

/** Noon of another day: a trial is of the day, not of the hour. */
function dayOf(day: string, { timezone, now }: TrialPlace): number {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return now;
	try {
		return startOfLocalDay(day, timezone) + DAY / 2;
	} catch {
		return now;
	}
}

function firstReturnable({ order }: TrialFacts, live: PolicyVersion, now: number) {
	const first = order?.facts.lines.find(
		(line) => lineVerdict(live.rules, order.facts, line, now).refusal === null
	);
	return order?.lines.find(({ id }) => id === first?.line_id) ?? order?.lines[0];
}

function verdictView(
	result: Result<ReturnPlan>,
	currency: string,
	{ locale, timezone }: TrialPlace
): VerdictView {
	if (!result.ok)
		return {
			kind: 'refused',
			why: [refusalWords(locale, result.refusal, { currency, timezone })],
			total: null
		};
	const plan = result.value;
	const keeps = plan.items.every((item) => !item.goods_required);
	return {
		kind: plan.verdict === 'review' ? 'review' : keeps ? 'keep' : 'approve',
		why: plan.review_reasons.map((reason) => say(locale, reviewReasons[reason])),
		total: { amountMinor: plan.total_minor, currency: plan.currency }
	};
}

function customerReads(
	{ locale, timezone }: TrialPlace,
	currency: string,
	result: Result<ReturnPlan> | null
): string[] {
	if (!result) return [];
	if (!result.ok) return [refusalWords(locale, result.refusal, { currency, timezone })];
	return result.value.trace
		.filter((step) => step.result === 'decided')
		.flatMap((step) => traceWords(locale, step, 'customer', { currency, timezone }) ?? []);
}

function figureRows(
	locale: Locale,
	draft: Result<ReturnPlan> | null,
	live: Result<ReturnPlan> | null
): TrialView['figures'] {
	const rows: { words: Message; of: (plan: ReturnPlan) => number; total?: boolean }[] = [
		{ words: policy.goods, of: (plan) => plan.goods_minor },
		{ words: policy.delivery, of: (plan) => plan.shipping_minor },
		{ words: policy.restocking, of: (plan) => -plan.restocking_fee_minor },
		{ words: policy.returnDelivery, of: (plan) => -plan.return_shipping_fee_minor },
		{ words: policy.creditBonus, of: (plan) => plan.bonus_minor },
		{ words: policy.back, of: (plan) => plan.total_minor, total: true }
	];
	const figure = (result: Result<ReturnPlan> | null, of: (plan: ReturnPlan) => number): Money | null =>
		result?.ok ? { amountMinor: of(result.value), currency: result.value.currency } : null;
	return rows
		.map(({ words, of, total = false }) => ({
			label: say(locale, words),
			draft: figure(draft, of),
			live: figure(live, of),
			total
		}))
		.filter((row) => row.draft !== null || row.live !== null)
		.filter((row) => row.total || row.draft?.amountMinor || row.live?.amountMinor);
}

/** The draft's trace in words; where today's rules say something else, that stands below. */
function readingsOf(
	place: TrialPlace,
	currency: string,
	draft: Result<ReturnPlan> | null,
	live: Result<ReturnPlan> | null
): RuleReading[] {
	const shown = draft ?? live;
	if (!shown?.ok) return [];
	const words = (step: TraceStep | undefined): string | null =>
		step ? traceWords(place.locale, step, 'agent', { currency, timezone: place.timezone }) : null;
	const before = live?.ok ? live.value.trace : [];
	return shown.value.trace.map((step, index) => {
		const text = words(step) ?? step.rule;
		const today = words(before.find((other) => other.rule === step.rule && other.line_id === step.line_id));
		return {
			number: index + 1,
			text,
			...(today === null || today === text
				? {}
				: { why: say(place.locale, policy.liveRead, { words: today }) }),
			...OUTCOMES[step.result](place.locale)
		};
	});
}

const OUTCOMES: Record<TraceStep['result'], (locale: Locale) => Pick<RuleReading, 'outcome' | 'said'>> = {
	decided: (locale) => ({ outcome: 'yes', said: say(locale, policy.decides) }),
	passed: (locale) => ({ outcome: 'part', said: say(locale, policy.passes) }),
	skipped: (locale) => ({ outcome: 'no', said: say(locale, policy.notThis) })
};
