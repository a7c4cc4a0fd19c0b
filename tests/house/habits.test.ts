import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, withoutComments } from './modules.ts';

const sources = filesUnder('src', ['.ts', '.js', '.svelte', '.css']);
const tests = filesUnder('tests', ['.ts']);
const everything = [
	...sources,
	...tests,
	...filesUnder('scripts'),
	...filesUnder('migrations'),
	...filesUnder('bench')
];
const read = (path: string) => readFileSync(path, 'utf8');

test('no file is a drawer', () => {
	const drawers = /^(utils?|helpers?|misc|common|shared|stuff|manager)$|[-_](utils?|helpers?|manager)$/i;
	const found = everything.filter((path) =>
		path.split('/').some((part) => drawers.test(part.split('.')[0] ?? ''))
	);
	expect(found).toEqual([]);
});

test.each([
	['source', /\.(ts|js|svelte)$/, 400],
	['style sheet', /\.css$/, 500]
])('no %s is too long (%s, %i lines)', (_kind, ending, most) => {
	const long = sources.filter((path) => ending.test(path) && read(path).split('\n').length > most + 1);
	expect(long).toEqual([]);
});

test('the middle source file is short', () => {
	const lengths = sources.map((path) => read(path).split('\n').length).sort((a, b) => a - b);
	expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
});

test('nothing is put off, switched off or left behind', () => {
	const marks = /\b(TODO|FIXME|XXX|HACK)\b|eslint-disable|@ts-(ignore|nocheck)|prettier-ignore/;
	const itself = 'tests/house/habits.test.ts';
	expect(everything.filter((path) => path !== itself && marks.test(read(path)))).toEqual([]);
	expect(everything.filter((path) => /\bas any\b/.test(withoutComments(read(path))))).toEqual([]);
});

test('no test is skipped, singled out or promised', () => {
	const marks = /\b(describe|test|it)\.(skip|only|todo|fails|skipIf)\b/;
	const itself = 'tests/house/habits.test.ts';
	expect(tests.filter((path) => path !== itself && marks.test(withoutComments(read(path))))).toEqual([]);
});

test('no test replaces our own code', () => {
	const marks = /\bvi\.(mock|doMock|hoisted|stubGlobal|spyOn)\b/;
	const itself = 'tests/house/habits.test.ts';
	expect(tests.filter((path) => path !== itself && marks.test(withoutComments(read(path))))).toEqual([]);
});

test('pages show no HTML that is not theirs', () => {
	expect(sources.filter((path) => path.endsWith('.svelte') && /\{@html\b/.test(read(path)))).toEqual([]);
});

test('TypeScript is of the kind Node runs as it is', () => {
	const marks =
		/^\s*(export\s+)?(const\s+)?enum\s|^\s*(export\s+)?namespace\s|constructor\([^)]*\b(private|public|readonly)\s/m;
	expect(
		everything.filter(
			(path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && marks.test(withoutComments(read(path)))
		)
	).toEqual([]);
});

test('the papers a newcomer needs are there', () => {
	const papers = [
		...['README.md', 'LICENSE', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md', '.env.example'],
		...['docs/ARCHITECTURE.md', 'docs/glossary.md', 'Dockerfile', 'compose.yaml']
	];
	expect(papers.filter((path) => !existsSync(path))).toEqual([]);
	expect(read('docs/glossary.md')).toMatch(/[\u0e00-\u0e7f]{4}/);
});

test('papers point at files that exist', () => {
	const papers = [...filesUnder('docs', ['.md']), 'README.md', 'CONTRIBUTING.md', 'SECURITY.md'].filter(
		existsSync
	);
	const broken = papers.flatMap((paper) => {
		const folder = paper.slice(0, -basename(paper).length);
		return [...read(paper).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
			.map(([, target = '']) => target)
			.filter((target) => !existsSync(folder + target))
			.map((target) => `${paper}: ${target}`);
	});
	expect(broken).toEqual([]);
});

test('decisions are numbered without a double', () => {
	const numbers = filesUnder('docs/decisions', ['.md']).map((path) => basename(path).slice(0, 4));
	expect(numbers.filter((number) => !/^\d{4}$/.test(number))).toEqual([]);
	expect(new Set(numbers).size).toBe(numbers.length);
});
