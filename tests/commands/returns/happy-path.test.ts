import { afterEach, expect, test } from 'vitest';
import { returnView } from '#lib/server/queries/return.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
afterEach(() => shop.close());

describeEngines('a return from request to money', (_engine, open) => {
	test('one item: approved, received, accepted, refunded once, told once', async () => {
		shop = await openReturnsShop(await open());
		const order = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 50_000 }]);
		const submitted = await submit(shop, order, [1]);
		expect(submitted).toMatchObject({ state: 'approved', repeated: false });

		const decided = await receiveAndAccept(shop, submitted.return_id);
		expect(decided).toMatchObject({ state: 'received', held: null });
		expect(decided.refunds).toMatchObject([{ state: 'approved', amount_minor: 44_000 }]);

		await shop.work();
		shop.pass(20_000);
		await shop.work();
		const view = await returnView(shop.ctx.db.read, submitted.return_id);
		expect(view?.return.state).toBe('resolved');
		expect(view?.refunds).toHaveLength(1);
		expect(view?.refunds[0]).toMatchObject({
			state: 'succeeded',
			amount_minor: 44_000,
			return_shipping_fee_minor: 6_000
		});
		expect(view?.refunds[0]?.payments[0]).toMatchObject({ state: 'succeeded', attempts: 1 });
		expect(view?.refunds[0]?.payments[0]?.reference).toMatch(/^\d+$/);
		expect(view?.items[0]).toMatchObject({ final_minor: 50_000, acceptance: 'accepted' });

		const mails = await shop.ctx.db.read
			.selectFrom('messages')
			.select('kind')
			.orderBy('created_at')
			.execute();
		expect(mails.map((mail) => mail.kind)).toEqual([
			'return_requested',
			'return_received',
			'refund_sent',
			'refund_done'
		]);
		await shop.expectSound();
	});
});
