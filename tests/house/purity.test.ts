import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filesUnder, importsOf, withoutComments } from './modules.ts';

const domain = filesUnder('src/lib/domain');

/** A pure function has no clock, no dice, no waiting and no surroundings. */
const impure: [what: string, pattern: RegExp][] = [
	['reads the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bTemporal\.Now\b/],
	['throws dice', /\bMath\.random\b|\brandomUUID|\bgetRandomValues\b/],
	['waits', /\basync\b|\bawait\b|\bPromise\b|\bsetTimeout\b|\bsetInterval\b/],
	['looks around', /\bprocess\.|\bglobalThis\b|\bwindow\.|\bdocument\.|\bfetch\(|\bconsole\./]
];

test('there is a domain to look at', () => {
	expect(domain.length).toBeGreaterThan(5);
});

test.each(impure)('no domain file %s', (_what, pattern) => {
	const found = domain.filter((path) => pattern.test(code(path)));
	expect(found).toEqual([]);
});

/** The expert's condition is CEL, spoken in one file alone. */
const cel = 'src/lib/domain/policy/language/expression.ts';

test('the domain imports nothing of Node, and of packages only calendar, reader of shapes and CEL', () => {
	const packages = domain.flatMap(importsOf).filter(({ own }) => !own);
	const strangers = packages.filter(
		({ from, to }) =>
			!['temporal-polyfill', 'zod'].includes(to) && !(from === cel && to === '@marcbachmann/cel-js')
	);
	expect(strangers.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
});

/** The code alone: words in comments and strings may speak of anything. */
function code(path: string): string {
	return withoutComments(readFileSync(path, 'utf8')).replace(
		/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g,
		"''"
	);
}
