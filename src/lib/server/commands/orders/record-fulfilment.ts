import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { FulfilmentState } from '#lib/domain/fulfilment/states.ts';
import type { NeutralFulfilment } from '#lib/domain/order/neutral.ts';
import { fulfilmentHold } from '#lib/domain/cancellation/clock.ts';
import { cancellationSettings, LONGEST_GRACE_MINUTES } from '#lib/domain/cancellation/settings.ts';
import { accepted, refused, type Refusal, type Result } from '#lib/domain/result.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import { linesOfCancellation, unansweredOfOrder } from '../../store/cancellations.ts';
import type { Tx } from '../../store/database.ts';
import { fulfilmentsOfOrder } from '../../store/fulfilments.ts';
import { findOrder, linesOfOrder } from '../../store/orders.ts';
import type { OrderLinesTable, OrdersTable } from '../../store/schema.ts';
import { readShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { collectCash } from '../cod/collect-cash.ts';
import { writtenBy } from './by.ts';
import { refreshTerms } from './save-belongings.ts';
import { saveFulfilments } from './save-fulfilments.ts';

export type RecordFulfilmentInput = {
	order_id: Id<'ord'>;
	fulfilment: NeutralFulfilment;
	/** Packs although the order is held or somebody waits for an answer about these pieces. */
	force?: boolean;
};
export type RecordedFulfilment = { fulfilment_id: Id<'ful'>; state: FulfilmentState; created: boolean };

/** A parcel of an order is announced, or brought up to date: the same reference is the same parcel. */
export async function recordFulfilment(
	ctx: CommandContext,
	actor: Actor,
	input: RecordFulfilmentInput
): Promise<Result<RecordedFulfilment>> {
	return inTransaction<RecordedFulfilment>(ctx.db, async (tx) => {
		const order = await findOrder(tx, input.order_id);
		if (!order) return refused('not_found');
		const { reference } = input.fulfilment;
		const before = await fulfilmentsOfOrder(tx, order.id);
		const lines = await linesOfOrder(tx, order.id);
		const by = writtenBy(ctx, actor);
		const held = input.force === true ? null : await heldBack(tx, order, lines, input.fulfilment, by.now);
		if (held) return { ok: false, refusal: held };
		const saved = await saveFulfilments(tx, by, order, lines, [input.fulfilment], '');
		if (!saved.ok) return saved;
		await collectCash(tx, by, order.id);
		await refreshTerms(tx, order);
		const after = await fulfilmentsOfOrder(tx, order.id);
		const parcel = after.find((one) => one.external_ref === reference)!;
		const created = !before.some((one) => one.external_ref === reference);
		return accepted({ fulfilment_id: parcel.id, state: parcel.state, created });
	});
}

/** Why the shop should not pack this now: the customer may still cancel, or has asked to and waits for an answer. */
async function heldBack(
	tx: Tx,
	order: OrdersTable,
	lines: readonly OrderLinesTable[],
	parcel: NeutralFulfilment,
	now: Instant
): Promise<Refusal | null> {
	if (parcel.cancelled) return null;
	const asked = order.cancellations > 0 ? await unansweredOfOrder(tx, order.id) : null;
	if (asked) {
		const wanted = await linesOfCancellation(tx, asked.id);
		const isOfIt = parcel.lines.some((part) =>
			wanted.some((line) => lines.find((one) => one.id === line.order_line_id)?.external_ref === part.line)
		);
		if (isOfIt) return { reason: 'cancellation_unanswered', facts: { number: asked.number } };
	}
	const isPacked = parcel.packed_at !== null || parcel.shipped_at !== null || parcel.delivered_at !== null;
	if (!isPacked || order.placed_at + LONGEST_GRACE_MINUTES * MINUTE <= now) return null;
	const until = fulfilmentHold(order, cancellationSettings((await readShop(tx)).settings), now);
	return until === null ? null : { reason: 'fulfilment_on_hold', facts: { until } };
}
