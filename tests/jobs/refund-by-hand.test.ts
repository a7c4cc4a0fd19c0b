import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { settleByHand } from '#lib/server/commands/refunds/settle-by-hand.ts';
import { describeEngines } from '../support/databases.ts';
import {
	agent,
	lead,
	openReturnsShop,
	otherAgent,
	placeOrder,
	reasonOf,
	receiveAndAccept,
	submit,
	value,
	type ReturnsShop
} from '../support/returns-shop.ts';

describeEngines('money that the provider cannot simply give back', (_engine, open) => {
	let shop: ReturnsShop;
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
	});
	afterEach(() => shop.close());

	test('PromptPay: the customer is asked for an account, then it is done', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 80_000 }], {
			method: 'pm_promptpay'
		});
		const { return_id } = await submit(shop, order, [1]);
		const decided = await receiveAndAccept(shop, return_id);
		await shop.work();
		const [atStripe] = (await shop.stripe.refunds.list({ payment_intent: order.paymentIntent })).data;
		expect(atStripe?.status).toBe('requires_action');
		shop.emulator.control.settleRefund(atStripe!.id);
		await shop.work();
		const refund = await shop.ctx.db.read.selectFrom('refunds').selectAll().executeTakeFirstOrThrow();
		expect(refund).toMatchObject({ id: decided.refunds[0]?.refund_id, state: 'succeeded' });
		await shop.expectSound();
	});

	test('PromptPay: nobody answers, so the refund lapses and a person pays otherwise', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 80_000 }], {
			method: 'pm_promptpay'
		});
		const { return_id } = await submit(shop, order, [1]);
		const decided = await receiveAndAccept(shop, return_id);
		await shop.work();
		shop.pass(46 * DAY);
		await shop.work();
		const [row] = await shop.ctx.db.read.selectFrom('refund_payments').selectAll().execute();
		expect(['failed', 'cancelled']).toContain(row?.state);
		const settled = await settleByHand(shop.ctx, lead, {
			refund_id: decided.refunds[0]!.refund_id,
			refund_payment_id: row!.id,
			reference: 'SCB 771'
		});
		expect(value(settled).state).toBe('settled_other');
		await shop.expectSound();
	});

	test('cash on delivery: never sent to the provider, settled by a second person with a reference', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 30_000 }], { cash: true });
		const { return_id } = await submit(shop, order, [1]);
		const decided = await receiveAndAccept(shop, return_id);
		await shop.work();
		const [row] = await shop.ctx.db.read.selectFrom('refund_payments').selectAll().execute();
		expect(row).toMatchObject({ state: 'reserved', attempts: 0 });
		const transfer = {
			refund_id: decided.refunds[0]!.refund_id,
			refund_payment_id: row!.id,
			reference: 'KBANK 88'
		};
		expect(reasonOf(await settleByHand(shop.ctx, agent, transfer))).toBe('same_person');
		expect(value(await settleByHand(shop.ctx, otherAgent, transfer)).state).toBe('settled_other');
		const returned = await shop.ctx.db.read.selectFrom('returns').select('state').executeTakeFirstOrThrow();
		expect(returned.state).toBe('resolved');
		await shop.expectSound();
	});
});
