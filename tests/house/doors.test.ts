import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { access } from '#lib/server/auth/access.ts';
import { envExample } from '#lib/server/config.ts';
import { filesUnder, withoutComments } from './modules.ts';

/** SvelteKit's own id of the route a file belongs to. */
const routes = new Set(
	filesUnder('src/routes', ['+page.svelte', '+page.ts', '+page.server.ts', '+server.ts'])
		.filter((path) => /\/\+(page|server)\b/.test(path))
		.map((path) => dirname(path).slice('src/routes'.length) || '/')
);

describe('access', () => {
	test('every route says who may enter', () => {
		expect([...routes].filter((route) => !Object.hasOwn(access, route))).toEqual([]);
	});

	test('every entry names a route that exists', () => {
		expect(Object.keys(access).filter((route) => !routes.has(route))).toEqual([]);
	});

	test('the desk and the admin pages are never open to everybody', () => {
		const open = Object.entries(access).filter(
			([route, audience]) => /^\/(desk|admin)(\/|$)/.test(route) && audience === 'public'
		);
		expect(open.map(([route]) => route)).toEqual(['/desk/sign-in']);
	});
});

test('.env.example is what the configuration says; "node scripts/env-example.ts" writes it', () => {
	expect(existsSync('.env.example') ? readFileSync('.env.example', 'utf8') : '').toBe(envExample());
});

test('only the configuration reads the environment', () => {
	const readers = filesUnder('src').filter((path) =>
		/\bprocess\s*\.\s*env\b|from 'node:process'/.test(withoutComments(readFileSync(path, 'utf8')))
	);
	const allowed = /^src\/(lib\/server\/config\.ts|cli\/|emulators\/)/;
	expect(readers.filter((path) => !allowed.test(path))).toEqual([]);
});
