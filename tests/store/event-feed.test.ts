import { beforeEach, expect, test } from 'vitest';
import { SECOND } from '#lib/domain/time.ts';
import type { Tx } from '#lib/server/store/database.ts';
import { eventsAfter, newestEvent, placeBefore } from '#lib/server/store/event-feed.ts';
import { appendEvents } from '#lib/server/store/events.ts';
import { describeEngines } from '../support/databases.ts';
import { shopContext, type ShopContext } from '../support/shop-context.ts';

describeEngines('the feed of events', (_engine, open) => {
	let ctx: ShopContext;
	beforeEach(async () => {
		ctx = await shopContext(await open(), Date.now());
	});
	const tell = (tx: Tx, type: string) =>
		appendEvents(tx, { ids: ctx.ids, now: ctx.clock.now(), actor: { kind: 'system' } }, [
			{ type, entity: 'shop', entity_id: 'shop', order_id: null }
		]);
	const told = async (after: string) =>
		(await eventsAfter(ctx.db.read, { after, until: ctx.clock.now(), limit: 100 })).map(({ type }) => type);

	test('an event that is written late is not overtaken by one that came after it', async () => {
		const before = await newestEvent(ctx.db.read);
		const [begun, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
		const slow = ctx.db.transaction(async (tx) => {
			await tell(tx, 'return_submitted');
			begun.resolve();
			await held.promise;
		});
		await begun.promise;
		// On SQLite it waits for the slow one; on PostgreSQL it is written at once.
		const quick = ctx.db.transaction((tx) => tell(tx, 'return_approved'));
		await Promise.race([quick, new Promise((resolve) => setTimeout(resolve, 300))]);
		ctx.pass(10 * SECOND);
		expect(await told(before)).toEqual([]);
		held.resolve();
		await Promise.all([slow, quick]);
		expect(await told(before)).toEqual(['return_submitted', 'return_approved']);
	});

	test('a place stands before every id made at its moment, and after every earlier one', async () => {
		const [from, id] = [Date.now(), ctx.ids.next('evt')];
		expect(placeBefore(from) < id).toBe(true);
		expect(placeBefore(from + 5 * SECOND) > id).toBe(true);
		expect(placeBefore(0)).toBe('evt_00000000-0000');
		await ctx.db.transaction((tx) => tell(tx, 'return_closed'));
		expect(await told(placeBefore(from))).toEqual(['return_closed']);
		expect(await told(placeBefore(from + 60 * SECOND))).toEqual([]);
	});
});
