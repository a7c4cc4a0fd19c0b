import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesUnder, findImports, importsOf, withoutComments, type Import } from './modules.ts';

const files = filesUnder('src');
const imports = files.flatMap(importsOf);

test('reads imports as they are written', () => {
	const source = `
		import type { A } from './a.ts';
		import b, { c } from "#lib/b.ts"; // import x from 'x'
		import './d.css';
		export * from './e.ts';
		export { f } from './f.ts';
		/* import y from 'y' */
		const g = await import('./g.ts');
		const text = 'no import at all';
	`;
	expect(findImports(source)).toEqual([
		{ specifier: './a.ts', typeOnly: true },
		{ specifier: '#lib/b.ts', typeOnly: false },
		{ specifier: './e.ts', typeOnly: false },
		{ specifier: './f.ts', typeOnly: false },
		{ specifier: './d.css', typeOnly: false },
		{ specifier: './g.ts', typeOnly: false }
	]);
	expect(imports.length).toBeGreaterThan(100);
});

test('every import of our own names an existing file, with its ending', () => {
	const generated = (path: string) => /(^|\/)\$/.test(path) || path.includes('?');
	const broken = imports.filter(({ own, to }) => own && !generated(to) && !existsSync(to));
	expect(broken.map(told)).toEqual([]);
});

test('nobody imports through $lib or $env', () => {
	expect(imports.filter(({ to }) => /^\$(lib|env)\b/.test(to)).map(told)).toEqual([]);
});

/** Where a file lives, and the only places it may import from; a path ends in "/" when it is a folder. */
const rooms: { room: string; may: string[] }[] = [
	{ room: 'src/lib/domain/', may: ['src/lib/domain/'] },
	{ room: 'src/lib/i18n/', may: ['src/lib/i18n/', 'src/lib/domain/'] },
	{ room: 'src/lib/ui/', may: ['src/lib/ui/', 'src/lib/i18n/', 'src/lib/domain/'] },
	{ room: 'src/lib/server/store/', may: ['src/lib/server/store/', 'src/lib/domain/'] },
	{
		room: 'src/lib/server/queries/',
		// Queries for mails also word them and sign the links in them.
		may: [
			...['src/lib/server/queries/', 'src/lib/server/store/', 'src/lib/domain/', 'src/lib/i18n/'],
			...['src/lib/server/mail/kinds.ts', 'src/lib/server/auth/codes-and-links.ts']
		]
	}
];

describe.each(rooms)('$room', ({ room, may }) => {
	const inside = imports.filter(({ from }) => from.startsWith(room));

	test(`knows only ${may.join(', ')}`, () => {
		const strangers = inside.filter(({ own, to, typeOnly }) => {
			if (!own || may.some((folder) => to.startsWith(folder))) return false;
			return !(typeOnly && isContract(to));
		});
		expect(strangers.map(told)).toEqual([]);
	});
});

