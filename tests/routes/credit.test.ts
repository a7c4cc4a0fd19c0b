import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { doorOf, startCustomerSession, startStaffSession } from '#lib/server/auth/sessions.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { creditBalances } from '#lib/server/queries/credit.ts';
import { findOrder } from '#lib/server/store/orders.ts';
import { engines } from '../support/databases.ts';
import { portalShop, type PortalShop } from './portal/portal-shop.ts';
import { ask, form, type Answer } from './request.ts';

const EMAIL = 'mette@example.com';

describe.each(engines)('store credit on the pages, on %s', (engine) => {
	let shop: PortalShop;
	let number: string;
	let mette: Id<'cus'>;
	const staff = {} as Record<Role, string>;
	beforeAll(async () => {
		shop = await portalShop(engine);
		const order = await shop.order(EMAIL);
		number = order.number;
		mette = (await findOrder(shop.ctx.db.read, order.id))!.customer_id!;
		for (const role of ['agent', 'lead'] as const) {
			const made = await createStaff(
				shop.ctx,
				{ kind: 'system' },
				{
					email: `${role}@example.com`,
					name: role,
					role,
					password: 'seven-slips-under-a-lamp',
					locale: 'en',
					refundLimitMinor: null
				}
			);
			if (!made.ok) throw new Error(made.refusal.reason);
			const id = (
				await shop.ctx.db.read
					.selectFrom('staff')
					.select('id')
					.where('email_norm', '=', `${role}@example.com`)
					.executeTakeFirstOrThrow()
			).id;
			const token = await startStaffSession(doorOf(shop.ctx), shop.ctx.ids, id);
			staff[role] = `homeward-staff=${token}; lang=en`;
		}
	});
	afterAll(() => shop?.close());

	const get = (path: string, cookie: string): Promise<Answer> => ask(shop.url, path, { headers: { cookie } });
	const change = (fields: Record<string, string>, cookie: string): Promise<Answer> =>
		form(
			shop.url,
			`/desk/orders/${number}?/credit`,
			{ reason_code: 'goodwill', note: '', ...fields },
			{ cookie }
		);
	const balance = async (): Promise<number> =>
		(await creditBalances(shop.ctx.db.read, mette, shop.ctx.clock.now()))[0]?.available_minor ?? 0;

	it('is corrected by a lead with a reason, once per page, and by no agent', async () => {
		const page = await get(`/desk/orders/${number}`, staff.lead);
		const key = /name="key" value="(crt_[^"]+)"/.exec(page.body)?.[1] ?? '';
		expect(key).not.toBe('');
		const given = { what: 'give', amount: '250.50', key };
		expect((await change({ ...given, reason_code: '' }, staff.lead)).body).toContain('Change the credit');
		expect(await balance()).toBe(0);
		for (let press = 0; press < 2; press++) {
			const done = await change(given, staff.lead);
			expect([done.status, done.headers.get('location')]).toEqual([
				303,
				`/desk/orders/${number}?done=credit_changed#credit`
			]);
		}
		expect(await balance()).toBe(25_050);
		const taken = await change({ what: 'take', amount: '300', key: '' }, staff.lead);
		expect(taken.body).toContain('There is ฿250.50 of store credit');
		const agents = await get(`/desk/orders/${number}`, staff.agent);
		expect(agents.body).toContain('฿250.50 to spend');
		expect(agents.body).not.toContain('credit-amount');
		await change({ what: 'give', amount: '999', key: '' }, staff.agent);
		await change(
			{ what: 'revoke:rfd_01980000-0000-7000-8000-000000000000', amount: '', key: '' },
			staff.lead
		);
		expect(await balance()).toBe(25_050);
	});

	it('is seen by the mailbox that owns it and nobody else, without a script', async () => {
		const hers = await get('/credit', await shop.cookie(EMAIL));
		expect(hers.status).toBe(200);
		expect(hers.body).toContain('฿250.50 to spend');
		expect(hers.body).not.toMatch(/<script\b/);
		expect((await get('/orders', await shop.cookie(EMAIL))).body).toContain(
			'You have ฿250.50 of store credit'
		);
		const others = await get('/credit', await shop.cookie('somebody@example.com'));
		expect(others.body).toContain('No store credit yet');
		expect(others.body).not.toContain('250.50');
		const { id } = (await shop.ctx.db.read
			.selectFrom('orders')
			.select('id')
			.where('number', '=', number)
			.executeTakeFirst())!;
		const link = await startCustomerSession(doorOf(shop.ctx), shop.ctx.ids, { email: null, orderId: id });
		const byLink = await get('/credit', `homeward-customer=${link}`);
		expect([byLink.status, byLink.headers.get('location')]).toEqual([303, `/orders/${number}`]);
		expect((await get('/credit', '')).status).toBe(303);
		const odd = '/credit?currency=THB&before=1-crt_x%27';
		expect((await get(odd, await shop.cookie(EMAIL))).body).toContain('฿250.50 to spend');
	});
});
