import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import { DAY } from '#lib/domain/time.ts';
import { insertPolicyVersion } from '#lib/server/store/policies.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { ask } from '../request.ts';
import { portalShop, type PortalShop } from './portal-shop.ts';

const NAME = '</script><script>alert(1)</script><!--';

describe('the policy as everybody reads it', () => {
	let portal: PortalShop;
	beforeAll(async () => {
		portal = await portalShop('sqlite');
		const { ctx } = portal;
		await portal.order('ploy@example.com');
		await ctx.db.transaction(async (tx) => {
			await tx
				.updateTable('shop')
				.set({ name_en: NAME, return_address: JSON.stringify({ country: 'TH' }) })
				.execute();
			const later = { ...defaultRules('THB'), windows: [{ category: null, country: null, days: 21 }] };
			await insertPolicyVersion(tx, {
				id: ctx.ids.next('pol'),
				number: 2,
				rules: later,
				note: '',
				effective_from: ctx.clock.now() + 9 * DAY,
				published_at: ctx.clock.now(),
				published_by: null,
				cancelled_at: null,
				cancelled_by: null
			});
		});
	});
	afterAll(() => portal?.close());

	// Pages keep the shop for two seconds.
	const renamed = () =>
		vi.waitUntil(async () => (await get('/policy')).body.includes('alert(1)'), {
			timeout: 10_000,
			interval: 200
		});
	const get = (path: string, headers: Record<string, string> = {}) =>
		ask(portal.url, path, { headers: { accept: 'text/html', cookie: 'lang=en', ...headers } });

	it('tells one country and kind of goods, and what changes next', async () => {
		const { status, body } = await get('/policy?country=de&category=furniture');
		expect(status).toBe(200);
		const text = body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
		expect(text).toMatch(/Furniture, delivered to: Germany/);
		expect(text).toMatch(/first 14\s*days, your right by law/);
		expect(text).toMatch(/10% of what you paid/);
		expect(text).toMatch(/21\s*days after it arrives.{0,12}Now: 30\s*days after it arrives/);
		expect(body).toMatch(/<option value="DE" selected/);
		expect(body).toContain(
			`<link rel="canonical" href="${portal.url}/policy?country=DE&amp;category=furniture"`
		);
	});

	it('has data for search engines that no name of a shop breaks out of', async () => {
		await renamed();
		const { body } = await get('/policy');
		const scripts = [...body.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)];
		expect(scripts.map(([whole]) => whole.slice(0, 35))).toEqual(['<script type="application/ld+json">']);
		const data = JSON.parse(scripts[0]?.[1] ?? '') as { name: string; hasMerchantReturnPolicy: unknown[] };
		expect(data.name).toBe(NAME);
		expect(data.hasMerchantReturnPolicy.length).toBeGreaterThan(2);
		expect(body).not.toContain('<script>alert');
	});

	it('says in words that there is no such place', async () => {
		for (const query of ['country=QQ', 'country=EU', 'country=1', 'category=%3Cb%3E', 'currency=ABC']) {
			const page = await get(`/policy?${query}`);
			expect(page.status, query).toBe(404);
			expect(page.body, query).toContain('We don’t know this country');
			expect(page.body, query).not.toContain('<script');
			expect((await get(`/policy/embed?${query}`)).status, query).toBe(404);
			const json = await get(`/policy.json?${query}`);
			expect([json.status, json.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
			const pdf = await get(`/policy.pdf?${query}&lang=th`);
			expect([pdf.status, pdf.body.split('\n')[0]]).toEqual([404, 'ไม่พบประเทศหรือประเภทสินค้านี้']);
		}
	});

	it('puts no words of an address on the page', async () => {
		const { status, body } = await get('/policy?category=call_0812345678_now');
		expect(status).toBe(200);
		const shown = body.replaceAll(/(href|value)="[^"]*"|<script[\s\S]*?<\/script>/g, '');
		expect(shown).not.toMatch(/0812345678/);
	});

	it('can be framed by others in one place only, knows nobody there and sets no cookie', async () => {
		const merchant = `${await portal.cookie('ploy@example.com')}; theme=dark`;
		const frame = await get('/policy/embed?country=DE&lang=th', { cookie: merchant });
		expect(frame.headers.get('content-security-policy')).toMatch(/frame-ancestors \*$/);
		expect(frame.headers.get('x-frame-options')).toBeNull();
		expect(frame.headers.get('cache-control')).toBe('public, max-age=300');
		expect(frame.body).toMatch(/<html\s+lang="th"\s+data-theme=""/);
		expect(frame.body).not.toContain('<script');
		for (const path of ['/policy', '/policy.json', '/policy.pdf', '/', '/desk/sign-in']) {
			const { headers } = await get(path);
			expect(headers.get('x-frame-options'), path).toBe('DENY');
			expect(headers.get('content-security-policy'), path).toMatch(/frame-ancestors 'none'/);
		}
		for (const path of ['/policy/embed?lang=en', '/policy.json?lang=th', '/policy.pdf?lang=en']) {
			const { status, cookies } = await get(path);
			expect([status, cookies], path).toEqual([200, {}]);
		}
	});

	it('is JSON for programs of any site', async () => {
		const { headers, body } = await get('/policy.json?country=de&category=furniture&lang=en');
		expect(headers.get('access-control-allow-origin')).toBe('*');
		expect(JSON.parse(body)).toMatchObject({
			country: 'DE',
			category: 'furniture',
			currency: 'THB',
			version: 1,
			next: { version: 2 },
			change_of_mind: {
				phases: [
					{ basis: 'withdrawal', open_for: { days: 14, from: 'delivered' } },
					{ basis: 'goodwill', open_for: { days: 30 }, conditions: { restocking_basis_points: 1000 } }
				]
			},
			rights: [{ code: 'eu_withdrawal' }, { code: 'eu_conformity' }],
			schema_org: { '@context': 'https://schema.org', '@type': 'MerchantReturnPolicy', restockingFee: 10 }
		});
	});

	it('is a PDF in both languages', async () => {
		for (const [lang, words] of [
			['en', /Furniture, delivered to: Germany/],
			['th', /เฟอร์นิเจอร์ ส่งไปที่ เยอรมนี/]
		] as const) {
			const answer = await fetch(`${portal.url}/policy.pdf?country=DE&category=furniture&lang=${lang}`);
			expect(answer.headers.get('content-type')).toBe('application/pdf');
			expect(pdfText(new Uint8Array(await answer.arrayBuffer())).join('\n')).toMatch(words);
		}
	});
});
