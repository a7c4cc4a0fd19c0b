import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE, SECOND } from '#lib/domain/time.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { deliverTo } from '#lib/server/jobs/webhooks/deliver.ts';
import { httpWebhooks } from '#lib/server/providers/webhooks/http.ts';
import { orderExamples } from '#lib/server/api/schemas/order-examples.ts';
import { apiClient, type ApiClient } from '../support/api-client.ts';
import { describeEngines } from '../support/databases.ts';
import { isSigned, startReceiver, type Receiver } from '../support/receiver.ts';
import { shopContext, type ShopContext } from '../support/shop-context.ts';

describeEngines('webhooks over the API', (_engine, open) => {
	let ctx: ShopContext;
	let api: ApiClient;
	let receiver: Receiver;
	beforeEach(async () => {
		ctx = await shopContext(await open(), Date.now() + MINUTE);
		Object.assign(ctx.config, { WEBHOOK_NETWORKS: ['127.0.0.0/8'] });
		ctx.webhooks = httpWebhooks({ networks: ['127.0.0.0/8'], timeoutMs: 1_000 });
		api = await apiClient(ctx);
		receiver = await startReceiver();
	});
	afterEach(() => receiver.close());

	const input = () => ({ name: 'Warehouse', url: receiver.url, types: ['order_*'] });

	test('a program sets one up, is told, and sees how it does', async () => {
		const made = await api.post('/settings/webhooks', input(), { 'idempotency-key': 'first' });
		expect(made.status).toBe(201);
		const [id, secret] = [String(made.body.id) as `whk_${string}`, String(made.body.secret)];
		const repeated = await api.post('/settings/webhooks', input(), { 'idempotency-key': 'first' });
		expect([repeated.status, repeated.body]).toEqual([201, made.body]);
		expect(repeated.headers.get('idempotent-replayed')).toBe('true');

		await api.post('/orders', orderExamples.thai.value);
		ctx.pass(2 * SECOND);
		await deliverTo(ctx, id, 'one');
		expect(receiver.types()).toEqual(['order_placed']);
		expect(isSigned(receiver.got[0]!, secret)).toBe(true);
		// The same event as in the feed, to the letter.
		const feed = (await api.get('/events?limit=100')).body.data as { type: string }[];
		expect(JSON.parse(receiver.got[0]!.body)).toEqual(feed.find(({ type }) => type === 'order_placed'));

		const view = (await api.get(`/settings/webhooks/${id}`)).body;
		expect(view).toMatchObject({ ...input(), state: 'working', version: 1, paused_why: null });
		const page = (await api.get(`/settings/webhooks/${id}/deliveries?limit=1`)).body;
		expect(page).toMatchObject({ next: null, data: [{ state: 'delivered', status: 200, answer: 'thanks' }] });

		// Whoever reads the database reads no secret, and whoever reads the API neither.
		const tables = await Promise.all([
			ctx.db.read.selectFrom('webhooks').selectAll().execute(),
			ctx.db.read.selectFrom('idempotency_keys').selectAll().execute(),
			ctx.db.read.selectFrom('events').selectAll().execute()
		]);
		const all = JSON.stringify([tables, view, page, (await api.get('/settings/webhooks')).body, feed]);
		expect(all).not.toContain(secret.slice(6, 30));
		expect(JSON.stringify(feed)).not.toContain(receiver.url);
	});

	test('every act, as it was read', async () => {
		const made = await api.post('/settings/webhooks', input());
		const at = `/settings/webhooks/${String(made.body.id)}`;
		let version = 1;
		const act = async (path: string, body: object = {}) => {
			const reply = await api.post(`${at}${path}`, { version, ...body });
			if (reply.status === 200) version++;
			return reply;
		};
		expect((await act('/pause')).status).toBe(200);
		expect((await act('/pause')).body.code).toBe('not_in_this_state');
		expect((await api.get(at)).body).toMatchObject({ state: 'paused', paused_why: 'person' });
		expect((await act('/resume', { from: 'stopped' })).status).toBe(200);
		expect((await act('', { ...input(), types: ['*'] })).status).toBe(200);
		const rotated = await act('/rotate-secret', { keep_old: true });
		expect(rotated.body.secret).toMatch(/^whsec_/);
		expect((await api.get(at)).body.old_secret_until).not.toBeNull();
		expect((await act('/replay', { from: new Date(ctx.clock.now() - MINUTE).toISOString() })).status).toBe(
			200
		);
		const late = new Date(ctx.clock.now() + MINUTE).toISOString();
		expect((await act('/replay', { from: late })).body.code).toBe('value_invalid');
		const nothing = 'evt_01900000-0000-7000-8000-000000000001';
		expect((await act('/skip', { event_id: nothing })).body.code).toBe('changed_meanwhile');
		expect((await api.post(`${at}/pause`, { version: 1 })).body.code).toBe('changed_meanwhile');

		const sent = await api.send('POST', `${at}/test`);
		expect(sent.status).toBe(202);
		const delivery_id = String(sent.body.delivery_id) as `whd_${string}`;
		await jobHandlers['webhook.try'](ctx, { delivery_id }, { attempts: 1 });
		expect(receiver.types()).toEqual(['webhook_test']);
		const again = await api.send('POST', `${at}/deliveries/${delivery_id}/send-again`);
		expect(again.status).toBe(202);
		expect((await api.get(`${at}/deliveries`)).body.data).toMatchObject([
			{ cause: 'test', state: 'waiting' },
			{ cause: 'test', state: 'delivered' }
		]);
		const other = await api.post('/settings/webhooks', input());
		const foreign = `/settings/webhooks/${String(other.body.id)}/deliveries/${delivery_id}/send-again`;
		expect((await api.send('POST', foreign)).status).toBe(404);
		expect((await act('/remove')).status).toBe(200);
		expect((await api.get(at)).status).toBe(404);
		expect((await api.get(`${at}/deliveries`)).status).toBe(404);
	});

	test('a key that may not read events gets no webhook, not even to change one', async () => {
		const made = await api.post('/settings/webhooks', input());
		const at = `/settings/webhooks/${String(made.body.id)}`;
		const narrow = await apiClient(ctx, ['settings:read', 'settings:write']);
		expect((await narrow.get(at)).status).toBe(200);
		for (const [path, body] of [
			['/settings/webhooks', input()],
			[at, { version: 1, ...input(), url: 'https://elsewhere.example/' }],
			[`${at}/rotate-secret`, { version: 1, keep_old: false }],
			[`${at}/replay`, { version: 1, from: '2026-11-21T09:30:00+07:00' }],
			[`${at}/remove`, { version: 1 }]
		] as const)
			expect((await narrow.post(path, body)).body.code, path).toBe('not_allowed');
		expect((await narrow.send('POST', `${at}/test`)).body.code).toBe('not_allowed');
		expect((await api.get(at)).body).toMatchObject({ version: 1, url: receiver.url });
	});
});
