import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { access } from '#lib/server/auth/access.ts';
import { policyHistory } from '#lib/server/queries/admin.ts';
import { openAdminShop, ROLES, type AdminShop } from './admin-shop.ts';

/** Every admin route by a path that exists. */
const PATHS: Record<string, (admin: AdminShop, member: string) => string> = {
	'/admin/credit-notes/[month].csv': () => '/admin/credit-notes/2026-11.csv',
	'/admin/policy/export': () => '/admin/policy/export?version=1',
	'/admin/reasons/[kind]/[code]': () => '/admin/reasons/return/damaged',
	'/admin/team/[member]': (_, member) => `/admin/team/${member}`
};
const NEEDS_IMPORT = [
	'/admin/webhooks/[webhook]',
	'/admin/catalogue/[product]',
	'/admin/imports/[import]',
	'/admin/imports/[import]/faults.csv',
	'/admin/policy/backtests/[backtest]',
	'/admin/policy/backtests/[backtest]/cases.csv'
];
const ROUTES = Object.keys(access).filter((route) => route === '/admin' || route.startsWith('/admin/'));
const ACTS = [
	'/admin?/retry',
	'/admin/policy?/start',
	'/admin/policy?/import',
	'/admin/policy?/cancel',
	'/admin/policy?/rollback',
	'/admin/policy?/two',
	'/admin/policy/edit?/edit',
	'/admin/policy/edit?/rule',
	'/admin/policy/edit?/settings',
	'/admin/policy/edit?/undo',
	'/admin/policy/edit?/publish',
	'/admin/policy/edit?/approve',
	'/admin/policy/backtests',
	'/admin/policy/backtests/bkt_01900000-0000-7000-8000-000000000001?/cancel',
	'/admin/reasons?/move',
	'/admin/reasons/return/damaged?/save',
	'/admin/reasons/return/damaged?/remove',
	'/admin/labels',
	'/admin/catalogue',
	'/admin/catalogue/prd_01900000-0000-7000-8000-000000000001?/product',
	'/admin/catalogue/prd_01900000-0000-7000-8000-000000000001?/stock',
	'/admin/addresses?/save',
	'/admin/addresses?/remove',
	'/admin/holidays?/save',
	'/admin/holidays?/remove',
	'/admin/holidays?/thai',
	'/admin/holidays?/paste',
	'/admin/cancellations',
	'/admin/instant',
	'/admin/withdrawal?/save',
	'/admin/withdrawal?/reset',
	'/admin/shop?/details',
	'/admin/shop?/address',
	'/admin/shop?/colours',
	'/admin/shop?/logo',
	'/admin/team/new',
	'/admin/team/stf_01900000-0000-7000-8000-000000000001?/role',
	'/admin/team/stf_01900000-0000-7000-8000-000000000001?/password',
	'/admin/team/stf_01900000-0000-7000-8000-000000000001?/close',
	'/admin/webhooks?/add',
	...['save', 'rotate', 'pause', 'resume', 'skip', 'replay', 'test', 'again', 'remove'].map(
		(act) => `/admin/webhooks/whk_01900000-0000-7000-8000-000000000001?/${act}`
	),
	'/admin/keys?/create',
	'/admin/keys?/revoke',
	'/admin/imports',
	'/admin/imports/imp_01900000-0000-7000-8000-000000000001?/again',
	'/admin/imports/imp_01900000-0000-7000-8000-000000000001?/cancel'
];

describe('doors of the settings', () => {
	let admin: AdminShop;
	let member: string;
	beforeAll(async () => {
		admin = await openAdminShop('sqlite');
		const staff = await admin.ctx.db.read.selectFrom('staff').select('id').executeTakeFirstOrThrow();
		member = staff.id;
	});
	afterAll(() => admin?.close());

	test('the table names them all for merchants', () => {
		expect(ROUTES.length).toBeGreaterThan(10);
		expect(ROUTES.filter((route) => access[route] !== 'merchant')).toEqual([]);
	});

	test.each(ROUTES)('%s opens to a merchant and to nobody else', async (route) => {
		const missing = NEEDS_IMPORT.includes(route);
		const path = missing
			? route
					.replace('[import]', 'imp_01900000-0000-7000-8000-000000000001')
					.replace('[webhook]', 'whk_01900000-0000-7000-8000-000000000001')
					.replace('[backtest]', 'bkt_01900000-0000-7000-8000-000000000001')
			: (PATHS[route]?.(admin, member) ?? route);
		expect((await admin.get(path)).status).toBe(missing ? 404 : 200);
		for (const role of ROLES.filter((each) => each !== 'merchant'))
			expect((await admin.get(path, role)).status, role).toBe(403);
		const stranger = await admin.get(path, null);
		expect([stranger.status, stranger.location]).toEqual([
			303,
			`/desk/sign-in?next=${encodeURIComponent(path)}`
		]);
	});

	test.each(ACTS)('%s is no act for others', async (path) => {
		for (const role of ['agent', 'lead'] as const)
			expect((await admin.post(path, { version: '1' }, role)).status, role).toBe(403);
		expect((await admin.post(path, { version: '1' }, null)).status).toBe(303);
		const { versions } = await policyHistory(admin.ctx.db.read, admin.ctx.clock.now());
		expect(versions).toHaveLength(1);
	});

	test('a page of another site cannot act for a merchant', async () => {
		const answer = await fetch(`${admin.shop.url}/admin/shop?/details`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: 'https://elsewhere.example', cookie: admin.cookie('merchant') },
			body: new URLSearchParams({ version: '1', name_en: 'Taken over' })
		});
		expect(answer.status).toBe(403);
	});

	test.each([
		'/admin/reasons/return/no_such_reason',
		'/admin/reasons/constructor/damaged',
		'/admin/team/stf_nobody',
		'/admin/team/__proto__',
		'/admin/imports/imp_none',
		'/admin/webhooks/whk_none',
		'/admin/catalogue/prd_none',
		'/admin/catalogue/prd_01900000-0000-7000-8000-000000000001',
		'/admin/imports/imp_none/faults.csv',
		'/files/fil_01900000-0000-7000-8000-000000000001',
		'/files/..%2f..%2fetc%2fpasswd'
	])('%s is not there', async (path) => {
		expect((await admin.get(path)).status).toBe(404);
	});
});
