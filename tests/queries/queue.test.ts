import SqliteFile from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KINDS_OF_VIEW, WORK_VIEWS, type WorkPlace, type WorkView } from '#lib/domain/desk/work.ts';
import { DAY } from '#lib/domain/time.ts';
import { askCustomer } from '#lib/server/commands/returns/ask-customer.ts';
import { receiveReturn } from '#lib/server/commands/returns/receive-return.ts';
import { caseView } from '#lib/server/queries/case.ts';
import { placeInQueue, queueCounts, queuePage } from '#lib/server/queries/queue.ts';
import { itemsOfReturn } from '#lib/server/store/returns.ts';
import { describeEngines } from '../support/databases.ts';
import {
	agent,
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	smallAgent,
	submit,
	value,
	type ReturnsShop
} from '../support/returns-shop.ts';
import { noteStatements, planOf } from '../support/sql-texts.ts';

let shop: ReturnsShop;
let url: string;
afterEach(() => shop.close());

describeEngines('the queue', (engine, open) => {
	beforeEach(async () => {
		const db = await open();
		url = db.url;
		shop = await openReturnsShop(db);
	});

	const expensive = async () =>
		submit(shop, await placeOrder(shop, [{ quantity: 1, unit_price_minor: 900_000 }]), [1]);
	const cheap = async (over: { cash?: boolean } = {}) =>
		submit(shop, await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }], over), [1]);
	const counts = () => queueCounts(shop.ctx.db.read, shop.ctx.clock.now());
	const page = (view: WorkView, limit: number, after: WorkPlace | null = null) =>
		queuePage(shop.ctx.db.read, { view, after, limit, now: shop.ctx.clock.now() });

	test('holds each thing that needs a person once, under its own view', async () => {
		expect(await counts()).toEqual({ all: 0, decide: 0, money: 0, inspect: 0, stuck: 0, waiting: 0 });
		await expensive();
		const asked = await expensive();
		value(await askCustomer(shop.ctx, agent, { return_id: asked.return_id, question: 'Which size?' }));
		const back = await cheap();
		const [item] = await itemsOfReturn(shop.ctx.db.read, back.return_id);
		if (!item) throw new Error('no item');
		value(
			await receiveReturn(shop.ctx, agent, {
				number: back.number,
				items: [{ item_id: item.id, quantity: 1 }]
			})
		);
		const above = await cheap();
		await receiveAndAccept(shop, above.return_id, smallAgent);
		const byHand = await cheap({ cash: true });
		await receiveAndAccept(shop, byHand.return_id, agent);
		await shop.ctx.db.transaction((tx) =>
			tx
				.updateTable('jobs')
				.set({ parked_at: shop.ctx.clock.now(), last_error: 'mailbox unavailable' })
				.where('key', 'like', `mail:return_received:${byHand.return_id}%`)
				.execute()
		);

		expect(await counts()).toEqual({ all: 5, decide: 1, money: 2, inspect: 1, stuck: 1, waiting: 1 });
		const { rows } = await page('all', 50);
		expect(rows.map((row) => row.kind).sort()).toEqual(['decide', 'inspect', 'job', 'payout', 'refund']);
		for (const row of rows) expect(row.return?.number, row.kind).toMatch(/^RT-/);
		const money = rows.find((row) => row.kind === 'refund');
		expect(money).toMatchObject({
			return: { number: above.number },
			refund: { state: 'awaiting_approval' },
			money: { currency: 'THB' }
		});
		const stuck = rows.find((row) => row.kind === 'job');
		expect(stuck?.job).toEqual({ kind: 'mail.send' });
		expect(stuck?.mail).toMatchObject({ kind: 'return_received', error: null });
		// The case knows its own place in the same words.
		for (const row of rows.filter((one) => one.kind !== 'job')) {
			const view = await caseView(shop.ctx.db.read, row.return?.number ?? '', shop.ctx.clock.now());
			expect(view?.work).toEqual({ kind: row.kind, id: row.id, since: row.since, due_at: row.due_at });
		}
	});

	test('gives every row once, due soonest first, whatever the size of a page', async () => {
		for (let n = 0; n < 4; n++) {
			await expensive();
			await receiveAndAccept(shop, (await cheap()).return_id, smallAgent);
			// Some are due in the same instant: then the id decides.
			if (n % 2 === 1) shop.pass(DAY / 3);
		}
		const whole = await page('all', 50);
		expect(whole.rows).toHaveLength(8);
		const due = whole.rows.map((row) => row.due_at);
		expect(due).toEqual([...due].sort((a, b) => a - b));
		for (const limit of [1, 3, 8]) {
			const walked: string[] = [];
			for (let after: WorkPlace | null | undefined; after !== null;) {
				const part = await page('all', limit, after ?? null);
				walked.push(...part.rows.map((row) => row.id));
				after = part.next;
			}
			expect(walked).toEqual(whole.rows.map((row) => row.id));
		}
		for (const [index, row] of whole.rows.entries()) {
			const place = await placeInQueue(shop.ctx.db.read, 'all', row, shop.ctx.clock.now());
			expect(place.before).toBe(index);
			expect(place.next?.id).toBe(whole.rows[index + 1]?.id);
		}
	});

	test.runIf(engine === 'sqlite')('reads indexes and scans no table', async () => {
		await expensive();
		const noted = noteStatements();
		for (const view of WORK_VIEWS) await page(view, 25, { due_at: 1, id: 'ret_' });
		await counts();
		noted.stop();
		const file = new SqliteFile(url.slice('sqlite:'.length), { readonly: true });
		const texts = [...noted.texts].filter((text) => /select/i.test(text) && !/from "reasons"/.test(text));
		expect(texts.length).toBeGreaterThan(KINDS_OF_VIEW.all.length);
		for (const text of texts) {
			const scans = planOf(file, text).filter((step) => /^SCAN (?!.*USING (COVERING )?INDEX)/.test(step));
			expect(
				scans.filter((step) => !/^SCAN (w|\(subquery)/.test(step)),
				text
			).toEqual([]);
		}
		file.close();
	});
});
