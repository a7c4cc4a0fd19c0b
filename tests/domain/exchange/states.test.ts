import { expect, it } from 'vitest';
import {
	EXCHANGE_COMMANDS,
	EXCHANGE_STATES,
	EXCHANGE_TRANSITIONS,
	OPEN_EXCHANGE_STATES
} from '#lib/domain/exchange/states.ts';
import { movesOf } from '../support/moves.ts';

it('moves an exchange in every state by every command as the table says', () => {
	expect(movesOf(EXCHANGE_STATES, EXCHANGE_COMMANDS, EXCHANGE_TRANSITIONS)).toEqual([
		'awaiting_goods choose_other awaiting_goods',
		'awaiting_goods miss_stock out_of_stock',
		'awaiting_goods fall_short undecided',
		'awaiting_goods ask_payment payment_due',
		'awaiting_goods make_ready ready',
		'awaiting_goods convert converted',
		'awaiting_goods cancel cancelled',
		'out_of_stock choose_other awaiting_goods',
		'out_of_stock fall_short undecided',
		'out_of_stock ask_payment payment_due',
		'out_of_stock make_ready ready',
		'out_of_stock convert converted',
		'out_of_stock cancel cancelled',
		'undecided choose_other awaiting_goods',
		'undecided miss_stock out_of_stock',
		'undecided ask_payment payment_due',
		'undecided make_ready ready',
		'undecided convert converted',
		'payment_due make_ready ready',
		'payment_due convert converted',
		'ready ship shipped',
		'ready deliver completed',
		'shipped deliver completed',
		'cancelled reopen awaiting_goods'
	]);
});

it('lets the value wait only where it can still become money', () => {
	for (const state of EXCHANGE_STATES) {
		const waits = OPEN_EXCHANGE_STATES.includes(state);
		expect(EXCHANGE_TRANSITIONS[state].convert === 'converted').toBe(waits);
	}
});
