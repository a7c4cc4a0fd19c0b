import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import { DAY, HOUR, MINUTE, SECOND } from '#lib/domain/time.ts';
import { WAITS } from '#lib/domain/webhook/backoff.ts';
import {
	pauseWebhook,
	replayWebhook,
	resumeWebhook,
	rotateSecret,
	saveWebhookFields,
	skipEvent
} from '#lib/server/commands/webhooks/acts.ts';
import { addWebhook } from '#lib/server/commands/webhooks/add-webhook.ts';
import { removeWebhook } from '#lib/server/commands/webhooks/remove-webhook.ts';
import { sendAgain, testWebhook } from '#lib/server/commands/webhooks/try-webhook.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { deliverTo, hasNews, WEBHOOK_LEASE } from '#lib/server/jobs/webhooks/deliver.ts';
import { startWorker } from '#lib/server/jobs/worker.ts';
import { httpWebhooks } from '#lib/server/providers/webhooks/http.ts';
import { openDatabase } from '#lib/server/store/database.ts';
import { appendEvents } from '#lib/server/store/events.ts';
import { deliveriesOf, DELIVERIES_KEPT } from '#lib/server/store/webhook-deliveries.ts';
import { findWebhook } from '#lib/server/store/webhooks.ts';
import { describeEngines } from '../support/databases.ts';
import { isSigned, startReceiver, type Receiver } from '../support/receiver.ts';
import { value } from '../support/returns-shop.ts';
import { shopContext, type ShopContext } from '../support/shop-context.ts';

const system: Actor = { kind: 'system' };

