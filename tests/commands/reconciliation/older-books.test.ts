import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '#lib/domain/time.ts';
import { guardMoney } from '#lib/server/startup/guard-money.ts';
import { notingSends } from '#lib/server/sends-note.ts';
import { openFreeze } from '#lib/server/store/freezes.ts';
import { lastFinishedRun, openRun } from '#lib/server/store/reconciliation.ts';
import { engines } from '../../support/databases.ts';
import { restorableDatabase, type Restorable } from '../../support/restored.ts';
import {
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let books: Restorable;
let shop: ReturnsShop;
let folder: string;

const note = () => join(folder, 'last-sends.json');
async function refundOne(): Promise<void> {
	const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
	const { return_id } = await submit(shop, order, [1]);
	await receiveAndAccept(shop, return_id);
	await shop.runJobs();
}

describe.each(engines)('a start on %s', (engine) => {
	beforeEach(async () => {
		books = await restorableDatabase(engine);
		shop = await openReturnsShop(books.db);
		folder = mkdtempSync(join(tmpdir(), 'homeward-note-'));
		shop.ctx.config = { ...shop.ctx.config, DATA_DIR: folder };
		if (shop.ctx.payments) shop.ctx.payments = notingSends(shop.ctx.payments, folder, shop.ctx.clock);
	});
	afterEach(async () => {
		await shop.close();
		await books.remove();
		rmSync(folder, { recursive: true, force: true });
	});

	test('books that know what was sent are compared, books that are older are frozen', async () => {
		await books.backUp();
		for (let sent = 0; sent < 2; sent++) await refundOne();
		const sends = JSON.parse(readFileSync(note(), 'utf8')) as { key: string; at: number }[];
		expect(sends.map(({ key }) => key)).toEqual([
			expect.stringMatching(/^rfp_.+:0$/),
			expect.stringMatching(/^rfp_.+:0$/)
		]);
		await guardMoney(shop.ctx);
		expect(await openFreeze(shop.ctx.db.read)).toBeNull();
		expect(await openRun(shop.ctx.db.read)).toMatchObject({ cause: 'start' });
		await shop.runJobs();
		expect(await lastFinishedRun(shop.ctx.db.read)).toMatchObject({ own_refunds: 2, found: 0 });
		// Started again a moment later: the comparison of a moment ago still says it.
		await guardMoney(shop.ctx);
		expect(await openRun(shop.ctx.db.read)).toBeNull();

		await books.restore();
		shop.pass(2 * MINUTE);
		await guardMoney(shop.ctx);
		const frozen = await openFreeze(shop.ctx.db.read);
		expect(frozen).toMatchObject({
			reason: 'older_than_seen',
			note: sends[0]!.key,
			not_before: sends[1]!.at + 10 * MINUTE
		});
		await shop.runJobs();
		expect(await openFreeze(shop.ctx.db.read)).not.toBeNull();
		shop.pass(8 * MINUTE);
		await shop.runJobs();
		expect(await openFreeze(shop.ctx.db.read)).toBeNull();
	});

	test('a note that is broken says nothing, and a send that cannot be noted does not leave', async () => {
		writeFileSync(note(), '{"half');
		await guardMoney(shop.ctx);
		expect(await openFreeze(shop.ctx.db.read)).toBeNull();
		rmSync(folder, { recursive: true });
		writeFileSync(folder, 'a file where the folder should be');
		await expect(refundOne()).rejects.toThrow();
		const sent = shop.emulator.control.requests().filter((one) => one.method === 'POST');
		expect(sent.some((one) => one.path === '/v1/refunds')).toBe(false);
	});
});
