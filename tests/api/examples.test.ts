import { expect, test } from 'vitest';
import { operations } from '#lib/server/api/registry.ts';
import { orderExamples } from '#lib/server/api/schemas/order-examples.ts';
import { apiClient } from '../support/api-client.ts';
import { describeEngines } from '../support/databases.ts';
import { shopContext } from '../support/shop-context.ts';

const posts = operations.filter((operation) => operation.body && operation.method !== 'GET');

describeEngines('examples of the documentation', (_engine, open) => {
	test.each(Object.entries(orderExamples))(
		'the %s order is taken as it stands, and again',
		async (_name, { value }) => {
			const ctx = await shopContext(await open());
			const api = await apiClient(ctx);
			const first = await api.post('/orders', value);
			expect([first.status, first.body.created]).toEqual([201, true]);
			const again = await api.post('/orders', value);
			expect([again.status, again.body.changed]).toEqual([200, false]);
			const read = await api.get(`/orders/${encodeURIComponent(value.number)}`);
			const { answers } = operations.find((operation) => operation.id === 'readOrder')!;
			expect(answers[200]!.schema.safeParse(read.body).error).toBeUndefined();
		}
	);

	test('every example is understood where it is shown', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		await api.post('/orders', orderExamples.thai.value);
		const items = [{ line: '2', quantity: 1, reason_code: 'changed_mind' }];
		const headers = { 'idempotency-key': 'opened' };
		const opened = await api.post('/orders/HW-20417/returns', { items, method: 'drop_off' }, headers);
		for (const operation of posts) {
			for (const [name, { value }] of Object.entries(operation.body!.examples)) {
				const number = operation.path.startsWith('/orders') ? 'HW-20417' : String(opened.body.number);
				const reply = await api.send(operation.method, operation.path.replace('{number}', number), {
					body: JSON.stringify(value),
					headers: {
						'content-type': 'application/json',
						'idempotency-key': `${operation.id}-${name}`
					}
				});
				const said = `${operation.id} ${name}: ${JSON.stringify(reply.body)}`;
				expect([200, 201, 404, 409, 422], said).toContain(reply.status);
				expect(['body_invalid', 'json_invalid', 'reason_unknown', 'reason_missing'], said).not.toContain(
					reply.body.code
				);
				if (reply.status < 300) {
					const { schema } = operation.answers[reply.status]!;
					expect(schema.safeParse(reply.body).error, said).toBeUndefined();
				}
			}
		}
	});

	test('lists and settings answer as they are described', async () => {
		const ctx = await shopContext(await open());
		const api = await apiClient(ctx);
		await api.post('/orders', orderExamples.american.value);
		ctx.pass(2_000);
		for (const operation of operations) {
			if (operation.method !== 'GET' || operation.params) continue;
			const reply = await api.get(operation.path);
			expect(reply.status, operation.id).toBe(200);
			const parsed = operation.answers[200]!.schema.safeParse(reply.body);
			expect(parsed.error, operation.id).toBeUndefined();
		}
	});
});
