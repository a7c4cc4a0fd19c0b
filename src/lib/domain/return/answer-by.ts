import { endOfWindow, type Instant } from '../time.ts';

/** Local days that a person may take to look at a request; what the page and the mail promise. */
const ANSWER_DAYS = 3;

/** Until when a person answers a request, or the appeal against a no: the end of that local day. */
export const answerBy = (
	row: { created_at: Instant; appealed_at: Instant | null },
	timezone: string
): Instant => endOfWindow(row.appealed_at ?? row.created_at, ANSWER_DAYS, timezone);
