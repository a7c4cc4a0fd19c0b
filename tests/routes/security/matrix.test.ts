import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#lib/domain/actor.ts';
import { access, type Audience } from '#lib/server/auth/access.ts';
import { operations } from '#lib/server/api/registry.ts';
import { revokeKey } from '#lib/server/store/api-keys.ts';
import { ask, form, type Answer } from '../request.ts';
import { fingerprint } from './fingerprint.ts';
import { openTwoOwners, type TwoOwners } from './two-owners.ts';

let shop: TwoOwners;
const cookies: Record<string, string> = {};
beforeAll(async () => {
	shop = await openTwoOwners('sqlite');
	const { a, b } = shop;
	// First, since it ends every session there is.
	cookies.expired = await expired();
	Object.assign(cookies, {
		nobody: 'lang=en',
		ended: 'homeward-staff=gone; homeward-customer=gone; lang=en',
		'mailbox of A': await shop.as({ email: a.email }),
		'link of B': await shop.as({ orderId: b.order.id }),
		agent: await shop.as('agent'),
		lead: await shop.as('lead'),
		merchant: await shop.as('merchant')
	});
});
afterAll(() => shop?.close());

/** Sessions of both kinds whose time is over. */
async function expired(): Promise<string> {
	const staff = await shop.as('merchant');
	const customer = await shop.as({ email: shop.b.email });
	const over = { expires_at: Date.now() - 1 };
	await shop.ctx.db.transaction(async (tx) => {
		await tx.updateTable('staff_sessions').set(over).execute();
		await tx.updateTable('customer_sessions').set(over).execute();
	});
	return `${staff}; ${customer}`;
}

const WHO = ['nobody', 'ended', 'expired', 'mailbox of A', 'link of B', 'agent', 'lead', 'merchant'] as const;
type Who = (typeof WHO)[number];
const isCustomer = (who: Who): boolean => who === 'mailbox of A' || who === 'link of B';
const rankOf = (who: Who): number => ROLES.indexOf(who as Role);

/** What a door does before its page is asked: written down here a second time, from the table of audiences alone. */
function expected(audience: Audience, who: Who): 'in' | 'look-up' | 'sign-in' | 403 | 404 {
	if (audience === 'customer') return isCustomer(who) ? 'in' : 'look-up';
	if (audience === 'demo') return 404;
	const needed = ROLES.indexOf(audience as Role);
	if (needed === -1) return 'in';
	if (rankOf(who) === -1) return 'sign-in';
	return rankOf(who) >= needed ? 'in' : 403;
}

const own = (id: string): Audience => access[id]!;
const browsed = Object.keys(access).filter((id) => own(id) !== 'api' && own(id) !== 'webhook');
const file = (id: string, name: string) => `src/routes${id === '/' ? '' : id}/${name}`;
const isPage = (id: string) => existsSync(file(id, '+page.svelte')) || existsSync(file(id, '+page@.svelte'));

/** The address of a route, about what belongs to B. */
function pathOf(id: string): string {
	const { b, importId, staff } = shop;
	const values: Record<string, string> = {
		...{ order: b.order.number, return: b.return.number, file: b.file, token: 'nothing' },
		...{ import: importId, member: staff.agent, kind: 'return', code: 'too_small', number: b.order.number }
	};
	const path = id
		.replace(/\/\([^)]*\)/g, '')
		.replace('[x+2e]', '.')
		.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => encodeURIComponent(values[name] ?? 'none'));
	return path === '' ? '/' : path;
}

const get = (path: string, who: Who, more: Record<string, string> = {}): Promise<Answer> =>
	ask(shop.url, path, { headers: { accept: 'text/html', cookie: cookies[who]!, ...more } });

const led = (answer: Answer, to: 'look-up' | 'sign-in'): void => {
	const at = answer.headers.get('location') ?? '';
	expect(answer.status).toBe(303);
	expect(at).toMatch(to === 'sign-in' ? /^\/desk\/sign-in\?next=%2F/ : /^\/(\?order=[\w-]+)?$/);
};

