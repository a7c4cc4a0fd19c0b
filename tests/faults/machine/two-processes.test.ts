import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines, freshDatabase, type FreshDatabase } from '../../support/databases.ts';
import { approve, atStripe, inspectOnly, placeOrder, receive, submit, theRefund, type Case } from './acts.ts';
import { quiet, settle } from './settle.ts';
import { openFaultShop, type FaultShop } from './shop.ts';
import { ofTheShop, verify } from './verify.ts';

describe.each(engines)('two processes on one database, on %s', (engine) => {
	let database: FreshDatabase;
	let shop: FaultShop;
	const open = async (worker: 'inside' | 'off') => {
		database = await freshDatabase(engine);
		shop = await openFaultShop({ databaseUrl: database.url, worker });
	};
	afterEach(async () => {
		await shop?.close();
		await database?.remove();
	});

	/** A refund that waits for somebody who may decide about money. */
	const awaiting = async (): Promise<Case> => {
		const on = await placeOrder(shop);
		for (const act of [submit, receive, inspectOnly]) await act.perform(shop, on);
		return on;
	};

	describe('both serve pages and work on jobs', () => {
		beforeEach(() => open('inside'));

		test('100 people approve the same refund at once: one of them does, and it is paid once', async () => {
			const other = await shop.join('server');
			const on = await awaiting();
			const path = `/refunds/${String((await theRefund(shop, on))?.number)}/approve`;
			const replies = await Promise.all(
				Array.from({ length: 100 }, (_, click) =>
					shop.ask('chief', 'POST', path, {
						body: {},
						key: `click-${click}`,
						...(click % 2 === 0 ? {} : { at: other.url })
					})
				)
			);
			const told = replies.map(({ status, body }) => (status === 200 ? 'approved' : String(body.code)));
			expect(told.filter((word) => word === 'approved')).toHaveLength(1);
			expect(new Set(told)).toEqual(new Set(['approved', 'already_decided']));
			await quiet(shop);
			await verify(shop, on);
		});
	});

	describe('workers beside the server', () => {
		beforeEach(() => open('off'));

		test('one is killed again and again while the other goes on: every refund is paid, and once', async () => {
			shop.emulator.control.addFaults({ kind: 'slow', delayMs: 40, times: 'always' });
			const cases: Case[] = [];
			for (let count = 0; count < 4; count++) cases.push(await awaiting());
			const steady = await shop.join('worker');
			for (const [round, dies] of [31, 58].entries()) {
				const mortal = await shop.join('worker');
				await mortal.order({ do: 'arm', at: dies });
				for (const on of cases.slice(round * 2, round * 2 + 2)) await approve.perform(shop, on);
				await Promise.race([mortal.gone, new Promise((done) => setTimeout(done, 2_000))]);
				await mortal.end('SIGKILL');
			}
			expect(steady.isGone()).toBe(false);
			await settle(shop);
			for (const on of cases) expect(await atStripe(shop, on)).toHaveLength(1);
			for (const on of cases) expect((await theRefund(shop, on))?.state).toBe('succeeded');
			expect(await ofTheShop(shop)).toEqual([]);
		});

		test('one that is asked to leave finishes the refund in its hands first', async () => {
			const on = await awaiting();
			shop.emulator.control.addFaults({ kind: 'slow', delayMs: 600 });
			await approve.perform(shop, on);
			const worker = await shop.join('worker');
			const isCalled = () =>
				shop.emulator.control
					.requests()
					.some(({ method, path }) => method === 'POST' && path === '/v1/refunds');
			while (!isCalled()) await new Promise((done) => setTimeout(done, 10));
			expect(await worker.end('SIGTERM')).toBe(0);
			const held = await shop.look('select id from refund_payments where lease_owner is not null');
			expect(held).toEqual([]);
			expect(await shop.look(`select id from jobs where lease_owner is not null`)).toEqual([]);
			expect((await theRefund(shop, on))?.state).toBe('succeeded');
		});
	});
});
