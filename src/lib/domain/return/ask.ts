import { accepted, refused, type Result } from '../result.ts';
import type { Act, ReturnCase } from './case.ts';
import { changeOf, type ReturnChange } from './change.ts';
import { notInThisState } from './move.ts';
import { OPEN_RETURN_STATES } from './states.ts';

/** The shop asks the customer something; until the answer the case waits for them and not for us. */
export function askCustomer(facts: ReturnCase, question: string, act: Act): Result<ReturnChange> {
	if (!OPEN_RETURN_STATES.includes(facts.return.state)) return notInThisState(facts);
	if (question.trim() === '') return refused('question_missing');
	return accepted(
		changeOf({
			return: { asked_at: act.now, needs_person_since: null },
			events: [{ type: 'question_asked', item_id: null, data: {} }],
			effects: [{ kind: 'tell_customer', about: 'return_question' }]
		})
	);
}

/** The customer answers, with words or photos: a person looks again. */
export function answerQuestion(facts: ReturnCase, act: Act): Result<ReturnChange> {
	if (!OPEN_RETURN_STATES.includes(facts.return.state)) return notInThisState(facts);
	return accepted(
		changeOf({
			return: { asked_at: null, needs_person_since: facts.return.needs_person_since ?? act.now },
			events: [{ type: 'question_answered', item_id: null, data: {} }]
		})
	);
}
