import { actorId, type Actor } from '#lib/domain/actor.ts';
import { decideChange, type ChangeAuthor, type ChangeDecision } from '#lib/domain/order-change/decide.ts';
import { heldValue } from '#lib/domain/order-change/held.ts';
import type { ChangePair } from '#lib/domain/order-change/kinds.ts';
import { isSame } from '#lib/domain/order-change/same.ts';
import { orderChangeSettings } from '#lib/domain/order-change/settings.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { useLimits } from '../../auth/limits.ts';
import type { CommandContext } from '../../context.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import {
	changeFacts,
	changesOfOrder,
	insertOrderChange,
	openChange,
	saveOrderChange,
	type OrderChange
} from '../../store/order-changes.ts';
import { findOrder, saveOrder } from '../../store/orders.ts';
import type { OrdersTable } from '../../store/schema.ts';
import { readShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { applyChange, changeEvent } from './apply.ts';
import { mayPropose } from './permissions.ts';
import type { ProposeChangeInput, ProposedChange } from './types.ts';
import { wantedValue } from './wanted.ts';

export const MOST_REASON = 500;

/**
 * Changes one thing of an order before it is packed: at once, after a code from a new mailbox, or once an agent agreed.
 * A customer's newer wish takes the place of one that nothing has come of yet.
 *
 * Refuses with `change_too_late`, `change_not_offered`, `nothing_to_change`, `value_invalid` (`field`),
 * `reason_missing` for staff who say none, `changed_meanwhile` and `too_many_attempts`.
 */
export async function proposeChange(
	ctx: CommandContext,
	actor: Actor,
	input: ProposeChangeInput
): Promise<Result<ProposedChange>> {
	if (!mayPropose(actor, input.order_id))
		return refused(actor.kind === 'customer' ? 'not_found' : 'not_allowed');
	const reason = (input.reason ?? '').trim().slice(0, MOST_REASON);
	if (actor.kind === 'staff' && reason === '') return refused('reason_missing');
	return inTransaction<ProposedChange>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const order = await findOrder(tx, input.order_id);
		if (!order) return refused('not_found');
		const limited = await limitedUse(tx, ctx, by, input);
		if (!limited.ok) return limited;
		const wanted = wantedValue(input.wanted, order.ship_country);
		if (!wanted.ok) return wanted;
		const { kind, value: after } = wanted.value;
		const pair = { kind, before: heldValue(kind, order).value, after } as ChangePair;
		const open = order.changes > 0 ? openChange(await changesOfOrder(tx, order.id), pair.kind) : null;
		const again = open && isSame(pair.kind, open.after, pair.after) && open.state === 'waiting';
		if (again) return accepted(proposed(open));
		if (isSame(pair.kind, pair.before, pair.after)) return refused('nothing_to_change');
		if (input.version !== undefined && input.version !== order.version) return refused('changed_meanwhile');
		const { settings } = await readShop(tx);
		const decided = decideChange(
			pair,
			await changeFacts(tx, order),
			orderChangeSettings(settings),
			authorOf(actor),
			by.now
		);
		if (!decided.ok) return decided;
		if (open) await giveWay(tx, by, open);
		return keep(tx, by, order, newChange(by, order, pair, decided.value, reason), decided.value);
	});
}

const authorOf = (actor: Actor): ChangeAuthor =>
	actor.kind === 'customer' ? { kind: 'customer', mailbox_proved: actor.email !== null } : { kind: 'shop' };

/** Only customers are counted; a mailbox is not to be flooded with codes either. */
async function limitedUse(
	tx: Tx,
	{ config }: CommandContext,
	{ actor, now }: By,
	{ order_id, wanted }: ProposeChangeInput
): Promise<Result<null>> {
	if (actor.kind !== 'customer') return accepted(null);
	return useLimits(tx, { config, now }, [
		{ limit: 'change.order', subject: order_id },
		...(wanted.kind === 'email'
			? [{ limit: 'lookup.mailbox' as const, subject: wanted.email.trim().toLowerCase() }]
			: [])
	]);
}

const STATE_OF = { at_once: 'applied', code: 'unconfirmed', agent: 'waiting' } as const;

const newChange = (
	by: By,
	order: OrdersTable,
	pair: ChangePair,
	decided: ChangeDecision,
	reason: string
): OrderChange => ({
	id: by.ids.next('och'),
	order_id: order.id,
	...pair,
	state: STATE_OF[decided.how],
	reviews: decided.how === 'at_once' ? '' : decided.reviews.join(),
	channel: by.actor.kind === 'customer' ? 'portal' : by.actor.kind === 'api' ? 'api' : 'agent',
	requested_by: actorId(by.actor),
	reason,
	code_tries: 0,
	requested_at: by.now,
	needs_person_since: decided.how === 'agent' ? by.now : null,
	applied_at: null,
	order_version: null,
	decided_by: null,
	decided_at: null,
	decision_note: null,
	ended_at: null,
	version: 1
});

async function keep(
	tx: Tx,
	by: By,
	order: OrdersTable,
	change: OrderChange,
	decided: ChangeDecision
): Promise<Result<ProposedChange>> {
	const counted = { changes: order.changes + 1 };
	if (decided.how === 'at_once') {
		const applied = await applyChange(tx, by, order, change, counted);
		if (!applied.ok) return applied;
		const saved = { ...change, ...applied.value };
		await insertOrderChange(tx, saved);
		return accepted(proposed(saved));
	}
	if (!(await saveOrder(tx, order.id, order.version, counted))) return refused('changed_meanwhile');
	await insertOrderChange(tx, change);
	await appendEvents(tx, by, [changeEvent('order_change_requested', change, { state: change.state })]);
	if (change.kind === 'email' && change.after.email !== null) {
		await enqueueMail(tx, by, {
			key: `order_change_code:${change.id}`,
			kind: 'order_change_code',
			locale: order.locale,
			recipient: change.after.email,
			order_id: order.id,
			return_id: null
		});
	}
	return accepted(proposed(change));
}

/** A wish that a newer one replaces. */
async function giveWay(tx: Tx, by: By, open: OrderChange): Promise<void> {
	await saveOrderChange(tx, open, { state: 'withdrawn', needs_person_since: null, ended_at: by.now });
	await appendEvents(tx, by, [changeEvent('order_change_withdrawn', open)]);
}

const proposed = ({ id, kind, state, version }: OrderChange): ProposedChange => ({
	change_id: id,
	kind,
	state,
	version
});