describeEngines('webhooks', (_engine, open) => {
	let ctx: ShopContext;
	let url: string;
	let receiver: Receiver;
	beforeEach(async () => {
		const db = await open();
		url = db.url;
		ctx = await shopContext(db, Date.now() + MINUTE);
		Object.assign(ctx.config, { WEBHOOK_NETWORKS: ['127.0.0.0/8'] });
		ctx.webhooks = httpWebhooks({ networks: ['127.0.0.0/8'], timeoutMs: 1_000 });
		receiver = await startReceiver();
	});
	afterEach(() => receiver.close());

	const add = async (types: string[] = ['*'], to = receiver.url) =>
		value(await addWebhook(ctx, system, { name: 'Warehouse', url: to, types }));
	const at = async (id: `whk_${string}`) => {
		const row = await findWebhook(ctx.db.read, id);
		if (!row) throw new Error('the webhook is gone');
		return row;
	};
	const seen = async (id: `whk_${string}`) => ({ id, version: (await at(id)).version });
	/** Something that happened a while ago. */
	const happen = async (...types: string[]) => {
		await ctx.db.transaction((tx) =>
			appendEvents(
				tx,
				{ ids: ctx.ids, now: ctx.clock.now(), actor: system },
				types.map((type) => ({
					type,
					entity: 'shop',
					entity_id: 'shop',
					order_id: null,
					data: { quantity: 2 }
				}))
			)
		);
		ctx.pass(2 * SECOND);
	};
	const deliver = (id: `whk_${string}`, owner = 'one') => deliverTo(ctx, id, owner);
	const tries = async (id: `whk_${string}`) =>
		(await deliveriesOf(ctx.db.read, id, { after: null, limit: 200 })).reverse();

	test('what was chosen arrives in its order, signed, once, as the feed tells it', async () => {
		const { id, secret } = await add(['return_*', 'order_placed']);
		await happen('order_placed', 'refund_settled', 'return_submitted', 'return_approved');
		await deliver(id);
		await deliver(id);
		expect(receiver.types()).toEqual(['order_placed', 'return_submitted', 'return_approved']);
		for (const received of receiver.got) {
			expect(isSigned(received, secret)).toBe(true);
			expect(isSigned({ ...received, body: `${received.body} ` }, secret)).toBe(false);
			const body = JSON.parse(received.body) as Record<string, unknown>;
			expect(Object.keys(body)).toEqual([
				'id',
				'type',
				'entity',
				'entity_id',
				'order_id',
				'actor',
				'data',
				'at'
			]);
			expect(received.headers['webhook-id']).toBe(body.id);
			expect(Math.abs(Number(received.headers['webhook-timestamp']) - ctx.clock.now() / SECOND)).toBeLessThan(
				2
			);
		}
		expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
		const stored = JSON.stringify(await at(id));
		expect(stored).not.toContain(secret.slice(6, 20));
		expect((await tries(id)).map(({ state, status, answer }) => [state, status, answer])).toEqual(
			Array(3).fill(['delivered', 200, 'thanks'])
		);
	});

	test('nothing is told before it has settled, and nothing from before the webhook was there', async () => {
		await happen('order_placed');
		const { id } = await add();
		const row = await at(id);
		await ctx.db.transaction((tx) =>
			appendEvents(tx, { ids: ctx.ids, now: ctx.clock.now(), actor: system }, [
				{ type: 'return_submitted', entity: 'shop', entity_id: 'shop', order_id: null }
			])
		);
		expect(await hasNews(ctx, { reached: row.reached, types: '["return_*"]' })).toBe(false);
		ctx.pass(2 * SECOND);
		await deliver(id);
		expect(receiver.types()).toEqual(['webhook_added', 'return_submitted']);
	});

	test('one that fails holds the others back, is tried again later and later, and is never lost', async () => {
		const { id } = await add(['return_*']);
		await happen('return_submitted', 'return_approved');
		receiver.behaviour.answer = (_request, response) => response.writeHead(503).end('not now');
		await deliver(id);
		await deliver(id);
		expect(receiver.got).toHaveLength(1);
		const failing = await at(id);
		expect(failing).toMatchObject({ attempts: 1, failing_since: ctx.clock.now(), lease_owner: null });
		expect(failing.next_at - ctx.clock.now()).toBeGreaterThanOrEqual(WAITS[0]!);
		expect(failing.next_at - ctx.clock.now()).toBeLessThanOrEqual(WAITS[0]! * 1.1);
		receiver.behaviour.answer = (_request, response) => response.end();
		ctx.moveTo(failing.next_at);
		await deliver(id);
		expect(receiver.types()).toEqual(['return_submitted', 'return_submitted', 'return_approved']);
		expect(receiver.got[0]?.headers['webhook-id']).toBe(receiver.got[1]?.headers['webhook-id']);
		expect(await at(id)).toMatchObject({ attempts: 0, failing_since: null });
		expect((await tries(id)).map(({ attempt, state, fault }) => [attempt, state, fault])).toEqual([
			[1, 'failed', 'status'],
			[2, 'delivered', null],
			[1, 'delivered', null]
		]);
	});

	test('after days it is paused, merchants are told twice, and when resumed everything follows', async () => {
		await merchant();
		const { id } = await add(['return_*']);
		await happen('return_submitted', 'return_approved');
		receiver.behaviour.answer = (_request, response) => response.writeHead(500).end('x');
		const began = ctx.clock.now();
		while ((await at(id)).paused_at === null) {
			ctx.moveTo(Math.max(ctx.clock.now(), (await at(id)).next_at));
			await deliver(id);
		}
		expect(receiver.got).toHaveLength(WAITS.length + 1);
		expect(ctx.clock.now() - began).toBeGreaterThan(3 * DAY);
		expect(await at(id)).toMatchObject({ paused_why: 'failing' });
		const mails = await ctx.db.read.selectFrom('messages').selectAll().orderBy('created_at').execute();
		expect(mails.map(({ kind, recipient, key }) => [kind, recipient, key.split(':')[1]])).toEqual([
			['webhook_trouble', 'merchant@example.com', 'failing_now'],
			['webhook_trouble', 'merchant@example.com', 'failing']
		]);
		expect(mails[0]!.created_at - began).toBeLessThan(3 * HOUR);
		ctx.pass(10 * DAY);
		await deliver(id);
		expect(receiver.got).toHaveLength(WAITS.length + 1);
		receiver.behaviour.answer = (_request, response) => response.end();
		value(await resumeWebhook(ctx, system, { ...(await seen(id)), from: 'stopped' }));
		await deliver(id);
		expect(receiver.types().slice(WAITS.length + 1)).toEqual(['return_submitted', 'return_approved']);
	});

	test('a receiver that says 410 is asked no more; one that asks for time gets it', async () => {
		const { id } = await add(['return_*']);
		await happen('return_submitted');
		receiver.behaviour.answer = (_request, response) =>
			response.writeHead(429, { 'retry-after': '600' }).end();
		await deliver(id);
		expect((await at(id)).next_at).toBe(ctx.clock.now() + 10 * MINUTE);
		receiver.behaviour.answer = (_request, response) => response.writeHead(410).end();
		ctx.pass(11 * MINUTE);
		await deliver(id);
		expect(await at(id)).toMatchObject({ paused_why: 'gone' });
		value(await resumeWebhook(ctx, system, { ...(await seen(id)), from: 'now' }));
		receiver.behaviour.answer = (_request, response) => response.end();
		await deliver(id);
		expect(receiver.got).toHaveLength(2);
	});

	test('what ends between sending and writing it down is told again under the same id', async () => {
		const { id } = await add(['return_*']);
		await happen('return_submitted');
		const stays = ctx.db.transaction;
		receiver.behaviour.answer = (_request, response) => {
			// The process dies here: nothing more is written.
			ctx.db.transaction = () => Promise.reject(new Error('killed'));
			response.end();
		};
		await expect(deliver(id)).rejects.toThrow('killed');
		ctx.db.transaction = stays;
		receiver.behaviour.answer = (_request, response) => response.end();
		await deliver(id, 'two');
		expect(receiver.got).toHaveLength(1);
		ctx.pass(WEBHOOK_LEASE + 1);
		await deliver(id, 'two');
		expect(receiver.got).toHaveLength(2);
		expect(receiver.got[0]?.headers['webhook-id']).toBe(receiver.got[1]?.headers['webhook-id']);
	});

	test('two processes at once tell everything once and in order', async () => {
		const { id } = await add(['return_*']);
		await happen(...Array<string>(12).fill('return_submitted'), 'return_closed');
		const other = await openDatabase({ url });
		try {
			const second = { ...ctx, db: other };
			const both = [startWorker(ctx, jobHandlers, 1), startWorker(second, jobHandlers, 1)];
			await expect.poll(() => receiver.types().includes('return_closed'), { timeout: 15_000 }).toBe(true);
			await Promise.all(both.map((worker) => worker.stop()));
		} finally {
			await other.close();
		}
		const ids = receiver.got.map(({ headers }) => String(headers['webhook-id']));
		expect(ids).toEqual([...new Set(ids)].sort());
		expect(ids).toHaveLength(13);
		expect((await at(id)).lease_owner).toBeNull();
	});

	test('with a new secret both sign for a day, or the old one no more at once', async () => {
		const { id, secret } = await add(['return_*']);
		const { secret: second } = value(
			await rotateSecret(ctx, system, { ...(await seen(id)), keep_old: true })
		);
		await happen('return_submitted');
		await deliver(id);
		expect([secret, second].map((each) => isSigned(receiver.got[0]!, each))).toEqual([true, true]);
		ctx.pass(DAY);
		await happen('return_submitted');
		await deliver(id);
		expect([secret, second].map((each) => isSigned(receiver.got[1]!, each))).toEqual([false, true]);
		const { secret: third } = value(
			await rotateSecret(ctx, system, { ...(await seen(id)), keep_old: false })
		);
		await happen('return_submitted');
		await deliver(id);
		expect([second, third].map((each) => isSigned(receiver.got[2]!, each))).toEqual([false, true]);
	});

	test('a secret that cannot be opened pauses it instead of sending unsigned', async () => {
		const { id } = await add(['return_*']);
		await happen('return_submitted');
		ctx.config = { ...ctx.config, APP_SECRET: 'another secret that is long enough for it' };
		await deliver(id);
		expect(receiver.got).toHaveLength(0);
		expect(await at(id)).toMatchObject({ paused_why: 'secret_lost' });
	});

	test('a test and a delivery sent again come out of their order, also while it is paused', async () => {
		const { id, secret } = await add(['return_*']);
		await happen('return_submitted');
		await deliver(id);
		value(await pauseWebhook(ctx, system, await seen(id)));
		const [first] = await tries(id);
		const again = value(await sendAgain(ctx, system, { id, delivery_id: first!.id }));
		const test = value(await testWebhook(ctx, system, { id }));
		for (const queued of [again, test, test]) await jobHandlers['webhook.try'](ctx, queued, { attempts: 1 });
		expect(receiver.types()).toEqual(['return_submitted', 'return_submitted', 'webhook_test']);
		expect(receiver.got.every((received) => isSigned(received, secret))).toBe(true);
		expect(receiver.got[1]?.headers['webhook-id']).toBe(receiver.got[0]?.headers['webhook-id']);
		expect((await tries(id)).map(({ cause, state }) => [cause, state])).toEqual([
			['event', 'delivered'],
			['again', 'delivered'],
			['test', 'delivered']
		]);
	});

	test('what happened since a moment is told again, and one event can be passed over', async () => {
		const { id } = await add(['return_*']);
		const before = Date.now();
		await happen('return_submitted', 'return_approved');
		await deliver(id);
		value(await replayWebhook(ctx, system, { ...(await seen(id)), from: before }));
		receiver.behaviour.answer = (_request, response) => response.writeHead(422).end('never');
		await deliver(id);
		expect(receiver.types()).toEqual(['return_submitted', 'return_approved', 'return_submitted']);
		const [stuck] = (await tries(id)).slice(-1);
		const skip = { ...(await seen(id)), event_id: stuck!.event_id! };
		value(await skipEvent(ctx, system, skip));
		expect(await skipEvent(ctx, system, { ...skip, ...(await seen(id)) })).toMatchObject({
			refusal: { reason: 'changed_meanwhile' }
		});
		receiver.behaviour.answer = (_request, response) => response.end();
		await deliver(id);
		expect(receiver.types().at(-1)).toBe('return_approved');
		expect(await hasNews(ctx, await at(id))).toBe(false);
	});

	test('a place that somebody moves while a receiver takes its time stays where they put it', async () => {
		const { id } = await add(['return_*']);
		const before = Date.now();
		await happen('return_submitted', 'return_approved');
		receiver.behaviour.answer = async (_request, response, count) => {
			if (count === 2) value(await replayWebhook(ctx, system, { ...(await seen(id)), from: before }));
			response.end();
		};
		await deliver(id);
		await deliver(id);
		expect(receiver.types()).toEqual([
			...['return_submitted', 'return_approved', 'return_submitted', 'return_approved']
		]);
	});

	test('what nobody chose is passed over in bulk, and only the latest tries are kept', async () => {
		const { id } = await add(['return_closed']);
		await happen(...Array<string>(230).fill('order_updated'), 'return_closed');
		expect(await hasNews(ctx, await at(id))).toBe(true);
		await deliver(id);
		expect(receiver.types()).toEqual(['return_closed']);
		await happen(...Array<string>(DELIVERIES_KEPT + 5).fill('return_closed'));
		await deliver(id);
		await deliver(id);
		expect(receiver.got).toHaveLength(DELIVERIES_KEPT + 6);
		expect(await tries(id)).toHaveLength(DELIVERIES_KEPT);
	});

	test('only merchants and keys that may read all events set one up, with an address that may be', async () => {
		const input = { name: 'Warehouse', url: 'https://hooks.example.com/x', types: ['return_*'] };
		const key = (scopes: ('settings:write' | 'events:read')[]): Actor => ({
			...{ kind: 'api', id: ctx.ids.next('key'), name: 'k', scopes }
		});
		const reasonOf = async (actor: Actor, change: Partial<typeof input> = {}) => {
			const done = await addWebhook(ctx, actor, { ...input, ...change });
			return done.ok ? 'added' : `${done.refusal.reason} ${String(done.refusal.facts.field ?? '')}`.trim();
		};
		expect(await reasonOf(key(['settings:write']))).toBe('not_allowed');
		expect(await reasonOf(key(['events:read']))).toBe('not_allowed');
		expect(await reasonOf(key(['settings:write', 'events:read']))).toBe('added');
		const wrong: [Partial<typeof input>, string][] = [
			[{ name: ' ' }, 'name'],
			...[
				'',
				'x',
				'ftp://a.example/',
				'https://u:p@a.example/',
				'https://a.example/#x',
				'javascript:1',
				'//a'
			].map((url): [Partial<typeof input>, string] => [{ url }, 'url']),
			...[[], ['retrun_*'], ['Return_*'], ['**'], ['return_%'], ['']].map(
				(types): [Partial<typeof input>, string] => [{ types }, 'types']
			)
		];
		for (const [change, field] of wrong)
			expect(await reasonOf(system, change), JSON.stringify(change)).toBe(`value_invalid ${field}`);
		Object.assign(ctx.config, { WEBHOOK_NETWORKS: [] });
		expect(await reasonOf(system, { url: 'http://hooks.example.com/' })).toBe('value_invalid url');
	});

	test('another address is tried at once, and a removed one is told nothing', async () => {
		const { id } = await add(['return_*'], 'http://127.0.0.1:9/closed');
		await happen('return_submitted');
		await deliver(id);
		expect((await tries(id)).at(-1)).toMatchObject({ fault: 'unreachable', status: null });
		const fields = { name: 'Warehouse', url: receiver.url, types: ['return_*'] };
		value(await saveWebhookFields(ctx, system, { ...(await seen(id)), ...fields }));
		await deliver(id);
		expect(receiver.types()).toEqual(['return_submitted']);
		expect(await removeWebhook(ctx, system, { id, version: 1 })).toMatchObject({
			refusal: { reason: 'changed_meanwhile' }
		});
		value(await removeWebhook(ctx, system, await seen(id)));
		await happen('return_submitted');
		await deliver(id);
		expect(receiver.got).toHaveLength(1);
		expect(await tries(id)).toEqual([]);
	});

	const merchant = () =>
		ctx.db.transaction((tx) =>
			tx
				.insertInto('staff')
				.values(
					(['merchant', 'lead'] as const).map((role) => ({
						...{ id: ctx.ids.next('stf'), name: role, email_norm: `${role}@example.com`, role, locale: 'en' },
						...{ password_hash: 'x', refund_limit_minor: null, active: 1, created_at: 1, version: 1 }
					}))
				)
				.execute()
		);
});
