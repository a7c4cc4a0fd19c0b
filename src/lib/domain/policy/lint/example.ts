import type { Outcome, ReturnMethod } from '../../return/states.ts';
import { YES } from '../language/answer.ts';
import { compileCondition } from '../language/compile-condition.ts';
import { toldFact } from '../language/read-field.ts';
import { requestFacts, type RuleCase } from '../language/rule-case.ts';
import type { Rule } from '../language/rule.ts';
import { defaultReasons } from '../reasons.ts';
import type { ReasonFacts, ReturnRequest } from '../types.ts';
import { fieldOfKey, type Case } from './cases.ts';
import { exampleOrder } from './example-order.ts';
import type { Example, LintContext } from './findings.ts';
import { pickFrom, type Pick } from './pick.ts';

/**
 * A made-up request that a case allows and that all these rules fit, held against the rules themselves; null when none
 * was found.
 */
export function exampleFor(of: Case, fitting: readonly Rule[], context: LintContext): Example | null {
	const pick = pickFrom(of);
	const { order, now, pieces } = exampleOrder(pick, context);
	const reason = reasonOf(pick, context);
	const request = requestOf(pick, reason, pieces);
	if (reason === null || request === null) return null;
	const facts = caseOf({ order, request, reason, now });
	if (!fitting.every((rule) => compileCondition(rule.when).test(facts) === YES)) return null;
	const told = [...of.keys()].map((key) => {
		const { field, days } = fieldOfKey(key);
		return { field, ...(Number.isFinite(days) ? { days } : {}), fact: toldFact(field, facts, days) };
	});
	return { order, request, reason, now, told };
}

/** An example as rules read it. */
export function caseOf({ order, request, reason, now }: Omit<Example, 'told'>): RuleCase {
	const [line] = order.lines;
	const [item] = request.items;
	if (line === undefined || item === undefined) throw new TypeError('An example has a line and an item.');
	const asked = requestFacts(order, request.items, request.method, request.opened_by);
	return { order, line, now, asked: { item, reason, request: asked }, missed: null };
}

function reasonOf(pick: Pick, context: LintContext): ReasonFacts | null {
	const known =
		context.reasons.length > 0 ? context.reasons.filter((reason) => reason.active) : defaultReasons;
	const fits = (reason: { code: string; fault: string }): boolean =>
		pick.allows('reason', reason.code) && pick.allows('reason_fault', reason.fault);
	// The one that needs nobody's fault is the usual one.
	const found = known
		.filter(fits)
		.toSorted((a, b) => Number(b.fault === 'customer') - Number(a.fault === 'customer'));
	const code = found[0]?.code ?? pick.word('reason', []);
	const fault = found[0]?.fault ?? pick.word('reason_fault', ['customer', 'merchant', 'carrier']);
	if (code === null || fault === null) return null;
	const answer = pick.word('reason_answer', []);
	return {
		code,
		fault: fault as ReasonFacts['fault'],
		needs_photo: false,
		waives_fees: false,
		answers: answer === null ? [] : [answer]
	};
}

function requestOf(pick: Pick, reason: ReasonFacts | null, quantity: number): ReturnRequest | null {
	const outcome = pick.word('outcome', ['refund', 'store_credit', 'exchange']);
	const method = pick.word('method', ['drop_off', 'own_carrier']);
	if (reason === null || outcome === null || method === null) return null;
	const opened = pick.word('opened_by', ['customer']);
	return {
		items: [
			{
				line_id: 'lin_example',
				quantity,
				reason_code: reason.code,
				answer_code: reason.answers[0] ?? null,
				comment: pick.flag('comment_given', false) ? 'The seam is open.' : '',
				photos: pick.number('photos', 0),
				outcome: outcome as Outcome
			}
		],
		method: method as ReturnMethod,
		...(opened === 'customer' || opened === 'agent' || opened === 'api' ? { opened_by: opened } : {})
	};
}
