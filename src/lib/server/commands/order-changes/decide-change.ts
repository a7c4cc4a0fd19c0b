import type { Actor } from '#lib/domain/actor.ts';
import { changeBarred } from '#lib/domain/order-change/decide.ts';
import { heldValue } from '#lib/domain/order-change/held.ts';
import { orderChangeSettings } from '#lib/domain/order-change/settings.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import { appendEvents } from '../../store/events.ts';
import { changeFacts, saveOrderChange, type OrderChange } from '../../store/order-changes.ts';
import { readShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { applyChange, changeEvent, decidedNow } from './apply.ts';
import { loadChange } from './load.ts';
import { mayDecide } from './permissions.ts';
import { MOST_REASON } from './propose-change.ts';
import type { ChangeRef, ProposedChange } from './types.ts';

/**
 * A person agrees: the order is changed as the customer wished, unless it was packed meanwhile (`change_too_late`).
 */
export const approveChange = (
	ctx: CommandContext,
	actor: Actor,
	ref: ChangeRef
): Promise<Result<ProposedChange>> =>
	inTransaction<ProposedChange>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadChange(tx, actor, mayDecide, ref, 'approve');
		if (!loaded.ok) return loaded;
		const { change, order } = loaded.value;
		const { settings } = await readShop(tx);
		const facts = await changeFacts(tx, order);
		const barred = changeBarred(change.kind, facts, orderChangeSettings(settings), 'shop', by.now);
		if (barred) return { ok: false, refusal: barred };
		// What it changes from is what the order says today: the shop may have told something since.
		const { value: before } = heldValue(change.kind, order);
		const current = { ...change, before } as OrderChange;
		const applied = await applyChange(tx, by, order, current);
		if (!applied.ok) return applied;
		const saved = {
			...applied.value,
			...decidedNow(by),
			before: JSON.stringify(before),
			needs_person_since: null
		};
		if (!(await saveOrderChange(tx, change, saved))) return refused('changed_meanwhile');
		return accepted({
			change_id: change.id,
			kind: change.kind,
			state: 'applied',
			version: change.version + 1
		});
	});

/** A person does not agree, and says why: the customer reads it. */
export const declineChange = (
	ctx: CommandContext,
	actor: Actor,
	input: ChangeRef & { note: string }
): Promise<Result<ProposedChange>> =>
	inTransaction<ProposedChange>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadChange(tx, actor, mayDecide, input, 'decline');
		if (!loaded.ok) return loaded;
		const { change, order } = loaded.value;
		const note = input.note.trim();
		if (note === '' || note.length > MOST_REASON) return refused('decline_reason_missing');
		const set = {
			state: 'declined',
			decision_note: note,
			needs_person_since: null,
			...decidedNow(by)
		} as const;
		if (!(await saveOrderChange(tx, change, set))) return refused('changed_meanwhile');
		await appendEvents(tx, by, [changeEvent('order_change_declined', change, { note })]);
		if (order.email_norm !== null) {
			await enqueueMail(tx, by, {
				key: `order_change_declined:${change.id}`,
				kind: 'order_change_declined',
				locale: order.locale,
				recipient: order.email_norm,
				order_id: order.id,
				return_id: null
			});
		}
		return accepted({
			change_id: change.id,
			kind: change.kind,
			state: 'declined',
			version: change.version + 1
		});
	});
