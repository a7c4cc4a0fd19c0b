import { expect, test } from 'vitest';
import {
	CANCELLATION_COMMANDS,
	CANCELLATION_STATES,
	CANCELLATION_TRANSITIONS,
	HOLD_RELEASE_COMMANDS,
	HOLD_RELEASE_STATES,
	HOLD_RELEASE_TRANSITIONS,
	OPEN_HOLD_RELEASES,
	UNANSWERED
} from '#lib/domain/cancellation/states.ts';
import { next } from '#lib/domain/transitions.ts';

const ways = <S extends string, C extends string>(
	states: readonly S[],
	commands: readonly C[],
	table: Parameters<typeof next<S, C>>[0]
) =>
	states.flatMap((state) =>
		commands.flatMap((command) => {
			const to = next(table, state, command);
			return to === null ? [] : [`${state} ${command} ${to}`];
		})
	);

test('every state of a cancellation meets every command', () => {
	expect(ways(CANCELLATION_STATES, CANCELLATION_COMMANDS, CANCELLATION_TRANSITIONS)).toEqual([
		'requested accept accepted',
		'requested check warehouse_check',
		'requested withdraw withdrawn',
		'warehouse_check stop stopped',
		'warehouse_check miss too_late',
		'warehouse_check withdraw withdrawn',
		'accepted release releasing',
		'accepted refund refunding',
		'accepted finish done',
		'stopped release releasing',
		'stopped refund refunding',
		'stopped finish done',
		'releasing refund refunding',
		'releasing finish done',
		'refunding release releasing',
		'refunding finish done',
		'done refund refunding'
	]);
});

test('every state of a release meets every command', () => {
	const found = ways(HOLD_RELEASE_STATES, HOLD_RELEASE_COMMANDS, HOLD_RELEASE_TRANSITIONS);
	expect(found).toEqual([
		'waiting send sending',
		'waiting release released',
		'waiting overtake overtaken',
		'sending send sending',
		'sending lose_answer unknown',
		'sending release released',
		'sending overtake overtaken',
		'unknown send sending',
		'unknown lose_answer unknown',
		'unknown release released',
		'unknown overtake overtaken'
	]);
	const left = HOLD_RELEASE_STATES.filter((state) => Object.keys(HOLD_RELEASE_TRANSITIONS[state]).length > 0);
	expect(left).toEqual(OPEN_HOLD_RELEASES);
});

test('nobody comes back to a question that was answered', () => {
	const answered = CANCELLATION_STATES.filter((state) => !UNANSWERED.includes(state));
	for (const state of answered) {
		for (const to of Object.values(CANCELLATION_TRANSITIONS[state])) expect(answered).toContain(to);
	}
});
