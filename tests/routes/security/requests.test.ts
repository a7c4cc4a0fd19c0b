import { readdirSync } from 'node:fs';
import { request as send } from 'node:http';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { access } from '#lib/server/auth/access.ts';
import { operations } from '#lib/server/api/registry.ts';
import { deleteFaults, insertFaults } from '#lib/server/store/imports.ts';
import { buildFolder } from '../../../scripts/build.ts';
import { ask, form } from '../request.ts';
import { fingerprint } from './fingerprint.ts';
import { openTwoOwners, type TwoOwners } from './two-owners.ts';

let shop: TwoOwners;
beforeAll(async () => {
	shop = await openTwoOwners('sqlite');
});
afterAll(() => shop?.close());
beforeEach(() => shop.ctx.db.transaction((tx) => tx.deleteFrom('rate_limits').execute()));

/** Addresses with something behind them, for every route that a browser may read. */
function everyAddress(): string[] {
	const { b, importId, staff } = shop;
	const values: Record<string, string> = {
		...{ order: b.order.number, return: b.return.number, file: b.file, token: 'nothing', charge: b.charge },
		...{ import: importId, member: staff.agent, kind: 'return', code: 'too_small' }
	};
	return Object.keys(access)
		.filter((id) => access[id] !== 'api' && access[id] !== 'webhook')
		.map((id) =>
			id
				.replace(/\/\([^)]*\)/g, '')
				.replace('[x+2e]', '.')
				.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => encodeURIComponent(values[name] ?? 'none'))
		)
		.map((path) => (path === '' ? '/' : path));
}

const NOT_HERE =
	/^\/(cancellations|exchanges|products|credit-notes|withdrawals|backtests|settings\/policy\/drafts|settings\/webhooks)\//;

it('nothing changes by reading, whoever reads and however often', async () => {
	const visitors = [
		'lang=en',
		await shop.as({ email: shop.b.email }),
		await shop.as({ orderId: shop.b.order.id }),
		await shop.as('agent'),
		await shop.as('lead'),
		await shop.as('merchant')
	];
	const authorization = `Bearer ${await shop.key()}`;
	const before = await fingerprint(shop.ctx.db);
	for (const round of ['GET', 'GET', 'HEAD']) {
		for (const cookie of visitors)
			for (const path of everyAddress()) {
				const { status } = await ask(shop.url, path, {
					method: round,
					headers: { cookie, accept: 'text/html' }
				});
				expect(status, path).toBeLessThan(500);
			}
		for (const { path } of operations.filter(({ method }) => method === 'GET')) {
			const number = path.startsWith('/returns')
				? shop.b.return.number
				: path.startsWith('/refunds')
					? shop.b.refund.number
					: path.startsWith('/charges')
						? shop.b.charge
						: path.startsWith('/customers')
							? shop.b.email
							: path.startsWith('/settings/policy/versions')
								? '1'
								: shop.b.order.number;
			const whole = path.replace('{kind}/{code}', 'return/damaged').replace(/\{\w+\}/g, number);
			const answer = await ask(shop.url, `/api/v1${whole}`, {
				headers: { authorization }
			});
			// Nobody's refund is settled here, nobody withdrew, drafted or replayed: there is nothing to read of it.
			expect(answer.status, path).toBe(NOT_HERE.test(path) ? 404 : 200);
		}
	}
	expect(await fingerprint(shop.ctx.db)).toEqual(before);
});

it('what is private is kept by no cache, as a page and as data', async () => {
	const cookie = await shop.as({ email: shop.b.email });
	const staff = await shop.as('merchant');
	for (const path of everyAddress().filter((one) =>
		/^\/(credit|orders|returns|desk|admin|photos)/.test(one)
	)) {
		const headers = { cookie: `${cookie}; ${staff}`, accept: 'text/html' };
		for (const at of [path, `${path}/__data.json`]) {
			const answer = await ask(shop.url, at, { headers });
			if (answer.status === 404) continue;
			const photo = path.includes('/photos/') ? /^private, / : /no-store/;
			expect(answer.headers.get('cache-control'), at).toMatch(photo);
			expect(answer.headers.get('x-robots-tag'), at).toBe('noindex');
		}
	}
});

