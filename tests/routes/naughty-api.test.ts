import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '#lib/server/api/registry.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { engines } from '../support/databases.ts';
import { fc, naughtyString, naughtyStrings } from '../support/fc.ts';
import { fingerprint } from './security/fingerprint.ts';
import { openTwoOwners, type TwoOwners } from './security/two-owners.ts';

type Operation = (typeof operations)[number];
type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

/** Values besides the list's strings that a member may hold in somebody's program. */
const ODD: Json[] = [
	...['\0', 'a\0b', '\ud800', 'x'.repeat(70_000), '', ' ', '1', '-1'],
	...[null, true, false, 0, -1, 1.5, 1e21, Number.MAX_SAFE_INTEGER, [], [[]], {}, { a: 1 }]
];

describe.each(engines)('the API and webhooks before strings that broke other programs, on %s', (engine) => {
	let shop: TwoOwners;
	let key: string;
	const share = engine === 'sqlite' ? 1 : 3;
	beforeAll(async () => {
		shop = await openTwoOwners(engine);
		key = await shop.key();
	});
	afterAll(() => shop?.close());

	const send = (method: string, path: string, init: RequestInit = {}) =>
		fetch(`${shop.url}/api/v1${path}`, {
			...init,
			method,
			headers: {
				authorization: `Bearer ${key}`,
				'content-type': 'application/json',
				'idempotency-key': `key-${count++}`,
				...init.headers
			}
		});
	let count = 0;
	const pathOf = (operation: Operation, number?: string): string =>
		operation.path.replace(
			'{number}',
			encodeURIComponent(
				number ??
					(operation.path.startsWith('/returns')
						? shop.a.open.number
						: operation.path.startsWith('/refunds')
							? shop.a.refund.number
							: shop.a.order.number)
			)
		);

	it('takes every string in every address and query', async () => {
		const faults: string[] = [];
		const read = operations.filter((operation) => operation.method === 'GET');
		for (const [index, text] of naughtyStrings.entries()) {
			if (index % share !== 0) continue;
			const operation = read[index % read.length] as Operation;
			const part = text.toWellFormed().slice(0, 1_000);
			const query = ['after', 'limit', 'state', 'customer', 'q', 'updated_after', 'order']
				.map((name) => `${name}=${encodeURIComponent(part)}`)
				.join('&');
			for (const path of [
				pathOf(operation, part || ' '),
				`${pathOf(operation)}?${query}`,
				`/${encodeURIComponent(part)}`
			]) {
				const { status } = await send('GET', path);
				if (status >= 500) faults.push(`${status} GET ${path.slice(0, 90)}`);
			}
		}
		expect(faults).toEqual([]);
	});

	it('takes every string in every member of every body', async () => {
		const faults: string[] = [];
		for (const operation of operations.filter((candidate) => candidate.body)) {
			const examples = Object.values(operation.body?.examples ?? {}).map((example) => example.value as Json);
			const leaves = examples.flatMap((example) => leavesOf(example).map((leaf) => ({ example, leaf })));
			const values = [...ODD, ...naughtyStrings];
			const rounds = Math.ceil((operation.id === 'upsertOrder' ? values.length : 60) / share);
			for (let round = 0; round < rounds; round++) {
				const { example = {}, leaf = [] } = leaves[round % Math.max(leaves.length, 1)] ?? {};
				const value = values[(round * share + leaves.length) % values.length] ?? '';
				const { status } = await send(operation.method, pathOf(operation), {
					body: JSON.stringify(put(example, leaf, value))
				});
				if (status >= 500)
					faults.push(`${status} ${operation.id} ${leaf.join('/')} ${JSON.stringify(value).slice(0, 50)}`);
			}
		}
		expect(faults).toEqual([]);
	});

	it('takes bodies that are no JSON at all', async () => {
		const deep = '['.repeat(50_000);
		for (const operation of operations.filter(({ method }) => method !== 'GET'))
			for (const body of [
				...['', '{', '"', '{"a":1e999}', deep, '{"__proto__":{"a":1}}', '{"a":1,"a":2}', 'null', '[]'],
				Buffer.from([0xff, 0xfe, 0x00]),
				Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d])
			]) {
				const { status } = await send(operation.method, pathOf(operation), { body });
				expect(status, `${operation.id} ${String(body).slice(0, 20)}`).toBeLessThan(500);
			}
	});

	it('leaves nothing half done where it refuses', async () => {
		const writing = operations.filter((operation) => operation.body);
		const value = fc.oneof(naughtyString, fc.constantFrom(...ODD), fc.jsonValue());
		await fc.assert(
			fc.asyncProperty(
				fc.nat(),
				fc.nat(),
				fc.array(fc.tuple(fc.nat(), value), { minLength: 1, maxLength: 5 }),
				async (which, chosen, changes) => {
					const operation = writing[which % writing.length] as Operation;
					const examples = Object.values(operation.body?.examples ?? {});
					let body = (examples[chosen % Math.max(examples.length, 1)]?.value ?? {}) as Json;
					for (const [at, to] of changes) {
						const leaves = leavesOf(body);
						body = put(body, leaves[at % Math.max(leaves.length, 1)] ?? [], to as Json);
					}
					const before = await fingerprint(shop.ctx.db, ['rate_limits', 'idempotency_keys', 'api_keys']);
					const { status } = await send(operation.method, pathOf(operation), { body: JSON.stringify(body) });
					expect(status, operation.id).toBeLessThan(500);
					if (status >= 400)
						expect(
							await fingerprint(shop.ctx.db, ['rate_limits', 'idempotency_keys', 'api_keys']),
							operation.id
						).toEqual(before);
				}
			),
			{ numRuns: 120 / share }
		);
		expect(await ledgerBreaks(shop.ctx.db.read)).toEqual([]);
	});

	it('takes keys and headers of any kind', async () => {
		for (const text of naughtyStrings.filter((candidate) => /^[\x20-\x7e]+$/.test(candidate)).slice(0, 120)) {
			const answers = await Promise.all([
				send('GET', '/orders', { headers: { authorization: `Bearer ${text}` } }),
				send('POST', '/orders', { headers: { 'idempotency-key': text }, body: '{}' }),
				send('POST', '/orders', { headers: { 'content-type': text }, body: '{}' }),
				send('GET', '/orders', { headers: { 'accept-language': text } })
			]);
			expect(
				answers.map((answer) => answer.status).filter((status) => status >= 500),
				text
			).toEqual([]);
		}
	});

	it('takes webhooks of any kind, signed or not, and stores none that is not signed', async () => {
		const secret = shop.shop.env.STRIPE_WEBHOOK_SECRETS ?? '';
		const post = (body: string, signature: string) =>
			fetch(`${shop.url}/webhooks/stripe`, {
				method: 'POST',
				headers: { 'stripe-signature': signature, 'content-type': 'application/json' },
				body
			});
		const stored = async () => (await shop.ctx.db.read.selectFrom('inbox').select('id').execute()).length;
		const before = await stored();
		const strings = naughtyStrings.filter((_, index) => index % (4 * share) === 0);
		for (const text of strings) {
			const header = /^[\x20-\x7e]+$/.test(text) ? text : 't=1,v1=none';
			expect((await post(text, header)).status, text).toBe(400);
			expect((await post(JSON.stringify({ id: text, type: text }), header)).status, text).toBe(400);
		}
		expect(await stored()).toBe(before);
		for (const text of ['\0', 'a\0b', '\ud800', ...strings]) {
			const event = {
				...{ id: `evt_${text}`, object: 'event', type: 'refund.updated', created: 1, api_version: text },
				data: { object: { id: text, object: 'refund', status: text, payment_intent: text, charge: text } }
			};
			const payload = JSON.stringify(event);
			const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
			expect((await post(payload, signature)).status, JSON.stringify(text)).toBeLessThan(500);
		}
		expect(shop.shop.logs()).not.toContain('"level":50');
	});
});

/** The paths of all members that hold no further members. */
function leavesOf(value: Json, path: (string | number)[] = []): (string | number)[][] {
	if (typeof value !== 'object' || value === null) return [path];
	return Object.entries(value).flatMap(([member, inner]) => leavesOf(inner as Json, [...path, member]));
}

/** A copy with this value at that path. */
function put(body: Json, path: readonly (string | number)[], value: Json): Json {
	const [member, ...rest] = path;
	if (member === undefined) return value;
	if (Array.isArray(body))
		return body.map((inner, index) => (index === Number(member) ? put(inner, rest, value) : inner));
	if (typeof body !== 'object' || body === null) return value;
	return { ...body, [member]: put(body[member] ?? null, rest, value) };
}
