import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REFUSAL_REASONS } from '#lib/domain/refusals.ts';
import { refusals } from '#lib/i18n/refusals.ts';
import { filesUnder } from './modules.ts';

interface Said {
	at: string;
	th: string;
	en: string;
}

const THAI = /[\u0e01-\u0e5b]/;
const said = (await Promise.all(filesUnder('src/lib/i18n', ['.ts']).map(wordsOf))).flat();

test('there are words to look at', () => {
	expect(said.length).toBeGreaterThan(200);
});

test('every refusal has words, and no words are left of one that is gone', () => {
	expect(Object.keys(refusals).sort()).toEqual([...REFUSAL_REASONS].sort());
});

describe('each message', () => {
	test('says something in both languages', () => {
		expect(said.filter(({ th, en }) => !th.trim() || !en.trim()).map(({ at }) => at)).toEqual([]);
	});

	test('holds no Thai letters where English is promised', () => {
		expect(said.filter(({ en }) => THAI.test(en)).map(({ at, en }) => `${at}: ${en}`)).toEqual([]);
	});

	test('is Thai where Thai is promised, but for names and signs that are the same in both', () => {
		const foreign = said.filter(({ th, en }) => !THAI.test(th) && th !== en);
		expect(foreign.map(({ at, th }) => `${at}: ${th}`)).toEqual([]);
	});
});

/** Every plain { th, en } pair of a module, however deep; pairs of functions are tried where they are used. */
async function wordsOf(path: string): Promise<Said[]> {
	const module: Record<string, unknown> = await import(/* @vite-ignore */ `../../${path}`);
	return collect(module, basename(path, '.ts'), new Set());
}

function collect(value: unknown, at: string, seen: Set<object>): Said[] {
	if (typeof value !== 'object' || value === null || seen.has(value)) return [];
	seen.add(value);
	if ('th' in value && 'en' in value && typeof value.th === 'string' && typeof value.en === 'string') {
		return [{ at, th: value.th, en: value.en }];
	}
	return Object.entries(value).flatMap(([key, inner]) => collect(inner, `${at}.${key}`, seen));
}
