import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { enqueue } from '#lib/server/jobs/queue.ts';
import type { JobHandlers } from '#lib/server/jobs/handlers/index.ts';
import { JOB_LEASE, startWorker, workOnce } from '#lib/server/jobs/worker.ts';
import { describeEngines } from '../support/databases.ts';
import { shopContext, type ShopContext } from '../support/shop-context.ts';

describeEngines('jobs', (_engine, open) => {
	let ctx: ShopContext;
	beforeEach(async () => {
		ctx = await shopContext(await open());
	});

	afterEach(() => void vi.useRealTimers());

	const sweep = (key: string) =>
		ctx.db.transaction((tx) =>
			enqueue(tx, { ids: ctx.ids, now: ctx.clock.now() }, { kind: 'access.sweep', key, body: {} })
		);
	const file = (key: string) =>
		ctx.db.transaction((tx) =>
			enqueue(
				tx,
				{ ids: ctx.ids, now: ctx.clock.now() },
				{ kind: 'import.run', key, body: { import_id: ctx.ids.next('imp') } }
			)
		);
	const jobs = () => ctx.db.read.selectFrom('jobs').selectAll().orderBy('key').execute();
	/** What a process that ends in the middle of a job leaves behind. */
	const died = () =>
		ctx.db.transaction((tx) =>
			tx
				.updateTable('jobs')
				.set((set) => ({ attempts: set('attempts', '+', 1), run_at: ctx.clock.now() }))
				.where('parked_at', 'is', null)
				.execute()
		);

	test('one that ends its worker every time is parked and said so', async () => {
		await sweep('deadly');
		let ran = 0;
		const handlers = { 'access.sweep': async () => void ran++ } as unknown as JobHandlers;
		for (let n = 0; n < 30; n++) await died();
		expect(await workOnce(ctx, handlers, 'one')).toBe(true);
		expect(ran).toBe(0);
		expect(await jobs()).toMatchObject([
			{ parked_at: ctx.clock.now(), last_error: expect.stringContaining('worker') }
		]);
		ctx.pass(HOUR);
		expect(await workOnce(ctx, handlers, 'one')).toBe(false);
	});

	test('a dozen restarts are no fault of the job', async () => {
		await sweep('unlucky');
		let ran = 0;
		for (let n = 0; n < 13; n++) await died();
		await workOnce(ctx, { 'access.sweep': async () => void ran++ } as unknown as JobHandlers, 'one');
		expect(ran).toBe(1);
	});

	test('long ones are for the first lane: short ones never wait behind them', async () => {
		await Promise.all([file('file 1'), file('file 2')]);
		await sweep('short');
		let release = (): void => {};
		const held = new Promise<void>((done) => (release = done));
		const begun: string[] = [];
		const handlers = {
			'import.run': async () => {
				begun.push('long');
				await held;
			},
			'access.sweep': async () => void begun.push('short')
		} as unknown as JobHandlers;
		// The worker's own schedule adds jobs of other kinds: they have no handler here and step back.
		const worker = startWorker(ctx, handlers);
		await expect
			.poll(() => begun.filter((kind) => kind === 'short').length, { timeout: 10_000 })
			.toBeGreaterThan(0);
		await expect.poll(() => begun.filter((kind) => kind === 'long').length, { timeout: 10_000 }).toBe(1);
		// Long after the lease of a short job nobody else has taken the second file.
		ctx.pass(MINUTE);
		await new Promise((resolve) => setTimeout(resolve, 700));
		expect(begun.filter((kind) => kind === 'long')).toHaveLength(1);
		release();
		await worker.stop();
	});

	test('a long one keeps its lease for as long as it goes on', async () => {
		vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
		await file('file');
		const begun = Promise.withResolvers<void>();
		const held = Promise.withResolvers<void>();
		const handler = () => {
			begun.resolve();
			return held.promise;
		};
		const working = workOnce(ctx, { 'import.run': handler } as unknown as JobHandlers, 'one');
		// Not before the handler runs is the lease renewed: its row is written a moment earlier.
		await begun.promise;
		expect((await jobs())[0]?.lease_owner).toBe('one');
		for (let minutes = 0; minutes < 5; minutes++) {
			ctx.pass(MINUTE);
			vi.advanceTimersByTime(MINUTE);
			const until = ctx.clock.now() + JOB_LEASE;
			await expect.poll(async () => (await jobs())[0]?.lease_until, { timeout: 10_000 }).toBe(until);
			expect(await workOnce(ctx, {} as JobHandlers, 'two')).toBe(false);
		}
		held.resolve();
		await working;
		expect(await jobs()).toMatchObject([{ attempts: 1, done_at: ctx.clock.now(), lease_owner: null }]);
	});

	test('what failed is kept without the addresses that a mail server quotes', async () => {
		await sweep('quoted');
		const handlers = {
			'access.sweep': async () => {
				throw new Error('450 4.2.1 <ploy.planted@example.com>: try again later');
			}
		} as unknown as JobHandlers;
		await workOnce(ctx, handlers, 'one');
		expect((await jobs())[0]?.last_error).toBe('450 4.2.1 <[address]>: try again later');
	});
});
