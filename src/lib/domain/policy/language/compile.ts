import type { PolicyRules, SetBy, TriedRule } from '../types.ts';
import { effectOf, type Effect } from './apply-action.ts';
import { MAYBE, YES, type Leaf, type Test } from './answer.ts';
import { compileCondition } from './compile-condition.ts';
import { toldFact } from './read-field.ts';
import type { RuleCase } from './rule-case.ts';
import type { Rule } from './rule.ts';
import { termsOfSettings, type Terms } from './terms.ts';

export type CompiledPolicy = {
	rules: readonly CompiledRule[];
	/** True when the answer to "may it come back?" can turn on what a customer asks for. */
	may_open: boolean;
	settings: (category: string, country: string, currency: string) => Terms;
};

type CompiledRule = {
	id: string;
	number: number;
	test: Test;
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
 * counts as fitting. `tried` collects how every rule fared; null when nobody wants to know.
 */
export function termsFor(
	policy: CompiledPolicy,
	facts: RuleCase,
	tried: TriedRule[] | null,
	hopeful = false
): Terms {
	const { order, line } = facts;
	const settings = policy.settings(line.category, order.ship_country, order.currency);
	const { rules } = policy;
	let terms = settings;
	let answered = 0;
	for (let index = 0; index < rules.length; index++) {
		const rule = rules[index] as CompiledRule;
		const answer = rule.test(facts);
		const fits = answer === YES || (hopeful && answer === MAYBE && rule.opens);
		if (tried !== null) tried.push(fits ? fitted(rule, line.line_id) : missed(rule, facts));
		if (!fits) continue;
		if (terms === settings) terms = { ...settings, by: {} };
		for (const effect of rule.effects) {
			const free = effect.bits & ~answered;
			if (effect.bits !== 0 && free === 0) continue;
			if (effect.apply(terms, free, order.currency)) answered |= effect.bits;
		}
	}
	return terms;
}

const fitted = ({ id, number }: CompiledRule, line_id: string): TriedRule => ({
	line_id,
	rule_id: id,
	number,
	fits: true
});

function missed({ id, number }: CompiledRule, facts: RuleCase): TriedRule {
	const leaf = facts.missed;
	const tried: TriedRule = { line_id: facts.line.line_id, rule_id: id, number, fits: false };
	if (leaf !== null) tried.missed = toldLeaf(leaf, facts);
	return tried;
}

const toldLeaf = (leaf: Leaf, facts: RuleCase): NonNullable<TriedRule['missed']> =>
	'cel' in leaf
		? { cel: leaf.cel }
		: { field: leaf.field, op: leaf.op, fact: toldFact(leaf.field, facts, leaf.days) };

function compile(rules: PolicyRules): CompiledPolicy {
	const own = (rules.rules ?? []).flatMap((rule, index) => (rule.enabled ? [ready(rule, index + 1)] : []));
	const settings = new Map<string, Terms>();
	return {
		rules: own,
		may_open: own.some((rule) => rule.opens),
		settings: (category, country, currency) => {
			const key = `${category}\n${country}\n${currency}`;
			let terms = settings.get(key);
			if (terms === undefined) {
				// Categories are the shop's own words, and nobody counts them.
				if (settings.size >= 1_000) settings.clear();
				settings.set(key, (terms = termsOfSettings(rules, category, country, currency)));
			}
			return terms;
		}
	};
}

const OPENING = new Set<Rule['then'][number]['do']>([
	...(['accept', 'window', 'extend_window', 'extend_until', 'limit_pieces'] as const)
]);

function ready(rule: Rule, number: number): CompiledRule {
	const { test, asks } = compileCondition(rule.when);
	const by: SetBy = Object.freeze({ rule_id: rule.id, number });
	return {
		id: rule.id,
		number,
		test,
		effects: rule.then.map((action) => effectOf(action, by)),
		opens: asks && rule.then.some((action) => OPENING.has(action.do))
	};
}
