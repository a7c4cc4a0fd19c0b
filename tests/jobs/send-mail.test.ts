import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMailbox, type Mailbox } from '#emulators/mailbox/mailbox.ts';
import type { Id } from '#lib/domain/ids.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { askCustomer } from '#lib/server/commands/returns/ask-customer.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import { issueLookup } from '#lib/server/auth/codes-and-links.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { TryAgainAt } from '#lib/server/jobs/queue.ts';
import { smtpMail } from '#lib/server/providers/mail/smtp.ts';
import { describeEngines } from '../support/databases.ts';
import {
	agent,
	customer,
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	value,
	type ReturnsShop
} from '../support/returns-shop.ts';

let shop: ReturnsShop;
let mailbox: Mailbox;

describeEngines('mails that leave', (_engine, open) => {
	beforeEach(async () => {
		mailbox = await startMailbox({ smtpPort: 0, webPort: 0, host: '127.0.0.1' });
		shop = await openReturnsShop(await open());
		shop.ctx.mail = smtpMail({ url: mailbox.smtpUrl, from: { name: '', address: 'shop@example.com' } });
		await shop.ctx.db.transaction((tx) =>
			tx.updateTable('shop').set({ name_en: 'Baan Dee', email: 'hello@baandee.example.com' }).execute()
		);
	});
	afterEach(async () => {
		shop.ctx.mail?.close();
		await Promise.all([shop.close(), mailbox.close()]);
	});

	const messages = () => shop.ctx.db.read.selectFrom('messages').selectAll().orderBy('created_at').execute();
	const sendAll = async (): Promise<void> => {
		for (const { id } of await messages())
			await jobHandlers['mail.send'](shop.ctx, { message_id: id }, { attempts: 1 });
	};

	test('each step of a return is told once, with a link that opens it', async () => {
		const order = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 50_000 }]);
		const submitted = await submit(shop, order, [1]);
		await receiveAndAccept(shop, submitted.return_id);
		await shop.work();
		shop.pass(20_000);
		await shop.work();
		await sendAll();
		await sendAll();
		const sent = await mailbox.messages();
		expect(sent).toHaveLength(4);
		expect((await messages()).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
			'return_requested sent',
			'return_received sent',
			'refund_sent sent',
			'refund_done sent'
		]);
		const link = `/link/[\\w-]+\\?return=${submitted.number}`;
		for (const mail of sent) expect(mail.text).toMatch(new RegExp(link));
		expect(sent[0]?.from).toBe('Baan Dee <shop@example.com>');
		expect(JSON.stringify(sent[0]?.headers)).toContain('hello@baandee.example.com');
		const view = sent.map((mail) => mail.text).join('\n');
		expect(view).toContain('440.00');
		expect(view).not.toMatch(/undefined|NaN|\[object/);
	});

	test('a look-up code is written from its row, and not after it has run out', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
		const issue = async (tokenId: Id<'tok'>): Promise<void> => {
			const now = shop.ctx.clock.now();
			const match = { orderId: order.id, email: 'ploy@example.com' };
			await shop.ctx.db.transaction((tx) =>
				issueLookup(
					tx,
					{ ids: shop.ctx.ids, config: shop.ctx.config, now },
					{ tokenId, requestedAt: now, locale: 'th', match }
				)
			);
		};
		await issue(shop.ctx.ids.next('tok'));
		await sendAll();
		const [mail] = await mailbox.messages();
		expect(mail?.text).toMatch(/\b\d{6}\b/);
		expect(mail?.subject).not.toMatch(/\d{6}/);

		await issue(shop.ctx.ids.next('tok'));
		shop.pass(11 * MINUTE);
		await sendAll();
		expect(await mailbox.messages()).toHaveLength(1);
		expect((await messages()).at(-1)).toMatchObject({ state: 'refused', error: 'outdated' });
	});

	test('a question and a withdrawal are told; a refused address is not tried again', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 900_000 }]);
		const submitted = await submit(shop, order, [1]);
		expect(submitted.state).toBe('in_review');
		const question = 'Which colour <b>did</b> you get?';
		value(await askCustomer(shop.ctx, agent, { return_id: submitted.return_id, question }));
		await sendAll();
		const texts = (await mailbox.messages()).map((mail) => mail.text).join('\n');
		expect(texts).toContain(question);

		value(await cancelReturn(shop.ctx, customer(order.id), { return_id: submitted.return_id }));
		const last = (await messages()).at(-1);
		mailbox.faults.refuse(last?.recipient ?? '', 550);
		await sendAll();
		expect((await messages()).at(-1)).toMatchObject({
			kind: 'return_cancelled',
			state: 'refused',
			error: 'recipient_refused'
		});
	});

	test('without a mail server the mail waits, and a server that is down is tried again', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
		await submit(shop, order, [1]);
		const mail = shop.ctx.mail;
		shop.ctx.mail = null;
		await expect(sendAll()).rejects.toBeInstanceOf(TryAgainAt);
		shop.ctx.mail = mail;
		await mailbox.faults.downFor(60);
		await expect(sendAll()).rejects.toThrow();
		expect((await messages())[0]).toMatchObject({ state: 'queued' });
	});
});
