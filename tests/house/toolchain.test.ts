import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawingFiles } from '#lib/ui/drawings/files.ts';
import { SERVER_FLAGS } from '../../scripts/server-flags.ts';

const lock: {
	packages: Record<
		string,
		{ version?: string; resolved?: string; integrity?: string; optionalDependencies?: Record<string, string> }
	>;
} = JSON.parse(readFileSync('package-lock.json', 'utf8'));

describe('the lockfile', () => {
	test('names no registry host, so any mirror can serve it', () => {
		const hosted = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.startsWith('http'));
		expect(hosted.map(([path]) => path)).toEqual([]);
	});

	test('pins every package by its content', () => {
		const loose = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry.integrity);
		expect(loose.map(([path]) => path)).toEqual([]);
	});

	test('holds the parts for every platform, without which "npm ci" refuses', () => {
		const absent = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
			Object.keys(optionalDependencies)
				.filter((name) => !candidates(path, name).some((place) => place in lock.packages))
				.map((name) => `${path || 'package.json'} -> ${name}`)
		);
		expect(absent).toEqual([]);
	});

	test('package.json asks for exact versions', () => {
		const manifest: Record<string, Record<string, string> | undefined> = JSON.parse(
			readFileSync('package.json', 'utf8')
		);
		const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
		expect(Object.entries(asked).filter(([, range]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))).toEqual([]);
	});
});

test('the server runs with the same limits wherever it is started', () => {
	expect(readFileSync('package.json', 'utf8')).toContain(`node ${SERVER_FLAGS.join(' ')} scripts/start.ts`);
	const command = ['node', ...SERVER_FLAGS, 'build/index.js'].map((word) => JSON.stringify(word)).join(', ');
	expect(readFileSync('Dockerfile', 'utf8')).toContain(`CMD [${command}]`);
});

test('the files of the drawings are what "node scripts/draw.ts" writes', () => {
	const stale = [...drawingFiles()].filter(([path, svg]) => readFileSync(path, 'utf8') !== svg);
	expect(stale.map(([path]) => path)).toEqual([]);
});

// First version without the advisories named, from the packages' own security notes.
const safeFrom: [name: string, version: string, why: string][] = [
	['@sveltejs/kit', '2.70.0', 'CSRF protection outside production, body limit on chunked requests'],
	['@sveltejs/adapter-node', '5.5.3', 'ORIGIN and forwarded headers validated'],
	['svelte', '5.55.7', 'script injection through server-rendered attributes and ids'],
	['devalue', '5.8.1', 'sparse array allocation, __proto__ keys'],
	['kysely', '0.28.17', 'injection through JSON paths'],
	['nodemailer', '9.0.5', 'address confusion, header and envelope injection'],
	['sharp', '0.35.0', 'image loader memory safety'],
	['better-sqlite3', '13.0.2', 'carries SQLite 3.51.3 or newer: WAL reset corruption'],
	['typescript', '6.0.0', 'svelte-check and typescript-eslint need the 6 line']
];

describe('versions with known faults stay out', () => {
	test.each(safeFrom)('%s is at least %s (%s)', (name, least) => {
		const installed = Object.entries(lock.packages).filter(
			([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`)
		);
		expect(installed.length).toBeGreaterThan(0);
		for (const [path, { version = '0.0.0' }] of installed) {
			expect(compare(version, least), `${path} is ${version}`).toBeGreaterThanOrEqual(0);
		}
	});

	test('typescript stays below 7, which has no compiler API', () => {
		expect(compare(lock.packages['node_modules/typescript']?.version ?? '7.0.0', '7.0.0')).toBeLessThan(0);
	});
});

/** The folders where npm may have put what the package at `path` asks for, nearest first. */
function candidates(path: string, name: string): string[] {
	const parts = path === '' ? [] : path.split('/node_modules/');
	const places = parts.map(
		(_part, index) => `${parts.slice(0, index + 1).join('/node_modules/')}/node_modules/${name}`
	);
	return [...places.reverse(), `node_modules/${name}`];
}

function compare(a: string, b: string): number {
	const [left, right] = [a, b].map((version) => version.split('-')[0]?.split('.').map(Number) ?? []);
	for (let part = 0; part < 3; part++) {
		const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
