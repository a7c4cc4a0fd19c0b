import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { freezeRefunds } from '#lib/server/commands/reconciliation/freeze-refunds.ts';
import { giveUpPayment } from '#lib/server/commands/reconciliation/give-up-payment.ts';
import { matchRefund } from '#lib/server/commands/reconciliation/match-refund.ts';
import { resolveDifference } from '#lib/server/commands/reconciliation/resolve-difference.ts';
import { openFreeze } from '#lib/server/store/freezes.ts';
import { openDifferences } from '#lib/server/store/differences.ts';
import { returnView } from '#lib/server/queries/return.ts';
import { engines } from '../../support/databases.ts';
import { restorableDatabase, type Restorable } from '../../support/restored.ts';
import {
	agent,
	lead,
	openReturnsShop,
	placeOrder,
	reasonOf,
	receiveAndAccept,
	submit,
	system,
	value,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let books: Restorable;
let shop: ReturnsShop;

const sends = () =>
	shop.emulator.control.requests().filter((one) => one.method === 'POST' && one.path === '/v1/refunds')
		.length;
const refundsAt = async (payment_intent: string) =>
	(await shop.stripe.refunds.list({ payment_intent, limit: 100 })).data;
const frozen = () => openFreeze(shop.ctx.db.read);
const partsOf = async (id: `ret_${string}`) =>
	(await returnView(shop.ctx.db.read, id))?.refunds.flatMap((refund) => refund.payments) ?? [];
const freeze = () => freezeRefunds(shop.ctx, system, { reason: 'restored', note: '', last_sent_at: null });

/** Long enough that the provider has forgotten every key. */
async function lose(): Promise<void> {
	await books.restore();
	shop.pass(30 * HOUR);
	shop.emulator.control.pruneKeys(0);
}

describe.each(engines)('books that were restored on %s', (engine) => {
	beforeEach(async () => {
		books = await restorableDatabase(engine);
		shop = await openReturnsShop(books.db);
	});
	afterEach(async () => {
		await shop.close();
		await books.remove();
	});

	test('a refund sent after the backup is found, never sent again; until then nothing leaves', async () => {
		const order = await placeOrder(shop, [
			{ quantity: 1, unit_price_minor: 30_000 },
			{ quantity: 1, unit_price_minor: 50_000 }
		]);
		const first = await submit(shop, order, [1]);
		const second = await submit(shop, order, [0, 1]);
		await receiveAndAccept(shop, first.return_id);
		await books.backUp();
		await shop.runJobs();
		expect(await refundsAt(order.paymentIntent)).toHaveLength(1);

		await lose();
		value(await freeze());
		await receiveAndAccept(shop, second.return_id);
		await shop.runJobs();
		await shop.runJobs();
		// The first comparison is through, but a request of the lost past could still arrive.
		expect(await frozen()).not.toBeNull();
		expect(sends()).toBe(1);
		expect(await partsOf(first.return_id)).toMatchObject([{ state: 'succeeded' }]);
		expect(await partsOf(second.return_id)).toMatchObject([{ state: 'reserved' }]);

		shop.pass(10 * MINUTE);
		await shop.runJobs();
		expect(await frozen()).toBeNull();
		await shop.work();
		shop.pass(MINUTE);
		await shop.work();
		const made = await refundsAt(order.paymentIntent);
		expect(made.map((refund) => refund.amount).sort()).toEqual([24_000, 44_000]);
		expect(await partsOf(first.return_id)).toMatchObject([{ state: 'succeeded' }]);
		expect(await partsOf(second.return_id)).toMatchObject([{ state: 'succeeded' }]);
		await shop.expectSound();
	});

	test('even books that nobody froze look before they send what may be forgotten', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
		const { return_id } = await submit(shop, order, [1]);
		await receiveAndAccept(shop, return_id);
		await books.backUp();
		await shop.runJobs();
		await lose();
		await shop.runJobs();
		expect(sends()).toBe(1);
		expect(await partsOf(return_id)).toMatchObject([{ state: 'succeeded' }]);
		await shop.expectSound();
	});

	test('a refund the books lost holds back its payment alone, until a person says what it was', async () => {
		const order = await placeOrder(shop, [
			{ quantity: 1, unit_price_minor: 50_000 },
			{ quantity: 1, unit_price_minor: 70_000 }
		]);
		const other = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 20_000 }]);
		const { return_id } = await submit(shop, order, [1]);
		const elsewhere = await submit(shop, other, [1]);
		await books.backUp();
		await receiveAndAccept(shop, return_id);
		await shop.runJobs();
		const [lost] = await refundsAt(order.paymentIntent);
		if (!lost) throw new Error('nothing was sent');

		await lose();
		value(await freeze());
		shop.pass(10 * MINUTE);
		await shop.runJobs();
		await shop.runJobs();
		expect(await frozen()).toBeNull();
		expect(await openDifferences(shop.ctx.db.read, { after: null, limit: 10 })).toMatchObject([
			{ kind: 'lost_refund', blocking: 1, provider_refund_id: lost.id }
		]);

		// The same goods are checked again: without the difference this would pay them twice.
		await receiveAndAccept(shop, return_id);
		await receiveAndAccept(shop, elsewhere.return_id);
		await shop.runJobs();
		expect(await refundsAt(order.paymentIntent)).toHaveLength(1);
		expect(await refundsAt(other.paymentIntent)).toHaveLength(1);
		const [part] = await partsOf(return_id);
		expect(part).toMatchObject({ state: 'reserved', failure_code: 'books_differ' });

		const refund_id = (await returnView(shop.ctx.db.read, return_id))!.refunds[0]!.id;
		const match = { refund_id, refund_payment_id: part!.id, provider_refund_id: lost.id };
		expect(reasonOf(await matchRefund(shop.ctx, agent, match))).toBe('not_allowed');
		value(await matchRefund(shop.ctx, lead, match));
		shop.pass(MINUTE);
		await shop.work();
		expect(await refundsAt(order.paymentIntent)).toHaveLength(1);
		expect(await returnView(shop.ctx.db.read, return_id)).toMatchObject({
			return: { state: 'resolved' },
			refunds: [{ state: 'succeeded' }]
		});
		expect(await openDifferences(shop.ctx.db.read, { after: null, limit: 10 })).toEqual([]);
		await shop.expectSound();
		// It stays said: the next comparison finds the same and asks nobody again.
		value(await freeze());
		shop.pass(10 * MINUTE);
		await shop.runJobs();
		await shop.runJobs();
		expect(await frozen()).toBeNull();
		expect(await openDifferences(shop.ctx.db.read, { after: null, limit: 10 })).toEqual([]);
	});

	test('resolved by a note, the waiting money goes on by itself', async () => {
		const order = await placeOrder(shop, [
			{ quantity: 1, unit_price_minor: 50_000 },
			{ quantity: 1, unit_price_minor: 70_000 }
		]);
		const lostReturn = await submit(shop, order, [1]);
		const next = await submit(shop, order, [0, 1]);
		await books.backUp();
		await receiveAndAccept(shop, lostReturn.return_id);
		await shop.runJobs();
		await lose();
		value(await freeze());
		shop.pass(10 * MINUTE);
		await shop.runJobs();
		await shop.runJobs();
		await receiveAndAccept(shop, next.return_id);
		await shop.runJobs();
		const [difference] = await openDifferences(shop.ctx.db.read, { after: null, limit: 10 });
		if (!difference) throw new Error('no difference was found');
		const resolve = { difference_id: difference.id, note: 'The goods of the first parcel, paid last week' };
		expect(reasonOf(await resolveDifference(shop.ctx, agent, resolve))).toBe('not_allowed');
		expect(reasonOf(await resolveDifference(shop.ctx, lead, { ...resolve, note: ' ' }))).toBe(
			'reason_missing'
		);
		const [part] = await partsOf(next.return_id);
		const refund_id = (await returnView(shop.ctx.db.read, next.return_id))!.refunds[0]!.id;
		const giveUp = { refund_id, refund_payment_id: part!.id };
		expect(reasonOf(await giveUpPayment(shop.ctx, lead, giveUp))).toBe('absence_unproven');
		value(await resolveDifference(shop.ctx, lead, resolve));
		expect(reasonOf(await resolveDifference(shop.ctx, lead, resolve))).toBe('already_decided');
		shop.pass(MINUTE);
		await shop.work();
		shop.pass(MINUTE);
		await shop.work();
		expect(await refundsAt(order.paymentIntent)).toHaveLength(2);
		expect(await partsOf(next.return_id)).toMatchObject([{ state: 'succeeded' }]);
		await shop.expectSound();
	});
});