describe.each(browsed)('%s', (id) => {
	it('opens to whom the table says, as a page and as data', async () => {
		for (const who of WHO) {
			const wanted = expected(own(id), who);
			const page = await get(pathOf(id), who);
			const what = `${id} for ${who}: ${page.status}`;
			if (wanted === 'in') {
				expect([200, 303, 307, 401, 404, 405], what).toContain(page.status);
				expect(page.headers.get('location') ?? '', what).not.toContain('sign-in?next');
			} else if (typeof wanted === 'number') expect(page.status, what).toBe(wanted);
			else led(page, wanted);
			if (wanted === 'in' || !isPage(id)) continue;
			const data = await get(`${pathOf(id)}/__data.json`.replace('//', '/'), who);
			if (typeof wanted === 'number') expect(data.status, what).toBe(wanted);
			else expect(JSON.parse(data.body), what).toMatchObject({ type: 'redirect' });
			expect(data.body).not.toContain(shop.b.email);
		}
	});
});

/** The names of a page's actions, read from its file. */
function actionsOf(id: string): string[] {
	const path = file(id, '+page.server.ts');
	const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
	if (!text.includes('export const actions')) return [];
	if (text.includes('Object.keys(acts)')) return ['approve', 'refund_approve', 'refund_settle', 'lost'];
	const body = text.slice(text.indexOf('export const actions'));
	return [...body.matchAll(/^\t(\w+): async/gm)].map(([, name = '']) => (name === 'default' ? '' : name));
}

it('no form of a closed door does anything, also when a script sends it', async () => {
	const before = await fingerprint(shop.ctx.db);
	let tried = 0;
	for (const id of browsed) {
		for (const action of actionsOf(id)) {
			for (const who of WHO) {
				const wanted = expected(own(id), who);
				if (wanted === 'in') continue;
				const path = pathOf(id) + (action === '' ? '' : `?/${action}`);
				const fields = { version: '1', refund_id: shop.b.refund.id, role: 'merchant', name: 'x' };
				const sent = await form(shop.url, path, fields, { cookie: cookies[who]! });
				if (typeof wanted === 'number') expect(sent.status, `${path} ${who}`).toBe(wanted);
				else led(sent, wanted);
				const scripted = { cookie: cookies[who]!, accept: 'application/json', 'x-sveltekit-action': 'true' };
				const answer = await form(shop.url, path, fields, scripted);
				if (typeof wanted === 'number') expect(answer.status, `${path} ${who}`).toBe(wanted);
				else expect(JSON.parse(answer.body)).toMatchObject({ type: 'redirect' });
				tried++;
			}
		}
	}
	expect(tried).toBeGreaterThan(60);
	expect(await fingerprint(shop.ctx.db)).toEqual(before);
});

describe('the API', () => {
	const call = (method: string, path: string, headers: Record<string, string>) =>
		ask(shop.url, `/api/v1${path.replace(/\{\w+\}/g, shop.b.order.number)}`, {
			method,
			headers: { 'content-type': 'application/json', ...headers },
			...(method === 'GET' ? {} : { body: '{}' })
		});

	it('opens with a live key of the right scope, never with a cookie', async () => {
		const before = await fingerprint(shop.ctx.db);
		const revoked = await shop.key();
		await shop.ctx.db.transaction(async (tx) => {
			const [last] = await tx.selectFrom('api_keys').select('id').execute();
			await revokeKey(tx, last!.id, Date.now());
		});
		for (const operation of operations) {
			const { method, path, scope } = operation;
			const strangers: Record<string, string>[] = [
				{},
				{ cookie: cookies.merchant! },
				{ authorization: `Bearer ${revoked}` },
				{ authorization: 'Bearer hw_' },
				{ authorization: `Basic ${btoa(`hw:${revoked}`)}` }
			];
			for (const headers of strangers)
				expect((await call(method, path, headers)).status, `${method} ${path}`).toBe(401);
			const other = scope === 'events:read' ? 'orders:read' : 'events:read';
			const narrow = { authorization: `Bearer ${await shop.key([other])}` };
			expect((await call(method, path, narrow)).status, `${method} ${path} ${other}`).toBe(403);
		}
		const { api_keys: _keys, events: _told, ...after } = await fingerprint(shop.ctx.db);
		expect(before).toMatchObject(after);
	});
});
