import type { Money } from '#lib/domain/money.ts';
import { lineVerdict } from '#lib/domain/policy/line-verdict.ts';
import type { PolicyRules, PolicyVersion, ReturnPlan, TraceStep } from '#lib/domain/policy/types.ts';
import type { Result } from '#lib/domain/result.ts';
import { policy } from '#lib/i18n/admin-policy.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { say, type Locale, type Message } from '#lib/i18n/say.ts';
import { reviewReasons } from '#lib/i18n/states.ts';
import { traceWords } from '#lib/i18n/trace.ts';
import {
	ordersToTry,
	previewOrder,
	reasonsToTry,
	tryPolicy,
	type PreviewOrder
} from '#lib/server/queries/policy-preview.ts';
import type { Reader } from '#lib/server/store/database.ts';
import type { RuleReading } from '#lib/ui/types.ts';

export type TrialWish = { order: string; line: string; reason: string; outcome: string };
export type VerdictView = {
	kind: 'approve' | 'keep' | 'review' | 'refused';
	why: string[];
	total: Money | null;
};
export type TrialView = {
	order: string;
	/** False when the number belongs to no order. */
	found: boolean;
	offered: { number: string; text: string }[];
	lines: { id: string; text: string }[];
	reasons: { code: string; text: string }[];
	line: string;
	reason: string;
	outcome: 'refund' | 'store_credit';
	live: VerdictView | null;
	/** Null while the draft has faults. */
	draft: VerdictView | null;
	same: boolean;
	figures: { label: string; draft: Money | null; live: Money | null; total: boolean }[];
	readings: RuleReading[];
};

type Place = { locale: Locale; timezone: string; now: number };

/** One item of a real order under the draft and under the rules of today, by the function that decides returns. */
export async function trialOf(
	db: Reader,
	place: Place,
	live: PolicyVersion,
	draft: { number: number; rules: PolicyRules } | null,
	wish: TrialWish
): Promise<TrialView> {
	const offered = await ordersToTry(db, 20);
	const reasons = await reasonsToTry(db);
	const order = await chosenOrder(db, place, live, wish.order, offered);
	const words = <T extends { en: string; th: string }>(both: T): string => both[place.locale];
	const line =
		order?.lines.find(({ id }) => id === wish.line) ?? (order && firstReturnable(order, live, place.now));
	const reason = reasons.find(({ code }) => code === wish.reason) ?? reasons.at(-1);
	const outcome = wish.outcome === 'store_credit' ? 'store_credit' : 'refund';
	const asked = { line_id: line?.id ?? '', quantity: 1, reason_code: reason?.code ?? '', outcome } as const;
	const decide = (version: PolicyVersion): Result<ReturnPlan> | null =>
		order && line && reason ? tryPolicy(version, reasons, order.facts, asked, place.now) : null;
	const said = {
		live: decide(live),
		draft: draft && decide({ id: 'draft', number: draft.number, rules: draft.rules })
	};
	const view = (result: Result<ReturnPlan> | null) =>
		result && verdictView(result, order?.currency ?? '', place);
	const verdicts = { live: view(said.live), draft: view(said.draft) };
	const figures = figureRows(place.locale, said.draft, said.live);
	return {
		order: order?.number ?? wish.order,
		found: order !== null || wish.order === '',
		offered: offered.map(({ number, customer_name }) => ({ number, text: `${number} ${customer_name}` })),
		lines:
			order?.lines.map(({ id, title_en, title_th, quantity }) => ({
				id,
				text: `${words({ en: title_en, th: title_th })}${quantity > 1 ? ` × ${quantity}` : ''}`
			})) ?? [],
		reasons: reasons.map(({ code, label_en, label_th }) => ({
			code,
			text: words({ en: label_en, th: label_th })
		})),
		line: line?.id ?? '',
		reason: reason?.code ?? '',
		outcome,
		...verdicts,
		same:
			JSON.stringify(verdicts.live) === JSON.stringify(verdicts.draft) &&
			figures.every((row) => row.draft?.amountMinor === row.live?.amountMinor),
		figures,
		readings: readingsOf(place, order?.currency ?? '', said.draft, said.live)
	};
}

/** The order that was asked for; without a wish the latest one that has something to return. */
async function chosenOrder(
	db: Reader,
	place: Place,
	live: PolicyVersion,
	wish: string,
	offered: readonly { number: string }[]
): Promise<PreviewOrder | null> {
	if (wish !== '') return previewOrder(db, wish, place.now);
	let first: PreviewOrder | null = null;
	for (const { number } of offered) {
		const order = await previewOrder(db, number, place.now);
		first ??= order;
		if (order && canReturn(order, live, place.now).length > 0) return order;
	}
	return first;
}

const canReturn = (order: PreviewOrder, live: PolicyVersion, now: number) =>
	order.facts.lines.filter((line) => lineVerdict(live.rules, order.facts, line, now).refusal === null);

const firstReturnable = (order: PreviewOrder, live: PolicyVersion, now: number) => {
	const [first] = canReturn(order, live, now);
	return order.lines.find(({ id }) => id === first?.line_id) ?? order.lines[0];
};

function verdictView(result: Result<ReturnPlan>, currency: string, { locale, timezone }: Place): VerdictView {
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
	place: Place,
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
