import { actorId, type Actor } from '#lib/domain/actor.ts';
import { isId } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import {
	findPolicyDraft,
	insertPolicyApproval,
	savePolicyDraft,
	type StoredPolicyDraft
} from '../../store/policy-drafts.ts';
import { inTransaction } from '../in-transaction.ts';
import type { DraftAt } from './edit-policy-draft.ts';
import { maySet } from './permissions.ts';
import type { SeenDraft } from './policy-drafts.ts';
import { addVersion, asksTwoPeople, LONGEST_NOTE, type PublishedPolicy } from './policy-version.ts';

export type PublishDraftInput = SeenDraft & {
	note: string;
	/** Null is at once. */
	effective_from: Instant | null;
};

/**
 * Makes a version of a draft. Refuses with `changed_meanwhile` when the draft or the newest version is another than
 * the one that was seen, and with `second_person_needed` where the shop wants two people.
 */
export async function publishPolicyDraft(
	ctx: CommandContext,
	actor: Actor,
	{ note, effective_from, ...seen }: PublishDraftInput
): Promise<Result<PublishedPolicy>> {
	return withOpenDraft(ctx, actor, seen, async (tx, draft) => {
		if (await asksTwoPeople(tx)) return refused('second_person_needed');
		return publishing(tx, ctx, actor, { ...draft, note, effective_from });
	});
}

/** Puts a draft before a second merchant, with its note and its day. */
export async function proposePolicyDraft(
	ctx: CommandContext,
	actor: Actor,
	{ note, effective_from, ...seen }: PublishDraftInput
): Promise<Result<DraftAt>> {
	return withOpenDraft<DraftAt>(ctx, actor, seen, async (tx, draft) => {
		if (note.trim().length > LONGEST_NOTE) return refused('value_invalid', { field: 'note' });
		const now = ctx.clock.now();
		const change = { note: note.trim(), effective_from, proposed_at: now, proposed_by: actorId(actor) };
		if (!(await savePolicyDraft(tx, draft, change))) return refused('changed_meanwhile');
		await appendEvents(tx, { ids: ctx.ids, now, actor }, [eventOf('policy_draft_proposed', draft)]);
		return accepted({ id: draft.id, version: draft.version + 1 });
	});
}

/**
 * The second merchant agrees, and the draft is published as it was proposed. Neither who proposed it nor who wrote its
 * last change can agree to it: `same_person`. A day that has gone by meanwhile becomes today.
 */
export async function approvePolicyDraft(
	ctx: CommandContext,
	actor: Actor,
	seen: SeenDraft
): Promise<Result<PublishedPolicy>> {
	// A key is nobody: with it the first person would be the second as well.
	if (actor.kind !== 'staff') return refused('not_allowed');
	return withOpenDraft(ctx, actor, seen, async (tx, draft) => {
		if (draft.proposed_at === null) return refused('not_in_this_state');
		const by = actor.id;
		if (by === draft.proposed_by || by === draft.updated_by) return refused('same_person');
		const now = ctx.clock.now();
		await insertPolicyApproval(tx, draft, { approved_by: by, approved_at: now });
		const late = draft.effective_from !== null && draft.effective_from < now;
		const effective_from = late ? null : draft.effective_from;
		const told = { proposed_by: draft.proposed_by, approved_by: by };
		return publishing(tx, ctx, actor, { ...draft, effective_from }, told);
	});
}

async function publishing(
	tx: Tx,
	ctx: CommandContext,
	actor: Actor,
	draft: StoredPolicyDraft,
	told: Record<string, unknown> = {}
): Promise<Result<PublishedPolicy>> {
	const made = await addVersion(tx, ctx, actor, draft, { draft_id: draft.id, ...told });
	if (!made.ok) return made;
	const closed = { closed_at: ctx.clock.now(), closed_by: actorId(actor), version_id: made.value.id };
	return (await savePolicyDraft(tx, draft, closed)) ? made : refused('changed_meanwhile');
}

async function withOpenDraft<T>(
	ctx: CommandContext,
	actor: Actor,
	{ id, version }: SeenDraft,
	work: (tx: Tx, draft: StoredPolicyDraft) => Promise<Result<T>>
): Promise<Result<T>> {
	if (!maySet(actor)) return refused('not_allowed');
	if (!isId('pdr', id)) return refused('not_found');
	return inTransaction<T>(ctx.db, async (tx) => {
		const draft = await findPolicyDraft(tx, id);
		if (!draft) return refused('not_found');
		if (draft.closed_at !== null) return refused('not_in_this_state');
		return draft.version === version ? work(tx, draft) : refused('changed_meanwhile');
	});
}

const eventOf = (type: string, draft: StoredPolicyDraft) => ({
	type,
	entity: 'policy' as const,
	entity_id: draft.id,
	order_id: null,
	data: { name: draft.name, based_on: draft.based_on }
});
