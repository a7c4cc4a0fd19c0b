import { expect, test } from 'vitest';
import { API_SCOPES, type ApiScope } from '#lib/domain/actor.ts';
import { createApiKey } from '#lib/server/commands/api-keys/create-api-key.ts';
import { revokeApiKey } from '#lib/server/commands/api-keys/revoke-api-key.ts';
import { operations } from '#lib/server/api/registry.ts';
import { orderExamples } from '#lib/server/api/schemas/order-examples.ts';
import { apiClient } from '../support/api-client.ts';
import { describeEngines } from '../support/databases.ts';
import { shopContext } from '../support/shop-context.ts';

const { thai, cash } = orderExamples;
const concrete = (path: string) => path.replace('{number}', 'X-1');

describeEngines('doors of the API', (_engine, open) => {
	test('nobody enters without a live key, and the key is nowhere in the database', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		const strangers = [
			'',
			'Bearer',
			'Bearer hw_',
			`Bearer hw_${'A'.repeat(43)}`,
			`Basic ${api.secret}`,
			`Bearer ${api.secret}x`,
			`Bearer ${api.secret.toLowerCase()}`
		];
		for (const { method, path } of operations) {
			for (const authorization of strangers) {
				const reply = await api.send(method, concrete(path), {
					headers: { authorization, 'content-type': 'application/json' },
					...(method === 'GET' ? {} : { body: '{}' })
				});
				expect([reply.status, reply.body.code], `${method} ${path} ${authorization}`).toEqual([
					401,
					'not_authenticated'
				]);
				expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/);
			}
		}
		expect((await api.get('/orders')).status).toBe(200);
		const rows = JSON.stringify(await ctx.db.read.selectFrom('api_keys').selectAll().execute());
		expect(rows).not.toContain(api.secret);
		expect(rows).not.toContain(api.secret.slice(3, 20));
	});

	test('a key opens what its scopes say and nothing else', async () => {
		const ctx = await shopContext(await open());
		for (const scope of API_SCOPES) {
			const api = await apiClient(ctx, [scope]);
			for (const operation of operations) {
				const { status, body } = await api.send(operation.method, concrete(operation.path), {
					headers: { 'content-type': 'application/json' },
					...(operation.method === 'GET' ? {} : { body: '{}' })
				});
				const isShut = status === 403 && body.code === 'scope_missing';
				expect(isShut, `${scope}: ${operation.id} answered ${status}`).toBe(operation.scope !== scope);
			}
		}
	});

	test('a revoked key is a stranger from the next request on', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		const [key] = await ctx.db.read.selectFrom('api_keys').selectAll().execute();
		expect((await api.get('/orders')).status).toBe(200);
		expect((await revokeApiKey(ctx, { kind: 'system' }, { id: key!.id })).ok).toBe(true);
		expect((await api.get('/orders')).status).toBe(401);
		expect((await revokeApiKey(ctx, { kind: 'system' }, { id: key!.id })).ok).toBe(false);
	});

	test('only merchants make keys, with a name and a scope', async () => {
		const ctx = await shopContext(await open());
		const staff = (role: 'agent' | 'lead' | 'merchant') =>
			({ kind: 'staff', id: ctx.ids.next('stf'), name: 'A', role, refundLimitMinor: null }) as const;
		const make = async (role: 'agent' | 'lead' | 'merchant', name: string, scopes: ApiScope[]) => {
			const made = await createApiKey(ctx, staff(role), { name, scopes });
			return made.ok ? 'made' : made.refusal.reason;
		};
		expect(await make('agent', 'n', ['orders:read'])).toBe('not_allowed');
		expect(await make('lead', 'n', ['orders:read'])).toBe('not_allowed');
		expect(await make('merchant', ' ', ['orders:read'])).toBe('value_invalid');
		expect(await make('merchant', 'n', [])).toBe('value_invalid');
		expect(await make('merchant', 'n', ['orders:read'])).toBe('made');
	});

	test('the last use is noted, at most once a minute', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		const lastUse = async () =>
			(await ctx.db.read.selectFrom('api_keys').select('last_used_at').execute())[0]?.last_used_at;
		expect(await lastUse()).toBeNull();
		const first = ctx.clock.now();
		await api.get('/orders');
		ctx.pass(30_000);
		await api.get('/orders');
		expect(await lastUse()).toBe(first);
		ctx.pass(31_000);
		await api.get('/orders');
		expect(await lastUse()).toBe(ctx.clock.now());
	});

	test('missing things are all alike', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		const nothings = [
			'/orders/NO-1',
			'/orders/%00',
			'/orders/%ED%A0%80x',
			'/returns/RT-2222222',
			'/refunds/RF-1'
		];
		const replies = [];
		for (const path of nothings) {
			try {
				replies.push(await api.get(path));
			} catch (error) {
				expect(error).toBeInstanceOf(URIError);
			}
		}
		expect(replies.length).toBeGreaterThan(2);
		for (const reply of replies) expect(reply).toMatchObject({ status: 404, body: { code: 'not_found' } });
		expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1);
	});

	test('other methods, other types and bodies too large have their own answers', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		const deleted = await api.send('DELETE', '/orders');
		expect([deleted.status, deleted.headers.get('allow')]).toEqual([405, 'POST, GET']);
		const asForm = await api.send('POST', '/orders', { body: new URLSearchParams({ a: 'b' }) });
		expect([asForm.status, asForm.body.code]).toEqual([415, 'media_type_not_supported']);
		const headers = { 'content-type': 'application/json' };
		const large = await api.send('POST', '/orders', { headers, body: ' '.repeat(2 * 1024 * 1024 + 1) });
		expect([large.status, large.body.code]).toEqual([413, 'body_too_large']);
		// Without a length header the body is counted as it comes.
		let sent = 0;
		const endless = new ReadableStream<Uint8Array>({
			pull(controller) {
				sent += 65_536;
				controller.enqueue(new Uint8Array(65_536));
			}
		});
		const streamed = await api.send('POST', '/orders', {
			headers,
			body: endless,
			duplex: 'half'
		} as RequestInit);
		expect(streamed.status).toBe(413);
		expect(sent).toBeLessThan(4 * 1024 * 1024);
	});

	test('every faulty member is named at its place, in the caller’s language', async () => {
		const ctx = await shopContext(await open());
		const faulty = structuredClone(thai.value) as Record<string, unknown> & typeof thai.value;
		faulty.currency = 'baht';
		faulty.lines[0]!.quantity = 0;
		faulty.lines[1]!.unit_price_minor = 12.5;
		faulty.lines[1]!.reference = '1';
		(faulty.customer as { email: string }).email = 'nobody';
		(faulty.ship_to as Record<string, unknown>).planet = 'Earth';
		faulty.placed_at = '2026-02-30T10:00:00Z';
		const english = await (await apiClient(ctx)).post('/orders', faulty);
		expect(english.status).toBe(422);
		expect(english.headers.get('content-type')).toBe('application/problem+json');
		expect(english.body).toMatchObject({
			type: 'http://shop.test/api/v1/docs#problem-body_invalid',
			title: 'The request has faults',
			status: 422,
			code: 'body_invalid',
			request_id: 'request-of-a-test'
		});
		const places = (english.body.errors as { pointer: string; code: string }[]).map(
			({ pointer, code }) => `${pointer} ${code}`
		);
		expect(places.sort()).toEqual([
			'/currency not_as_written',
			'/customer/email not_an_email',
			'/lines/0/quantity too_small',
			'/lines/1/unit_price_minor not_a_whole_number',
			'/placed_at not_a_time',
			'/ship_to/planet unknown_member'
		]);
		const inThai = await (await apiClient(ctx, API_SCOPES, 'th')).post('/orders', faulty);
		expect(inThai.body.title).toBe('คำขอมีข้อมูลที่ไม่ถูกต้อง');
		for (const { message } of inThai.body.errors as { message: string }[]) expect(message).toMatch(/[ก-๙]/);
		const missing = await (await apiClient(ctx)).post('/orders', { lines: [] });
		expect(missing.body.errors).toContainEqual(
			expect.objectContaining({ pointer: '/ship_to', code: 'missing' })
		);
	});

	test('a refusal of the business names the member, the figures and the words', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		const wrong = await api.post('/orders', { ...thai.value, total_minor: 285_411 });
		expect(wrong).toMatchObject({
			status: 422,
			body: {
				code: 'totals_do_not_add_up',
				facts: { expected_minor: 285_410, found_minor: 285_411 }
			}
		});
		await api.post('/orders', thai.value);
		const taken = await api.post('/orders', { ...cash.value, number: 'hw20417' });
		expect(taken).toMatchObject({
			status: 409,
			body: { code: 'order_number_taken', errors: [{ pointer: '/number', code: 'order_number_taken' }] }
		});
	});

	test('faults of the address are named by parameter', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		for (const [query, parameter] of [
			['limit=0', 'limit'],
			['limit=ten', 'limit'],
			['limit=1&limit=2', 'limit'],
			['after=%7B%7D', 'after'],
			['after=WyJhIiwiYiJd', 'after'],
			['colour=red', 'colour']
		]) {
			const reply = await api.get(`/orders?${query}`);
			expect(reply, query).toMatchObject({
				status: 400,
				body: { code: 'query_invalid', errors: [{ parameter }] }
			});
		}
	});

	test('lists go on where they stopped, and end', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		for (let n = 1; n <= 5; n++) {
			const placed_at = `2026-11-${n < 3 ? '02' : '03'}T10:00:00Z`;
			await api.post('/orders', { ...cash.value, number: `N${n}`, reference: `r${n}`, placed_at });
		}
		const seen: string[] = [];
		let query = 'limit=2';
		for (let pages = 0; pages < 5; pages++) {
			const { body } = await api.get(`/orders?${query}`);
			seen.push(...(body.data as { number: string }[]).map((order) => order.number));
			if (body.next === null) break;
			query = `limit=2&after=${body.next as string}`;
		}
		expect(seen).toHaveLength(5);
		expect(new Set(seen).size).toBe(5);
		expect(seen.slice(0, 3).sort()).toEqual(['N3', 'N4', 'N5']);
	});
});
