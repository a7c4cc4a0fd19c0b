import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import { policyAt } from '#lib/server/store/policies.ts';
import { MERCHANT } from '../../commands/settings/staff-actors.ts';
import { engines } from '../../support/databases.ts';
import { ask, form, type Answer } from '../request.ts';
import { portalShop, type PortalShop } from './portal-shop.ts';

/** The form as a browser without JavaScript walks it: follow the redirect, read the page, send its form. */
describe.each(engines)('opening a return without a script on %s', (engine) => {
	let portal: PortalShop;
	let cookie: string;
	beforeAll(async () => {
		portal = await portalShop(engine);
		cookie = await portal.cookie('ploy@example.com');
	});
	afterAll(() => portal?.close());

	const get = (path: string) => ask(portal.url, path, { headers: { cookie, accept: 'text/html' } });
	const post = (path: string, fields: Record<string, string>) => form(portal.url, path, fields, { cookie });
	const sealedIn = (page: Answer) => /name="s" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
	const actionIn = (page: Answer, name: string) =>
		(new RegExp(`action="\\?/(${name}[^"]*)"`).exec(page.body)?.[1] ?? '').replaceAll('&amp;', '&');

	const checkPath = (number: string) => `/orders/${number}/return/check`;

	async function toCheck(number: string): Promise<{ page: Answer; path: string }> {
		const here = `/orders/${number}/return`;
		const started = await get(`${here}?line=0`);
		expect(started.status).toBe(303);
		const reasonPath = started.headers.get('location') ?? '';
		const reason = await get(reasonPath);
		expect(reason.body).toContain('Ping linen shirt');
		const answered = await post(`${here}?/${actionIn(reason, 'reason')}`, {
			s: sealedIn(reason),
			reason: 'too_small'
		});
		expect(answered.status).toBe(303);
		const path = answered.headers.get('location') ?? '';
		return { page: await get(path), path };
	}

	it('leads from the link of one piece to a submitted return, and sends it once', async () => {
		const { id, number } = await portal.order('ploy@example.com');
		const { page, path } = await toCheck(number);
		expect(page.body).toContain('฿1,430.00');
		expect(page.body).toContain('As things stand, you can ask for this until');
		expect(page.body).toContain(
			'If something is wrong with it, choose that reason: ฿60.00 is then not taken off.'
		);
		const fields = {
			s: sealedIn(page),
			quoted: /name="quoted" value="(\d+)"/.exec(page.body)?.[1] ?? ''
		};
		expect(fields.quoted).toBe('143000');
		const twice = await Promise.all([post(checkPath(number), fields), post(checkPath(number), fields)]);
		const places = twice.map((answer) => answer.headers.get('location') ?? '');
		expect(twice.map((answer) => answer.status)).toEqual([303, 303]);
		expect(new Set(places.map((place) => place.split('?')[0])).size).toBe(1);
		const made = await portal.ctx.db.read
			.selectFrom('returns')
			.select('number')
			.where('order_id', '=', id)
			.execute();
		expect(made).toHaveLength(1);

		const sent = await get(`/returns/${made[0]?.number}?sent`);
		expect(sent.body).toContain('We have your request');
		expect(sent.body).toContain('Drop it off by');
		// Back to the check page after sending: it shows the return, and asks nothing again.
		const back = await get(path);
		expect(back.status).toBe(303);
		expect(back.headers.get('location')).toBe(`/returns/${made[0]?.number}`);

		const slip = await get(`/returns/${made[0]?.number}/slip.pdf`);
		expect(slip.headers.get('content-type')).toBe('application/pdf');
		expect(slip.body.startsWith('%PDF-')).toBe(true);
	});

	it('shows the new figures when the amount changed after it was read', async () => {
		const { number } = await portal.order('ploy@example.com');
		const { page, path } = await toCheck(number);
		const answer = await post(path, {
			s: sealedIn(page),
			quoted: '1'
		});
		expect(answer.status).toBe(409);
		expect(answer.body).toContain('The amount has changed. It is ฿1,430.00 now.');
		expect(answer.body).toContain('name="quoted" value="143000"');
	});

	it('tells every fault beside its field and keeps what was answered', async () => {
		const { number } = await portal.order('ploy@example.com');
		const here = `/orders/${number}/return`;
		const items = await get(here);
		const nothing = await post(`${here}?/${actionIn(items, 'items')}`, { s: sealedIn(items) });
		expect(nothing.status).toBe(422);
		expect(nothing.body).toContain('href="#line-0"');
		expect(nothing.body).toContain('<title>Error: ');

		const many = await post(`${here}?/${actionIn(items, 'items')}`, {
			s: sealedIn(items),
			line: '1',
			'quantity-1': '7'
		});
		expect(many.status).toBe(422);
		expect(many.body).toContain('href="#quantity-1"');

		const chosen = await post(`${here}?/${actionIn(items, 'items')}`, {
			s: sealedIn(items),
			line: '1',
			'quantity-1': '2'
		});
		const reason = await get(chosen.headers.get('location') ?? '');
		const damaged = await post(`${here}?/${actionIn(reason, 'reason')}`, {
			s: sealedIn(reason),
			reason: 'damaged',
			'answer-damaged': 'item_torn',
			'comment-damaged': 'The seam is open.'
		});
		expect(damaged.status).toBe(422);
		expect(damaged.body).toContain('href="#photo-damaged"');
		expect(damaged.body).toContain('The seam is open.');
		expect(damaged.body).toMatch(/value="item_torn"[^>]*checked/);
	});

	it('offers a fault for what cannot come back otherwise, with reasons of that kind only', async () => {
		const { number } = await portal.order('ploy@example.com');
		const items = await get(`/orders/${number}/return`);
		expect(items.body).not.toContain('id="line-2"');
		expect(items.body).toContain(`/orders/${number}/return?line=2&amp;fault`);
		const started = await get(`/orders/${number}/return?line=2&fault`);
		const reason = await get(started.headers.get('location') ?? '');
		expect(reason.body).toContain('id="reason-damaged"');
		expect(reason.body).not.toContain('id="reason-changed_mind"');
	});

	it('asks what the rules of the shop ask, and offers what they leave', async () => {
		const published = await publishPolicy(portal.ctx, MERCHANT, {
			based_on: 1,
			note: '',
			effective_from: null,
			rules: {
				...defaultRules('THB'),
				rules: [
					{
						id: 'r_shirts01',
						name: '',
						when: { field: 'item_category', op: 'is', value: ['clothing'] },
						then: [
							{ do: 'require_comment' },
							{ do: 'offer', outcomes: ['store_credit'] },
							{ do: 'methods', methods: ['own_carrier'] },
							{ do: 'credit_bonus', basis_points: 1_000 }
						],
						enabled: true
					}
				]
			}
		});
		expect(published).toMatchObject({ ok: true });
		const { number } = await portal.order('ploy@example.com');
		const here = `/orders/${number}/return`;
		const started = await get(`${here}?line=0`);
		const reason = await get(started.headers.get('location') ?? '');
		expect(reason.body).toContain('What happened?');
		const answer = (comment: string) =>
			post(`${here}?/${actionIn(reason, 'reason')}`, {
				s: sealedIn(reason),
				reason: 'too_small',
				'comment-too_small': comment
			});
		const silent = await answer(' ');
		expect(silent.status).toBe(422);
		expect(silent.body).toContain('href="#comment-too_small"');
		const told = await answer('Tight at the shoulders');
		const check = await get(told.headers.get('location') ?? '');
		expect(check.status).toBe(200);
		expect(check.body).toContain('Store credit');
		expect(check.body).not.toContain('step=outcome');
		expect(check.body).not.toContain('step=method');
		const quoted = /name="quoted" value="(\d+)"/.exec(check.body)?.[1] ?? '';
		const sent = await post(checkPath(number), { s: sealedIn(check), quoted });
		expect(sent.status).toBe(303);
		const row = await portal.ctx.db.read
			.selectFrom('returns')
			.select(['method', 'decision'])
			.where('number', '=', (sent.headers.get('location') ?? '').replace(/^.*returns\/(.*)\?sent$/, '$1'))
			.executeTakeFirstOrThrow();
		expect(row.method).toBe('own_carrier');
		expect(JSON.parse(row.decision)).toMatchObject({
			later: { credit_bonus_basis_points: 1_000 },
			items: [{ outcome: 'store_credit' }]
		});
	});

	it('names what would help where a rule says no, and nothing of the rule', async () => {
		const words = { en: 'Not for money back.', th: 'คืนเป็นเงินไม่ได้' };
		const published = await publishPolicy(portal.ctx, MERCHANT, {
			based_on: (await policyAt(portal.ctx.db.read, Date.now())).number,
			note: '',
			effective_from: null,
			rules: {
				...defaultRules('THB'),
				rules: [
					{
						id: 'r_credit01',
						name: 'Secret list',
						when: { field: 'outcome', op: 'is', value: ['refund'] },
						then: [{ do: 'refuse', words }],
						enabled: true
					}
				]
			}
		});
		expect(published).toMatchObject({ ok: true });
		const { number } = await portal.order('ploy@example.com');
		const { body } = (await toCheck(number)).page;
		expect(body).toContain('Not for money back.');
		expect(body).toContain('It can come back for store credit.');
		expect(body).toContain('If something is wrong with it, it can come back: choose that reason.');
		expect(body).not.toContain('Secret list');
	});
});
