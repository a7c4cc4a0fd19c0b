import { factsForBuyer, factsForReceiver, type HeldUnits } from '#lib/domain/gift/facts.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { OrderFacts } from '#lib/domain/policy/types.ts';
import type { Reader } from './database.ts';
import { heldByGifts, type StoredGift } from './gifts.ts';

/** The facts of an order as its buyer is told them; nothing is read where nothing was given away. */
export async function buyersFacts(db: Reader, facts: OrderFacts): Promise<OrderFacts> {
	if (!facts.lines.some((line) => (line.qty_gifted ?? 0) > 0)) return facts;
	return factsForBuyer(facts, await heldPerLine(db, facts.order_id as Id<'ord'>));
}

/** The facts of an order for the receiver of one of its gifts. */
export async function receiversFacts(db: Reader, gift: StoredGift, facts: OrderFacts): Promise<OrderFacts> {
	const own = (await heldByGifts(db, gift.order_id)).filter((one) => one.gift_id === gift.id);
	return factsForReceiver(
		facts,
		new Map(gift.lines.map((line) => [line.order_line_id as string, line.quantity])),
		new Map(own.map((one) => [one.line_id as string, one]))
	);
}

/** Units in the hands of all gifts of an order, by line. */
export async function heldPerLine(db: Reader, orderId: Id<'ord'>): Promise<Map<string, HeldUnits>> {
	const units = new Map<string, HeldUnits>();
	for (const { line_id, open, returned } of await heldByGifts(db, orderId)) {
		const before = units.get(line_id) ?? { open: 0, returned: 0 };
		units.set(line_id, { open: before.open + open, returned: before.returned + returned });
	}
	return units;
}
