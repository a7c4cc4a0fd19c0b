import { freeToGive } from '#lib/domain/gift/free.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import { giftCodeOf } from '../auth/codes-and-links.ts';
import type { Config } from '../config.ts';
import type { Reader } from '../store/database.ts';
import { heldPerLine } from '../store/gift-facts.ts';
import { giftsOfOrder, type StoredGift } from '../store/gifts.ts';
import { linesOfOrder } from '../store/orders.ts';
import { policyAt } from '../store/policies.ts';
import type { OrderLinesTable } from '../store/schema.ts';

type GiftPiece = { line_id: Id<'lin'>; title: { en: string; th: string }; quantity: number };

/** A gift as its buyer and the shop see it. Of what its receiver does there is nothing here. */
export type GiftView = {
	id: Id<'gft'>;
	code: string;
	message: string;
	created_at: Instant;
	ended_at: Instant | null;
	version: number;
	pieces: GiftPiece[];
};

export type GiftsOfOrder = {
	gifts: GiftView[];
	/** What can still be given. */
	free: (GiftPiece & { image: string | null })[];
	/** Whether the shop gives credit at all: without it a receiver gets nothing for it. */
	offered: boolean;
};

export async function giftsOf(
	db: Reader,
	config: Pick<Config, 'APP_SECRET' | 'ORIGIN'>,
	orderId: Id<'ord'>,
	now: Instant
): Promise<GiftsOfOrder> {
	const lines = await linesOfOrder(db, orderId);
	const gifts = await giftsOfOrder(db, orderId);
	const held = await heldPerLine(db, orderId);
	const { rules } = await policyAt(db, now);
	return {
		gifts: gifts.map((gift) => viewOf(gift, lines, config)),
		free: lines
			.map((line) => ({
				line_id: line.id,
				title: titleOf(line),
				image: line.image,
				quantity: freeToGive(line, held.get(line.id))
			}))
			.filter(({ quantity }) => quantity > 0),
		offered: rules.outcomes.includes('store_credit')
	};
}

const viewOf = (
	gift: StoredGift,
	lines: readonly OrderLinesTable[],
	config: Pick<Config, 'APP_SECRET' | 'ORIGIN'>
): GiftView => ({
	id: gift.id,
	code: giftCodeOf(config, gift),
	message: gift.message,
	created_at: gift.created_at,
	ended_at: gift.ended_at,
	version: gift.version,
	pieces: gift.lines.flatMap(({ order_line_id, quantity }) => {
		const line = lines.find((one) => one.id === order_line_id);
		return line ? [{ line_id: line.id, title: titleOf(line), quantity }] : [];
	})
});

const titleOf = (line: OrderLinesTable) => ({
	en: line.title_en || line.title_th,
	th: line.title_th || line.title_en
});

/** The returns of an order's gifts, for the shop's own people. */
export const giftReturnsOfOrder = (
	db: Reader,
	orderId: Id<'ord'>
): Promise<{ number: string; state: ReturnState; email_norm: string }[]> =>
	db
		.selectFrom('returns')
		.innerJoin('gift_returns', 'gift_returns.return_id', 'returns.id')
		.select(['returns.number', 'returns.state', 'gift_returns.email_norm'])
		.where('returns.order_id', '=', orderId)
		.orderBy('returns.created_at', 'desc')
		.execute();

/** A gift of the demo shop to try the page with. Only for a demo: it tells a code. */
export async function giftToTry(
	db: Reader,
	config: Pick<Config, 'APP_SECRET' | 'ORIGIN'>
): Promise<string | null> {
	const found = await db
		.selectFrom('gifts')
		.selectAll()
		.where('ended_at', 'is', null)
		.orderBy('created_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return found ? giftCodeOf(config, found) : null;
}
