import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import type { TraceStep } from '#lib/domain/policy/trace-step.ts';
import { categoryWords } from '#lib/i18n/category.ts';
import { kase } from '#lib/i18n/desk-case.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { traceWords } from '#lib/i18n/trace.ts';
import type { RuleReading } from '#lib/ui/types.ts';

const SAID = { decided: kase.ruleDecides, passed: kase.rulePassed, skipped: kase.ruleSkipped };
const LOOK = { decided: 'yes', passed: 'part', skipped: 'no' } as const;

/** The policy's trace as the agent reads it; with several pieces each step names the one it is about. */
export function readingsOf(
	locale: Locale,
	plan: ReturnPlan,
	titles: ReadonlyMap<string, string>,
	timezone: string
): RuleReading[] {
	const several = new Set(plan.trace.map((step) => step.line_id)).size > 2;
	return plan.trace.flatMap((step, index): RuleReading[] => {
		const text = traceWords(locale, inWords(locale, step), 'agent', { currency: plan.currency, timezone });
		if (text === null) return [];
		const about = several && step.line_id ? titles.get(step.line_id) : undefined;
		return [
			{
				number: index + 1,
				text,
				...(about && { why: about }),
				outcome: LOOK[step.result],
				said: say(locale, SAID[step.result])
			}
		];
	});
}

/** Codes of the shop's own are read as words. */
function inWords(locale: Locale, step: TraceStep): TraceStep {
	const { category } = step.facts;
	if (typeof category !== 'string') return step;
	return { ...step, facts: { ...step.facts, category: categoryWords(locale, category) } };
}
