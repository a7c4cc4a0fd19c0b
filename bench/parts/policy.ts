import { compiled, termsFor } from '#lib/domain/policy/language/compile.ts';
import type { Trial } from '#lib/domain/policy/language/trial.ts';
import { decideReturn } from '#lib/domain/policy/decide-return.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import { cpuOfProcess } from '../measure.ts';
import { of } from '../rounds.ts';
import type { Size } from '../size.ts';
import { ms, rate, type Section } from '../table.ts';
import { CASES, NOW, policyOf, REASONS } from './policy-case.ts';
import { flatFacts, jsonLogicOf, jsonRulesOf, ruleCaseOf } from './policy-peers.ts';

/** Decisions a second on one core, and which rules fit beside two engines for rules: nothing is read or written. */
export async function policyDecisions(size: Size): Promise<Section> {
	const ten = policyOf(10);
	const rules = ten.rules.rules ?? [];
	const facts = CASES.map(ruleCaseOf);
	const flat = facts.map((one) => flatFacts(rules, one));
	const own = (index: number): number[] => {
		const trials: Trial[] = [];
		termsFor(compiled(ten.rules), facts[index]!, trials);
		return trials.flatMap(({ fares }) => fares.flatMap((fare, at) => (fare === true ? [at] : [])));
	};
	const logic = jsonLogicOf(rules);
	const engine = jsonRulesOf(rules);
	for (const index of CASES.keys()) {
		const answers = [logic(flat[index]!), await engine(flat[index]!)];
		for (const answer of answers) {
			if (String(answer) !== String(own(index))) throw new Error(`case ${index} is decided in two ways`);
		}
	}
	const decided = (count: 10 | 25, decide: typeof decideReturn | typeof planReturn) => {
		const policy = policyOf(count);
		return async () => {
			for (const { order, request } of CASES) decide(policy, REASONS, order, request, NOW);
		};
	};
	const parts: [string, () => Promise<void>][] = [
		['a return decided: 25 rules, money, trace kept', decided(25, decideReturn)],
		['the same, its trace told at once', decided(25, planReturn)],
		['a return decided: 10 rules, money, trace kept', decided(10, decideReturn)],
		[
			'10 rules: terms, and why each rule fits or not',
			async () => {
				for (const index of CASES.keys()) own(index);
			}
		],
		[
			'10 rules: terms alone',
			async () => {
				for (const one of facts) termsFor(compiled(ten.rules), one, null);
			}
		],
		[
			'10 rules: json-logic-js 2.0.5, which fit',
			async () => {
				for (const one of flat) logic(one);
			}
		],
		[
			'10 rules: json-rules-engine 7.3.1, which fit',
			async () => {
				for (const one of flat) await engine(one);
			}
		]
	];
	const rows = [];
	for (const [what, run] of parts) {
		await counted(run, 500);
		const rounds: number[] = [];
		for (let round = 0; round < size.rounds; round++) rounds.push(await counted(run, size.seconds * 200));
		const perSecond = of(rounds, (one) => one);
		rows.push({ '': what, 'per s': rate(perSecond), 'CPU ms': ms(1_000 / perSecond) });
	}
	return {
		title: 'Policy decisions, pure',
		goal: '500,000 decisions/s with 25 rules, money and trace; 15 times json-rules-engine and half of json-logic-js on 10 rules',
		rows,
		notes: [
			`${CASES.length} different requests in turn; all three name the same rules for each of them, which is checked first`,
			'a trace that is kept names, for each rule, the question that did not hold; told, it is the steps with all their facts',
			'the peers get facts that are read already, flat and in lower case; the first rows read theirs from the order',
			`per second of processor time, median of ${size.rounds} rounds`
		]
	};
}

/** Cases a second of processor time: a busy machine makes no policy slower. */
async function counted(run: () => Promise<void>, milliseconds: number): Promise<number> {
	const begun = cpuOfProcess();
	let cases = 0;
	while (cpuOfProcess() - begun < milliseconds) {
		for (let time = 0; time < 10; time++) await run();
		cases += 10 * CASES.length;
	}
	return (cases * 1_000) / (cpuOfProcess() - begun);
}