it('a table of faults runs nothing in a spreadsheet', async () => {
	const cookie = await shop.as('merchant');
	const formulas = [
		'=HYPERLINK("http://evil.example")',
		'+1+1',
		'-1+1',
		'@SUM(A1)',
		'\t=1',
		'\r=1',
		'＝1',
		'a,"b"\n=1'
	];
	await shop.ctx.db.transaction((tx) =>
		insertFaults(
			tx,
			formulas.map((value, index) => ({
				...{ import_id: shop.importId, row: index + 2, column: 'sku', reason: 'not_a_number', value },
				severity: 'error' as const
			}))
		)
	);
	const { body, headers } = await ask(shop.url, `/admin/imports/${shop.importId}/faults.csv`, {
		headers: { cookie }
	});
	expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
	const cells = (parse(body, { bom: true }) as string[][]).slice(1).flat();
	expect(cells).toHaveLength(formulas.length * 6);
	expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
	await shop.ctx.db.transaction((tx) => deleteFaults(tx, shop.importId));
});

describe('where a visitor comes from', () => {
	it('is the socket, whatever headers say', async () => {
		const claims = [
			'x-forwarded-for',
			'x-real-ip',
			'forwarded',
			'true-client-ip',
			'cf-connecting-ip',
			'x-client-ip'
		];
		for (const [index, claim] of claims.entries()) {
			const said = claim === 'forwarded' ? `for=203.0.113.${index}` : `203.0.113.${index}`;
			const fields = { order: `T-${index}`, contact: `somebody${index}@example.com` };
			expect((await form(shop.url, '/', fields, { [claim]: said })).status).toBe(303);
		}
		const counted = await shop.ctx.db.read
			.selectFrom('rate_limits')
			.selectAll()
			.where('key', 'like', 'lookup.address:%')
			.execute();
		expect(counted).toMatchObject([{ points: claims.length }]);
	});
});

describe('a body that is too large', () => {
	const open = [
		'/',
		'/code?/open',
		'/link/nothing',
		'/preferences',
		'/sign-out',
		'/set-up',
		'/desk/sign-in?/enter'
	];
	const length = 2 * 1024 * 1024;

	it.each([...open, '/webhooks/stripe'])('is refused at %s, with a length and without', async (path) => {
		// An open door looks at the head alone; the webhook's has to count.
		const sent = path.startsWith('/webhooks') ? 1024 * 1024 + 1 : 10;
		const headers = {
			'content-type': 'application/x-www-form-urlencoded',
			origin: shop.url,
			accept: 'text/html'
		};
		const sizes: Record<string, string>[] = [
			{ 'content-length': String(length) },
			{ 'transfer-encoding': 'chunked' }
		];
		for (const more of sizes) expect(await statusOf(path, { ...headers, ...more }, sent), path).toBe(413);
		expect((await ask(shop.url, '/healthz')).status).toBe(200);
	});

	it('is refused where files are taken, by the limit of the server', async () => {
		const cookie = await shop.as({ email: shop.b.email });
		const headers = {
			'content-type': 'multipart/form-data; boundary=x',
			origin: shop.url,
			cookie,
			accept: 'text/html'
		};
		const path = `/orders/${shop.b.order.number}/return?/photo&step=reason-1`;
		const status = await statusOf(path, { ...headers, 'transfer-encoding': 'chunked' }, 26 * 1024 * 1024);
		expect([400, 413]).toContain(status);
	});

	it.each([
		['application/x-www-form-urlencoded', '%zz=%ff&&&=='],
		['multipart/form-data', 'no boundary'],
		['multipart/form-data; boundary=x', '--y\r\n'],
		['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="order"\r\n\r\nno end'],
		['text/plain', 'order=1'],
		['application/json', '{"order":"1"}'],
		['application/x-sveltekit-formdata', '\0\0\0\0']
	])('and one of type %s that is no form breaks nothing', async (type, body) => {
		for (const path of open) {
			const headers = { 'content-type': type, origin: shop.url, accept: 'text/html' };
			const { status } = await ask(shop.url, path, { method: 'POST', headers, body });
			expect(status, path).toBeLessThan(500);
		}
	});
});

