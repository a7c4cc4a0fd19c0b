import type { Instant } from '../time.ts';
import { photosWanted } from './eligibility/photo-given.ts';
import type { Governing } from './governing.ts';
import { requestFacts } from './language/rule-case.ts';
import { standingOf } from './standing.ts';
import type { LineFacts, OrderFacts, ReasonFacts, RequestedItem } from './types.ts';

/** What a customer is asked for with a reason. */
export type AskedOf = { photos: number; comment: boolean };

/**
 * What one unit of a line is asked for with each reason, by its code: the least that any of the governing versions
 * asks. Rules that look at the rest of the request may still ask for more when it is complete.
 */
export function askedOf(
	versions: Governing,
	reasons: readonly ReasonFacts[],
	order: OrderFacts,
	line: LineFacts,
	now: Instant
): Record<string, AskedOf> {
	return Object.fromEntries(
		reasons.map((reason) => {
			const all = versions.map(({ rules }) => {
				if (!rules.rules?.length) return { photos: reason.needs_photo ? 1 : 0, comment: false };
				const item = alone(line, reason);
				const request = requestFacts(order, [item], 'drop_off', 'customer');
				const { terms } = standingOf(rules, order, line, now, { asked: { item, reason, request } });
				return { photos: photosWanted(terms, reason), comment: terms.comment };
			});
			return [
				reason.code,
				{ photos: Math.min(...all.map((one) => one.photos)), comment: all.every((one) => one.comment) }
			];
		})
	);
}

const alone = (line: LineFacts, reason: ReasonFacts): RequestedItem => ({
	line_id: line.line_id,
	quantity: 1,
	reason_code: reason.code,
	answer_code: reason.answers[0] ?? null,
	comment: '',
	photos: 0,
	outcome: 'refund'
});
