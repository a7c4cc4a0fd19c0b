import type { PolicyVersion, ReturnPlan } from '#lib/domain/policy/types.ts';
import type { TriedRule } from '#lib/domain/policy/trace-step.ts';
import type { Result } from '#lib/domain/result.ts';
import { policy } from '#lib/i18n/admin-policy.ts';
import { conditionParts, isAlways } from '#lib/i18n/rules/conditions.ts';
import { joiners } from '#lib/i18n/rules/operators.ts';
import { textOf } from '#lib/i18n/rules/parts.ts';
import { say } from '#lib/i18n/say.ts';
import type { RuleReading } from '#lib/ui/types.ts';
import type { TrialPlace } from './trial.ts';

/** Every exception of the draft against the item that is tried: which fit, and what each of the others missed. */
export function ruleReadings(
	{ locale }: TrialPlace,
	_currency: string,
	draft: PolicyVersion | null,
	result: Result<ReturnPlan> | null
): RuleReading[] {
	const tried = new Map<string, TriedRule>(
		result?.ok ? (result.value.tried ?? []).map((one) => [one.rule_id, one]) : []
	);
	return (draft?.rules.rules ?? []).flatMap((rule, index) => {
		const one = tried.get(rule.id);
		if (!one) return [];
		const condition = isAlways(rule.when)
			? say(locale, joiners.always)
			: textOf(conditionParts(locale, rule.when));
		return {
			number: index + 1,
			text: rule.name || capital(condition),
			outcome: one.fits ? ('yes' as const) : ('no' as const),
			said: say(locale, one.fits ? policy.decides : policy.notThis)
		};
	});
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
