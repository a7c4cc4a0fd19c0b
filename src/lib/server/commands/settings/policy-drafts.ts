import { actorId, type Actor } from '#lib/domain/actor.ts';
import { isId } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import {
	dropDraftStep,
	findPolicyDraft,
	lastDraftStep,
	savePolicyDraft,
	type StoredPolicyDraft
} from '../../store/policy-drafts.ts';
import { newestPolicyVersions } from '../../store/policy-numbers.ts';
import { inTransaction } from '../in-transaction.ts';
import type { DraftAt } from './edit-policy-draft.ts';
import { maySet } from './permissions.ts';

/** A draft as somebody saw it: with another version it is refused with `changed_meanwhile`. */
export type SeenDraft = { id: string; version: number };
type Change = Partial<Omit<StoredPolicyDraft, 'id' | 'version'>>;

/** Takes the last change of a draft back, whoever made it. Refuses with `not_in_this_state` when there is none. */
export const undoPolicyDraft = (
	ctx: CommandContext,
	actor: Actor,
	seen: SeenDraft
): Promise<Result<DraftAt>> =>
	changing(ctx, actor, seen, true, async (tx, draft, by) => {
		const step = await lastDraftStep(tx, draft.id);
		if (!step) return refused('not_in_this_state');
		await dropDraftStep(tx, draft.id, step.version);
		return accepted({
			rules: step.rules,
			updated_at: ctx.clock.now(),
			updated_by: by,
			proposed_at: null,
			proposed_by: null
		});
	});

/** Throws a draft away; it can be had back. */
export const discardPolicyDraft = (
	ctx: CommandContext,
	actor: Actor,
	seen: SeenDraft
): Promise<Result<DraftAt>> =>
	changing(ctx, actor, seen, true, async (tx, draft, by) => {
		await tell(tx, ctx, actor, 'policy_draft_discarded', draft);
		return accepted({ closed_at: ctx.clock.now(), closed_by: by });
	});

/** Brings back a draft that was thrown away; one that was published stays so. */
export const restorePolicyDraft = (
	ctx: CommandContext,
	actor: Actor,
	seen: SeenDraft
): Promise<Result<DraftAt>> =>
	changing(ctx, actor, seen, false, async (tx, draft) => {
		if (draft.version_id !== null) return refused('not_in_this_state');
		await tell(tx, ctx, actor, 'policy_draft_restored', draft);
		return accepted({ closed_at: null, closed_by: null });
	});

/** Goes on from the newest version: what the draft says stays, and is compared with that version from now on. */
export const rebasePolicyDraft = (
	ctx: CommandContext,
	actor: Actor,
	seen: SeenDraft
): Promise<Result<DraftAt>> =>
	changing(ctx, actor, seen, true, async (tx) => {
		const { standing } = await newestPolicyVersions(tx);
		return standing ? accepted({ based_on: standing.number }) : refused('not_found');
	});

async function changing(
	ctx: CommandContext,
	actor: Actor,
	{ id, version }: SeenDraft,
	open: boolean,
	work: (tx: Tx, draft: StoredPolicyDraft, by: string | null) => Promise<Result<Change>>
): Promise<Result<DraftAt>> {
	if (!maySet(actor)) return refused('not_allowed');
	if (!isId('pdr', id)) return refused('not_found');
	return inTransaction<DraftAt>(ctx.db, async (tx) => {
		const draft = await findPolicyDraft(tx, id);
		if (!draft) return refused('not_found');
		if (draft.version !== version) return refused('changed_meanwhile');
		if ((draft.closed_at === null) !== open) return refused('not_in_this_state');
		const change = await work(tx, draft, actorId(actor));
		if (!change.ok) return change;
		if (!(await savePolicyDraft(tx, draft, change.value))) return refused('changed_meanwhile');
		return accepted({ id: draft.id, version: draft.version + 1 });
	});
}

const tell = (tx: Tx, ctx: CommandContext, actor: Actor, type: string, draft: StoredPolicyDraft) =>
	appendEvents(tx, { ids: ctx.ids, now: ctx.clock.now(), actor }, [
		{ type, entity: 'policy', entity_id: draft.id, order_id: null, data: { name: draft.name } }
	]);
