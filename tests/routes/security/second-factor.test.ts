import { generateHOTP } from '@oslojs/otp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MINUTE } from '#lib/domain/time.ts';
import { secretOfKey } from '../../support/authenticator.ts';
import { ask, form, type Answer } from '../request.ts';
import { fingerprint } from './fingerprint.ts';
import { openTwoOwners, type TwoOwners } from './two-owners.ts';

let shop: TwoOwners;
beforeAll(async () => void (shop = await openTwoOwners('sqlite')));
afterAll(() => shop?.close());

const PASSWORD = 'seven-slips-under-a-lamp';
const cookieIn = (answer: Answer) => `homeward-staff=${answer.cookies['homeward-staff']}; lang=en`;
const get = (path: string, cookie: string) =>
	ask(shop.url, path, { headers: { accept: 'text/html', cookie } });
const post = (path: string, fields: Record<string, string>, cookie: string) =>
	form(shop.url, path, fields, { cookie });
const hidden = (page: string, name: string) =>
	new RegExp(`name="${name}"[^>]*value="([^"]+)"`).exec(page)?.[1] ?? '';
const at = (answer: Answer) => answer.headers.get('location');

it('settings of money ask for the password when it was given a while ago', async () => {
	const merchant = `${await shop.as('merchant')}; lang=en`;
	const provedAgo = (minutes: number) =>
		shop.ctx.db.transaction((tx) =>
			tx
				.updateTable('staff_sessions')
				.set({ confirmed_at: Date.now() - minutes * MINUTE })
				.execute()
		);
	const key = { name: 'web shop', scopes: 'orders:read' };
	const keys = async () => (await shop.ctx.db.read.selectFrom('api_keys').select('id').execute()).length;
	expect((await get('/admin/keys', merchant)).status).toBe(200);
	await provedAgo(31);
	expect((await get('/admin/policy', merchant)).status).toBe(200);
	expect(at(await get('/admin/keys', merchant))).toBe('/desk/confirm?next=%2Fadmin%2Fkeys');
	const had = await keys();
	expect((await post('/admin/keys?/create', key, merchant)).status).toBe(200);
	expect(await keys()).toBe(had + 1);
	await provedAgo(61);
	expect(at(await post('/admin/keys?/create', key, merchant))).toMatch(/^\/desk\/confirm\?next=/);
	expect(await keys()).toBe(had + 1);

	const wrong = await post('/desk/confirm?next=/admin/keys', { password: 'not this' }, merchant);
	expect([wrong.status, hidden(wrong.body, 'next')]).toEqual([422, '/admin/keys']);
	const right = await post('/desk/confirm', { password: PASSWORD, next: '/admin/keys' }, merchant);
	expect(at(right)).toBe('/admin/keys');
	expect((await get('/admin/keys', cookieIn(right))).status).toBe(200);
	expect(at(await get('/admin', merchant))).toMatch(/sign-in/);
});

it('no money moves before the second factor that the shop asks for is there', async () => {
	const merchant = `${await shop.as('merchant')}; lang=en`;
	const agent = `${await shop.as('lead')}; lang=en`;
	expect((await get('/desk', agent)).status).toBe(200);
	expect((await post('/admin/team?/require', { on: '1' }, merchant)).status).toBe(303);

	const before = await fingerprint(shop.ctx.db);
	const { refund, return: returned } = shop.b;
	const acts = { refund_id: refund.id, version: '1', reason: 'because' };
	for (const action of ['refund_approve', 'refund_settle', 'approve', 'lost']) {
		const answer = await post(`/desk/cases/${returned.number}?/${action}`, acts, agent);
		expect([answer.status, at(answer)]).toEqual([
			303,
			expect.stringMatching(/^\/desk\/account\/second-factor\?next=%2Fdesk%2Fcases%2F/)
		]);
	}
	for (const path of ['/desk', '/admin/limits', '/desk/account', '/desk/photos/any'])
		expect(at(await get(path, merchant))).toMatch(/^\/desk\/account\/second-factor\?next=/);
	expect(await fingerprint(shop.ctx.db)).toEqual(before);

	const page = (await get('/desk/account/second-factor?next=/desk', agent)).body;
	const secret = secretOfKey(/<code[^>]*>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '');
	const codeAt = (now: number) => generateHOTP(secret, BigInt(Math.floor(now / 30_000)), 6);
	const sealed = hidden(page, 'sealed');
	const missed = await post('/desk/account/second-factor', { sealed, code: '12 34 56' }, agent);
	expect([missed.status, hidden(missed.body, 'sealed')]).toEqual([422, sealed]);
	const done = await post('/desk/account/second-factor', { sealed, code: codeAt(Date.now()) }, agent);
	expect(done.body.match(/<li>[a-z2-9]{5}-[a-z2-9]{5}<\/li>/g)).toHaveLength(10);
	expect((await get('/desk', cookieIn(done))).status).toBe(200);
	expect(at(await get('/desk', agent))).toMatch(/sign-in/);

	const first = { email: 'lead@example.com', password: PASSWORD, next: '/desk/receiving' };
	const asked = await post('/desk/sign-in?/enter', first, 'lang=en');
	expect([asked.status, asked.cookies['homeward-staff']]).toEqual([200, undefined]);
	const second = { ticket: hidden(asked.body, 'ticket'), next: hidden(asked.body, 'next') };
	const refused = await post('/desk/sign-in?/code', { ...second, code: '000000' }, 'lang=en');
	expect([refused.status, hidden(refused.body, 'ticket')]).toEqual([422, second.ticket]);
	expect(hidden(refused.body, 'next')).toBe('/desk/receiving');
	// A code is used up by the set-up: the next half minute has another, and a phone may be that much ahead.
	const code = codeAt(Date.now() + 30_000);
	const entered = await post('/desk/sign-in?/code', { ...second, code }, 'lang=en');
	expect([entered.status, at(entered)]).toEqual([303, '/desk/receiving']);
	expect((await get('/desk/receiving', cookieIn(entered))).status).toBe(200);
});
