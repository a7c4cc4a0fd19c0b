import type { PolicyRules } from '../types.ts';
import { checkEffect } from './check-effect.ts';
import { checkCodClaims } from './check-cod-claim.ts';
import { checkLaw } from './check-law.ts';
import { checkParts } from './check-parts.ts';
import { checkReach } from './check-reach.ts';
import { checkShop } from './check-shop.ts';
import { checkWording } from './check-wording.ts';
import type { Finding, LintContext, Severity } from './findings.ts';
import { readRules } from './read-rules.ts';

/**
 * What is wrong or odd about a policy: gravest first, then in the order of its rules, the settings last. Only says what
 * it is sure of: a rule that it cannot take apart, because of an expression or its size, it leaves alone.
 */
export function lintPolicy(rules: PolicyRules, context: LintContext): Finding[] {
	const own = rules.rules ?? [];
	const worded = checkWording(own);
	const unreadable = new Set(
		worded.flatMap(({ code, rule_id }) => (code === 'expression_faulty' ? [rule_id] : []))
	);
	// Places are counted with those that cannot be read, so they are switched off rather than taken out.
	const readable = own.map((rule) => (unreadable.has(rule.id) ? { ...rule, enabled: false } : rule));
	const read = readRules(readable, context);
	const findings = [
		...worded,
		...checkLaw(rules, read, context),
		...checkCodClaims(read, context),
		...checkReach(read, context),
		...checkParts(read, context),
		...checkEffect(rules, read, context),
		...checkShop(rules, read, context)
	];
	const place = ({ facts }: Finding): number => Number(facts.number) || Infinity;
	return findings.toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || place(a) - place(b) || 0);
}

/** True when nothing stands against publishing it. */
export const mayPublish = (findings: readonly Finding[]): boolean =>
	findings.every((finding) => finding.severity !== 'stop');

const GRAVITY: Record<Severity, number> = { stop: 0, warn: 1, hint: 2 };
