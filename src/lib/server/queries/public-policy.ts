import type { PolicyRules } from '#lib/domain/policy/types.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { policyAt } from '../store/policies.ts';

/** The rules that judge a request made now, and since when. */
export async function publicPolicy(
	db: Reader,
	now: Instant
): Promise<{ rules: PolicyRules; since: Instant }> {
	const { rules, effective_from } = await policyAt(db, now);
	return { rules, since: effective_from };
}
