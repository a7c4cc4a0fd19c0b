import { isId } from '#lib/domain/ids.ts';
import type { PolicyContent } from '#lib/domain/policy/draft/content.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { lintContextOf } from '../store/lint-context.ts';
import { channelsInUse } from '../store/orders.ts';
import { findPolicyDraft, lastDraftStep, openPolicyDrafts } from '../store/policy-drafts.ts';
import { policyHistory } from './admin.ts';
import { namesOf } from './names.ts';
import { categoriesInUse } from './policy-preview.ts';
import { ruleNames } from './rule-names.ts';

/** The draft that is open on the workbench; one without an id is begun by its first change. */
export type OpenDraft = {
	id: string | null;
	version: number;
	name: string;
	content: PolicyContent;
	based_on: number;
	note: string;
	effective_from: number | null;
	updated: { by: string; at: number } | null;
	proposed: { by: string; at: number; by_id: string | null } | null;
	can_undo: boolean;
	/** Closed drafts are shown no more than that they are gone. */
	closed: { restorable: boolean } | null;
};

/** Everything the workbench shows besides the trial. */
export async function workbench(db: Reader, now: Instant, asked: string | null, currency: string) {
	const { live, latest, planned, versions } = await policyHistory(db, now);
	const highest = versions[0]?.number ?? 0;
	const [newest] = asked === null ? await openPolicyDrafts(db, 1) : [];
	const stored =
		asked === null ? newest : asked !== 'new' && isId('pdr', asked) ? await findPolicyDraft(db, asked) : null;
	const names = await namesOf(db, [stored?.updated_by ?? null, stored?.proposed_by ?? null]);
	const based = versions.find((version) => version.number === stored?.based_on) ?? latest;
	const content = stored?.rules ?? latest.rules;
	const categories = await categoriesInUse(db);
	const currencies = currenciesOf(currency, content);
	const draft: OpenDraft = {
		id: stored?.id ?? null,
		version: stored?.version ?? 0,
		name: stored?.name ?? '',
		content,
		based_on: based.number,
		note: stored?.note ?? '',
		effective_from: stored?.effective_from ?? null,
		updated: stored ? { by: names.get(stored.updated_by ?? '') ?? 'Homeward', at: stored.updated_at } : null,
		proposed:
			stored?.proposed_at != null
				? {
						by: names.get(stored.proposed_by ?? '') ?? 'Homeward',
						at: stored.proposed_at,
						by_id: stored.proposed_by
					}
				: null,
		can_undo: stored ? (await lastDraftStep(db, stored.id)) !== null : false,
		closed: stored?.closed_at != null ? { restorable: stored.version_id === null } : null
	};
	return {
		draft,
		/** Somebody asked for a draft that is not there. */
		gone: asked !== null && asked !== 'new' && !stored,
		base: based.rules,
		live: { id: live.id, number: live.number, since: live.effective_from, rules: live.rules },
		latest: latest.number,
		next: highest + 1,
		planned: planned.map(({ number, effective_from }) => ({ number, effective_from })),
		categories,
		lint: { ...(await lintContextOf(db, now)), categories, currencies },
		names: await ruleNames(db),
		channels: await channelsInUse(db),
		currencies
	};
}

/** The shop's own currency first, then every other that the policy names. */
const currenciesOf = (own: string, rules: PolicyContent): string[] => [
	...new Set([
		own,
		...[rules.return_shipping_fee, rules.keep_item_limit, rules.auto_approve_limit].flatMap((per) =>
			Object.keys(per)
		)
	])
];