describe('walls', () => {
	test('commands know no provider, no mail text, no route, and no other command', () => {
		const inside = imports.filter(({ from }) => from.startsWith('src/lib/server/commands/'));
		const strangers = inside.filter(({ from, to, own, typeOnly }) => {
			if (!own || (typeOnly && isContract(to))) return false;
			if (to.startsWith('src/lib/server/commands/'))
				return !typeOnly && isCommand(to) && !batches.includes(from);
			return !/^src\/lib\/(domain\/|i18n\/|server\/(store|auth|inbox|imports)\/|server\/(jobs\/queue|ids)\.ts$)/.test(
				to
			);
		});
		expect(strangers.map(told)).toEqual([]);
	});

	test('providers know no store, no command and no job', () => {
		const inside = imports.filter(({ from }) => from.startsWith('src/lib/server/providers/'));
		const strangers = inside.filter(({ to }) =>
			/^src\/lib\/server\/(store|commands|queries|jobs)\//.test(to)
		);
		expect(strangers.map(told)).toEqual([]);
	});

	/** A port, and the words it is written in. */
	const spoken = imports
		.filter(({ from }) => from.endsWith('/port.ts'))
		.flatMap(({ from, to }) => [from, to]);

	test('only context.ts and the command line name concrete adapters', () => {
		const adapters = imports.filter(
			({ from, to, typeOnly }) =>
				!typeOnly &&
				/^src\/lib\/server\/providers\/[^/]+\/[^/]+\.ts$/.test(to) &&
				!spoken.includes(to) &&
				!from.startsWith('src/lib/server/providers/') &&
				!from.startsWith('src/cli/') &&
				from !== 'src/lib/server/context.ts'
		);
		expect(adapters.map(told)).toEqual([]);
	});

	test('doors reach data only through commands and queries', () => {
		const inside = imports.filter(({ from }) => from.startsWith('src/routes/'));
		const strangers = inside.filter(({ to, typeOnly }) => {
			if (typeOnly) return false;
			return /^src\/lib\/server\/(store\/(?!database\.ts)|providers\/)/.test(to) || to === 'kysely';
		});
		expect(strangers.map(told)).toEqual([]);
	});

	test('what runs in the browser imports nothing of the server', () => {
		const shipped = (path: string) =>
			path.endsWith('.svelte') || /\+(page|layout)\.ts$/.test(path) || path.startsWith('src/lib/ui/');
		const leaks = imports.filter(
			({ from, to, typeOnly }) =>
				shipped(from) && !typeOnly && (/(^|\/)server\//.test(to) || to.startsWith('node:'))
		);
		expect(leaks.map(told)).toEqual([]);
	});

	test('the shop knows nothing of the emulators, and they nothing of the shop', () => {
		const crossing = imports.filter(({ from, to }) => {
			if (from.startsWith('src/emulators/')) return to.startsWith('src/lib/') || to.startsWith('src/routes/');
			return to.startsWith('src/emulators/') && !from.startsWith('src/cli/');
		});
		expect(crossing.map(told)).toEqual([]);
	});
});

test('no file imports itself by a detour', () => {
	const known = new Set(files);
	const next = new Map<string, string[]>();
	for (const { from, to, own, typeOnly } of imports) {
		if (own && !typeOnly && known.has(to)) next.set(from, [...(next.get(from) ?? []), to]);
	}
	expect(findCycle(next)).toEqual([]);
});

test('finds a detour where there is one', () => {
	const ring = new Map([
		['a', ['b']],
		['b', ['c']],
		['c', ['b']]
	]);
	expect(findCycle(ring)).toEqual(['b', 'c', 'b']);
});

/** Types that describe a seam carry no code across it. */
function isContract(path: string): boolean {
	return /\/(context|config|port|types|log|schema|database)\.ts$|^src\/lib\/i18n\/say\.ts$/.test(path);
}

/** Runs one command after another, each in a transaction of its own. */
const batches = ['src/lib/server/commands/imports/run-import.ts'];

const TRANSACTION_DOOR = 'src/lib/server/commands/in-transaction.ts';

/** A command is what opens a transaction; steps that several commands share take one that is open. */
function isCommand(path: string): boolean {
	if (path === TRANSACTION_DOOR || !existsSync(path)) return false;
	return /\.transaction\(|\binTransaction\(/.test(withoutComments(readFileSync(path, 'utf8')));
}

function told({ from, to }: Import): string {
	return `${from} -> ${to}`;
}

function findCycle(next: Map<string, string[]>): string[] {
	const done = new Set<string>();
	const walk = (at: string, trail: string[]): string[] => {
		if (trail.includes(at)) return [...trail.slice(trail.indexOf(at)), at];
		if (done.has(at)) return [];
		for (const to of next.get(at) ?? []) {
			const found = walk(to, [...trail, at]);
			if (found.length > 0) return found;
		}
		done.add(at);
		return [];
	};
	for (const start of next.keys()) {
		const found = walk(start, []);
		if (found.length > 0) return found;
	}
	return [];
}
