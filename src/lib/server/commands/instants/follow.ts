import { graceAfter } from '#lib/domain/instant/offer.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { localDaysBetween } from '#lib/domain/time.ts';
import type { Tx } from '../../store/database.ts';
import { instantOfReturn } from '../../store/instants.ts';
import { shopTimezone } from '../../store/order-facts.ts';
import type { InstantExchangesTable } from '../../store/schema-instants.ts';
import type { ReturnItemsTable, ReturnsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import type { LoadedReturn } from '../returns/load.ts';
import { canMoveInstant, moveInstant } from './move.ts';
import { tellOfInstant } from './tell.ts';

const GONE: readonly ReturnItemsTable['reception'][] = ['cancelled', 'expired'];

/** What stands for the goods, after their return changed. Returns that never were an exchange cost nothing. */
export async function followInstant(tx: Tx, by: By, { return: row, items }: LoadedReturn): Promise<void> {
	const instant = await instantOf(tx, row);
	if (instant === null) return;
	const swapped = swappedItems(row, items);
	if (swapped.every((item) => GONE.includes(item.reception))) {
		if (!canMoveInstant(instant, 'keep')) return;
		return tellOfInstant(tx, by, await moveInstant(tx, by, instant, 'keep'), 'kept');
	}
	const isAwaited = swapped.some((item) => item.acceptance === 'pending' && !GONE.includes(item.reception));
	if (!isAwaited) {
		if (canMoveInstant(instant, 'settle')) await moveInstant(tx, by, instant, 'settle');
		return;
	}
	if (instant.state === 'kept' && row.state === 'approved' && row.ship_by !== null)
		await giveTime(tx, by, instant, row.ship_by);
}

/** A later last day, with as many days of grace after it as before. */
export async function giveTime(
	tx: Tx,
	by: By,
	instant: InstantExchangesTable,
	due_at: number,
	data: Record<string, unknown> = {}
): Promise<void> {
	const zone = await shopTimezone(tx);
	const days = localDaysBetween(instant.due_at, instant.grace_until, zone);
	const grace_until = graceAfter(due_at, days, zone);
	const set = { due_at, grace_until, reminded_at: null };
	const extended = await moveInstant(tx, by, instant, 'extend', set, { ...data, due_at, grace_until });
	await tellOfInstant(tx, by, extended, 'extended');
}

/** The instant exchange of a return, if it is one. */
export async function instantOf(
	tx: Tx,
	row: Pick<ReturnsTable, 'id' | 'decision'>
): Promise<InstantExchangesTable | null> {
	return planOf(row)?.exchange === undefined ? null : instantOfReturn(tx, row.id);
}

/** What was agreed to be exchanged, whatever became of it since. */
function swappedItems(
	row: Pick<ReturnsTable, 'decision'>,
	items: readonly ReturnItemsTable[]
): ReturnItemsTable[] {
	const agreed = planOf(row)?.items.filter(({ outcome }) => outcome === 'exchange') ?? [];
	return items.filter((item) =>
		agreed.some(
			(one) =>
				one.line_id === item.order_line_id &&
				one.reason_code === item.reason_code &&
				one.answer_code === item.answer_code
		)
	);
}

const planOf = ({ decision }: Pick<ReturnsTable, 'decision'>): ReturnPlan | null =>
	JSON.parse(decision) as ReturnPlan | null;
