import { isSame } from '#lib/domain/order-change/same.ts';
import { heldValue } from '#lib/domain/order-change/held.ts';
import type { ChangePair } from '#lib/domain/order-change/kinds.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { changesOfOrder, saveOrderChange, type OrderChange } from '../../store/order-changes.ts';
import type { OrdersTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { changeEvent, endAccess, tellChanged } from './apply.ts';
import { columnsOf } from './wanted.ts';

type Told = Pick<OrdersTable, 'ship_to' | 'phone_norm' | 'email_norm'>;

/**
 * A step of the intake: what changes keep of an order that the shop's system tells again.
 *
 * A system that still says what it said before a change has not heard of it, so the change stands. One that says the
 * same as the change has taken it over. One that says a third thing knows better: its word counts, the change is
 * overtaken, and the customer is told. Either way the matter ends, and from then on the system's word counts again.
 */
export async function keepChanges(
	tx: Tx,
	by: By,
	known: OrdersTable,
	told: Told
): Promise<Partial<OrdersTable>> {
	// No system tells the note for the delivery: it is ours alone.
	const standing = (await changesOfOrder(tx, known.id)).filter(
		(change) => change.state === 'applied' && change.kind !== 'note'
	);
	let columns: Partial<OrdersTable> = {};
	for (const [kind, changes] of Map.groupBy(standing, (change) => change.kind)) {
		const last = changes.at(-1)!;
		const { value: says } = heldValue(kind, { ...told, delivery_note: known.delivery_note });
		if (isSame(kind, says, last.after)) await end(tx, by, changes, 'taken_over');
		else if (changes.some((change) => isSame(kind, says, change.before))) {
			columns = { ...columns, ...columnsOf({ ship_to: columns.ship_to ?? told.ship_to }, last) };
		} else {
			await end(tx, by, changes, 'overtaken');
			const pair = { kind, before: last.after, after: says } as ChangePair;
			if (kind === 'email') await endAccess(tx, known.id, by.now);
			const row = { ...known, ...told };
			await tellChanged(tx, by, row, { ...last, ...pair, version: last.version + 1 });
		}
	}
	return columns;
}

async function end(
	tx: Tx,
	by: By,
	changes: readonly OrderChange[],
	state: 'taken_over' | 'overtaken'
): Promise<void> {
	for (const change of changes) await saveOrderChange(tx, change, { state, ended_at: by.now });
	await appendEvents(
		tx,
		by,
		changes.map((change) => changeEvent(`order_change_${state}`, change))
	);
}
