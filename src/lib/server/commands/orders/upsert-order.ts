import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { frameOrder } from '#lib/domain/order/intake.ts';
import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { findOrderByNumber, findOrderByReference } from '../../store/orders.ts';
import { inTransaction } from '../in-transaction.ts';
import { bodyHash } from './body-hash.ts';
import { writtenBy } from './by.ts';
import { createOrder } from './create-order.ts';
import { updateOrder } from './update-order.ts';

export type UpsertedOrder = {
	id: Id<'ord'>;
	number: string;
	/** True when the channel had not told of this reference before. */
	created: boolean;
	/** False when the order said nothing new: then nothing was written. */
	changed: boolean;
};

/**
 * Takes an order in, or brings it up to date: the same channel and reference is the same order, so it may be told
 * again and again. `notify` mails the customer a link to it, once, when it is new.
 *
 * Refusals carry `pointer`, the JSON pointer of the member at fault.
 */
export async function upsertOrder(
	ctx: CommandContext,
	actor: Actor,
	input: NeutralOrder,
	options: { notify?: boolean } = {}
): Promise<Result<UpsertedOrder>> {
	const number_norm = normalOrderNumber(input.number);
	if (number_norm === '') return refused('value_invalid', { pointer: '/number' });
	const framed = frameOrder(input);
	if (!framed.ok) return framed;
	const body_hash = bodyHash(input);
	return inTransaction<UpsertedOrder>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const known = await findOrderByReference(tx, input.channel, input.reference);
		if (known?.body_hash === body_hash) {
			return accepted({ id: known.id, number: known.number, created: false, changed: false });
		}
		const holder = await findOrderByNumber(tx, number_norm);
		if (holder && holder.id !== known?.id) {
			return refused('order_number_taken', { number: input.number, pointer: '/number' });
		}
		const told = { input, framed: framed.value, number_norm, body_hash };
		const id = known
			? await updateOrder(tx, by, known, told)
			: await createOrder(tx, by, told, options.notify === true);
		if (!id.ok) return id;
		return accepted({ id: id.value, number: input.number, created: !known, changed: true });
	});
}
