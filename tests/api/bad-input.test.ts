import { expect, test } from 'vitest';
import { operations } from '#lib/server/api/registry.ts';
import { orderExamples } from '#lib/server/api/schemas/order-examples.ts';
import type { Database } from '#lib/server/store/database.ts';
import { apiClient, type ApiClient, type Reply } from '../support/api-client.ts';
import { describeEngines } from '../support/databases.ts';
import { fc, naughtyString, naughtyStrings } from '../support/fc.ts';
import { shopContext } from '../support/shop-context.ts';

const TABLES = [
	'orders',
	'order_lines',
	'customers',
	'payments',
	'fulfilments',
	'tracking_events',
	'returns',
	'refunds',
	'events',
	'messages',
	'jobs',
	'search_terms',
	'files'
] as const;

async function countRows(db: Database): Promise<string> {
	const counts: number[] = [];
	for (const table of TABLES) {
		const row = await db.read
			.selectFrom(table)
			.select((select) => select.fn.countAll<number>().as('n'))
			.executeTakeFirstOrThrow();
		counts.push(Number(row.n));
	}
	return counts.join(' ');
}

/** A problem says what it is; it is never a broken machine, and it never quotes a hostile body back at length. */
function expectProblem(reply: Reply): void {
	expect(reply.status).toBeGreaterThanOrEqual(400);
	expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(500);
	expect(reply.headers.get('content-type')).toBe('application/problem+json');
	expect(reply.body).toMatchObject({
		status: reply.status,
		code: expect.any(String),
		title: expect.any(String)
	});
	expect(JSON.stringify(reply.body).length).toBeLessThan(60_000);
}

const hostile: fc.Arbitrary<unknown> = fc.oneof(
	naughtyString,
	fc.constantFrom(
		null,
		true,
		-1,
		0,
		1.5,
		1e308,
		-0,
		2 ** 53,
		2 ** 31,
		-(2 ** 63),
		'',
		' ',
		'\u0000',
		'\ud800',
		'a\udc00b',
		'\u202e',
		'\ufeff',
		'0',
		'null',
		'๑๒๓',
		'x'.repeat(100_000),
		'é'.normalize('NFD'),
		[],
		{},
		[[]],
		{ __proto__: null, constructor: { prototype: { polluted: true } } }
	),
	fc.array(fc.constant({}), { maxLength: 3 }),
	fc.integer(),
	fc.double(),
	fc.string({ unit: 'binary', maxLength: 40 })
);

type Path = (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
	if (value === null || typeof value !== 'object') return [path];
	return [path, ...Object.entries(value).flatMap(([name, child]) => pathsOf(child, [...path, name]))];
}

function withValue(root: unknown, path: Path, value: unknown): unknown {
	const [first, ...rest] = path;
	if (first === undefined) return value;
	const copy = (Array.isArray(root) ? [...root] : { ...(root as object) }) as Record<
		string | number,
		unknown
	>;
	copy[first] = withValue(copy[first], rest, value);
	return copy;
}

const example = fc.constantFrom(...Object.values(orderExamples).map(({ value }) => value));
const spoiled = example.chain((value) =>
	fc
		.array(fc.tuple(fc.constantFrom(...pathsOf(value)), hostile), { minLength: 1, maxLength: 3 })
		.map((changes) => changes.reduce<unknown>((body, [path, bad]) => safely(body, path, bad), value))
);
function safely(body: unknown, path: Path, bad: unknown): unknown {
	try {
		return withValue(body, path, bad);
	} catch {
		return bad;
	}
}

