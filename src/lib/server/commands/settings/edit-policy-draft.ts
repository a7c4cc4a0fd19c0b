import { actorId, type Actor } from '#lib/domain/actor.ts';
import { isId, type Id } from '#lib/domain/ids.ts';
import { checkContent } from '#lib/domain/policy/draft/check-content.ts';
import { isSame } from '#lib/domain/policy/draft/content.ts';
import { edited, type DraftEdit } from '#lib/domain/policy/draft/edits.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import {
	findPolicyDraft,
	insertPolicyDraft,
	keepDraftStep,
	savePolicyDraft,
	type StoredPolicyDraft
} from '../../store/policy-drafts.ts';
import { findPolicyVersion } from '../../store/policies.ts';
import { newestPolicyVersions } from '../../store/policy-numbers.ts';
import { inTransaction } from '../in-transaction.ts';
import { maySet } from './permissions.ts';

export type EditPolicyDraftInput = {
	/** Null: a new draft of the newest version. */
	id: string | null;
	edit: DraftEdit;
	/** Where the whole is replaced: the version that was seen. Null: whatever it is. */
	version?: number | null;
	/** For a new draft. */
	name?: string;
};
export type DraftAt = { id: Id<'pdr'>; version: number };

const LONGEST_NAME = 120;

/**
 * Changes one thing of a draft, or begins one. A change names what it is about, so changes of colleagues stay; only
 * where both touched the same rule the second is refused with `changed_meanwhile`. Also `not_found`, and
 * `value_invalid` with the path of the fault in `field`.
 */
export async function editPolicyDraft(
	ctx: CommandContext,
	actor: Actor,
	{ id, edit, version = null, name = '' }: EditPolicyDraftInput
): Promise<Result<DraftAt>> {
	if (!maySet(actor)) return refused('not_allowed');
	if (name.length > LONGEST_NAME) return refused('value_invalid', { field: 'name' });
	if (id !== null && !isId('pdr', id)) return refused('not_found');
	return inTransaction<DraftAt>(ctx.db, async (tx) => {
		const now = ctx.clock.now();
		const by = actorId(actor);
		const draft = id === null ? await beginning() : await findPolicyDraft(tx, id);
		if (draft === null) return refused('not_found');
		if (draft.closed_at !== null) return refused('not_in_this_state');
		if (version !== null && version !== draft.version) return refused('changed_meanwhile');
		const done = edited(draft.rules, edit);
		if (!done.ok) return done;
		const checked = checkContent(done.value);
		if (!('content' in checked))
			return refused('value_invalid', { field: checked.faults[0]?.path || 'rules' });
		const rules = checked.content;
		if (id === null) {
			const begun = { ...draft, rules };
			await insertPolicyDraft(tx, begun);
			if (!isSame(rules, draft.rules)) await keepDraftStep(tx, { ...draft, version: 0 }, { at: now, by });
			await appendEvents(tx, { ids: ctx.ids, now, actor }, [told('policy_draft_begun', begun)]);
			return accepted({ id: begun.id, version: begun.version });
		}
		if (isSame(rules, draft.rules)) return accepted({ id: draft.id, version: draft.version });
		await keepDraftStep(tx, draft, { at: now, by });
		const change = { rules, updated_at: now, updated_by: by, proposed_at: null, proposed_by: null };
		if (!(await savePolicyDraft(tx, draft, change))) return refused('changed_meanwhile');
		return accepted({ id: draft.id, version: draft.version + 1 });

		async function beginning(): Promise<StoredPolicyDraft> {
			const { standing } = await newestPolicyVersions(tx);
			const newest = standing && (await findPolicyVersion(tx, standing.id));
			if (!newest) throw new Error('the shop has no policy yet');
			return {
				id: ctx.ids.next('pdr'),
				name: name.trim(),
				rules: newest.rules,
				based_on: newest.number,
				note: '',
				effective_from: null,
				proposed_at: null,
				proposed_by: null,
				closed_at: null,
				closed_by: null,
				version_id: null,
				created_at: now,
				created_by: by,
				updated_at: now,
				updated_by: by,
				version: 1
			};
		}
	});
}

const told = (type: string, draft: StoredPolicyDraft) => ({
	type,
	entity: 'policy' as const,
	entity_id: draft.id,
	order_id: null,
	data: { name: draft.name, based_on: draft.based_on }
});
