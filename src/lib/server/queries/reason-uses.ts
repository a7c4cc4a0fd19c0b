import { rulesNaming, type PolicyUse } from '#lib/domain/policy/rules-naming.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { policyUses } from '../store/policy-uses.ts';

export { reasonUses, usesOfReason, type ReasonUses } from '../store/reason-uses.ts';
export { findReason, reasonsOf, type Reason } from '../store/reasons.ts';

/** Policies whose rules ask for an answer, by its code; an answer that none asks for is not there. */
export async function usesOfAnswers(
	db: Reader,
	now: Instant,
	codes: readonly string[]
): Promise<Map<string, PolicyUse[]>> {
	const uses = new Map<string, PolicyUse[]>();
	for (const code of codes) {
		const found = await policyUses(db, now, (content) => rulesNaming(content, 'reason_answer', [code]));
		if (found.length > 0) uses.set(code, found);
	}
	return uses;
}
