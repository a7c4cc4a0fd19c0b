import Stripe from 'stripe';
import { PaymentsReadError, type SendFailure } from './port.ts';
import { AmountNotSendable } from './stripe-amounts.ts';

/** Nothing was sent: no connection came about. */
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/**
 * What an error from a call that sends says about the money. In doubt it is `unknown`: a wrong `refused` loses a
 * refund, a wrong `busy` may pay one twice.
 */
export function outcomeOf(error: unknown): SendFailure {
	const { errors } = Stripe;
	if (error instanceof errors.StripeConnectionError) return connectionOutcome(error);
	if (!(error instanceof errors.StripeError)) return unknown('unreadable_answer', error);
	const statusCode = error.statusCode;
	// A key seen before with other parameters: what those did is what matters now.
	if (error instanceof errors.StripeIdempotencyError) return unknown('key_mismatch', error, statusCode);
	if (statusCode === 409) return { kind: 'busy', reason: 'in_flight' };
	if (statusCode === 429 || error.code === 'rate_limit' || error.code === 'lock_timeout') {
		return { kind: 'busy', reason: 'rate_limited', ...retryAfter(error) };
	}
	if (statusCode === 401 || statusCode === 403) return { kind: 'busy', reason: 'credentials' };
	if (statusCode === 400 || statusCode === 402 || statusCode === 404) {
		return { kind: 'refused', code: codeOf(error), message: error.message, definitive: true };
	}
	if (statusCode === undefined) return unknown('unreadable_answer', error);
	return unknown('provider_error', error, statusCode);
}

/** What an error from a read means to who asked. */
export function readErrorOf(error: unknown): PaymentsReadError {
	const message = error instanceof Error ? error.message : String(error);
	const status = error instanceof Stripe.errors.StripeError ? error.statusCode : undefined;
	if (status === 404) return new PaymentsReadError('not_found', message, error);
	if (error instanceof AmountNotSendable) return new PaymentsReadError('refused', message, error);
	const isRefused = status !== undefined && status >= 400 && status < 500 && status !== 409 && status !== 429;
	return new PaymentsReadError(isRefused ? 'refused' : 'unavailable', message, error);
}

function connectionOutcome(error: InstanceType<typeof Stripe.errors.StripeConnectionError>): SendFailure {
	const codes = codesWithin(error.detail);
	if (codes.includes('ETIMEDOUT')) return unknown('timeout', error);
	if (codes.some((code) => NEVER_CONNECTED.includes(code))) return { kind: 'busy', reason: 'unreachable' };
	return unknown('connection', error);
}

/** fetch wraps the socket's error once or twice. */
function codesWithin(error: unknown): string[] {
	if (!(error instanceof Error)) return [];
	const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
	return [...code, ...codesWithin(error.cause)];
}

/** Stripe gives over-refunds no code, only the parameter at fault. */
function codeOf(error: InstanceType<typeof Stripe.errors.StripeError>): string {
	if (error.code) return error.code;
	return error.param === 'amount' ? 'amount_too_large' : (error.rawType ?? 'refused');
}

function retryAfter(error: InstanceType<typeof Stripe.errors.StripeError>): { retryAfterMs?: number } {
	const seconds = Number(error.headers?.['retry-after']);
	return Number.isFinite(seconds) && seconds >= 0 ? { retryAfterMs: seconds * 1000 } : {};
}

function unknown(
	cause: Extract<SendFailure, { kind: 'unknown' }>['cause'],
	error: unknown,
	statusCode?: number
): SendFailure {
	const message = error instanceof Error ? error.message : String(error);
	return { kind: 'unknown', cause, message, ...(statusCode !== undefined && { statusCode }) };
}
