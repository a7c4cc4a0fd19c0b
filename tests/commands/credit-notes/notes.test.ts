import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { keepNote } from '#lib/server/commands/credit-notes/keep-note.ts';
import { sha256 } from '#lib/server/ids.ts';
import { canonicalJson } from '#lib/domain/canonical.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { notesOfRefund } from '#lib/server/store/credit-notes.ts';
import { findRefund, refundsOfOrder } from '#lib/server/store/refunds.ts';
import type { RefundsTable } from '#lib/server/store/schema.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	system,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
afterEach(() => shop.close());

const notes = (id: Id<'rfd'>) => notesOfRefund(shop.ctx.db.read, id);
const refundOf = async (order: PlacedOrder): Promise<RefundsTable> =>
	(await refundsOfOrder(shop.ctx.db.read, order.id))[0]!;
const numbers = async (): Promise<string[]> =>
	(await shop.ctx.db.read.selectFrom('credit_notes').select('number').orderBy('sequence').execute()).map(
		({ number }) => number
	);
const by = () => ({ ids: shop.ctx.ids, now: shop.ctx.clock.now(), actor: system });

describeEngines('credit notes', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
	});

	test('a settled refund has one, with what it freezes; the shop changing its name later changes nothing', async () => {
		const order = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 53_500 }]);
		const { return_id } = await submit(shop, order, [2]);
		await receiveAndAccept(shop, return_id);
		const before = await refundOf(order);
		expect(await notes(before.id)).toEqual([]);
		await shop.work();
		const refund = await refundOf(order);
		expect(refund.state).toBe('succeeded');
		const [note, ...more] = await notes(refund.id);
		expect(more).toEqual([]);
		expect(note).toMatchObject({
			number: 'CN-000001',
			kind: 'credit',
			amount_minor: refund.amount_minor,
			content: {
				gross_minor: refund.amount_minor,
				refund: { number: refund.number, source: 'return' },
				lines: [{ quantity: 2, tax_rate_bp: 700, reason: { en: 'I changed my mind' } }],
				customer: { name: 'Mette Holm' }
			}
		});
		expect(note?.sha256).toBe(sha256(canonicalJson(note?.content)));
		await shop.expectSound();
		await expect(
			shop.ctx.db.transaction((tx) =>
				tx
					.deleteFrom('credit_notes')
					.execute()
					.then(() => undefined)
			)
		).rejects.toThrow('written once');
	});

	test('the ledger finds a gap in the numbers and a refund without its note', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 40_000 }]);
		const { return_id } = await submit(shop, order, [1], { outcome: 'store_credit' });
		await receiveAndAccept(shop, return_id);
		await shop.ctx.db.transaction((tx) => tx.updateTable('document_numbers').set({ last: 2 }).execute());
		const refund = await refundOf(order);
		await shop.ctx.db.transaction((tx) =>
			tx.updateTable('refunds').set({ state: 'processing' }).where('id', '=', refund.id).execute()
		);
		const broken = (await ledgerBreaks(shop.ctx.db.read)).map(({ rule }) => rule);
		expect(broken).toContain('credit notes are numbered without a gap');
		expect(broken).toContain('a refund that is not settled has no credit note that stands');
		expect(broken).not.toContain('a settled refund has exactly one credit note that stands');
	});

	test('money that the bank sends back takes its note back under the next number; a new try gets a third', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 40_000 }], {
			method: 'pm_card_refundFail'
		});
		const { return_id } = await submit(shop, order, [1]);
		await receiveAndAccept(shop, return_id);
		await shop.work();
		const refund = await refundOf(order);
		expect(refund.state).toBe('succeeded');
		shop.pass(2 * MINUTE);
		await shop.work();
		expect((await refundOf(order)).state).toBe('failed');
		const [first, second] = await notes(refund.id);
		expect(second).toMatchObject({
			number: 'CN-000002',
			kind: 'cancelling',
			cancels_id: first?.id,
			content: { cancels: { number: 'CN-000001' }, gross_minor: refund.amount_minor }
		});
		await shop.expectSound();
		await shop.ctx.db.transaction((tx) => keepNote(tx, by(), { ...refund, state: 'settled_other' }));
		expect((await notes(refund.id)).map(({ number, kind }) => [number, kind])).toEqual([
			['CN-000001', 'credit'],
			['CN-000002', 'cancelling'],
			['CN-000003', 'credit']
		]);
	});

	test('a refund made at the provider gets one too, and its tax is not split', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 40_000 }]);
		await shop.stripe.refunds.create({ payment_intent: order.paymentIntent, amount: 10_000 });
		await shop.work();
		const refund = await refundOf(order);
		expect(await notes(refund.id)).toMatchObject([
			{ content: { adjustments: [{ kind: 'not_split', gross_minor: 10_000 }], by_rate: [] } }
		]);
		await shop.expectSound();
	});

	test('money that went back before the order was known has its papers elsewhere', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 40_000 }], {
			refunds: [
				{
					reference: 'old-1',
					created_at: shop.ctx.clock.now(),
					amount_minor: 5_000,
					shipping_minor: 0,
					lines: [],
					payments: []
				}
			]
		});
		const refund = await refundOf(order);
		await shop.ctx.db.transaction((tx) => keepNote(tx, by(), refund));
		expect(await notes(refund.id)).toEqual([]);
		expect(await ledgerBreaks(shop.ctx.db.read)).toEqual([]);
	});

	test('store credit is noted when it is given', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 40_000 }]);
		const { return_id } = await submit(shop, order, [1], { outcome: 'store_credit' });
		await receiveAndAccept(shop, return_id);
		const refund = await refundOf(order);
		expect(await notes(refund.id)).toMatchObject([{ content: { refund: { route: 'store_credit' } } }]);
		await shop.expectSound();
	});

	test('twenty at once, half of them taken back: no number twice, none left out', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 40_000 }]);
		const { return_id } = await submit(shop, order, [1]);
		await receiveAndAccept(shop, return_id);
		const like = (await findRefund(shop.ctx.db.read, (await refundOf(order)).id))!;
		// Refunds of their own, each settled by its own transaction.
		const copies = Array.from({ length: 20 }, (): RefundsTable => {
			const id = shop.ctx.ids.next('rfd');
			return {
				...like,
				id,
				return_id: null,
				source: 'goodwill',
				number: shop.ctx.ids.readable('RF'),
				idempotency_key: id,
				state: 'settled_other',
				goods_minor: 0,
				tax_minor: 0,
				restocking_fee_minor: 0,
				return_shipping_fee_minor: 0,
				adjustment_minor: like.amount_minor
			};
		});
		await shop.ctx.db.transaction((tx) => tx.insertInto('refunds').values(copies).execute());
		const taken = await Promise.allSettled(
			copies.map((refund, index) =>
				shop.ctx.db.transaction(async (tx) => {
					await keepNote(tx, by(), refund);
					if (index % 2) throw new RangeError('changed my mind');
				})
			)
		);
		expect(taken.filter((one) => one.status === 'rejected' && !(one.reason instanceof RangeError))).toEqual(
			[]
		);
		expect(await numbers()).toEqual(
			Array.from({ length: 10 }, (_, index) => `CN-${String(index + 1).padStart(6, '0')}`)
		);
	});
});
