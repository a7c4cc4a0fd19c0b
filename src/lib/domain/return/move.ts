import { refused } from '../result.ts';
import { next } from '../transitions.ts';
import type { ReturnCase } from './case.ts';
import { RETURN_TRANSITIONS, type ReturnCommand, type ReturnState } from './states.ts';

/** Where a command leads a return; null when its state does not accept it. */
export const movesTo = (facts: ReturnCase, command: ReturnCommand): ReturnState | null =>
	next(RETURN_TRANSITIONS, facts.return.state, command);

/** The refusal for a command that the return's state does not accept. */
export const notInThisState = (facts: ReturnCase) =>
	refused('not_in_this_state', { state: facts.return.state });