describeEngines('bad input at the doors of the API', (_engine, open) => {
	test('a spoiled order is taken whole or refused whole', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		await fc.assert(
			fc.asyncProperty(spoiled, async (body) => {
				const before = await countRows(ctx.db);
				const reply = await api.post('/orders', body);
				if (reply.status < 300) return;
				expectProblem(reply);
				expect(await countRows(ctx.db)).toBe(before);
			}),
			{ numRuns: 150 }
		);
	});

	test('every naughty string in every text of an order', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		const { value } = orderExamples.thai;
		const isText = (path: Path) => typeof at(value, path) === 'string' && path[0] !== 'payments';
		const texts = pathsOf(value).filter(isText);
		let taken = 0;
		// Each string goes into all texts in turn over the run, and each text gets every kind of string.
		for (const [index, naughty] of naughtyStrings.entries()) {
			const path = texts[index % texts.length]!;
			const own = { number: `HW-${index}`, reference: `${index}`, payments: [] };
			const reply = await api.post('/orders', withValue({ ...value, ...own }, path, naughty));
			if (reply.status < 300) taken += 1;
			else expectProblem(reply);
		}
		expect(taken).toBeGreaterThan(20);
	});

	test('what is taken comes back as it was sent', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		const { value } = orderExamples.cash;
		let n = 0;
		for (const naughty of naughtyStrings) {
			n += 1;
			const name = naughty.slice(0, 200);
			const body = { ...value, number: `N${n}`, reference: `r${n}`, customer: { name } };
			const reply = await api.post('/orders', body);
			if (reply.status >= 300) continue;
			const { customer } = (await api.get(`/orders/N${n}`)).body as { customer: { name: string } };
			expect(customer.name).toBe(name.normalize('NFC').trim());
		}
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	}, 120_000);

	test('naughty strings in addresses, queries and headers', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		await api.post('/orders', orderExamples.thai.value);
		const before = await countRows(ctx.db);
		for (const naughty of naughtyStrings) {
			if (!naughty.isWellFormed() || naughty === '') continue;
			const part = encodeURIComponent(naughty);
			for (const path of [`/orders/${part}`, `/returns/${part}`, `/refunds/${part}`]) {
				// A slash in a segment and the two dots are other addresses, not bad ones.
				if (/%2F|^\.{1,2}$/i.test(part)) continue;
				expectProblem(await api.get(path));
			}
			for (const query of [`after=${part}`, `limit=${part}`, `${part}=1`]) {
				const reply = await api.get(`/orders?${query}`);
				if (reply.status >= 300) expectProblem(reply);
			}
			if (/^[\x20-\x7e]+$/.test(naughty)) {
				const reply = await api.post('/orders', {}, { 'idempotency-key': naughty });
				expectProblem(reply);
				const stranger = await api.send('GET', '/orders', {
					headers: { authorization: `Bearer ${naughty}` }
				});
				expect(stranger.status).toBe(401);
			}
		}
		expect(await countRows(ctx.db)).toBe(before);
	}, 120_000);

	test('any JSON at every door that takes one', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		await api.post('/orders', orderExamples.thai.value);
		const number = await openedReturn(api);
		const doors = operations.filter((operation) => operation.body);
		const before = await countRows(ctx.db);
		const spoiledBody = fc.constantFrom(...doors).chain((operation) => {
			const { value } = Object.values(operation.body!.examples)[0]!;
			const change = fc.tuple(fc.constantFrom(...pathsOf(value)), hostile);
			const bodies = fc.oneof(
				fc.jsonValue(),
				hostile,
				change.map(([path, bad]) => safely(value, path, bad))
			);
			return bodies.map((body) => ({ operation, body }));
		});
		await fc.assert(
			fc.asyncProperty(spoiledBody, async ({ operation, body }) => {
				const named = operation.path.startsWith('/orders') ? 'HW-20417' : number;
				const path = operation.path.replace('{number}', named);
				const reply = await api.post(path, body, { 'idempotency-key': `k${Math.random()}` });
				if (reply.status >= 300) expectProblem(reply);
			}),
			{ numRuns: 200 }
		);
		expect(before).not.toBe('');
	});

	test('odd JSON has plain answers', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		const send = (body: BodyInit) =>
			api.send('POST', '/orders', { body, headers: { 'content-type': 'application/json; charset=utf-8' } });
		const valid = JSON.stringify(orderExamples.cash.value);
		const odd: [string, BodyInit, number][] = [
			['nothing', '', 400],
			['half of it', valid.slice(0, 100), 400],
			['a name twice', valid.replace('{', '{"number":"A-1",'), 400],
			['far too deep', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, 400],
			['bytes that are no text', new Uint8Array([0x7b, 0xff, 0x7d]), 400],
			['UTF-16', new Uint8Array(Buffer.from(valid, 'utf16le')), 400],
			['a list', `[${valid}]`, 422],
			['a prototype', valid.replace('{', '{"__proto__":{"notify":true},'), 422],
			['a constructor', valid.replace('{', '{"constructor":{"prototype":{}},'), 422],
			['half of a pair', valid.replace('คุณสมชาย', '\\ud83d'), 422],
			['a number that is not exact', valid.replace('19900', '9007199254740993'), 422],
			['a number without end', valid.replace('19900', '1e400'), 422],
			['a fraction', valid.replace('19900', '19900.5'), 422],
			['an amount as text', valid.replace('19900', '"19900"'), 422]
		];
		for (const [name, body, status] of odd) {
			const reply = await send(body);
			expect(reply.status, `${name}: ${JSON.stringify(reply.body)}`).toBe(status);
			expectProblem(reply);
		}
		expect((await ctx.db.read.selectFrom('orders').select('id').execute()).length).toBe(0);
		const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(valid)]);
		expect((await send(marked)).status).toBe(201);
		expect((await send(valid.replace('19900', '1.99e4'))).status).toBe(200);
	});
});

async function openedReturn(api: ApiClient): Promise<string> {
	const items = [{ line: '1', quantity: 1, reason_code: 'changed_mind' }];
	const headers = { 'idempotency-key': 'opened' };
	const opened = await api.post('/orders/HW-20417/returns', { items, method: 'drop_off' }, headers);
	expect(opened.status, JSON.stringify(opened.body)).toBe(201);
	return String(opened.body.number);
}

const at = (value: unknown, path: Path): unknown =>
	path.reduce<unknown>((inner, name) => (inner as Record<string | number, unknown>)[name], value);
