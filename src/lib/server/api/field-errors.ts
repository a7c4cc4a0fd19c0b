import type { z } from 'zod';
import { fields } from '#lib/i18n/fields.ts';
import { say, type Locale } from '#lib/i18n/say.ts';

/** One fault of a request. `pointer` is a JSON pointer into the body (RFC 6901), `parameter` a name in the address. */
export type FieldError = { pointer?: string; parameter?: string; code: string; message: string };

type Issue = z.core.$ZodIssue;

/** Every fault that a schema found, in the caller's language; a member that is not known has a pointer of its own. */
export const fieldErrors = (issues: readonly Issue[], locale: Locale): FieldError[] =>
	issues.flatMap((issue) => errorsOf(issue, locale)).slice(0, MOST_ERRORS);

/** Nobody reads more, and a hostile body may hold a hundred thousand. */
const MOST_ERRORS = 100;

function errorsOf(issue: Issue, locale: Locale): FieldError[] {
	const at = (code: string, message: string, path = issue.path): FieldError => ({
		pointer: pointerOf(path),
		code,
		message
	});
	switch (issue.code) {
		case 'unrecognized_keys':
			return issue.keys.map((name) =>
				at('unknown_member', say(locale, fields.unknown_member, { name: shortened(name) }), [
					...issue.path,
					name
				])
			);
		case 'invalid_type':
			return [wrongType(issue, locale, at)];
		case 'too_small':
		case 'too_big':
			return [outOfBounds(issue, locale, at)];
		case 'invalid_value': {
			const values = issue.values.map(String).join(', ');
			return [at('not_one_of', say(locale, fields.not_one_of, { values }))];
		}
		case 'invalid_format':
			if (issue.format === 'datetime') return [at('not_a_time', say(locale, fields.not_a_time))];
			if (issue.format === 'email') return [at('not_an_email', say(locale, fields.not_an_email))];
			return [at('not_as_written', say(locale, fields.not_as_written))];
		case 'custom': {
			const code = ownFaults.find((known) => known === issue.params?.fault) ?? 'invalid';
			return [at(code, say(locale, fields[code]))];
		}
		default:
			return [at('invalid', say(locale, fields.invalid))];
	}
}

const ownFaults = ['duplicate', 'forbidden_characters', 'not_as_written'] as const;

type At = (code: string, message: string) => FieldError;

function wrongType(issue: Extract<Issue, { code: 'invalid_type' }>, locale: Locale, at: At): FieldError {
	if (issue.input === undefined) return at('missing', say(locale, fields.missing));
	if (issue.expected === 'int') return at('not_a_whole_number', say(locale, fields.not_a_whole_number));
	return at('wrong_type', say(locale, fields.wrong_type, { expected: issue.expected }));
}

function outOfBounds(
	issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
	locale: Locale,
	at: At
): FieldError {
	const counted = issue.origin === 'string' || issue.origin === 'array';
	if (issue.code === 'too_small') {
		const least = Number(issue.minimum);
		return counted
			? at('too_short', say(locale, fields.too_short, { least }))
			: at('too_small', say(locale, fields.too_small, { least }));
	}
	const most = Number(issue.maximum);
	return counted
		? at('too_long', say(locale, fields.too_long, { most }))
		: at('too_big', say(locale, fields.too_big, { most }));
}

export const pointerOf = (path: readonly PropertyKey[]): string =>
	path.map((part) => `/${shortened(String(part)).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Names come from outside: shown short and whole. */
const shortened = (name: string): string => name.slice(0, 100).toWellFormed();
