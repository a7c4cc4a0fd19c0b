import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RefundPromise } from '#lib/domain/refund/promise.ts';
import { DAY } from '#lib/domain/time.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import { approveRefund } from '#lib/server/commands/refunds/approve-refund.ts';
import { breakPromise } from '#lib/server/commands/promises/break-promise.ts';
import { sweepPromises } from '#lib/server/jobs/handlers/sweep-promises.ts';
import { render } from '#lib/server/mail/render.ts';
import { mailOf } from '#lib/server/queries/mail/of-message.ts';
import { promiseOf } from '#lib/server/queries/refund-promise.ts';
import { queuePage } from '#lib/server/queries/queue.ts';
import { policyAt } from '#lib/server/store/policies.ts';
import { findPromise } from '#lib/server/store/refund-promises.ts';
import { describeEngines } from '../support/databases.ts';
import {
	lead,
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	smallAgent,
	submit,
	system,
	value,
	type ReturnsShop
} from '../support/returns-shop.ts';

let shop: ReturnsShop;
afterEach(() => shop.close());

describeEngines('a promised day for the money', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
	});

	const promising = async (promise: RefundPromise) => {
		const { rules, number } = await policyAt(shop.ctx.db.read, shop.ctx.clock.now());
		value(
			await publishPolicy(shop.ctx, system, {
				based_on: number,
				rules: { ...rules, refund_promise: promise },
				note: 'promise',
				effective_from: null
			})
		);
	};
	/** Received and accepted by somebody whose limit it passes: the money waits. */
	const waiting = async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 100_000 }]);
		const { return_id } = await submit(shop, order, [1]);
		const [refund] = (await receiveAndAccept(shop, return_id, smallAgent)).refunds;
		return { return_id, refund_id: refund!.refund_id };
	};
	const refunds = (source: 'goodwill') =>
		shop.ctx.db.read.selectFrom('refunds').selectAll().where('source', '=', source).execute();
	const first = async () => {
		const now = shop.ctx.clock.now();
		return (await queuePage(shop.ctx.db.read, { view: 'all', after: null, limit: 5, now })).rows[0];
	};

	test('kept: the desk is warned first, and nothing is granted', async () => {
		await promising({ from: 'received', days: 5, grant: { kind: 'credit', amounts: { THB: 10_000 } } });
		const { return_id, refund_id } = await waiting();
		expect((await first())?.kind).toBe('refund');
		shop.pass(4 * DAY);
		expect(await first()).toMatchObject({ kind: 'promise', return: { id: return_id } });
		value(await approveRefund(shop.ctx, lead, { refund_id }));
		await shop.work();
		expect(await findPromise(shop.ctx.db.read, return_id)).toMatchObject({
			broken_at: null,
			kept_at: expect.any(Number)
		});
		expect(await first()).toBeUndefined();
		shop.pass(9 * DAY);
		await sweepPromises(shop.ctx);
		expect(await refunds('goodwill')).toEqual([]);
	});

	test('broken: credit is given once, however often the clock asks, and the money still follows', async () => {
		await promising({ from: 'received', days: 2, grant: { kind: 'credit', amounts: { THB: 10_000 } } });
		const { return_id, refund_id } = await waiting();
		await sweepPromises(shop.ctx);
		expect(await refunds('goodwill')).toEqual([]);
		shop.pass(4 * DAY);
		await Promise.all([1, 2, 3].map(() => breakPromise(shop.ctx, return_id)));
		await sweepPromises(shop.ctx);
		expect(await refunds('goodwill')).toMatchObject([
			{ route: 'store_credit', amount_minor: 10_000, state: 'settled_other', return_id: null }
		]);
		const events = await shop.ctx.db.read
			.selectFrom('events')
			.select('id')
			.where('type', '=', 'refund_promise_broken')
			.execute();
		expect(events).toHaveLength(1);
		expect(await promiseOf(shop.ctx.db.read, return_id, shop.ctx.clock.now())).toMatchObject({
			standing: { state: 'broken', sent_at: null },
			granted: { kind: 'credit', amount_minor: 10_000, currency: 'THB', state: 'settled_other' }
		});
		const told = await shop.ctx.db.read
			.selectFrom('messages')
			.selectAll()
			.where('key', 'like', 'refund_done:%')
			.executeTakeFirstOrThrow();
		const mail = await mailOf(shop.ctx, told);
		if (mail?.kind !== 'refund_done') throw new Error('no mail tells of the credit');
		expect(render('refund_done', 'en', mail.data).text).toContain('We promised to send the money');
		expect(render('refund_done', 'th', mail.data).text).toContain('เราสัญญาว่าจะส่งเงินคืน');
		expect((await first())?.kind).toBe('promise');
		value(await approveRefund(shop.ctx, lead, { refund_id }));
		await shop.work();
		expect(await first()).toBeUndefined();
		expect((await findPromise(shop.ctx.db.read, return_id))?.ended_at).not.toBeNull();
		await shop.expectSound();
	});

	test('broken: the fees that were kept go back to the card as a refund of their own', async () => {
		await promising({ from: 'approved', days: 2, grant: { kind: 'fees' } });
		const { return_id } = await waiting();
		shop.pass(4 * DAY);
		await sweepPromises(shop.ctx);
		await sweepPromises(shop.ctx);
		await shop.work();
		expect(await refunds('goodwill')).toMatchObject([
			{ route: 'original', amount_minor: 6_000, state: 'succeeded' }
		]);
		expect(await promiseOf(shop.ctx.db.read, return_id, shop.ctx.clock.now())).toMatchObject({
			granted: { kind: 'fees', amount_minor: 6_000 }
		});
		await shop.expectSound();
	});

	test('a later policy promises nothing to a return that was judged before, and cash waits for an account', async () => {
		const before = await waiting();
		await promising({ from: 'received', days: 2, grant: { kind: 'credit', amounts: { THB: 10_000 } } });
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 100_000 }], { cash: true });
		const { return_id } = await submit(shop, order, [1]);
		await receiveAndAccept(shop, return_id);
		shop.pass(9 * DAY);
		await sweepPromises(shop.ctx);
		expect(await refunds('goodwill')).toEqual([]);
		expect(await promiseOf(shop.ctx.db.read, before.return_id, shop.ctx.clock.now())).toBeNull();
		expect(await promiseOf(shop.ctx.db.read, return_id, shop.ctx.clock.now())).toMatchObject({
			standing: { state: 'running', waits_for: 'customer' }
		});
	});
});
