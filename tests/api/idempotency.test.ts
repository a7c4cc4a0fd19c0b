import { expect, test } from 'vitest';
import { orderExamples } from '#lib/server/api/schemas/order-examples.ts';
import { apiClient } from '../support/api-client.ts';
import { describeEngines } from '../support/databases.ts';
import { shopContext } from '../support/shop-context.ts';

const { thai, cash } = orderExamples;

describeEngines('Idempotency-Key', (_engine, open) => {
	const key = { 'idempotency-key': 'a key of the caller' };
	const fine = { 'idempotency-key': 'order-1' };

	test('the same request again gets the same answer word for word', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		const first = await api.post('/orders', thai.value, fine);
		expect(first.status).toBe(201);
		ctx.pass(3_600_000);
		const again = await api.post('/orders', thai.value, fine);
		expect([again.status, again.body]).toEqual([201, first.body]);
		expect(again.headers.get('idempotent-replayed')).toBe('true');
		const refusedFirst = await api.post(
			'/orders',
			{ ...cash.value, number: 'HW20417' },
			{ 'idempotency-key': '2' }
		);
		const refusedAgain = await api.post(
			'/orders',
			{ ...cash.value, number: 'HW20417' },
			{ 'idempotency-key': '2' }
		);
		expect([refusedAgain.status, refusedAgain.body]).toEqual([409, refusedFirst.body]);
	});

	test('another request with the same key is refused, on any path', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		await api.post('/orders', thai.value, fine);
		for (const [path, body] of [
			['/orders', cash.value],
			['/orders?x=1', thai.value],
			['/orders/HW-20417/fulfilments', { reference: 'p', lines: [{ line: '1', quantity: 1 }] }]
		] as const) {
			const reply = await api.post(path, body, fine);
			expect([reply.status, reply.body.code]).toEqual([409, 'key_reused_with_other_body']);
		}
	});

	test('keys of different API keys have nothing to do with each other', async () => {
		const ctx = await shopContext(await open());
		const one = await apiClient(ctx);
		const other = await apiClient(ctx);
		expect((await one.post('/orders', thai.value, fine)).status).toBe(201);
		expect((await other.post('/orders', cash.value, fine)).status).toBe(201);
	});

	test('of many at once one works, the others hear so or get its answer', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		const replies = await Promise.all(Array.from({ length: 6 }, () => api.post('/orders', thai.value, fine)));
		const statuses = replies.map((reply) => reply.status);
		expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
		const answers = replies
			.filter((reply) => reply.status === 201)
			.map((reply) => JSON.stringify(reply.body));
		expect(answers.length).toBeGreaterThan(0);
		expect(new Set(answers).size).toBe(1);
		expect(await ctx.db.read.selectFrom('orders').select('id').execute()).toHaveLength(1);
		for (const reply of replies.filter((one) => one.status === 409)) {
			expect(reply.body.code).toBe('request_in_progress');
			expect(reply.headers.get('retry-after')).toBe('1');
		}
	});

	test('a claim whose holder died is taken over after a minute, not before', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		const first = await api.post('/orders', thai.value, fine);
		await ctx.db.transaction((tx) =>
			tx.updateTable('idempotency_keys').set({ status: null, body: null }).execute()
		);
		expect((await api.post('/orders', thai.value, fine)).body.code).toBe('request_in_progress');
		ctx.pass(61_000);
		const later = await api.post('/orders', thai.value, fine);
		expect([later.status, later.body.id, later.body.created]).toEqual([200, first.body.id, false]);
	});

	test('a key that cannot be one is refused, and one that is needed is asked for', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		expect((await api.post('/orders', thai.value, key)).body.code).toBe('idempotency_key_invalid');
		expect((await api.post('/orders', thai.value, { 'idempotency-key': 'x'.repeat(256) })).status).toBe(400);
		await api.post('/orders', thai.value);
		const items = [{ line: '1', quantity: 1, reason_code: 'wrong_size' }];
		const without = await api.post('/orders/HW-20417/returns', { items, method: 'drop_off' });
		expect([without.status, without.body.code]).toEqual([400, 'idempotency_key_missing']);
	});

	test('requests with faults leave no key behind', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		expect((await api.post('/orders', {}, fine)).status).toBe(422);
		expect((await api.post('/orders', thai.value, fine)).status).toBe(201);
	});
});
