import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { codeOf, giftLinkToken } from '#lib/server/auth/codes-and-links.ts';
import { giftOfSession } from '#lib/server/auth/gift-access.ts';
import { endGift } from '#lib/server/commands/gifts/end-gift.ts';
import { mailGiftReceipt } from '#lib/server/commands/gifts/mail-gift-receipt.ts';
import { makeGift } from '#lib/server/commands/gifts/make-gift.ts';
import { openGift, openGiftLink } from '#lib/server/commands/gifts/open-gift.ts';
import { askReceiver, proveReceiver } from '#lib/server/commands/gifts/prove-receiver.ts';
import { renewGiftCode } from '#lib/server/commands/gifts/renew-gift-code.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import { previewReturn } from '#lib/server/commands/returns/preview-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import type { GiftVisitor } from '#lib/server/auth/visitors.ts';
import { render } from '#lib/server/mail/render.ts';
import { giftSlipOf } from '#lib/server/pdf/slip-of.ts';
import { giftForm } from '#lib/server/queries/gift-form.ts';
import { giftsOf } from '#lib/server/queries/gifts.ts';
import { giftReturnFor, giftReturnView } from '#lib/server/queries/gift-return.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { mailOf } from '#lib/server/queries/mail/of-message.ts';
import { ordersOfMailbox } from '#lib/server/queries/orders-of-mailbox.ts';
import { returnForm } from '#lib/server/queries/return-form.ts';
import { scanReturns } from '#lib/server/store/backtest-scan.ts';
import { openScan } from '#lib/server/store/engines/scan.ts';
import { onlyGiftOf } from '#lib/server/store/gifts.ts';
import { findOrder, linesOfOrder } from '#lib/server/store/orders.ts';
import { readShop } from '#lib/server/store/shop.ts';
import { openOrderPage } from '../../../src/routes/(portal)/orders/[order]/open-page.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	agent,
	asked,
	customer,
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

const RECEIVER = 'nuch@example.net';
const OTHERS = { clientAddress: '203.0.113.9', before: null };

