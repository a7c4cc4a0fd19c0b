import { actorId, type Actor } from '#lib/domain/actor.ts';
import { lineChangesBarred } from '#lib/domain/line-change/plan.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { readOrderToChange } from '../../store/line-changes.ts';
import { inTransaction } from '../in-transaction.ts';
import { mayDecide } from '../order-changes/permissions.ts';
import { MOST_REASON } from '../order-changes/propose-change.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { endLineChange } from './end.ts';
import { goOn } from './go-on.ts';
import { loadLineChange } from './load.ts';
import { answerOf, mailLineChange } from './tell.ts';
import type { LineChangeRef, ProposedLineChange } from './types.ts';

const decidedNow = ({ actor, now }: By) => ({ decided_by: actorId(actor), decided_at: now });

/** A person agrees: the order is changed, or the customer is asked for the difference. */
export const approveLineChange = (
	ctx: CommandContext,
	actor: Actor,
	ref: LineChangeRef
): Promise<Result<ProposedLineChange>> =>
	inTransaction<ProposedLineChange>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadLineChange(tx, actor, mayDecide, ref, 'apply');
		if (!loaded.ok) return loaded;
		const { change, order } = loaded.value;
		if (change.state !== 'waiting') return refused('already_decided');
		const facts = await readOrderToChange(tx, order);
		const barred = lineChangesBarred(change.kind, facts, 'shop', by.now);
		if (barred) return { ok: false, refusal: barred };
		if (facts.blocked) return refused(facts.blocked);
		const done = await goOn(tx, by, order, change, by, decidedNow(by));
		return done.ok ? accepted(answerOf(done.value)) : done;
	});

/** A person does not agree, and says why: the customer reads it. */
export const declineLineChange = (
	ctx: CommandContext,
	actor: Actor,
	input: LineChangeRef & { note: string }
): Promise<Result<ProposedLineChange>> =>
	inTransaction<ProposedLineChange>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadLineChange(tx, actor, mayDecide, input, 'decline');
		if (!loaded.ok) return loaded;
		const { change, order } = loaded.value;
		const decision_note = input.note.trim();
		if (decision_note === '' || decision_note.length > MOST_REASON) return refused('decline_reason_missing');
		const set = { ...decidedNow(by), decision_note };
		const ended = await endLineChange(tx, by, change, 'decline', set, { note: decision_note });
		await mailLineChange(tx, by, order, change, 'line_change_ended');
		return accepted(answerOf(ended));
	});
