import type { Id } from '#lib/domain/ids.ts';
import type { Address } from '#lib/domain/order/neutral.ts';
import type { FieldName } from '#lib/domain/policy/language/fields.ts';
import { fieldsAsked } from '#lib/domain/policy/language/fields-asked.ts';
import type { CustomerFacts, OrderFacts, PolicyVersion } from '#lib/domain/policy/types.ts';
import { compiled } from './compiled.ts';
import type { Reader } from './database.ts';
import { holidayDays } from './holidays.ts';
import type { OrdersTable } from './schema.ts';

/**
 * The facts of an order with what the rules of these versions ask beyond it: whoever bought it, its earlier returns,
 * where the shop is at home, its holidays. What no rule asks is not read, so that most shops' pages never pay for it; `any` reads
 * it all, for rules that are still being written.
 */
export async function ruleFacts(
	db: Reader,
	order: Pick<OrdersTable, 'id' | 'customer_id' | 'currency' | 'placed_at'>,
	facts: OrderFacts,
	versions: readonly PolicyVersion[] | 'any'
): Promise<OrderFacts> {
	const asks = (fields: readonly FieldName[]) =>
		versions === 'any' || versions.some(({ rules }) => fields.some((field) => fieldsAsked(rules).has(field)));
	const more = { ...facts };
	if (asks(OF_CUSTOMER)) {
		more.customer = order.customer_id === null ? null : await customerFacts(db, order, order.customer_id);
	}
	if (asks(['order_earlier_returns'])) {
		const returns = await returnsOfOrder(db, order.id);
		more.earlier_returns = returns.filter(({ state }) => state !== 'cancelled').length;
	}
	if (asks(['destination_region'])) {
		const [shop] = await home(db, 'shop');
		const { country } = JSON.parse(shop?.return_address ?? '{}') as Partial<Address>;
		if (country) more.home_country = country;
	}
	if (asks(['holiday'])) more.holidays = await holidayDays(db);
	return more;
}

const OF_CUSTOMER: readonly FieldName[] = [
	'customer_orders',
	'customer_first_order',
	'customer_spent',
	'customer_since_days',
	'customer_claims',
	'customer_kept',
	'customer_declined',
	'customer_return_percent'
];

async function customerFacts(
	db: Reader,
	order: Pick<OrdersTable, 'currency' | 'placed_at'>,
	customerId: Id<'cus'>
): Promise<CustomerFacts> {
	const placed = (await placedBy(db, customerId)).map((row) => row.placed_at);
	const payments = await paidBy(db, customerId);
	const lines = await boughtBy(db, customerId);
	const items = await itemsOf(db, customerId);
	const fault = new Map((await faults(db, 'return')).map((reason) => [reason.code, reason.fault]));
	/** Once per return: a return of three pieces is one. */
	const times = (when: (item: (typeof items)[number]) => boolean): number[] => [
		...new Map(items.filter(when).map((item) => [item.id, item.created_at])).values()
	];
	return {
		orders: placed.length,
		first_order: placed.every((at) => at >= order.placed_at),
		spent_minor: payments
			.filter((payment) => payment.currency === order.currency)
			.reduce((sum, payment) => sum + payment.captured_minor - payment.refunded_minor, 0),
		since: Math.min(...placed, order.placed_at),
		claim_times: times(
			({ state, reason_code }) =>
				state !== 'cancelled' && (fault.get(reason_code) ?? 'customer') !== 'customer'
		),
		kept_times: times(({ reception }) => reception === 'kept'),
		declined_times: times(({ state, decline_reason }) => state === 'declined' || decline_reason !== null),
		pieces_bought: lines.reduce((sum, line) => sum + line.quantity - line.qty_cancelled, 0),
		pieces_returned: lines.reduce((sum, line) => sum + line.qty_returned, 0)
	};
}

const placedBy = compiled((db, customerId: Id<'cus'>) =>
	db
		.selectFrom('orders')
		.select('placed_at')
		.where('customer_id', '=', customerId)
		.where('cancelled_at', 'is', null)
);
const paidBy = compiled((db, customerId: Id<'cus'>) =>
	db
		.selectFrom('orders')
		.innerJoin('payments', 'payments.order_id', 'orders.id')
		.select(['payments.currency', 'payments.captured_minor', 'payments.refunded_minor'])
		.where('orders.customer_id', '=', customerId)
);
const boughtBy = compiled((db, customerId: Id<'cus'>) =>
	db
		.selectFrom('orders')
		.innerJoin('order_lines', 'order_lines.order_id', 'orders.id')
		.select(['order_lines.quantity', 'order_lines.qty_cancelled', 'order_lines.qty_returned'])
		.where('orders.customer_id', '=', customerId)
		.where('orders.cancelled_at', 'is', null)
);
const itemsOf = compiled((db, customerId: Id<'cus'>) =>
	db
		.selectFrom('orders')
		.innerJoin('returns', 'returns.order_id', 'orders.id')
		.innerJoin('return_items', 'return_items.return_id', 'returns.id')
		.select([
			'returns.id',
			'returns.state',
			'returns.created_at',
			'returns.decline_reason',
			'return_items.reason_code',
			'return_items.reception'
		])
		.where('orders.customer_id', '=', customerId)
		.where('returns.gift_id', 'is', null)
);
const faults = compiled((db, kind: 'return') =>
	db.selectFrom('reasons').select(['code', 'fault']).where('kind', '=', kind)
);
const returnsOfOrder = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('returns').select('state').where('order_id', '=', orderId).where('gift_id', 'is', null)
);
const home = compiled((db, id: 'shop') =>
	db.selectFrom('shop').select('return_address').where('id', '=', id)
);
