import { invalidRequest } from './errors.ts';
import type { Params } from './form.ts';

/**
 * Refuses a parameter Stripe does not know for this call, as Stripe does.
 * @throws ApiError parameter_unknown
 */
export function onlyKnown(params: Params, known: readonly string[]): void {
	for (const name of Object.keys(params)) {
		if (!known.includes(name)) {
			throw invalidRequest(`Received unknown parameter: ${name}`, { code: 'parameter_unknown', param: name });
		}
	}
}

/** A text parameter; absent or empty is undefined. */
export function text(params: Params, name: string): string | undefined {
	const value = params[name];
	if (value === undefined || value === '') return undefined;
	if (typeof value !== 'string') throw invalidRequest('Invalid string', { param: name });
	return value;
}

/** An integer parameter of at least `least`; absent is undefined. */
export function integer(params: Params, name: string, least = 1): number | undefined {
	const value = text(params, name);
	if (value === undefined) return undefined;
	const code = 'parameter_invalid_integer';
	if (!/^-?\d{1,15}$/.test(value)) throw invalidRequest(`Invalid integer: ${value}`, { code, param: name });
	const number = Number(value);
	if (number < least) {
		const message = least === 1 ? 'Invalid positive integer' : 'Invalid non-negative integer';
		throw invalidRequest(message, { code, param: name });
	}
	return number;
}

/** A parameter out of a closed list; absent is undefined. */
export function choice<T extends string>(params: Params, name: string, allowed: readonly T[]): T | undefined {
	const value = text(params, name);
	if (value === undefined) return undefined;
	const found = allowed.find((one) => one === value);
	if (found) return found;
	throw invalidRequest(`Invalid ${name}: must be one of ${allowed.join(', ')}`, { param: name });
}

/** A boolean parameter; absent is false. */
export function flag(params: Params, name: string): boolean {
	return choice(params, name, ['true', 'false']) === 'true';
}

/** The parameter, or the error Stripe gives when it is missing. */
export function required<T>(value: T | undefined, name: string): T {
	if (value !== undefined) return value;
	throw invalidRequest(`Missing required param: ${name}.`, { code: 'parameter_missing', param: name });
}

/**
 * Metadata laid over what is there: an empty value removes its key, an empty `metadata` removes all.
 * Limits of docs.stripe.com/api/metadata: 50 keys, names of 40 characters, values of 500.
 */
export function metadata(params: Params, before: Record<string, string> = {}): Record<string, string> {
	const given = params.metadata;
	if (given === undefined) return { ...before };
	if (given === '') return {};
	if (typeof given === 'string') throw invalidRequest('Invalid object', { param: 'metadata' });
	const merged = new Map(Object.entries(before));
	for (const [key, value] of Object.entries(given)) {
		checkEntry(key, value);
		if (value === '') merged.delete(key);
		else merged.set(key, String(value));
	}
	if (merged.size > 50) {
		const message = `You can have up to 50 metadata keys, but you have ${merged.size}.`;
		throw invalidRequest(message, { param: 'metadata' });
	}
	return Object.fromEntries(merged);
}

function checkEntry(key: string, value: string | Params): void {
	if (typeof value !== 'string') {
		throw invalidRequest('Metadata values must be strings.', { param: `metadata[${key}]` });
	}
	if (key.length > 40) {
		throw invalidRequest(`Metadata keys can be at most 40 characters, but you provided ${key}.`, {
			param: 'metadata'
		});
	}
	if (value.length > 500) {
		throw invalidRequest(
			`Metadata values can have up to 500 characters, but you passed in a value that is ${value.length} characters.`,
			{ param: `metadata[${key}]` }
		);
	}
}
