import { isId } from '#lib/domain/ids.ts';
import type { PolicyContent } from '#lib/domain/policy/draft/content.ts';
import type { LintContext } from '#lib/domain/policy/lint/findings.ts';
import type { RuleNames } from '#lib/i18n/rules/values.ts';
import { policyHistory } from '#lib/server/queries/admin.ts';
import { namesOf } from '#lib/server/queries/names.ts';
import { categoriesInUse } from '#lib/server/queries/policy-preview.ts';
import type { Reader } from '#lib/server/store/database.ts';
import { findPolicyDraft, lastDraftStep, openPolicyDrafts } from '#lib/server/queries/policy-drafts.ts';
import { reasonsOf } from '#lib/server/queries/policy-drafts.ts';

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
export async function workbench(
	db: Reader,
	now: number,
	asked: string | null,
	{ currency, timezone }: { currency: string; timezone: string }
) {
	const { live, latest, planned, versions } = await policyHistory(db, now);
	const highest = versions[0]?.number ?? 0;
	const [newest] = asked === null ? await openPolicyDrafts(db, 1) : [];
	const stored =
		asked === null ? newest : asked !== 'new' && isId('pdr', asked) ? await findPolicyDraft(db, asked) : null;
	const names = await namesOf(db, [stored?.updated_by ?? null, stored?.proposed_by ?? null]);
	const based = versions.find((version) => version.number === stored?.based_on) ?? latest;
	const content = stored?.rules ?? latest.rules;
	const categories = await categoriesInUse(db);
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
		lint: await lintContext(db, now, { categories, currencies: currenciesOf(currency, content), timezone }),
		names: await ruleNames(db),
		currencies: currenciesOf(currency, content)
	};
}

/** What a look over the draft has to know of the shop. Where it delivers to, nobody says. */
async function lintContext(
	db: Reader,
	now: number,
	shop: Pick<LintContext, 'categories' | 'currencies'> & { timezone: string }
): Promise<LintContext> {
	const reasons = await reasonsOf(db, 'return', 'all');
	return {
		...shop,
		countries: [],
		now,
		reasons: reasons.map(({ code, fault, active, follow_up }) => ({
			code,
			fault,
			active: active === 1,
			answers: (follow_up?.answers ?? []).map((answer) => answer.code)
		}))
	};
}

export async function ruleNames(db: Reader): Promise<Required<RuleNames>> {
	const reasons = await reasonsOf(db, 'return', 'all');
	const both = (of: { code: string; en: string; th: string }): [string, { en: string; th: string }] => [
		of.code,
		{ en: of.en, th: of.th }
	];
	return {
		reasons: Object.fromEntries(
			reasons.map(({ code, label_en, label_th }) => both({ code, en: label_en, th: label_th }))
		),
		answers: Object.fromEntries(reasons.flatMap(({ follow_up }) => (follow_up?.answers ?? []).map(both)))
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
