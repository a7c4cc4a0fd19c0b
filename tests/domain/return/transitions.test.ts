import { describe, expect, it } from 'vitest';
import {
	ACCEPTANCE_COMMANDS,
	ACCEPTANCE_STATES,
	ACCEPTANCE_TRANSITIONS,
	RECEPTION_COMMANDS,
	RECEPTION_STATES,
	RECEPTION_TRANSITIONS,
	RETURN_COMMANDS,
	RETURN_STATES,
	RETURN_TRANSITIONS
} from '#lib/domain/return/states.ts';
import { movesOf } from '../support/moves.ts';

describe('every state and command', () => {
	it('of a return', () => {
		expect(movesOf(RETURN_STATES, RETURN_COMMANDS, RETURN_TRANSITIONS)).toEqual([
			'in_review approve approved',
			'in_review decline declined',
			'in_review cancel cancelled',
			'approved scan in_transit',
			'approved receive_part part_received',
			'approved receive_rest received',
			'approved resolve resolved',
			'approved cancel cancelled',
			'approved expire expired',
			'declined appeal in_review',
			'declined close closed',
			'in_transit receive_part part_received',
			'in_transit receive_rest received',
			'part_received receive_part part_received',
			'part_received receive_rest received',
			'received resolve resolved',
			'resolved close closed',
			'closed appeal in_review',
			'expired receive_part part_received',
			'expired receive_rest received',
			'expired reopen approved'
		]);
	});

	it('of where the goods are', () => {
		expect(movesOf(RECEPTION_STATES, RECEPTION_COMMANDS, RECEPTION_TRANSITIONS)).toEqual([
			'awaiting scan in_transit',
			'awaiting receive received',
			'awaiting lose lost',
			'awaiting keep kept',
			'awaiting cancel cancelled',
			'awaiting expire expired',
			'in_transit receive received',
			'in_transit lose lost',
			'lost receive received',
			'expired receive received',
			'expired reopen awaiting'
		]);
	});

	it('of what was decided: once', () => {
		expect(movesOf(ACCEPTANCE_STATES, ACCEPTANCE_COMMANDS, ACCEPTANCE_TRANSITIONS)).toEqual([
			'pending accept accepted',
			'pending reduce accepted_reduced',
			'pending reject rejected'
		]);
	});
});
