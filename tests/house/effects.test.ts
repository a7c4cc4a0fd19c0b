import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { filesUnder, withoutComments } from './modules.ts';

const server = filesUnder('src/lib/server');
const code = (path: string) => withoutComments(readFileSync(path, 'utf8'));

test('every kind of job that is enqueued has a handler', () => {
	const declared = [...code('src/lib/server/jobs/queue.ts').matchAll(/^\t'([a-z]+\.[a-z_]+)':/gm)].map(
		([, kind]) => kind
	);
	const enqueued = server.flatMap((path) =>
		[...code(path).matchAll(/\bkind: '([a-z]+\.[a-z_]+)'/g)].map(([, kind]) => kind)
	);
	expect(declared.length).toBeGreaterThan(4);
	expect(enqueued.length).toBeGreaterThan(1);
	const missing = [...new Set([...declared, ...enqueued])].filter(
		(kind) => !Object.hasOwn(jobHandlers, kind ?? '')
	);
	expect(missing).toEqual([]);
});

test('every handler is for a job that something enqueues', () => {
	const outside = server.filter((path) => !path.startsWith('src/lib/server/jobs/handlers/')).map(code);
	const idle = Object.keys(jobHandlers).filter(
		(kind) =>
			!outside.some((text) =>
				new RegExp(`(kind|enqueue\\w*).{0,60}'${kind.replace('.', '\\.')}'`, 's').test(text)
			)
	);
	expect(idle).toEqual([]);
});

test('nothing outside the database happens inside a transaction', () => {
	const outside = /\b(payments|mail|carriers|shops|files|messages)\??\.\w+\(|\bfetch\(/;
	const found = server.flatMap((path) =>
		transactionsIn(code(path))
			.map((body) => outside.exec(body)?.[0])
			.filter((call) => call !== undefined)
			.map((call) => `${path}: ${call}`)
	);
	expect(found).toEqual([]);
});

test('finds the body of a transaction to its last bracket', () => {
	const source = `await db.transaction(async (tx) => { if (a) { b(")"); } c(); }); payments.send()`;
	expect(transactionsIn(source)).toEqual(['async (tx) => { if (a) { b(")"); } c(); }']);
	expect(server.flatMap((path) => transactionsIn(code(path))).length).toBeGreaterThan(2);
});

/** What stands between the brackets of each `.transaction(…)`. */
function transactionsIn(text: string): string[] {
	const bodies: string[] = [];
	for (const { index } of text.matchAll(/\.transaction\(/g)) {
		const start = index + '.transaction('.length;
		let depth = 1;
		let quote = '';
		for (let at = start; at < text.length; at++) {
			const char = text[at] ?? '';
			if (quote) {
				if (char === '\\') at++;
				else if (char === quote) quote = '';
			} else if (`'"\``.includes(char)) quote = char;
			else if (char === '(') depth++;
			else if (char === ')' && --depth === 0) {
				bodies.push(text.slice(start, at));
				break;
			}
		}
	}
	return bodies;
}
