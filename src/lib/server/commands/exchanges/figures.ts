import type { OrderFacts } from '#lib/domain/policy/types.ts';
import { refundFigures, type RefundFigures } from '#lib/domain/refund/figures.ts';
import { LIVE_REFUND_STATES } from '#lib/domain/refund/states.ts';
import type { Reader } from '../../store/database.ts';
import { refundsOfReturn } from '../../store/refunds.ts';
import type { ReturnItemsTable } from '../../store/schema.ts';
import { routed } from '../refunds/reserve.ts';
import type { LoadedReturn } from '../returns/load.ts';

/** What exchanged goods come to now, by the arithmetic of every refund. */
export async function figuresOf(
	db: Reader,
	{ return: row }: Pick<LoadedReturn, 'return'>,
	facts: OrderFacts,
	items: readonly ReturnItemsTable[]
): Promise<RefundFigures> {
	const standing = (await refundsOfReturn(db, row.id)).filter(({ state }) =>
		LIVE_REFUND_STATES.includes(state)
	);
	const kept = standing.reduce((sum, refund) => sum + refund.return_shipping_fee_minor, 0);
	return refundFigures({
		items: items.map((item) => routed(item, row)),
		lines: facts.lines,
		shipping: {
			charged_minor: facts.shipping_minor,
			tax_minor: facts.shipping_tax_minor,
			refunded_minor: facts.refunded_shipping_minor
		},
		return_shipping_fee_left_minor: row.return_shipping_fee_minor - kept
	});
}
