import type Stripe from 'stripe';

/** The `error` member of an answer. Stripe's `request_log_url` is left out: there is no dashboard here. */
export type ErrorBody = {
	type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
	message: string;
	code?: string;
	param?: string;
	decline_code?: string;
	charge?: string;
	payment_intent?: Stripe.PaymentIntent;
	doc_url?: string;
};

/** An answer that is an error. */
export class ApiError extends Error {
	readonly status: number;
	readonly body: ErrorBody;
	readonly headers: Record<string, string>;

	constructor(status: number, body: ErrorBody, headers: Record<string, string> = {}) {
		super(body.message);
		this.status = status;
		this.body = withDocUrl(body);
		this.headers = headers;
	}
}

/** A 400 of type invalid_request_error. */
export function invalidRequest(
	message: string,
	more: Omit<Partial<ErrorBody>, 'type' | 'message'> = {}
): ApiError {
	return new ApiError(400, { type: 'invalid_request_error', message, ...more });
}

/** The 404 for an id that names nothing. */
export function missingResource(kind: string, id: string, param: string): ApiError {
	return new ApiError(404, {
		type: 'invalid_request_error',
		code: 'resource_missing',
		message: `No such ${kind}: '${id}'`,
		param
	});
}

/** A failure on the provider's side, as Stripe words it. */
export function internalError(status = 500): ApiError {
	return new ApiError(status, {
		type: 'api_error',
		message: 'Sorry! There was an error while talking to one of our backends. Support has been notified.'
	});
}

function withDocUrl(body: ErrorBody): ErrorBody {
	if (!body.code) return body;
	return { ...body, doc_url: `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}` };
}
