import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { useLimits } from '#lib/server/auth/limits.ts';
import { goToPay } from '#lib/server/checkout/go-to-pay.ts';
import { askPayment } from '#lib/server/commands/charges/ask-payment.ts';
import { callOffPayment } from '#lib/server/commands/charges/call-off-payment.ts';
import { sendPayLink } from '#lib/server/commands/charges/send-pay-link.ts';
import { mailOf } from '#lib/server/queries/mail/of-message.ts';
import { randomIds } from '#lib/server/ids.ts';
import { paymentsOfOrder } from '#lib/server/store/payments.ts';
import { refundsOfOrder } from '#lib/server/store/refunds.ts';
import { CARD, openChargesShop, type ChargesShop } from '../../support/charges.ts';
import { describeEngines } from '../../support/databases.ts';
import { agent, customer, lead, placeOrder, reasonOf, value } from '../../support/returns-shop.ts';

let shop: ChargesShop;
afterEach(() => shop.close());

describeEngines('money the customer has to pay', (_engine, open) => {
	beforeEach(async () => {
		shop = await openChargesShop(await open());
	});

	test('asked for, paid by card, kept once as a payment of the order', async () => {
		const { control } = shop.emulator;
		const charge = await shop.ask();
		expect(charge).toMatchObject({ state: 'due', number: expect.stringMatching(/^PY-/) as string });
		const page = await shop.go(charge);
		expect(await shop.go(charge, shop.other), 'another tab').toBe(page);
		control.paySession(page, CARD);
		// Told twice and the wrong way round it is still one payment.
		await shop.deliver((events) => [...events].reverse().flatMap((event) => [event, event]));
		await shop.work();
		expect(await shop.charge(charge.id)).toMatchObject({ state: 'paid' });
		const payments = await paymentsOfOrder(shop.ctx.db.read, charge.order_id);
		expect(payments.map(({ position, captured_minor }) => [position, captured_minor])).toEqual([
			[0, 200_000],
			[1, 25_000]
		]);
		expect(payments[1]).toMatchObject({ method: 'card', method_label: 'Visa •••• 4242' });
		expect(await shop.mails()).toEqual(['charge_due', 'charge_paid']);
		expect(
			reasonOf(await goToPay(shop.ctx, customer(charge.order_id), { charge_id: charge.id, locale: 'th' }))
		).toBe('not_in_this_state');
		await shop.expectSound();
	});

	test('no webhook ever comes: the sweep finds what was paid', async () => {
		const charge = await shop.ask();
		shop.emulator.control.paySession(await shop.go(charge), CARD);
		await shop.sweep();
		expect((await shop.charge(charge.id)).state, 'not yet').toBe('due');
		shop.pass(11 * MINUTE);
		await shop.sweep();
		expect((await shop.charge(charge.id)).state).toBe('paid');
		await shop.expectSound();
	});

	test('PromptPay that the bank confirms later, past the last day; and one that it refuses', async () => {
		const { control } = shop.emulator;
		const slow = await shop.ask({ due_at: shop.ctx.clock.now() + 2 * HOUR });
		control.paySession(await shop.go(slow), { method: 'pm_promptpay', outcome: 'succeeds_later' });
		await shop.work();
		expect((await shop.charge(slow.id)).state).toBe('processing');
		await shop.ctx.db.transaction((tx) =>
			tx
				.updateTable('charges')
				.set({ due_at: shop.ctx.clock.now() - 1 })
				.where('id', '=', slow.id)
				.execute()
		);
		await shop.sweep();
		expect((await shop.charge(slow.id)).state, 'held up by the bank').toBe('processing');
		shop.pass(2 * MINUTE);
		await shop.work();
		expect((await shop.charge(slow.id)).state).toBe('paid');

		const refused = await shop.ask();
		const first = await shop.go(refused);
		control.paySession(first, { method: 'pm_promptpay', outcome: 'fails_later' });
		await shop.work();
		expect((await shop.charge(refused.id)).state).toBe('processing');
		shop.pass(2 * MINUTE);
		await shop.work();
		expect((await shop.charge(refused.id)).state).toBe('due');
		const second = await shop.go(refused);
		expect(second).not.toBe(first);
		control.paySession(second, CARD);
		await shop.work();
		expect((await shop.charge(refused.id)).state).toBe('paid');
		expect((await shop.sessions(refused.id)).map((one) => one.state)).toEqual(['failed', 'paid']);
		await shop.expectSound();
	});

	test('left alone: reminded once, then it lapses and its page is closed', async () => {
		const charge = await shop.ask();
		const page = await shop.go(charge);
		shop.pass(2 * DAY + HOUR);
		await shop.work();
		await shop.work();
		expect(await shop.mails()).toEqual(['charge_due', 'charge_due']);
		const again = await shop.go(charge);
		expect(again, 'the first page closed by itself').not.toBe(page);
		shop.pass(DAY);
		await shop.work();
		expect(await shop.charge(charge.id)).toMatchObject({ state: 'lapsed' });
		expect(() => shop.emulator.control.paySession(again, CARD)).toThrow(/expired/);
		expect((await shop.mails()).at(-1)).toBe('charge_closed');
		await shop.expectSound();
	});

	test('called off while the customer is paying: the money goes back and they are told', async () => {
		const charge = await shop.ask();
		const page = await shop.go(charge);
		value(await callOffPayment(shop.ctx, lead, { charge_id: charge.id, version: charge.version }));
		shop.emulator.control.paySession(page, CARD);
		await shop.work();
		expect((await shop.charge(charge.id)).state).toBe('cancelled');
		const [refund] = await refundsOfOrder(shop.ctx.db.read, charge.order_id);
		expect(refund).toMatchObject({ state: 'succeeded', amount_minor: 25_000 });
		expect(await shop.mails()).toEqual(['charge_due', 'charge_closed', 'charge_returned']);
		await shop.expectSound();
	});

	test('paid twice, because an answer was lost: the second goes back', async () => {
		const { control } = shop.emulator;
		const charge = await shop.ask();
		control.addFaults({ kind: 'error_500_after', path: '/v1/checkout/sessions' });
		const nowhere = await goToPay(shop.ctx, customer(charge.order_id), {
			charge_id: charge.id,
			locale: 'en'
		});
		expect(reasonOf(nowhere)).toBe('provider_unavailable');
		// Its address was told to nobody, so after a while another page takes its place.
		shop.pass(11 * MINUTE);
		const second = await shop.go(charge);
		const lost = (await shop.stripe.checkout.sessions.list()).data.find((one) => one.id !== second);
		control.paySession(second, CARD);
		await shop.work();
		control.paySession(lost?.id ?? '', CARD);
		await shop.work();
		expect((await shop.charge(charge.id)).state).toBe('paid');
		expect((await shop.sessions(charge.id)).map((one) => [one.state, one.refund_id !== null])).toEqual([
			['paid', true],
			['paid', false]
		]);
		expect(await shop.mails()).toContain('charge_returned');
		await shop.expectSound();
	});

	test('a lost answer is asked for again under its key, and a refused page is followed by another', async () => {
		const { control } = shop.emulator;
		const charge = await shop.ask();
		const input = { charge_id: charge.id, locale: 'en' } as const;
		control.addFaults({ kind: 'reset_after', path: '/v1/checkout/sessions' });
		expect((await goToPay(shop.ctx, customer(charge.order_id), input)).ok).toBe(false);
		await shop.go(charge);
		expect((await shop.stripe.checkout.sessions.list()).data).toHaveLength(1);
		const other = await shop.ask();
		control.addFaults({ kind: 'refuse', path: '/v1/checkout/sessions', code: 'amount_too_small' });
		const refused = await goToPay(shop.ctx, customer(other.order_id), { ...input, charge_id: other.id });
		expect(reasonOf(refused)).toBe('provider_unavailable');
		await shop.go(other);
		expect((await shop.sessions(other.id)).map((one) => one.state)).toEqual(['refused', 'open']);
	});

	test('a provider that is not there any more holds nothing up for ever', async () => {
		const charge = await shop.ask();
		await shop.go(charge);
		shop.emulator.control.addFaults(
			(['GET', 'POST'] as const).map((method) => ({
				...{ kind: 'bad_gateway' as const, method, path: '/v1/checkout/sessions', times: 'always' as const }
			}))
		);
		shop.pass(3 * DAY + HOUR);
		await shop.runJobs();
		await shop.sweep();
		expect((await shop.charge(charge.id)).state).toBe('due');
		shop.pass(DAY);
		await shop.sweep();
		expect((await shop.charge(charge.id)).state).toBe('lapsed');
		shop.pass(7 * DAY);
		await shop.sweep();
		expect((await shop.sessions(charge.id)).map((one) => one.state)).toEqual(['expired']);
		await shop.expectSound();
	});

	test('of an order that is called off nothing is asked any more', async () => {
		const over = { number: 'HW-CALLED-OFF', reference: 'called-off', fulfilments: [] };
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }], over);
		const charge = await shop.ask({ order_id: order.id });
		const told = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }], {
			...over,
			cancelled_at: shop.ctx.clock.now()
		}).catch((error: unknown) => error);
		expect(told).not.toBeInstanceOf(Error);
		expect((await shop.charge(charge.id)).state).toBe('cancelled');
		expect(
			reasonOf(await goToPay(shop.ctx, customer(order.id), { charge_id: charge.id, locale: 'en' }))
		).toBe('not_in_this_state');
	});

	test('who may, and what can be asked', async () => {
		const charge = await shop.ask();
		const stranger = customer(randomIds.next('ord'));
		expect(reasonOf(await goToPay(shop.ctx, stranger, { charge_id: charge.id, locale: 'en' }))).toBe(
			'not_found'
		);
		const input = {
			order_id: charge.order_id,
			amount_minor: 25_000,
			title: 'Postage',
			due_at: shop.ctx.clock.now() + DAY,
			idempotency_key: 'one'
		};
		expect(reasonOf(await askPayment(shop.ctx, agent, input))).toBe('not_allowed');
		expect(reasonOf(await askPayment(shop.ctx, customer(charge.order_id), input))).toBe('not_allowed');
		for (const [over, reason] of [
			[{ amount_minor: 999 }, 'charge_too_small'],
			[{ amount_minor: 1000.5 }, 'amount_invalid'],
			[{ amount_minor: -1 }, 'amount_invalid'],
			[{ title: '  ' }, 'reason_missing'],
			[{ due_at: shop.ctx.clock.now() }, 'charge_due_invalid'],
			[{ due_at: shop.ctx.clock.now() + 365 * DAY }, 'charge_due_invalid'],
			[{ order_id: randomIds.next('ord') }, 'not_found']
		] as const)
			expect(reasonOf(await askPayment(shop.ctx, lead, { ...input, ...over })), reason).toBe(reason);
		const first = value(await askPayment(shop.ctx, lead, input));
		expect(value(await askPayment(shop.ctx, lead, input)).id).toBe(first.id);
		expect(reasonOf(await askPayment(shop.ctx, lead, { ...input, amount_minor: 30_000 }))).toBe(
			'key_reused_with_other_body'
		);
		const without = { ...shop.ctx, config: { ...shop.ctx.config, STRIPE_SECRET_KEY: undefined } };
		expect(reasonOf(await askPayment(without, lead, { ...input, idempotency_key: 'two' }))).toBe(
			'no_payment_provider'
		);
		expect(reasonOf(await callOffPayment(shop.ctx, agent, { charge_id: charge.id }))).toBe('not_allowed');
		expect(reasonOf(await callOffPayment(shop.ctx, lead, { charge_id: charge.id, version: 9 }))).toBe(
			'changed_meanwhile'
		);
		value(await sendPayLink(shop.ctx, agent, { charge_id: charge.id }));
		value(await callOffPayment(shop.ctx, lead, { charge_id: charge.id }));
		expect(reasonOf(await sendPayLink(shop.ctx, agent, { charge_id: charge.id }))).toBe('not_in_this_state');
		const pressed = await shop.ask();
		for (let press = 0; press < 60; press++)
			await shop.ctx.db.transaction((tx) =>
				useLimits(tx, { config: shop.ctx.config, now: shop.ctx.clock.now() }, [
					{ limit: 'pay.order', subject: pressed.order_id }
				])
			);
		const again = { charge_id: pressed.id, locale: 'en' } as const;
		expect(reasonOf(await goToPay(shop.ctx, customer(pressed.order_id), again))).toBe('too_many_attempts');
		// A request that was called off before its mail left is not mailed any more.
		const rows = await shop.ctx.db.read
			.selectFrom('messages')
			.selectAll()
			.where('kind', 'like', 'charge%')
			.execute();
		const mails = await Promise.all(rows.map((row) => mailOf(shop.ctx, row)));
		expect(mails.map((mail) => mail?.kind ?? null)).toContain('charge_closed');
		expect(mails.filter((mail) => mail?.kind === 'charge_due')).toHaveLength(2);
	});
});
