import type { Decision } from '../policy/decide-return.ts';
import { explained } from '../policy/plan-return.ts';
import type { TraceStep } from '../policy/trace-step.ts';
import type { Result } from '../result.ts';

/**
 * Why two versions answer differently, as a short key: `rule:<id>` where a rule of the policy decided, `refusal:<reason>`
 * where one of them refuses, else the step of the trace: `keep_item`. `line_id` is the line it is about.
 */
export type Cause = { key: string; line_id: string | null };

/**
 * The first difference of the traces: the first step that came out differently, else the first whose figure did, else
 * the first whose facts did.
 */
export function causeOf(before: Result<Decision>, after: Result<Decision>): Cause {
	const refused = after.ok ? before : after;
	if (!refused.ok) {
		const { reason, facts } = refused.refusal;
		const about = typeof facts?.line_id === 'string' ? facts.line_id : null;
		const rule = facts?.rule_id;
		return { key: typeof rule === 'string' ? `rule:${rule}` : `refusal:${reason}`, line_id: about };
	}
	if (!before.ok || !after.ok) return OTHER;
	const pairs = paired(explained(before.value).trace, explained(after.value).trace);
	const first =
		pairs.find(([one, other]) => one?.result !== other?.result) ??
		pairs.find(([one, other]) => OUTCOMES.some((fact) => one?.facts[fact] !== other?.facts[fact])) ??
		pairs.find(([one, other]) => JSON.stringify(one) !== JSON.stringify(other));
	const step = first?.[1] ?? first?.[0];
	return step === undefined ? OTHER : { key: keyOf(step, first?.[0]), line_id: step.line_id };
}

const OTHER: Cause = { key: 'other', line_id: null };

/** Facts that are money given or kept, not what it was compared with. */
const OUTCOMES = ['fee_minor', 'share_minor', 'bonus_minor', 'waiting_minor', 'amount_minor'] as const;

type Pair = [TraceStep | undefined, TraceStep | undefined];

/** Steps of the same rule about the same line, in the draft's order, then what only the other has. */
function paired(before: readonly TraceStep[], after: readonly TraceStep[]): Pair[] {
	const left = [...before];
	const pairs = after.map((step): Pair => {
		const at = left.findIndex((one) => one.rule === step.rule && one.line_id === step.line_id);
		return [at < 0 ? undefined : left.splice(at, 1)[0], step];
	});
	return [...pairs, ...left.map((step): Pair => [step, undefined])];
}

function keyOf(step: TraceStep, before: TraceStep | undefined): string {
	const by = step.by ?? before?.by;
	return by !== undefined && 'rule_id' in by ? `rule:${by.rule_id}` : step.rule;
}
