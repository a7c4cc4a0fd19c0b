import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { FulfilmentState } from '#lib/domain/fulfilment/states.ts';
import type { NeutralFulfilment } from '#lib/domain/order/neutral.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { fulfilmentsOfOrder } from '../../store/fulfilments.ts';
import { findOrder, linesOfOrder } from '../../store/orders.ts';
import { inTransaction } from '../in-transaction.ts';
import { collectCash } from '../cod/collect-cash.ts';
import { writtenBy } from './by.ts';
import { refreshTerms } from './save-belongings.ts';
import { saveFulfilments } from './save-fulfilments.ts';

export type RecordFulfilmentInput = { order_id: Id<'ord'>; fulfilment: NeutralFulfilment };
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
