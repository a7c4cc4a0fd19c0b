import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { normalEmail } from '#lib/domain/order/normal.ts';
import { accepted } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import type { ImportGroup } from '../../imports/group.ts';
import type { ImportOptions, ImportRow, RowFault } from '../../imports/rows.ts';
import { toOrder } from '../../imports/to-order.ts';
import { findCustomer } from '../../store/customers.ts';
import type { Tx } from '../../store/database.ts';
import { purchasesOf, type PurchasedLine } from '../../store/imports.ts';
import { inTransaction } from '../in-transaction.ts';
import { upsertOrder } from '../orders/upsert-order.ts';
import { recordPastReturn, type PastItem } from './record-past-return.ts';

export type GroupOutcome = {
	orders_created: number;
	orders_updated: number;
	returns_created: number;
	faults: RowFault[];
};

const nothing = (faults: RowFault[]): GroupOutcome => ({
	orders_created: 0,
	orders_updated: 0,
	returns_created: 0,
	faults
});

/** Takes one invoice in: an order whole or not at all, a cancellation as far as its purchases are found. */
export async function importGroup(
	ctx: CommandContext,
	actor: Actor,
	group: ImportGroup,
	options: ImportOptions
): Promise<GroupOutcome> {
	const faults = [...group.faults];
	if (group.broken && group.kind === 'order') return nothing([...faults, ...leftOut(group)]);
	if (group.kind === 'cancellation') return importCancellation(ctx, actor, group, options);
	const bought = group.goods.filter((row) => row.quantity > 0);
	faults.push(...group.goods.filter((row) => row.quantity < 0).map(unmatched));
	if (bought.length === 0) return nothing(faults);
	const result = await upsertOrder(ctx, actor, toOrder(group, options));
	if (!result.ok) return nothing([...faults, refusedFault(bought[0] as ImportRow, result.refusal.reason)]);
	if (!result.value.changed) return nothing([...faults, alreadyImported(bought[0] as ImportRow)]);
	return {
		orders_created: result.value.created ? 1 : 0,
		orders_updated: result.value.created ? 0 : 1,
		returns_created: 0,
		faults
	};
}

/** Each row looks for the purchases nearest before it; what is found becomes one past return per order. */
async function importCancellation(
	ctx: CommandContext,
	actor: Actor,
	group: ImportGroup,
	options: ImportOptions
): Promise<GroupOutcome> {
	const faults = [...group.faults];
	const result = await inTransaction(ctx.db, async (tx) => {
		const by = { ids: ctx.ids, now: ctx.clock.now(), actor };
		const matched = await matchRows(tx, group.goods, options, faults);
		let created = 0;
		for (const [at, items] of byOrder(matched)) {
			const order = items[0]?.order as PurchasedLine['order'];
			const document = `${group.order_number}`;
			if (await recordPastReturn(tx, by, order, { document, at, items })) created += 1;
			else faults.push(alreadyImported(group.goods[0] as ImportRow));
		}
		return accepted(created);
	});
	return { ...nothing(faults), returns_created: result.ok ? result.value : 0 };
}

type Matched = PastItem & { at: number };

async function matchRows(tx: Tx, rows: readonly ImportRow[], options: ImportOptions, faults: RowFault[]) {
	const matched: Matched[] = [];
	const taken = new Map<Id<'lin'>, number>();
	for (const row of rows) {
		const customer = await findCustomer(tx, {
			email_norm: row.email === '' ? null : normalEmail(row.email),
			phone_norm: null,
			reference: row.customer_ref || null
		});
		const purchases = customer
			? await purchasesOf(tx, { channel: options.channel, customer_id: customer.id }, row.sku, row.placed_at)
			: [];
		let left = Math.abs(row.quantity);
		for (const { order, line } of purchases) {
			const free = line.qty_fulfilled - line.qty_return_open - line.qty_returned - (taken.get(line.id) ?? 0);
			const quantity = Math.min(free, left);
			if (quantity <= 0) continue;
			taken.set(line.id, (taken.get(line.id) ?? 0) + quantity);
			matched.push({ order, line, quantity, at: row.placed_at });
			left -= quantity;
		}
		if (left === Math.abs(row.quantity)) faults.push(unmatched(row));
		else if (left > 0) faults.push({ ...unmatched(row), reason: 'partly_matched', value: String(left) });
	}
	return matched;
}

/** One past return per order; the same line found by two rows is one item. */
function byOrder(matched: readonly Matched[]): [number, PastItem[]][] {
	const groups = new Map<Id<'ord'>, [number, PastItem[]]>();
	for (const item of matched) {
		const group = groups.get(item.order.id) ?? [item.at, []];
		const same = group[1].find((other) => other.line.id === item.line.id);
		if (same) same.quantity += item.quantity;
		else group[1].push({ order: item.order, line: item.line, quantity: item.quantity });
		groups.set(item.order.id, group);
	}
	return [...groups.values()];
}

const unmatched = (row: ImportRow): RowFault => ({
	row: row.row,
	column: 'sku',
	reason: 'no_earlier_purchase',
	value: row.sku,
	severity: 'skipped'
});
const alreadyImported = (row: ImportRow): RowFault => ({
	row: row.row,
	column: 'order_number',
	reason: 'already_imported',
	value: row.order_number,
	severity: 'skipped'
});
const refusedFault = (row: ImportRow, reason: string): RowFault => ({
	row: row.row,
	column: 'order_number',
	reason: `refused:${reason}`,
	value: row.order_number,
	severity: 'error'
});

/** The good rows of a broken order are named too: nobody should wonder where they went. */
const leftOut = (group: ImportGroup): RowFault[] =>
	group.goods.map((row) => ({
		row: row.row,
		column: 'order_number',
		reason: 'order_broken',
		value: row.order_number,
		severity: 'error'
	}));