/** Sends so many bytes of a body without an end, and gives the status that comes back. */
function statusOf(path: string, headers: Record<string, string>, bytes: number): Promise<number> {
	const { hostname, port } = new URL(shop.url);
	return new Promise((resolve, reject) => {
		const outgoing = send({ hostname, port, path, method: 'POST', headers, agent: false }, (incoming) => {
			resolve(incoming.statusCode ?? 0);
			outgoing.destroy();
		});
		outgoing.on('error', reject);
		outgoing.write(Buffer.alloc(bytes, 'a'));
	});
}

describe('what is no page of ours', () => {
	it.each([
		'/.env',
		'/.git/config',
		'/package.json',
		'/data/homeward.db',
		'/homeward.db',
		'/server/index.js',
		'/..%2f..%2f..%2fetc%2fpasswd',
		'/_app/..%2f..%2findex.js',
		'/%2e%2e/%2e%2e/package.json',
		'/files/..%2f..%2fhomeward.db',
		'/photos/..%2fimports',
		'/desk.bak',
		'/src/hooks.server.ts'
	])('%s is not there', async (path) => {
		const answer = await ask(shop.url, path);
		expect([400, 404]).toContain(answer.status);
		expect(answer.body).not.toMatch(/root:|SQLite format|"dependencies"/);
	});

	it('neither are the sources of the scripts', () => {
		const shipped = readdirSync(join(buildFolder, 'client'), { recursive: true, encoding: 'utf8' });
		expect(shipped.length).toBeGreaterThan(20);
		expect(shipped.filter((name) => /\.(map|ts|svelte|db|env)(\.gz|\.br)?$/.test(name))).toEqual([]);
		expect(
			shipped.filter((name) => name.split('/').some((part) => part.startsWith('.') && part !== '.vite'))
		).toEqual([]);
	});

	it('no method repeats what was sent', async () => {
		for (const method of ['TRACE', 'OPTIONS', 'PROPFIND', 'DELETE', 'PUT', 'PATCH']) {
			const answer = await ask(shop.url, '/desk/sign-in', {
				method,
				headers: { 'x-mark': 'planted-mark', cookie: 'a=planted-mark' }
			});
			expect(answer.body, method).not.toContain('planted-mark');
			expect(answer.status, method).not.toBe(500);
			expect(answer.headers.get('access-control-allow-origin'), method).toBeNull();
		}
	});
});

describe('signing in', () => {
	const far = [
		'//evil.example',
		'/\\evil.example',
		'https://evil.example',
		'javascript:alert(1)',
		'/\t/evil.example',
		'/.//evil.example',
		'/%0d%0alocation:%20https://evil.example',
		'\\\\evil.example',
		' //evil.example',
		'/..//evil.example'
	];
	const credentials = { email: 'agent@example.com', password: 'seven-slips-under-a-lamp' };

	it('leads to a page of this site, wherever the address wants to go', async () => {
		const cookie = await shop.as('agent');
		for (const next of far) {
			const at = `/desk/sign-in?next=${encodeURIComponent(next)}`;
			const inside = await ask(shop.url, at, { headers: { cookie } });
			expect(inside.status, next).toBe(303);
			expect(inside.headers.get('location'), next).toMatch(/^\/(?![/\\])/);
			expect(new URL(inside.headers.get('location') ?? '', shop.url).origin).toBe(shop.url);
		}
		const entered = await form(shop.url, '/desk/sign-in?/enter', { ...credentials, next: far[0]! });
		expect(entered.headers.get('location')).toBe('/desk');
	});

	it('gives a session of its own and ends the one before', async () => {
		const before = await shop.as('agent');
		const chosen = `homeward-staff=${'a'.repeat(43)}`;
		const first = await form(shop.url, '/desk/sign-in?/enter', credentials, { cookie: chosen });
		expect(first.cookies['homeward-staff']).toMatch(/^[\w-]{43}$/);
		expect(chosen).not.toContain(first.cookies['homeward-staff']!);
		await form(shop.url, '/desk/sign-in?/enter', credentials, { cookie: before });
		expect((await ask(shop.url, '/desk', { headers: { cookie: before } })).status).toBe(303);
	});
});
