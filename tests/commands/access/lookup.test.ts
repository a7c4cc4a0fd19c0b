import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { codeOf, linkOf } from '#lib/server/auth/codes-and-links.ts';
import { customerOfSession, doorOf } from '#lib/server/auth/sessions.ts';
import { redeemCode } from '#lib/server/commands/access/redeem-code.ts';
import { redeemLink } from '#lib/server/commands/access/redeem-link.ts';
import { requestLookup } from '#lib/server/commands/access/request-lookup.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { workOnce } from '#lib/server/jobs/worker.ts';
import type { JobHandlers } from '#lib/server/jobs/handlers/index.ts';
import { describeEngines } from '../../support/databases.ts';
import { openShop, placeOrder } from './shop.ts';

const handlers = { 'lookup.answer': jobHandlers['lookup.answer'] } as JobHandlers;

describeEngines('look-up', (_engine, open) => {
	let shop: Awaited<ReturnType<typeof openShop>>;
	beforeEach(async () => {
		shop = await openShop(await open());
	});

	const ask = async (contact: string, orderNumber = 'BD-74K29', clientAddress = '192.0.2.1') => {
		const asked = await requestLookup(shop.context, { orderNumber, contact, locale: 'en', clientAddress });
		if (!asked.ok) throw new Error(asked.refusal.reason);
		// The mail's own job has no handler here and steps back.
		while (await workOnce(shop.context, handlers, 'test'));
		return asked.value.tokenId;
	};
	const mails = () => shop.context.db.read.selectFrom('messages').selectAll().execute();
	const guess = (tokenId: Awaited<ReturnType<typeof ask>>, code: string, stay = false) =>
		redeemCode(shop.context, { tokenId, code, stay, clientAddress: '192.0.2.1', visitor: null });

	it.each([
		['the address as written', 'ploy@example.com'],
		['an address in other letters', ' Ploy@Example.COM '],
		['a phone number at home', '081-234 5678'],
		['a phone number from abroad', '+66 81 234 5678'],
		['a phone number in Thai digits', '๐๘๑ ๒๓๔ ๕๖๗๘']
	])('mails a code for %s', async (_name, contact) => {
		const { id } = await placeOrder(shop.context);
		const tokenId = await ask(contact, 'bd 74k29');
		expect(await mails()).toMatchObject([
			{ key: `lookup_code:${tokenId}`, kind: 'lookup_code', recipient: 'ploy@example.com', order_id: id }
		]);
	});

	it.each([
		['an order that is not there', 'ploy@example.com', 'BD-00000'],
		['another address', 'somchai@example.com', 'BD-74K29'],
		['another phone', '0899999999', 'BD-74K29']
	])(
		'mails nothing for %s, and refuses every code just as for a real one',
		async (_name, contact, number) => {
			await placeOrder(shop.context);
			const tokenId = await ask(contact, number);
			expect(await mails()).toEqual([]);
			const decoy = await guess(tokenId, codeOf(shop.context.config, tokenId));
			const real = await guess(await ask('ploy@example.com'), 'not the code');
			expect(decoy).toEqual(real);
		}
	);

	it('never takes an order without an address for a match', async () => {
		await placeOrder(shop.context, { email_norm: null, phone_norm: null });
		for (const contact of ['null', '', 'ploy@example.com', '0']) await ask(contact);
		expect(await mails()).toEqual([]);
	});

	it('opens one order, or all orders of the mailbox for who stays', async () => {
		const { id } = await placeOrder(shop.context);
		for (const stay of [false, true]) {
			const tokenId = await ask('ploy@example.com');
			const code = codeOf(shop.context.config, tokenId);
			const opened = await guess(tokenId, ` ${code.slice(0, 3)} ${code.slice(3)} `, stay);
			if (!opened.ok) throw new Error(opened.refusal.reason);
			const visitor = await customerOfSession(doorOf(shop.context), opened.value.sessionToken);
			expect(visitor).toMatchObject(
				stay ? { email: 'ploy@example.com', orderId: null } : { email: null, orderId: id }
			);
			expect(await guess(tokenId, code)).toMatchObject({ ok: false });
		}
	});

	it('counts five tries of a hundred at once, and none after them', async () => {
		await placeOrder(shop.context);
		const tokenId = await ask('ploy@example.com');
		const code = codeOf(shop.context.config, tokenId);
		const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
		const tries = Array.from({ length: 100 }, (_, index) =>
			redeemCode(shop.context, {
				tokenId,
				code: wrong,
				stay: false,
				clientAddress: `198.51.100.${index}`,
				visitor: null
			})
		);
		expect((await Promise.all(tries)).every((tried) => !tried.ok)).toBe(true);
		const { attempts } = await shop.context.db.read
			.selectFrom('access_tokens')
			.select('attempts')
			.where('id', '=', tokenId)
			.executeTakeFirstOrThrow();
		expect(attempts).toBe(5);
		expect(await guess(tokenId, code)).toMatchObject({ ok: false });
	});

	it('lets one of many right codes in', async () => {
		await placeOrder(shop.context);
		const tokenId = await ask('ploy@example.com');
		const code = codeOf(shop.context.config, tokenId);
		const tried = await Promise.all(Array.from({ length: 5 }, () => guess(tokenId, code)));
		expect(tried.filter((one) => one.ok)).toHaveLength(1);
	});

	it('ends the code after ten minutes and the link after thirty', async () => {
		await placeOrder(shop.context);
		const tokenId = await ask('ploy@example.com');
		const link = linkOf(shop.context.config, tokenId).split('/').at(-1) ?? '';
		const open = () => redeemLink(shop.context, { token: link, clientAddress: '192.0.2.1', visitor: null });
		shop.wait(10 * MINUTE);
		expect(await guess(tokenId, codeOf(shop.context.config, tokenId))).toMatchObject({ ok: false });
		shop.wait(20 * MINUTE);
		expect(await open()).toMatchObject({ ok: false, refusal: { reason: 'link_wrong_or_expired' } });
	});

	it('uses a link up once, also when it is pressed many times at once', async () => {
		await placeOrder(shop.context);
		const tokenId = await ask('ploy@example.com');
		const token = linkOf(shop.context.config, tokenId).split('/').at(-1) ?? '';
		const opened = await Promise.all(
			Array.from({ length: 10 }, () =>
				redeemLink(shop.context, { token, clientAddress: '192.0.2.1', visitor: null })
			)
		);
		expect(opened.filter((one) => one.ok)).toHaveLength(1);
	});

	it('stores nothing that opens a door', async () => {
		await placeOrder(shop.context);
		const tokenId = await ask('ploy@example.com');
		const code = codeOf(shop.context.config, tokenId);
		const link = linkOf(shop.context.config, tokenId).split('/').at(-1) ?? '';
		const opened = await guess(tokenId, code);
		const token = opened.ok ? opened.value.sessionToken : '';
		const { read } = shop.context.db;
		const stored = JSON.stringify([
			await read.selectFrom('access_tokens').selectAll().execute(),
			await read.selectFrom('customer_sessions').selectAll().execute(),
			await read.selectFrom('jobs').selectAll().execute(),
			await read.selectFrom('messages').selectAll().execute(),
			await read.selectFrom('rate_limits').selectAll().execute()
		]);
		for (const secret of [link, token, `"${code}"`, '192.0.2.1', '74K29'])
			expect(stored).not.toContain(secret);
		const hash = await read.selectFrom('customer_sessions').select('id').executeTakeFirstOrThrow();
		expect(await customerOfSession(doorOf(shop.context), hash.id)).toBeNull();
	});

	describe('limits', () => {
		const tried = async (times: number, contact: (n: number) => string, address: (n: number) => string) => {
			const reasons: string[] = [];
			for (let n = 0; n < times; n++) {
				const asked = await requestLookup(shop.context, {
					orderNumber: `X${n}`,
					contact: contact(n),
					locale: 'en',
					clientAddress: address(n)
				});
				reasons.push(asked.ok ? 'ok' : asked.refusal.reason);
			}
			return reasons;
		};

		it('stop one address after forty orders and open again after an hour', async () => {
			const from = (n: number) => `2001:db8:0:1:${n}::1`;
			const reasons = await tried(41, (n) => `a${n}@example.com`, from);
			expect(reasons.slice(0, 40).every((reason) => reason === 'ok')).toBe(true);
			expect(reasons.at(-1)).toBe('too_many_attempts');
			shop.wait(HOUR + 1);
			expect((await tried(1, (n) => `b${n}@example.com`, from))[0]).toBe('ok');
		});

		it('stop a mailbox after ten, wherever the requests come from', async () => {
			const reasons = await tried(
				11,
				() => 'ploy@example.com',
				(n) => `192.0.2.${n}`
			);
			expect(reasons.filter((reason) => reason === 'ok')).toHaveLength(10);
		});
	});
});
