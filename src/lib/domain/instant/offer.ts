import { leastCharge } from '../charge/least.ts';
import type { OrderFacts, ReturnPlan } from '../policy/types.ts';
import { minorStep } from '../refund/minor-step.ts';
import { accepted, refused, type Result } from '../result.ts';
import { DAY, endOfWindow, HOUR, type Instant } from '../time.ts';
import type { InstantSettings } from './settings.ts';

/** What a customer reads before they agree. */
export type InstantOffer = {
	/** Paid today: what the replacements cost. Minor units of the order's currency, tax included. */
	deposit_minor: number;
	/** What comes back once the goods are here and accepted. */
	value_minor: number;
	/** Until then the deposit can be paid; after that the exchange goes on as any other. */
	pay_by: Instant;
	/** The last day to hand the goods over, and the end of the days of grace after it. */
	due_at: Instant;
	grace_until: Instant;
};

export type InstantFacts = {
	settings: InstantSettings;
	plan: Pick<ReturnPlan, 'exchange' | 'verdict' | 'ship_by' | 'method'>;
	order: Pick<OrderFacts, 'currency' | 'payments' | 'timezone'>;
	shop_currency: string;
	/** False where the shop has nobody who takes money. */
	can_pay: boolean;
	/** The receiver of a gift asks: they pay nothing. */
	is_gift: boolean;
	/** Others of the same customer that are open. */
	open: number;
	now: Instant;
};

/** Pieces stay held while the deposit can be paid, so it is not long. */
const TO_PAY = DAY;
/** A last day sooner than this after paying would be no offer. */
const SHORTEST = 2 * DAY;

/**
 * Whether the replacement of a planned return may leave at once, for a deposit of its price. The deposit buys it: what
 * comes back is then paid back by the figures of any refund, and if nothing comes, nothing more is due on either side.
 */
export function offerInstant(facts: InstantFacts): Result<InstantOffer> {
	const { settings, plan, order, now } = facts;
	const { exchange, ship_by } = plan;
	if (!settings.offered || !facts.can_pay || facts.is_gift) return refused('instant_not_offered');
	if (exchange === undefined || exchange.lines.length === 0 || ship_by === null || plan.method === 'keep')
		return refused('instant_not_offered');
	// A bonus for exchanging is for who gives back what they had.
	if ((exchange.bonus_minor ?? 0) > 0) return refused('instant_not_offered');
	const deposit_minor = exchange.price_minor;
	const isWhole = deposit_minor % minorStep('stripe', order.currency) === 0;
	if (!isWhole || deposit_minor < leastCharge(order.currency)) return refused('instant_not_offered');
	// What a person must look at first, and what a bank holds, waits for the goods.
	if (plan.verdict !== 'approve' || order.payments.some((payment) => payment.disputed))
		return refused('instant_needs_person');
	if (settings.most_minor !== null) {
		const most = { most_minor: settings.most_minor, currency: facts.shop_currency };
		const isTooDear = order.currency !== facts.shop_currency || deposit_minor > settings.most_minor;
		if (isTooDear) return refused('instant_too_dear', most);
	}
	if (facts.open >= settings.most_open) return refused('instant_too_many', { most: settings.most_open });
	if (ship_by - now < SHORTEST) return refused('instant_not_offered');
	return accepted({
		deposit_minor,
		value_minor: exchange.value_minor,
		pay_by: now + TO_PAY,
		due_at: ship_by,
		grace_until: graceAfter(ship_by, settings.grace_days, order.timezone)
	});
}

/** The end of the last day of grace. */
export const graceAfter = (dueAt: Instant, days: number, timezone: string): Instant =>
	days === 0 ? dueAt : endOfWindow(dueAt, days, timezone);

/** When the customer is reminded of the day: two days before, or half-way where there is less time. */
export const remindOfGoodsAt = ({ since, due_at }: { since: Instant; due_at: Instant }): Instant =>
	due_at - Math.min(2 * DAY, Math.max(HOUR, Math.floor((due_at - since) / 2)));
