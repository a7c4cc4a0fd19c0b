import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf, linkOf, orderLinkFor } from '#lib/server/auth/codes-and-links.ts';
import type { Id } from '#lib/domain/ids.ts';
import { ask, cookieHeader, form } from '../request.ts';
import { openTwoOwners, type TwoOwners } from './two-owners.ts';

let shop: TwoOwners;
beforeAll(async () => {
	shop = await openTwoOwners('sqlite', { LOG_LEVEL: 'debug', WORKER: 'inside' });
});
afterAll(() => shop?.close());

const PASSWORD = 'planted-password-of-somebody';
const BUYER = 'ploy@example.com';

it('nothing that opens a door, and nobody’s address, is logged or stands in a subject or an address', async () => {
	const { ctx, a, shop: server } = shop;
	// The mail server quotes the address when it puts a mail off.
	server.mailbox.faults.refuse(BUYER, 450);
	const asked = await form(shop.url, '/', { order: a.order.number, contact: BUYER });
	const [text = ''] = asked.cookies['homeward-lookup']?.split('.') ?? [];
	const { tokenId } = JSON.parse(Buffer.from(text, 'base64url').toString()) as { tokenId: Id<'tok'> };
	const put = () => ctx.db.read.selectFrom('access_tokens').select('id').where('id', '=', tokenId).execute();
	await expect.poll(put, { timeout: 15_000 }).toHaveLength(1);
	await expect.poll(() => server.logs(), { timeout: 15_000 }).toContain('450');
	await server.mailbox.faults.clear();

	const code = codeOf(ctx.config, tokenId);
	const opened = await form(shop.url, '/code?/open', { code }, { cookie: cookieHeader(asked.cookies) });
	const session = opened.cookies['homeward-customer'] ?? '';
	expect(opened.status).toBe(303);
	const link = new URL(linkOf(ctx.config, tokenId)).pathname;
	const lasting = new URL((await orderLinkFor(ctx, a.order.id)).url).pathname;
	for (const path of [link, lasting]) await ask(shop.url, path);
	await form(shop.url, link, {});
	await form(shop.url, '/desk/sign-in?/enter', { email: 'planted@example.com', password: PASSWORD });
	const key = await shop.key();
	await ask(shop.url, '/api/v1/orders', { headers: { authorization: `Bearer ${key}` } });
	await ask(shop.url, `/api/v1/orders?planted=${key}`, { headers: { authorization: `Bearer ${key}x` } });
	const staff = await shop.as('merchant');
	await ask(shop.url, '/desk/search?q=planted-person', { headers: { cookie: staff } });
	await form(
		shop.url,
		'/webhooks/stripe',
		{ planted: 'planted-body' },
		{ 'stripe-signature': 't=1,v1=planted-signature' }
	);

	const told = server.logs();
	expect(told.split('\n').length).toBeGreaterThan(10);
	const secrets = [
		...[code, session, link.slice(6), lasting.slice(6), key, PASSWORD, staff.slice(15, 58)],
		...[
			BUYER,
			'planted',
			a.order.number,
			a.return.number,
			ctx.config.APP_SECRET,
			server.env.STRIPE_SECRET_KEY!
		]
	];
	for (const secret of secrets) {
		expect(secret.length).toBeGreaterThan(5);
		// Six digits may stand in any number.
		const found = secret === code ? new RegExp(`\\b${code}\\b`).test(told) : told.includes(secret);
		expect(found, secret).toBe(false);
	}
	const subjects = (await ctx.db.read.selectFrom('messages').select('subject').execute()).map(
		(row) => row.subject
	);
	expect(subjects.join('\n')).not.toContain(code);
	const errors = (await ctx.db.read.selectFrom('jobs').select('last_error').execute()).map(
		(row) => row.last_error
	);
	expect(errors.join('\n')).toContain('450');
	expect(errors.join('\n')).not.toContain(BUYER);
	for (const at of [asked, opened])
		expect(at.headers.get('location')).not.toMatch(new RegExp(`${code}|@|${session}`));
}, 60_000);
