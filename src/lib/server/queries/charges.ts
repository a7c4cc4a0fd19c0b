import { isOpenCharge } from '#lib/domain/charge/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { chargesOfOrder, findChargeByNumber, sessionsOfCharge } from '../store/charges.ts';
import type { Reader } from '../store/database.ts';
import { findOrder } from '../store/orders.ts';
import { findPayment } from '../store/refunds.ts';
import type { OrdersTable, PaymentsTable } from '../store/schema.ts';
import type { ChargesTable } from '../store/schema-charges.ts';

export type ChargeView = {
	charge: ChargesTable;
	/** Where it can be paid now, when a page was opened. */
	url: string | null;
	/** The bank said no to the last try. */
	has_failed: boolean;
	/** With what it was paid, for people. */
	paid: Pick<PaymentsTable, 'provider' | 'method' | 'method_label'> | null;
	/** Money of it that goes back: it came too late, or twice. */
	returned_minor: number;
};

/** One charge of an order by its number; null when the order has none of that number. */
export async function chargeOf(db: Reader, orderId: Id<'ord'>, number: string): Promise<ChargeView | null> {
	const charge = await findChargeByNumber(db, number);
	return charge?.order_id === orderId ? viewOf(db, charge) : null;
}

/** What the customer of an order was asked for after the sale, oldest first. */
export async function chargesSeen(
	db: Reader,
	order: { id: Id<'ord'>; charges: number }
): Promise<ChargeView[]> {
	if (order.charges === 0) return [];
	return Promise.all((await chargesOfOrder(db, order.id)).map((charge) => viewOf(db, charge)));
}

/** One charge with its order, by its number; null when there is none. */
export async function chargeWithOrder(
	db: Reader,
	number: string
): Promise<{ view: ChargeView; order: OrdersTable } | null> {
	const charge = await findChargeByNumber(db, number);
	const order = charge && (await findOrder(db, charge.order_id));
	return order ? { view: await viewOf(db, charge), order } : null;
}

/** What the customer can pay now. */
export const chargesDue = async (
	db: Reader,
	order: { id: Id<'ord'>; charges: number }
): Promise<ChargesTable[]> =>
	order.charges === 0
		? []
		: (await chargesOfOrder(db, order.id)).filter((charge) => isOpenCharge(charge.state));

async function viewOf(db: Reader, charge: ChargesTable): Promise<ChargeView> {
	const sessions = await sessionsOfCharge(db, charge.id);
	const own = sessions.find((one) => one.payment_id !== null && one.refund_id === null);
	const payment = own?.payment_id ? await findPayment(db, own.payment_id) : null;
	let returned_minor = 0;
	for (const { payment_id, refund_id } of sessions) {
		if (payment_id === null || refund_id === null) continue;
		returned_minor += (await findPayment(db, payment_id))?.captured_minor ?? 0;
	}
	return {
		charge,
		url: sessions.find((one) => one.state === 'open')?.url ?? null,
		has_failed: sessions.at(-1)?.state === 'failed',
		paid: payment ?? null,
		returned_minor
	};
}
