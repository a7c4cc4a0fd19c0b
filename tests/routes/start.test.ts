import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFolder } from '../../scripts/build.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { launch, startShop, type Shop } from '../support/server.ts';

describe.each(engines)('the built server on %s', (engine) => {
	let shop: Shop;
	beforeAll(async () => {
		shop = await startShop({ engine });
	});
	afterAll(() => shop?.close());

	test('answers for its supervisor', async () => {
		expect((await fetch(`${shop.url}/healthz`)).status).toBe(200);
		expect((await fetch(`${shop.url}/readyz`)).status).toBe(200);
	});

	test('keeps its figures behind their token', async () => {
		expect((await fetch(`${shop.url}/metrics`)).status).toBe(401);
		const headers = { authorization: `Bearer ${shop.env.METRICS_TOKEN}` };
		const figures = await fetch(`${shop.url}/metrics`, { headers });
		expect(figures.status).toBe(200);
		expect(await figures.text()).toContain('process_cpu_user_seconds_total');
	});

	test('closes what no table opens', async () => {
		expect((await fetch(`${shop.url}/no-such-page`)).status).toBe(404);
	});

	test('ends when it is asked to, and starts again on the same data', async () => {
		expect(await shop.stop()).toBe(0);
		await expect(fetch(`${shop.url}/healthz`)).rejects.toThrow();
		await shop.restart();
		expect((await fetch(`${shop.url}/readyz`)).status).toBe(200);
	});
});

describe('a server with faulty settings', () => {
	test('names every fault at once and does not start', async () => {
		const server = launch({
			PORT: '0',
			DATABASE_URL: 'mysql://nowhere',
			APP_SECRET: 'short',
			LOG_LEVEL: 'loud'
		});
		expect(await server.gone).not.toBe(0);
		for (const setting of ['DATABASE_URL', 'APP_SECRET', 'LOG_LEVEL'])
			expect(server.logs()).toContain(setting);
		expect(server.logs()).not.toContain('mysql://nowhere');
	});

	test('is left without a trace of data', async () => {
		const { url, remove } = await freshDatabase('sqlite');
		await remove();
		const file = url.slice('sqlite:'.length);
		const server = launch({ PORT: '0', DATABASE_URL: url, APP_SECRET: 'short' });
		expect(await server.gone).not.toBe(0);
		expect(existsSync(file)).toBe(false);
	});
});

test("a start opens few files and no vendor's code but the database and the log", () => {
	const hooks = readdirSync(join(buildFolder, 'server/chunks/entries')).filter((name) =>
		/^hooks\.server.*\.js$/.test(name)
	);
	expect(hooks).toHaveLength(1);
	const opened = new Set<string>();
	const packages = new Set<string>();
	const open = (file: string): void => {
		if (opened.has(file)) return;
		opened.add(file);
		for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT)) {
			if (from.startsWith('.')) open(join(file, '..', from));
			else if (!from.startsWith('node:')) packages.add(from);
		}
	};
	open(join(buildFolder, 'index.js'));
	open(join(buildFolder, 'server/chunks/entries', hooks[0]!));
	expect(opened.size).toBeLessThan(30);
	expect([...packages].sort()).toEqual(['better-sqlite3', 'pino']);
});
const STATIC_IMPORT = /^(?:import|export)\b[^'"]*['"]([^'"]+)['"];?$/gm;
