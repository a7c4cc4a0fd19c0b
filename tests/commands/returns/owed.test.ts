import { afterEach, beforeEach, expect, test } from 'vitest';
import { cancelRefund } from '#lib/server/commands/refunds/cancel-refund.ts';
import { returnView } from '#lib/server/queries/return.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	lead,
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	value,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
afterEach(() => shop.close());

describeEngines('money that is owed', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
	});

	// Seed 275 of the simulation found it: the second inspection took the case off the desk.
	test('a cancelled refund stays before a person when the rest of the parcel is accepted', async () => {
		const order = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 20_000 }]);
		const { return_id } = await submit(shop, order, [2]);
		const first = await receiveAndAccept(shop, return_id, undefined, [1]);
		const refund_id = first.refunds[0]!.refund_id;
		value(await cancelRefund(shop.ctx, lead, { refund_id, note: 'not after all' }));
		await receiveAndAccept(shop, return_id);
		await shop.work();
		const view = await returnView(shop.ctx.db.read, return_id);
		expect(view?.return.state).toBe('received');
		expect(view?.return.needs_person_since).not.toBeNull();
		await shop.expectSound();
	});
});
