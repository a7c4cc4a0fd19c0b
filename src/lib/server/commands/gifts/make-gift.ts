import { actorId, type Actor } from '#lib/domain/actor.ts';
import type { HeldUnits } from '#lib/domain/gift/facts.ts';
import { freeToGive } from '#lib/domain/gift/free.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { giftCodeHash, giftCodeOf } from '../../auth/codes-and-links.ts';
import { useLimits } from '../../auth/limits.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { heldPerLine } from '../../store/gift-facts.ts';
import { insertGift } from '../../store/gifts.ts';
import { findOrder, linesOfOrder } from '../../store/orders.ts';
import type { OrderLinesTable } from '../../store/schema.ts';
import type { GiftLinesTable } from '../../store/schema-gifts.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { mayGive } from './load.ts';
import type { MadeGift, MakeGiftInput } from './types.ts';

const MOST_MESSAGE = 300;

/** Gives units of an order away: from now on whoever has the code sends them back, and the buyer does not. */
export async function makeGift(
	ctx: CommandContext,
	actor: Actor,
	input: MakeGiftInput
): Promise<Result<MadeGift>> {
	return inTransaction<MadeGift>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const order = await findOrder(tx, input.order_id);
		if (!order) return refused('not_found');
		const stranger = mayGive(actor, order.id);
		if (stranger) return stranger;
		if (order.cancelled_at !== null) return refused('order_cancelled');
		const allowed = await countCode(tx, ctx, actor, order.id);
		if (!allowed.ok) return allowed;
		const given = unitsGiven(await linesOfOrder(tx, order.id), await heldPerLine(tx, order.id), input.lines);
		if (!given.ok) return given;
		const gift_id = by.ids.next('gft');
		const code = giftCodeOf(ctx.config, { id: gift_id, generation: 0 });
		await insertGift(tx, {
			id: gift_id,
			order_id: order.id,
			message: input.message.trim().slice(0, MOST_MESSAGE),
			generation: 0,
			code_hash: giftCodeHash(ctx.config, code),
			made_by_kind: actor.kind,
			made_by: actorId(actor),
			created_at: by.now,
			ended_at: null,
			version: 1,
			lines: given.value.map((line): GiftLinesTable => ({ gift_id, ...line }))
		});
		const pieces = given.value.reduce((sum, line) => sum + line.quantity, 0);
		await noteGift(tx, by, { id: gift_id, order_id: order.id }, 'gift_made', { pieces });
		return accepted({ gift_id, code });
	});
}

/** Nobody fills a shop's books with codes; its own people and programs are not counted. */
export async function countCode(
	tx: Tx,
	ctx: CommandContext,
	actor: Actor,
	orderId: Id<'ord'>
): Promise<Result<null>> {
	if (actor.kind !== 'customer') return accepted(null);
	const by = { config: ctx.config, now: ctx.clock.now() };
	return useLimits(tx, by, [{ limit: 'gift.order', subject: orderId }]);
}

/** Each step of a gift is told with its order. The code is in none of them. */
export const noteGift = (
	tx: Tx,
	by: By,
	gift: { id: Id<'gft'>; order_id: Id<'ord'> },
	type: 'gift_made' | 'gift_code_renewed' | 'gift_ended' | 'gift_receipt_mailed',
	data: Record<string, unknown> = {}
): Promise<void> =>
	appendEvents(tx, by, [
		{
			type,
			entity: 'order',
			entity_id: gift.order_id,
			order_id: gift.order_id,
			data: { ...data, gift_id: gift.id }
		}
	]);

type Given = Omit<GiftLinesTable, 'gift_id'>;

function unitsGiven(
	lines: readonly OrderLinesTable[],
	held: Map<string, HeldUnits>,
	asked: MakeGiftInput['lines']
): Result<Given[]> {
	const free = lines.map((line) => ({ line, left: freeToGive(line, held.get(line.id)) }));
	if (asked === null) {
		const all = free.filter(({ left }) => left > 0);
		const given = all.map(({ line, left }) => ({ order_line_id: line.id, quantity: left }));
		return given.length > 0 ? accepted(given) : refused('nothing_chosen');
	}
	if (asked.length === 0) return refused('nothing_chosen');
	const units = new Map<Id<'lin'>, number>();
	for (const { line_id, quantity } of asked) {
		if (!Number.isInteger(quantity) || quantity < 1) return refused('quantity_invalid', { line_id });
		units.set(line_id, (units.get(line_id) ?? 0) + quantity);
	}
	for (const [line_id, quantity] of units) {
		const found = free.find(({ line }) => line.id === line_id);
		if (!found) return refused('line_unknown', { line_id });
		if (quantity > found.left)
			return refused('quantity_exceeds_returnable', { line_id, available: found.left });
	}
	return accepted([...units].map(([order_line_id, quantity]) => ({ order_line_id, quantity })));
}
