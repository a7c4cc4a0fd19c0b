import type { PolicyRules } from '../types.ts';
import type { SetBy } from '../trace-step.ts';
import { effectOf, type Effect } from './apply-action.ts';
import { MAYBE, NO, YES, type Test } from './answer.ts';
import { compileCondition } from './compile-condition.ts';
import { keptPerKind } from './kind.ts';
import type { RuleCase } from './rule-case.ts';
import type { Rule } from './rule.ts';
import { termsOfSettings, type Terms } from './terms.ts';
import type { Fare, Trial } from './trial.ts';

export type CompiledPolicy = {
	rules: readonly CompiledRule[];
	/** True when the answer to "may it come back?" can turn on what a customer asks for. */
	may_open: boolean;
	ofKind: (facts: RuleCase) => OfKind;
};

/** What a policy has to say to one kind of line, before anybody looks at the line itself. */
type OfKind = {
	settings: Terms;
	/** Rules that may fit, and how the others fared: those that ask for another kind first. */
	open: readonly CompiledRule[];
	fares: readonly Fare[];
};

type CompiledRule = {
	id: string;
	number: number;
	/** Its place among the rules that are switched on. */
	place: number;
	test: Test;
	gate: Test | null;
	effects: readonly Effect[];
	/** Asks about the request, and can let a line come back that otherwise could not. */
	opens: boolean;
};

/** A policy's rules as closures, made once for each version. */
export function compiled(rules: PolicyRules): CompiledPolicy {
	let found = known.get(rules);
	if (found === undefined) known.set(rules, (found = compile(rules)));
	return found;
}

const known = new WeakMap<PolicyRules, CompiledPolicy>();

/**
 * Terms of one line or item. `hopeful`: while nobody has asked, a rule that could let it come back for some request
 * counts as fitting. `trials` collects how every rule fared; null when nobody wants to know.
 */
export function termsFor(
	policy: CompiledPolicy,
	facts: RuleCase,
	trials: Trial[] | null,
	hopeful = false
): Terms {
	const { settings, open, fares: closed } = policy.ofKind(facts);
	const { currency } = facts.order;
	const fares = closed.slice();
	let terms = settings;
	let answered = 0;
	for (const rule of open) {
		const answer = rule.test(facts);
		if (answer !== YES && !(hopeful && answer === MAYBE && rule.opens)) {
			fares[rule.place] = facts.missed;
			continue;
		}
		fares[rule.place] = true;
		if (terms === settings) terms = { ...settings, by: {} };
		for (const effect of rule.effects) {
			const free = effect.bits & ~answered;
			if (effect.bits !== 0 && free === 0) continue;
			if (effect.apply(terms, free, currency)) answered |= effect.bits;
		}
	}
	if (trials !== null && fares.length > 0) trials.push({ rules: policy.rules, facts, fares });
	return terms;
}

function compile(rules: PolicyRules): CompiledPolicy {
	const own: CompiledRule[] = [];
	for (const [index, rule] of (rules.rules ?? []).entries()) {
		if (rule.enabled) own.push(ready(rule, index + 1, own.length));
	}
	return {
		rules: own,
		may_open: own.some((rule) => rule.opens),
		ofKind: keptPerKind((facts) => ofKind(rules, own, facts))
	};
}

function ofKind(rules: PolicyRules, own: readonly CompiledRule[], facts: RuleCase): OfKind {
	const { order, line } = facts;
	const isShut = ({ gate }: CompiledRule): boolean => gate !== null && gate(facts) === NO;
	return {
		settings: termsOfSettings(rules, line.category, order.ship_country, order.currency),
		open: own.filter((rule) => !isShut(rule)),
		fares: own.map((rule) => (isShut(rule) ? facts.missed : null))
	};
}

const OPENING = new Set<Rule['then'][number]['do']>([
	...(['accept', 'window', 'extend_window', 'extend_until', 'limit_pieces'] as const)
]);

function ready(rule: Rule, number: number, place: number): CompiledRule {
	const { test, gate, asks } = compileCondition(rule.when);
	const by: SetBy = Object.freeze({ rule_id: rule.id, number });
	return {
		id: rule.id,
		number,
		place,
		test,
		gate,
		effects: rule.then.map((action) => effectOf(action, by)),
		opens: asks && rule.then.some((action) => OPENING.has(action.do))
	};
}