describeEngines('gifts', (_engine, open) => {
	let shop: ReturnsShop;
	let url: string;
	let order: PlacedOrder;
	beforeEach(async () => {
		const db = await open();
		({ url } = db);
		shop = await openReturnsShop(db);
		order = await placeOrder(shop, [
			{ quantity: 2, unit_price_minor: 34_500 },
			{ quantity: 1, unit_price_minor: 128_900 }
		]);
	});
	afterEach(() => shop.close());

	const reader = () => shop.ctx.db.read;
	const lineAt = (index: number): Id<'lin'> => order.lines[index]!.id;

	/** One unit of the first line, given away by its buyer. */
	const give = async (quantity = 1) =>
		value(
			await makeGift(shop.ctx, customer(order.id), {
				order_id: order.id,
				message: 'สุขสันต์วันเกิด',
				lines: [{ line_id: lineAt(0), quantity }]
			})
		);

	/** Somebody with the code, whose mailbox is proved the way they prove it. */
	async function receiver(code: string): Promise<GiftVisitor & { email: string }> {
		const { sessionToken } = value(await openGift(shop.ctx, { code, ...OTHERS }));
		const visitor = (await giftOfSession(shop.ctx, sessionToken))!;
		const { clientAddress } = OTHERS;
		value(await askReceiver(shop.ctx, { visitor, email: ` ${RECEIVER}`, locale: 'th', clientAddress }));
		const row = await reader()
			.selectFrom('gift_sessions')
			.selectAll()
			.where('id', '=', visitor.sessionId)
			.executeTakeFirstOrThrow();
		const right = codeOf(shop.ctx.config, row.asked_id!);
		const wrong = right === '000000' ? '000001' : '000000';
		expect((await proveReceiver(shop.ctx, { visitor, code: wrong, clientAddress })).ok).toBe(false);
		value(await proveReceiver(shop.ctx, { visitor, code: right, clientAddress }));
		const proved = await giftOfSession(shop.ctx, sessionToken);
		expect(proved?.email).toBe(RECEIVER);
		return { ...proved!, email: RECEIVER };
	}

	const actorOf = (visitor: GiftVisitor): Actor => ({
		kind: 'customer',
		orderId: order.id,
		email: visitor.email,
		giftId: visitor.giftId
	});

	const request = (visitor: GiftVisitor & { email: string }, quantities = [1]) => ({
		order_id: order.id,
		method: 'drop_off' as const,
		items: asked(order, quantities, { outcome: 'store_credit' }),
		gift: { gift_id: visitor.giftId, email: visitor.email }
	});
	const send = (visitor: GiftVisitor & { email: string }, quantities?: number[], key = 'k'.repeat(20)) =>
		submitReturn(shop.ctx, actorOf(visitor), {
			...request(visitor, quantities),
			idempotency_key: key,
			quoted_total_minor: null,
			locale: 'th'
		});

	/** Everything that the buyer's pages are made of, at one moment. */
	async function seenByBuyer(now: number) {
		const row = (await findOrder(reader(), order.id))!;
		const customer = { sessionId: '', email: row.email_norm, orderId: null };
		const context = { ...shop.ctx, clock: { now: () => now } };
		const locals = { context, customer, locale: 'th', shop: await readShop(reader()) } as App.Locals;
		return JSON.stringify({
			page: await openOrderPage(locals, row.number),
			gifts: await giftsOf(reader(), shop.ctx.config, order.id, now),
			list: await ordersOfMailbox(reader(), row.email_norm!),
			form: await returnForm(reader(), order.id, now).then((form) =>
				form?.lines.map(({ verdict, most, in_return }) => ({ verdict, most, in_return }))
			)
		});
	}

	it('the credit is the receiver’s, the buyer sees and hears nothing, and every book balances', async () => {
		const { code } = await give();
		const now = shop.ctx.clock.now();
		const before = await seenByBuyer(now);
		const mailsBefore = await mailsTo((await findOrder(reader(), order.id))!.email_norm!);
		const visitor = await receiver(code);
		const sent = value(await send(visitor));
		expect(await seenByBuyer(now)).toBe(before);

		await receiveAndAccept(shop, sent.return_id);
		await shop.work();
		expect(await seenByBuyer(now)).toBe(before);
		expect(await mailsTo((await findOrder(reader(), order.id))!.email_norm!)).toEqual(mailsBefore);

		const given = await reader().selectFrom('credit_lots').selectAll().execute();
		const owner = await reader()
			.selectFrom('customers')
			.select('email_norm')
			.where('id', '=', given[0]!.customer_id)
			.executeTakeFirstOrThrow();
		expect(owner.email_norm).toBe(RECEIVER);
		const view = (await giftReturnFor(reader(), sent.number, visitor))!;
		expect(view.credit?.amount.amountMinor).toBe(given.reduce((sum, lot) => sum + lot.amount_minor, 0));
		const payments = await reader().selectFrom('payments').selectAll().execute();
		expect(payments.map(({ reserved_minor, refunded_minor }) => reserved_minor + refunded_minor)).toEqual([
			0
		]);
		await shop.expectSound();
		expect(await onlyGiftOf(reader(), given[0]!.customer_id), 'where mails about it lead').toBe(
			sent.return_id
		);
		const buyer = (await findOrder(reader(), order.id))!.customer_id!;
		expect(await onlyGiftOf(reader(), buyer)).toBeNull();
		await shop.ctx.db.transaction(async (tx) => {
			await tx.updateTable('gift_returns').set({ customer_id: buyer }).execute();
			await tx.updateTable('order_lines').set({ qty_gifted: 0 }).execute();
		});
		expect(await onlyGiftOf(reader(), buyer), 'who has an order of their own opens their credit').toBeNull();
		const broken = new Set((await ledgerBreaks(reader())).map(({ rule }) => rule));
		expect([...broken]).toEqual([
			'a line counts the units of its gifts',
			'what a gift brings is credit, and its receiver’s'
		]);
	});

	it('nothing that reaches the receiver names the buyer, the order or a price', async () => {
		const { code } = await give();
		const visitor = await receiver(code);
		const sent = value(await send(visitor));
		await receiveAndAccept(shop, sent.return_id);
		const view = (await giftReturnView(reader(), sent.return_id))!;
		const form = (await giftForm(reader(), visitor.giftId, shop.ctx.clock.now()))!;
		const messages = await reader()
			.selectFrom('messages')
			.selectAll()
			.where('recipient', '=', RECEIVER)
			.execute();
		expect(messages.map((message) => message.kind)).toEqual(expect.arrayContaining(['gift_return']));
		const told: { isCredit: boolean; words: string }[] = [];
		for (const message of messages) {
			const mail = await mailOf(shop.ctx, message);
			if (!mail) continue;
			const { subject, text, html } = render(mail.kind, message.locale, mail.data as never);
			const words = subject + text + html.replace(/<style.*?<\/style>/gs, '');
			told.push({ isCredit: message.key.includes('refund_done'), words });
		}
		expect(told.length).toBeGreaterThanOrEqual(3);
		const where = { name: { th: 'ร้าน', en: 'Shop' }, timezone: 'Asia/Bangkok', returnAddress: {} };
		const { order_id: _serverOnly, ...shown } = form;
		const pages = { view: { ...view, credit: null }, shown, slip: giftSlipOf(view, where, 'th') };
		const keys: string[] = [];
		const numbers: number[] = [];
		const all = JSON.stringify(pages, (key, value: unknown) => {
			keys.push(key);
			if (typeof value === 'number') numbers.push(value);
			return value;
		});
		expect(keys.filter((key) => /minor|price|paid|amount|currency|order_number|customer/.test(key))).toEqual(
			[]
		);
		for (const price of [34_500, 69_000, 128_900, 197_900]) expect(numbers).not.toContain(price);
		const row = (await findOrder(reader(), order.id))!;
		for (const secret of [row.number, row.customer_name, row.email_norm!, row.id, 'Sukhumvit', '4242 ']) {
			expect(all, secret).not.toContain(secret);
			for (const { words } of told) expect(words, secret).not.toContain(secret);
		}
		for (const { isCredit, words } of told) if (!isCredit) expect(words).not.toMatch(/฿|THB|345\.00|1,289/);
	});

	it('what was given is not the buyer’s to send back, before and after, and the rest is', async () => {
		const { code } = await give();
		const mine = (quantities: number[]) =>
			previewReturn(shop.ctx, customer(order.id), {
				order_id: order.id,
				method: 'drop_off',
				items: asked(order, quantities)
			});
		expect((await mine([1, 1])).ok).toBe(true);
		const before = await mine([2]);
		expect(before).toMatchObject({ ok: false, refusal: { facts: { available: 1 } } });
		value(await send(await receiver(code)));
		expect(await mine([2])).toMatchObject({ ok: false, refusal: { facts: { available: 1 } } });
		await give();
		expect(await mine([1])).toMatchObject({ ok: false, refusal: { reason: 'given_as_gift' } });
		expect((await mine([0, 1])).ok).toBe(true);
	});

	it('is judged as a gift when the past is replayed', async () => {
		const { code } = await give();
		value(await send(await receiver(code)));
		shop.pass(1_000);
		await submit(shop, order, [0, 1]);
		const scan = await openScan(url);
		try {
			const span = { from: 0, to: shop.ctx.clock.now(), repeat_days: 0, wide: false };
			const pages = await Array.fromAsync(scanReturns(scan, span));
			expect(pages.flat().map(({ is_gift = false }) => is_gift)).toEqual([true, false]);
		} finally {
			await scan.close();
		}
	});

	it('a receiver reaches the pieces of the gift and nothing else', async () => {
		const { code } = await give();
		const visitor = await receiver(code);
		const actor = actorOf(visitor);
		const ask = (over: object) =>
			previewReturn(shop.ctx, actor, { ...request(visitor), ...over } as Parameters<typeof previewReturn>[2]);
		const refund = { items: asked(order, [1]) };
		expect(await ask(refund)).toMatchObject({ ok: false, refusal: { reason: 'outcome_not_offered' } });
		const other = { items: asked(order, [0, 1], { outcome: 'store_credit' }) };
		expect(await ask(other)).toMatchObject({ ok: false, refusal: { reason: 'line_unknown' } });
		const more = { items: asked(order, [2], { outcome: 'store_credit' }) };
		expect(await ask(more)).toMatchObject({ ok: false, refusal: { facts: { available: 1 } } });
		expect(await ask({ gift: undefined })).toMatchObject({ ok: false, refusal: { reason: 'not_found' } });
		const strange = {
			...request(visitor),
			gift: { ...request(visitor).gift, gift_id: 'gft_x' as Id<'gft'> }
		};
		expect(await previewReturn(shop.ctx, actor, strange)).toMatchObject({ ok: false });
		expect(await makeGift(shop.ctx, actor, { order_id: order.id, message: '', lines: null })).toMatchObject({
			ok: false,
			refusal: { reason: 'not_found' }
		});

		const sent = value(await send(visitor));
		const byBuyer = await cancelReturn(shop.ctx, customer(order.id), { return_id: sent.return_id });
		expect(byBuyer).toMatchObject({ ok: false, refusal: { reason: 'not_found' } });
		expect(await giftReturnFor(reader(), sent.number, { ...visitor, email: 'x@example.com' })).toBeNull();
		const own = value(
			await submitReturn(shop.ctx, customer(order.id), {
				order_id: order.id,
				method: 'drop_off',
				items: asked(order, [0, 1]),
				idempotency_key: 'b'.repeat(20),
				quoted_total_minor: null
			})
		);
		const byReceiver = await cancelReturn(shop.ctx, actor, { return_id: own.return_id });
		expect(byReceiver).toMatchObject({ ok: false, refusal: { reason: 'not_found' } });
		expect((await cancelReturn(shop.ctx, actor, { return_id: sent.return_id })).ok).toBe(true);
		await shop.expectSound();
	});

	it('a new code ends the old one, an ended gift frees what is left, and the link of the mails goes on', async () => {
		const { code, gift_id } = await give(2);
		const fresh = value(await renewGiftCode(shop.ctx, customer(order.id), { gift_id }));
		const isWrong = { ok: false, refusal: { reason: 'gift_code_wrong' } };
		expect(await openGift(shop.ctx, { code, ...OTHERS })).toMatchObject(isWrong);
		expect(await openGift(shop.ctx, { code: 'nonsense', ...OTHERS })).toMatchObject(isWrong);
		const visitor = await receiver(fresh.code.toLowerCase().replaceAll('-', ' '));
		const sent = value(await send(visitor));
		expect(await endGift(shop.ctx, customer(order.id), { gift_id })).toMatchObject({ ok: false });
		value(await mailGiftReceipt(shop.ctx, agent, { gift_id }));
		value(await endGift(shop.ctx, agent, { gift_id }));
		expect((await linesOfOrder(reader(), order.id))[0]?.qty_gifted).toBe(1);
		expect(await openGift(shop.ctx, { code: fresh.code, ...OTHERS })).toMatchObject(isWrong);
		expect(await send(visitor, [1], 'z'.repeat(20))).toMatchObject({
			ok: false,
			refusal: { reason: 'gift_ended' }
		});
		const token = giftLinkToken(shop.ctx.config, sent.return_id);
		expect(value(await openGiftLink(shop.ctx, { token, ...OTHERS })).returnNumber).toBe(sent.number);
		expect((await openGiftLink(shop.ctx, { token: 'x', ...OTHERS })).ok).toBe(false);
	});

	it('never gives away more than there is, whoever is first', async () => {
		const all = { order_id: order.id, message: '', lines: null };
		value(await makeGift(shop.ctx, agent, all));
		expect(await makeGift(shop.ctx, agent, all)).toMatchObject({
			ok: false,
			refusal: { reason: 'nothing_chosen' }
		});
		const one = { ...all, lines: [{ line_id: lineAt(0), quantity: 1 }] };
		expect(await makeGift(shop.ctx, agent, one)).toMatchObject({
			ok: false,
			refusal: { facts: { available: 0 } }
		});
	});

	const mailsTo = (recipient: string) =>
		reader().selectFrom('messages').select('key').where('recipient', '=', recipient).orderBy('key').execute();
});
