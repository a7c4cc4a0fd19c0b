import { charges as words, chargeTitle } from '#lib/i18n/charge.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { Reader } from '#lib/server/store/database.ts';
import { chargesDue } from '#lib/server/queries/charges.ts';
import type { OrdersTable } from '#lib/server/store/schema.ts';

/** What the customer still has to pay for an order, each with the way to do it. */
export type ToPay = { text: string; href: string; act: string };

/** An order that was never asked for more is not looked up. */
export async function toPayOf(
	db: Reader,
	order: Pick<OrdersTable, 'id' | 'number' | 'charges'>,
	voice: Voice
): Promise<ToPay[]> {
	return (await chargesDue(db, order)).map((charge) => {
		const amount = voice.money({ amountMinor: charge.amount_minor, currency: charge.currency });
		const what = chargeTitle(voice.locale, charge, order.number);
		return {
			text: voice.t(words.onOrder, { amount, what, until: voice.dateTime(charge.due_at) }),
			href: `/orders/${encodeURIComponent(order.number)}/pay/${charge.number}`,
			act: voice.t(charge.state === 'due' ? words.payNow : words.waiting)
		};
	});
}
