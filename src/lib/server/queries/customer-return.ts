import type { Address } from '#lib/domain/order/neutral.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import type { Reader } from '../store/database.ts';
import { findOrder, linesOfOrder } from '../store/orders.ts';
import { paymentsOfOrder } from '../store/payments.ts';
import { findPolicyVersion } from '../store/policies.ts';
import { reasonsOf } from '../store/reasons.ts';
import type { OrderLinesTable, OrdersTable, PaymentsTable } from '../store/schema.ts';
import { returnViewByNumber } from './return.ts';
import type { ReturnView } from './return-types.ts';

/** A return as its customer sees it, with what of the order its figures and addresses need. */
export type CustomerReturn = ReturnView & {
	rules: PolicyRules | null;
	bought: Pick<
		OrdersTable,
		'prices_include_tax' | 'discount_label' | 'order_discount_minor' | 'total_minor'
	> & {
		ship_to: Address;
		lines: Pick<OrderLinesTable, 'id' | 'title_en' | 'title_th' | 'unit_price_minor'>[];
		payments: Pick<
			PaymentsTable,
			'id' | 'provider' | 'method' | 'method_label' | 'refunded_minor' | 'dispute_state'
		>[];
	};
	/** Words of the reasons for which money was kept or goods were not taken, by their codes. */
	judged: { code: string; label_en: string; label_th: string }[];
};

/** `number` as `parseReadableCode` gives it; null when there is no such return. */
export async function customerReturn(db: Reader, number: string): Promise<CustomerReturn | null> {
	const view = await returnViewByNumber(db, number);
	const order = view && (await findOrder(db, view.order.id));
	if (!view || !order) return null;
	const policy = await findPolicyVersion(db, view.return.policy_version_id);
	const wasJudged = view.items.some((item) => item.inspection?.reason_code);
	return {
		...view,
		notes: view.notes.filter((note) => note.kind !== 'internal'),
		rules: policy?.rules ?? null,
		bought: {
			prices_include_tax: order.prices_include_tax,
			discount_label: order.discount_label,
			order_discount_minor: order.order_discount_minor,
			total_minor: order.total_minor,
			ship_to: JSON.parse(order.ship_to) as Address,
			lines: await linesOfOrder(db, order.id),
			payments: await paymentsOfOrder(db, order.id)
		},
		judged: wasJudged
			? [...(await reasonsOf(db, 'deduct', 'all')), ...(await reasonsOf(db, 'reject', 'all'))]
			: []
	};
}
