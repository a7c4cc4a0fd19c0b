import { answerLookup } from './answer-lookup.ts';
import type { JobHandlers } from './index.ts';
import { sweepAccess } from './sweep-access.ts';

/** One handler for every kind of job. */
export const jobHandlers: Partial<JobHandlers> = {
	'lookup.answer': answerLookup,
	'access.sweep': sweepAccess
};
