import { answerLookup } from './answer-lookup.ts';
import { applyInbox } from './apply-inbox.ts';
import { expireReturns } from './expire-returns.ts';
import type { JobHandlers } from './index.ts';
import { moveRefund } from './move-refund.ts';
import { runImport } from './run-import.ts';
import { sendMail } from './send-mail.ts';
import { sweepAccess } from './sweep-access.ts';
import { sweepRefunds } from './sweep-refunds.ts';

/** One handler for every kind of job. */
export const jobHandlers: JobHandlers = {
	'lookup.answer': answerLookup,
	'access.sweep': sweepAccess,
	'import.run': runImport,
	'inbox.apply': applyInbox,
	'mail.send': sendMail,
	'refund.move': moveRefund,
	'refund.sweep': sweepRefunds,
	'return.expire': expireReturns
};
