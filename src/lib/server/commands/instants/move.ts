import { INSTANT_TRANSITIONS, type InstantCommand } from '#lib/domain/instant/states.ts';
import { next } from '#lib/domain/transitions.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { saveInstant } from '../../store/instants.ts';
import type { InstantExchangesTable } from '../../store/schema-instants.ts';
import { exchangeEvent } from '../exchanges/events.ts';
import type { By } from '../orders/by.ts';

const TOLD: Record<InstantCommand, `exchange_${string}`> = {
	secure: 'exchange_deposit_paid',
	lapse: 'exchange_deposit_lapsed',
	call_off: 'exchange_deposit_called_off',
	miss: 'exchange_goods_overdue',
	extend: 'exchange_goods_extended',
	keep: 'exchange_goods_kept',
	settle: 'exchange_goods_settled'
};

export const canMoveInstant = (
	instant: Pick<InstantExchangesTable, 'state'>,
	command: InstantCommand
): boolean => next(INSTANT_TRANSITIONS, instant.state, command) !== null;

/** One step of what stands for the goods, with its entry in the record. Whoever calls asked `canMoveInstant` before. */
export async function moveInstant(
	tx: Tx,
	by: By,
	instant: InstantExchangesTable,
	command: InstantCommand,
	set: Partial<InstantExchangesTable> = {},
	data: Record<string, unknown> = {}
): Promise<InstantExchangesTable> {
	const state = next(INSTANT_TRANSITIONS, instant.state, command);
	if (state === null)
		throw new Error(`instant exchange ${instant.exchange_id} is ${instant.state}: no ${command}`);
	if (!(await saveInstant(tx, instant, { ...set, state, since: by.now }))) {
		throw new Error(
			`instant exchange ${instant.exchange_id} was saved by somebody else inside a transaction`
		);
	}
	await appendEvents(tx, by, [exchangeEvent({ ...instant, id: instant.exchange_id }, TOLD[command], data)]);
	return { ...instant, ...set, state, since: by.now, version: instant.version + 1 };
}
