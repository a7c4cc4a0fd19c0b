import { readFileSync } from 'node:fs';
import { checkContent } from '#lib/domain/policy/draft/check-content.ts';
import type { PolicyContent } from '#lib/domain/policy/draft/content.ts';
import { isLocale, type Locale } from '#lib/i18n/say.ts';

/** Nothing can be said of a file that cannot be read. */
export const UNREADABLE = 2;

/** A policy from a file: as the API gives it, or its rules alone. What is wrong with it is told and gives null. */
export function readPolicy(file: string | undefined): PolicyContent | null {
	if (file === undefined) return told('Name a file.');
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		return told(`${file} cannot be read.`);
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return told(`${file} is not JSON.`);
	}
	const checked = checkContent(rulesOf(value));
	if ('content' in checked) return checked.content;
	for (const { path, message } of checked.faults) console.error(`${path || 'policy'}: ${message}`);
	return null;
}

/** Within a policy of the API `rules` is the policy; within a policy of its own it is the list of exceptions. */
const rulesOf = (value: unknown): unknown => {
	if (typeof value !== 'object' || value === null || !('rules' in value)) return value;
	return Array.isArray(value.rules) ? value : value.rules;
};

export function languageOf(given: string): Locale {
	if (!isLocale(given)) throw new Error('--language is th or en.');
	return given;
}

function told(sentence: string): null {
	console.error(sentence);
	return null;
}
