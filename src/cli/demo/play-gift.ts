import type { Id } from '#lib/domain/ids.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { makeGift } from '#lib/server/commands/gifts/make-gift.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import type { Scenario } from './scenarios.ts';
import { must, type Stage } from './stage.ts';

type Told = {
	order: Id<'ord'>;
	number: string;
	placedAt: number;
	deliveredAt: number | undefined;
	story: NonNullable<Scenario['gift']>;
	now: number;
};

/** Plays a gift: its buyer takes a code on the day of the order, and its receiver may send a piece of it back. */
export async function playGift(stage: Stage, told: Told): Promise<void> {
	const { order, number, story, now } = told;
	const given = stage.at(Math.min(told.placedAt + HOUR, now));
	const lines = (await linesOfOrder(given.db.read, order)).filter((_line, at) => story.lines.includes(at));
	const made = await makeGift(
		given,
		{ kind: 'customer', orderId: order, email: null },
		{
			order_id: order,
			message: story.message,
			lines: lines.map(({ id, quantity }) => ({ line_id: id, quantity }))
		}
	);
	const { gift_id } = must(made, number);
	const [first] = lines;
	if (!story.sentBackBy || !first || told.deliveredAt === undefined) return;
	const later = stage.at(Math.min(told.deliveredAt + 2 * DAY, now - HOUR));
	const receiver = { kind: 'customer', orderId: order, email: story.sentBackBy, giftId: gift_id } as const;
	const sent = await submitReturn(later, receiver, {
		order_id: order,
		method: 'drop_off',
		gift: { gift_id, email: story.sentBackBy },
		items: [
			{
				line_id: first.id,
				quantity: 1,
				reason_code: 'changed_mind',
				answer_code: null,
				comment: '',
				outcome: 'store_credit',
				file_ids: []
			}
		],
		idempotency_key: `demo-gift-${number}`,
		quoted_total_minor: null,
		locale: 'th'
	});
	must(sent, number);
}
