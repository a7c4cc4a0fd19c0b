import type { RefusalReason } from '#lib/domain/refusals.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { problems, type ProblemCode } from '#lib/i18n/problems.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { plain, say, type Locale } from '#lib/i18n/say.ts';
import type { FieldError } from './field-errors.ts';
import { refusalPointer } from './refusal-pointer.ts';

/** RFC 9457. `code` is stable and meant for programs; `title` and `detail` are in the caller's language. */
export type Problem = {
	type: string;
	title: string;
	status: number;
	detail?: string;
	code: ProblemCode | RefusalReason;
	/** The same id as in the X-Request-Id header and in the log. */
	request_id: string;
	/** Every fault found, each at its place. */
	errors?: FieldError[];
	/** What a business refusal rests on: amounts in minor units, instants as epoch milliseconds, names. */
	facts?: Refusal['facts'];
	/** What would have made it a yes, where the operation knows. */
	would_change?: unknown[];
};

/** What a problem needs to know of the request it answers. */
export type Asked = {
	locale: Locale;
	requestId: string;
	/** Where the documentation of problems is. */
	origin: string;
	shop: { currency: string; timezone: string };
};

type HttpProblem = {
	code: ProblemCode;
	status: number;
	title: string;
	errors?: FieldError[];
	headers?: Record<string, string>;
};

/** A problem of the request itself, before any business is decided. */
export const httpProblem = (asked: Omit<Asked, 'shop'>, problem: HttpProblem): Response =>
	send(
		{
			...described(asked, problem.code),
			title: problem.title,
			status: problem.status,
			code: problem.code,
			request_id: asked.requestId,
			...(problem.errors ? { errors: problem.errors } : {})
		},
		problem.headers
	);

/** A problem whose words need no figures. */
export const plainProblem = (
	asked: Omit<Asked, 'shop'>,
	code: Exclude<ProblemCode, 'body_too_large' | 'scope_missing'>,
	status: number,
	more: Pick<HttpProblem, 'errors' | 'headers'> = {}
): Response => httpProblem(asked, { code, status, title: say(asked.locale, problems[code]), ...more });

/** A "no" of the business, in the caller's language, with the member at fault when one is. */
export function refusalProblem(asked: Asked, refusal: Refusal): Problem {
	if (refusal.reason === 'not_found') return notFound(asked, refusal);
	const { pointer, facts } = refusalPointer(refusal);
	const detail = plain(refusalWords(asked.locale, refusal, asked.shop));
	return {
		...described(asked, refusal.reason),
		title: detail,
		status: statusOf(refusal.reason),
		code: refusal.reason,
		request_id: asked.requestId,
		...(pointer === null ? {} : { errors: [{ pointer, code: refusal.reason, message: detail }] }),
		...(Object.keys(facts).length > 0 ? { facts } : {})
	};
}

/** The same whether a thing is not there or belongs to somebody else; facts could tell the two apart. */
const notFound = (asked: Asked, refusal: Refusal): Problem => ({
	...described(asked, 'not_found'),
	title: say(asked.locale, problems.not_found),
	status: 404,
	code: 'not_found',
	request_id: asked.requestId,
	...(typeof refusal.facts.pointer === 'string'
		? {
				errors: [
					{
						pointer: refusal.facts.pointer,
						code: 'not_found',
						message: say(asked.locale, problems.not_found)
					}
				]
			}
		: {})
});

export const send = (problem: Problem, headers: Record<string, string> = {}): Response =>
	new Response(JSON.stringify(problem), {
		status: problem.status,
		headers: { 'content-type': 'application/problem+json', ...headers }
	});

const described = (asked: Pick<Asked, 'origin'>, code: string) => ({
	type: `${asked.origin}/api/v1/docs#problem-${code}`
});

const FORBIDDEN: readonly RefusalReason[] = [
	'not_allowed',
	'above_limit',
	'same_person',
	'second_person_needed'
];
const CONFLICTS: readonly RefusalReason[] = [
	'changed_meanwhile',
	'not_in_this_state',
	'already_decided',
	'in_use',
	'already_appealed',
	'appeal_closed',
	'already_scanned',
	'replacement_underway',
	'instant_too_many',
	'box_not_possible',
	'already_inspected',
	'refund_already_settled',
	'order_number_taken',
	'quote_changed',
	'nothing_to_cancel',
	'cannot_cancel',
	'cancellation_open',
	'payment_in_motion',
	'fulfilment_on_hold',
	'cancellation_unanswered',
	'pieces_cancelled',
	'out_of_stock',
	'exchange_price_changed',
	'reservation_over',
	'stock_below_reserved',
	'sku_taken',
	'change_too_late',
	'change_money_held',
	'key_reused_with_other_body'
];

export function statusOf(reason: RefusalReason): number {
	if (reason === 'not_found' || reason === 'return_unknown') return 404;
	if (FORBIDDEN.includes(reason)) return 403;
	if (reason === 'too_many_attempts') return 429;
	if (reason === 'file_too_large') return 413;
	return CONFLICTS.includes(reason) ? 409 : 422;
}
