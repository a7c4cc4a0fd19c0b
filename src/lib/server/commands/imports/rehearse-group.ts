import { frameOrder } from '#lib/domain/order/intake.ts';
import { normalEmail, normalOrderNumber } from '#lib/domain/order/normal.ts';
import type { CommandContext } from '../../context.ts';
import type { ImportGroup } from '../../imports/group.ts';
import type { ImportOptions, ImportRow, RowFault } from '../../imports/rows.ts';
import { toOrder } from '../../imports/to-order.ts';
import { findCustomer } from '../../store/customers.ts';
import { purchasesOf } from '../../store/imports.ts';
import { findOrderByNumber, findOrderByReference } from '../../store/orders.ts';
import type { GroupOutcome } from './import-group.ts';

/** Units that this file itself sells, by customer and SKU: cancellations later in the file may draw on them. */
export type Rehearsal = Map<string, number>;

/** What an import would do, without writing: the same reading, framing and matching, counted. */
export async function rehearseGroup(
	ctx: CommandContext,
	group: ImportGroup,
	options: ImportOptions,
	rehearsal: Rehearsal
): Promise<GroupOutcome> {
	const outcome: GroupOutcome = {
		orders_created: 0,
		orders_updated: 0,
		returns_created: 0,
		faults: [...group.faults]
	};
	if (group.kind === 'cancellation') {
		let matched = 0;
		for (const row of group.goods)
			matched += await rehearseCancellation(ctx, row, options, rehearsal, outcome.faults);
		outcome.returns_created = matched > 0 ? 1 : 0;
		return outcome;
	}
	const first = group.goods.find((row) => row.quantity > 0);
	if (group.broken || !first) return outcome;
	const order = toOrder(group, options);
	const framed = frameOrder(order);
	const known = await findOrderByReference(ctx.db.read, order.channel, order.reference);
	const holder = await findOrderByNumber(ctx.db.read, normalOrderNumber(order.number));
	if (!framed.ok) outcome.faults.push(fault(first, `refused:${framed.refusal.reason}`));
	else if (holder && holder.id !== known?.id) outcome.faults.push(fault(first, 'refused:order_number_taken'));
	else if (known) outcome.orders_updated = 1;
	else {
		outcome.orders_created = 1;
		for (const row of group.goods) {
			if (row.quantity <= 0 || options.delivered_after_days === null) continue;
			rehearsal.set(buyer(row), (rehearsal.get(buyer(row)) ?? 0) + row.quantity);
		}
	}
	return outcome;
}

const buyer = (row: ImportRow): string => `${row.email || row.customer_ref}\u0000${row.sku}`;

const fault = (row: ImportRow, reason: RowFault['reason']): RowFault => ({
	row: row.row,
	column: 'order_number',
	reason,
	value: row.order_number,
	severity: 'error'
});

async function rehearseCancellation(
	ctx: CommandContext,
	row: ImportRow,
	options: ImportOptions,
	rehearsal: Rehearsal,
	faults: RowFault[]
): Promise<number> {
	const wanted = Math.abs(row.quantity);
	const known = row.email !== '' || row.customer_ref !== '';
	const fromFile = known ? Math.min(wanted, rehearsal.get(buyer(row)) ?? 0) : 0;
	rehearsal.set(buyer(row), (rehearsal.get(buyer(row)) ?? 0) - fromFile);
	const found = fromFile + Math.min(wanted - fromFile, await soldBefore(ctx, row, options));
	const about = { row: row.row, column: 'sku', severity: 'skipped' } as const;
	if (found === 0) faults.push({ ...about, reason: 'no_earlier_purchase', value: row.sku });
	else if (found < wanted) faults.push({ ...about, reason: 'partly_matched', value: String(wanted - found) });
	return found;
}

async function soldBefore(ctx: CommandContext, row: ImportRow, options: ImportOptions): Promise<number> {
	const customer = await findCustomer(ctx.db.read, {
		email_norm: row.email === '' ? null : normalEmail(row.email),
		phone_norm: null,
		reference: row.customer_ref || null
	});
	if (!customer) return 0;
	const who = { channel: options.channel, customer_id: customer.id };
	const purchases = await purchasesOf(ctx.db.read, who, row.sku, row.placed_at);
	return purchases.reduce(
		(sum, { line }) => sum + line.qty_fulfilled - line.qty_return_open - line.qty_returned,
		0
	);
}
