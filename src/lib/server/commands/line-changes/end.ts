import { LINE_CHANGE_TRANSITIONS, type LineChangeCommand } from '#lib/domain/line-change/states.ts';
import { next } from '#lib/domain/transitions.ts';
import { chargesFor } from '../../store/charges.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { saveLineChange } from '../../store/line-changes.ts';
import type { LineChangesTable } from '../../store/schema-line-changes.ts';
import { releaseStock } from '../catalogue/release-stock.ts';
import { cancelCharge } from '../charges/close-charge.ts';
import type { By } from '../orders/by.ts';
import { lineChangeEvent } from './tell.ts';

const TOLD = {
	decline: 'order_line_change_declined',
	withdraw: 'order_line_change_withdrawn',
	lapse: 'order_line_change_lapsed',
	miss: 'order_line_change_missed'
} as const satisfies Partial<Record<LineChangeCommand, string>>;

/**
 * Nothing comes of a change: its pieces are free again, and nobody is asked for its money any more. What is paid
 * nevertheless goes back by itself.
 */
export async function endLineChange(
	tx: Tx,
	by: By,
	change: LineChangesTable,
	command: keyof typeof TOLD,
	set: Partial<LineChangesTable> = {},
	data: Record<string, unknown> = {}
): Promise<LineChangesTable> {
	const state = next(LINE_CHANGE_TRANSITIONS, change.state, command);
	if (state === null) throw new Error(`change ${change.id} cannot ${command} from ${change.state}`);
	const ended = { ...set, state, needs_person_since: null, ended_at: by.now };
	if (!(await saveLineChange(tx, change, ended)))
		throw new Error(`change ${change.id} was saved by somebody else inside a transaction`);
	await releaseStock(tx, by, change.id);
	await appendEvents(tx, by, [lineChangeEvent(change, TOLD[command], data)]);
	for (const charge of await chargesFor(tx, 'order_change', change.id)) await cancelCharge(tx, by, charge.id);
	return { ...change, ...ended, version: change.version + 1 };
}
