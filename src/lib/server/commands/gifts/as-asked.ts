import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { normalEmail } from '#lib/domain/order/normal.ts';
import type { OrderFacts } from '#lib/domain/policy/types.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { buyersFacts, receiversFacts } from '../../store/gift-facts.ts';
import { findGift } from '../../store/gifts.ts';
import type { ReturnInput } from '../returns/types.ts';

/**
 * The facts of an order for whoever asks to send pieces back: the buyer is refused what was given away, the receiver
 * of a gift everything else, and the shop's own people decide for themselves.
 */
export async function factsAsked(
	db: Reader,
	actor: Actor,
	input: ReturnInput,
	facts: OrderFacts
): Promise<Result<OrderFacts>> {
	if (input.gift) return ofReceiver(db, actor, input, input.gift.gift_id, facts);
	if (actor.kind !== 'customer') return accepted(facts);
	return actor.giftId === undefined ? accepted(await buyersFacts(db, facts)) : refused('not_found');
}

async function ofReceiver(
	db: Reader,
	actor: Actor,
	input: ReturnInput,
	giftId: Id<'gft'>,
	facts: OrderFacts
): Promise<Result<OrderFacts>> {
	const gift = await findGift(db, giftId);
	const isStranger = actor.kind === 'customer' && actor.giftId !== giftId;
	if (!gift || gift.order_id !== input.order_id || isStranger) return refused('not_found');
	if (gift.ended_at !== null) return refused('gift_ended');
	// Who gets the credit has to be said; a mailbox that was proved always is.
	if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(normalEmail(input.gift?.email ?? '')))
		return refused('value_invalid');
	const own = gift.lines.map((line) => line.order_line_id);
	const foreign = input.items.find((item) => !own.includes(item.line_id));
	if (foreign) return refused('line_unknown', { line_id: foreign.line_id });
	// What the buyer paid never leaves to a receiver: they get credit of their own, or other goods.
	const money = input.items.find((item) => item.outcome !== 'store_credit');
	if (money) return refused('outcome_not_offered', { line_id: money.line_id, outcome: money.outcome });
	return accepted(await receiversFacts(db, gift, facts));
}
