import type { PolicyContent } from '#lib/domain/policy/draft/content.ts';
import type { NamingRule, PolicyUse } from '#lib/domain/policy/rules-naming.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from './database.ts';
import { policyAt, policyVersions } from './policies.ts';
import { openPolicyDrafts } from './policy-drafts.ts';

/** Drafts are looked through up to this many, the one touched last first. */
const MOST_DRAFTS = 100;

/** Every version that stands and every open draft in which `find` finds rules: what is live first. */
export async function policyUses(
	db: Reader,
	now: Instant,
	find: (content: PolicyContent) => NamingRule[]
): Promise<PolicyUse[]> {
	const live = await policyAt(db, now);
	const versions = (await policyVersions(db)).filter((version) => version.cancelled_at == null);
	const drafts = await openPolicyDrafts(db, MOST_DRAFTS);
	const uses: PolicyUse[] = [
		...versions.map((version) => ({
			in:
				version.id === live.id
					? ('live' as const)
					: version.effective_from > now
						? ('planned' as const)
						: ('past' as const),
			number: version.number,
			rules: find(version.rules)
		})),
		...drafts.map((draft) => ({
			in: 'draft' as const,
			draft_id: draft.id,
			name: draft.name,
			based_on: draft.based_on,
			rules: find(draft.rules)
		}))
	];
	return uses
		.filter((use) => use.rules.length > 0)
		.sort((one, other) => ORDER.indexOf(one.in) - ORDER.indexOf(other.in));
}

const ORDER: readonly PolicyUse['in'][] = ['live', 'planned', 'draft', 'past'];
