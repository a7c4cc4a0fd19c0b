import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { addProduct, type Added } from '../../support/catalogue.ts';
import { ask, form, type Answer } from '../request.ts';
import { portalShop, type PortalShop } from './portal-shop.ts';

let portal: PortalShop;
let cookie: string;
let number: string;
let hat: Added;
beforeAll(async () => {
	portal = await portalShop('sqlite');
	cookie = await portal.cookie('ploy@example.com');
	await portal.ctx.db.transaction(async (tx) => {
		const { id, rules } = await tx.selectFrom('policy_versions').selectAll().executeTakeFirstOrThrow();
		const next: PolicyRules = {
			...(JSON.parse(rules) as PolicyRules),
			outcomes: ['refund', 'exchange'],
			exchanges: { same_product: 'honour', other_products: 'current', bonus_basis_points: 1_000 }
		};
		await tx
			.updateTable('policy_versions')
			.set({ rules: JSON.stringify(next) })
			.where('id', '=', id)
			.execute();
	});
	hat = await addProduct(portal.ctx, { reference: 'HAT', sizes: { S: 2, L: 0 } });
	({ number } = await portal.order('ploy@example.com'));
});
afterAll(() => portal?.close());

const get = (path: string) => ask(portal.url, path, { headers: { cookie, accept: 'text/html' } });
const post = (path: string, fields: Record<string, string>) => form(portal.url, path, fields, { cookie });
const placeOf = (answer: Answer) => answer.headers.get('location') ?? '';
const here = () => `/orders/${number}/return`;

/** Answers that are complete, sealed as the check page's address has them. */
async function answered(): Promise<string> {
	const reason = await get(placeOf(await get(`${here()}?line=0`)));
	const action = (/action="\?\/(reason[^"]*)"/.exec(reason.body)?.[1] ?? '').replaceAll('&amp;', '&');
	const s = /name="s" value="([^"]+)"/.exec(reason.body)?.[1] ?? '';
	const check = await post(`${here()}?/${action}`, { s, reason: 'changed_mind' });
	return new URL(placeOf(check), portal.url).searchParams.get('s') ?? '';
}

it('begins again where the address is cut short or names no piece', async () => {
	const s = await answered();
	for (const query of ['', `?s=${s}`, `?s=${s}&item=9`, `?s=${s}&item=-1`, '?s=cut&item=1'])
		expect(placeOf(await get(`${here()}/exchange${query}`)), query).toBe(here());
	const shown = await get(`${here()}/exchange?s=${s}&item=1&q=%F0%9F%98%80&kind=none&after=x&product=prd_x`);
	expect(shown.status).toBe(200);
});

it('takes nothing that cannot be had, and keeps what can', async () => {
	const s = await answered();
	const choose = (fields: Record<string, string>) =>
		post(`${here()}/exchange?/choose&s=${s}&item=1`, { s, item: '1', ...fields });
	const wrong: Record<string, string>[] = [
		{},
		{ want: 'var_01900000-0000-7000-8000-000000000001' },
		{ want: 'x' },
		{ want: 'towards' },
		{ want: hat.variants.L! },
		{ want: hat.variants.S!, quantity: '0' },
		{ want: hat.variants.S!, quantity: '1.5' },
		{ want: hat.variants.S!, quantity: '100' }
	];
	for (const fields of wrong) expect((await choose(fields)).status, JSON.stringify(fields)).toBe(422);
	const kept = await choose({ want: hat.variants.S!, quantity: '2' });
	expect(placeOf(kept)).toContain(`${here()}/check?s=`);
	const check = await get(placeOf(kept));
	expect(check.body).toContain('name="due" value="42700"');
	expect(placeOf(await choose({ want: 'money' }))).toContain(`${here()}/check?s=`);
});

it('refuses to send when the shop has too few of it by then, and holds nothing', async () => {
	const s = await answered();
	const fields = { s, item: '1', want: hat.variants.S!, quantity: '3' };
	const check = await get(placeOf(await post(`${here()}/exchange?/choose&s=${s}&item=1`, fields)));
	expect(check.body).toMatch(/Only 2 of this left|เหลือเพียง 2/);
	const levels = await portal.ctx.db.read.selectFrom('stock_levels').select('reserved').execute();
	expect(levels.every(({ reserved }) => reserved === 0)).toBe(true);
});

it('something else than was agreed is chosen, read and confirmed, and nothing that was not read', async () => {
	const s = await answered();
	const one = { s, item: '1', want: hat.variants.S!, quantity: '1' };
	const check = await get(placeOf(await post(`${here()}/exchange?/choose&s=${s}&item=1`, one)));
	const value = (answer: Answer, name: string) =>
		new RegExp(`name="${name}" value="([^"]*)"`).exec(answer.body)?.[1] ?? '';
	const sent = await post(`${here()}/check`, {
		...{ s: value(check, 's'), quoted: value(check, 'quoted') },
		...(value(check, 'due') && { due: value(check, 'due') })
	});
	const page = placeOf(sent).replace('?sent', '/exchange');
	const choosing = placeOf(await get(page));
	expect(choosing).toBe(`${page}?item=1`);
	const w = value(await get(choosing), 'w');
	expect(w).toBe(`${hat.variants.S!}.1`);
	const choose = (fields: Record<string, string>) =>
		post(`${page}?/choose&w=${w}&item=1`, { w, item: '1', ...fields });
	for (const want of ['', 'money', hat.variants.L!, 'towards'])
		expect((await choose({ want })).status, want).toBe(422);
	for (const bad of ['x', `${w}~${w}`, 'var_none.1'])
		expect(placeOf(await choose({ w: bad, want: hat.variants.S! })), bad).toBe(page.replace('/exchange', ''));
	const read = placeOf(await choose({ want: hat.variants.S!, quantity: '2' }));
	const shown = await get(read);
	const told = { w: value(shown, 'w'), version: value(shown, 'version'), back: '0' };
	expect(Number(value(shown, 'due'))).toBeGreaterThan(0);
	expect((await post(read.replace('?', '?/confirm&'), { ...told, due: '0' })).status).toBe(409);
	const stranger = await portal.cookie('else@example.com');
	const foreign = await ask(portal.url, read, { headers: { cookie: stranger, accept: 'text/html' } });
	expect(foreign.status).toBe(404);
	const done = await post(read.replace('?', '?/confirm&'), { ...told, due: value(shown, 'due') });
	expect(placeOf(done)).toBe(page.replace('/exchange', '?chosen'));
	const level = await portal.ctx.db.read
		.selectFrom('stock_levels')
		.select('reserved')
		.where('variant_id', '=', hat.variants.S!)
		.executeTakeFirstOrThrow();
	expect(level.reserved).toBe(2);
	// Posted again it is too late for these figures, and nothing is held twice.
	expect((await post(read.replace('?', '?/confirm&'), { ...told, due: value(shown, 'due') })).status).toBe(
		409
	);
});
