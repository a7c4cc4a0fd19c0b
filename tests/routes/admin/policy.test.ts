import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { exceptionsOf } from '#lib/domain/policy/draft/content.ts';
import { policy } from '#lib/i18n/admin-policy.ts';
import { draftWords } from '#lib/i18n/admin-policy-draft.ts';
import { dateLong } from '#lib/i18n/format.ts';
import { plain } from '#lib/i18n/say.ts';
import { policyHistory } from '#lib/server/queries/admin.ts';
import { findPolicyDraft, openPolicyDrafts } from '#lib/server/store/policy-drafts.ts';
import { engines } from '../../support/databases.ts';
import { naughtyStrings } from '../../support/fc.ts';
import { changed, fieldsOf, openAdminShop, textOf, words, type AdminShop, type Page } from './admin-shop.ts';

const EDIT = '/admin/policy/edit';
const RULE = {
	draft: '',
	id: 'r_aaaaaaaa',
	enabled: '1',
	before: '',
	name: '',
	'when.kind': 'all',
	'when.parts': '1',
	'when.0.kind': 'ask',
	'when.0.field': 'item_category',
	'when.0.op': 'is',
	'when.0.value': 'Skin care, linen',
	'then.parts': '1',
	'then.0.do': 'window',
	'then.0.days': '45',
	'then.0.from': 'delivered',
	act: 'save'
};

describe.each(engines)('writing a policy without a script on %s', (engine) => {
	let admin: AdminShop;
	beforeAll(async () => {
		admin = await openAdminShop(engine);
	});
	afterAll(() => admin?.close());

	const history = () => policyHistory(admin.ctx.db.read, admin.ctx.clock.now());
	const draftIn = (page: Page) =>
		new URL(page.location ?? '', 'http://x').searchParams.get('draft') as Id<'pdr'>;
	const rulesOf = async (id: Id<'pdr'>) =>
		exceptionsOf((await findPolicyDraft(admin.ctx.db.read, id))!.rules);
	const press = (draft: string, act: string) =>
		admin.post(`${EDIT}?/edit&draft=${draft}`, { draft, do: act });

	test('rules are added, moved, switched off, copied, deleted and had back', async () => {
		const first = await admin.post(`${EDIT}?/rule`, RULE);
		expect(first.status).toBe(303);
		const draft = draftIn(first);
		await admin.post(`${EDIT}?/rule`, { ...RULE, draft, id: 'r_bbbbbbbb', 'then.0.do': 'waive_fees' });
		expect((await rulesOf(draft)).map(({ id }) => id)).toEqual(['r_aaaaaaaa', 'r_bbbbbbbb']);
		expect((await rulesOf(draft))[0]?.when).toEqual({
			all: [{ field: 'item_category', op: 'is', value: ['skin_care', 'linen'] }]
		});
		const moved = await press(draft, 'move:r_bbbbbbbb:-1');
		expect(moved.location).toContain('focus=move%3Ar_bbbbbbbb%3A-1');
		await press(draft, 'enable:r_aaaaaaaa:0');
		await press(draft, 'duplicate:r_bbbbbbbb');
		const three = await rulesOf(draft);
		expect(three.map(({ enabled }) => enabled)).toEqual([true, true, false]);
		await press(draft, 'remove:r_bbbbbbbb');
		const page = await admin.get(`${EDIT}?draft=${draft}`);
		const undo = fieldsOf(page.body, words(draftWords.undo));
		expect((await admin.post(`${EDIT}?/undo&draft=${draft}`, undo)).location).toContain('done=undone');
		expect(await rulesOf(draft)).toEqual(three);
		expect(exceptionsOf((await history()).live.rules)).toEqual([]);
	});

	test('a rule’s own buttons keep all that was typed, and what is wrong is told at its field', async () => {
		const typed = { ...RULE, id: 'r_cccccccc', 'then.0.days': 'soon', name: '<b>mine' };
		const grown = await admin.post(`${EDIT}?/rule`, { ...typed, act: 'group:when' });
		expect(grown.status).toBe(200);
		expect(grown.body).toContain('id="when.1.0.field"');
		expect(grown.body).toContain('value="soon"');
		expect(grown.body).not.toContain('<b>mine');
		const wrong = await admin.post(`${EDIT}?/rule`, typed);
		expect(wrong.status).toBe(422);
		expect(wrong.body).toContain('href="#then.0.days"');
		expect(textOf(wrong.body)).toContain(words(draftWords.faultNumber, { least: 0, most: 3650 }));
		const faulty = { ...RULE, 'when.0.kind': 'cel', 'when.0.cel': 'order_value >' };
		const expression = await admin.post(`${EDIT}?/rule`, { ...faulty, id: 'r_dddddddd' });
		expect([expression.status, expression.body.includes('href="#when.0.cel"')]).toEqual([422, true]);
	});

	test('two people at one rule: the second is told, sees the other’s, and loses nothing', async () => {
		const draft = draftIn(await admin.post(`${EDIT}?/rule`, { ...RULE, id: 'r_eeeeeeee' }));
		const form = await admin.get(`${EDIT}?draft=${draft}&rule=r_eeeeeeee`);
		const before = fieldsOf(form.body, 'name="when.parts"').find(([name]) => name === 'before')?.[1] ?? '';
		const mine = { ...RULE, draft, id: 'r_eeeeeeee', before };
		expect((await admin.post(`${EDIT}?/rule`, { ...mine, 'then.0.days': '50' })).status).toBe(303);
		const late = await admin.post(`${EDIT}?/rule&draft=${draft}`, { ...mine, 'then.0.days': '60' });
		expect(late.status).toBe(409);
		expect(late.body).toContain('value="60"');
		expect(textOf(late.body)).toContain('50 days');
		const again = fieldsOf(late.body, 'name="when.parts"').find(([name]) => name === 'before')?.[1] ?? '';
		await admin.post(`${EDIT}?/rule`, { ...mine, before: again, 'then.0.days': '60' });
		expect((await rulesOf(draft))[0]?.then).toMatchObject([{ days: 60 }]);
	});

	test('what holds for everything else is a part of the draft; rows come and go', async () => {
		const fields = fieldsOf((await admin.get(`${EDIT}?draft=new&part=settings`)).body, 'name="mark"');
		const added = await admin.post(`${EDIT}?/settings`, changed(fields, { do: 'add:window' }));
		expect(added.body).toContain('id="window_category_2"');
		const wrong = changed(fields, { days: 'soon', percent: '130', bank_to: '1', do: 'save' });
		const told = await admin.post(`${EDIT}?/settings&part=settings`, wrong);
		expect(told.status).toBe(422);
		for (const id of ['days', 'percent', 'bank_to']) expect(told.body).toContain(`href="#${id}"`);
		const saved = await admin.post(
			`${EDIT}?/settings`,
			changed(fields, { ship_by: '10', judged_by: 'purchase', do: 'save' })
		);
		const { rules } = (await findPolicyDraft(admin.ctx.db.read, draftIn(saved)))!;
		expect([rules.ship_by_days, rules.judged_by]).toEqual([10, 'purchase']);
	});

	test('from a template to a version, planned, called off, published and taken back', async () => {
		const start = await admin.post('/admin/policy?/start', { template: 'keep_cheap' });
		const draft = draftIn(start);
		const tried = textOf(
			(await admin.get(`${EDIT}?draft=${draft}&order=${admin.order}&reason=damaged`)).body
		);
		expect(tried).toContain(words(policy.decides));
		expect(tried).toContain(words(draftWords.customerReads));
		const publish = fieldsOf((await admin.get(`${EDIT}?draft=${draft}`)).body, 'name="when"');
		const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
		const over = changed(publish, { when: 'day', day: '2020-01-01' });
		expect((await admin.post(`${EDIT}?/publish&draft=${draft}`, over)).body).toContain('href="#day"');
		const later = changed(publish, { when: 'day', day, note: 'Cheap ones' });
		expect((await admin.post(`${EDIT}?/publish`, later)).location).toBe('/admin/policy?published=2');
		expect((await admin.post(`${EDIT}?/publish`, later)).status).toBe(422);
		const { planned } = await history();
		const from = plain(dateLong('en', planned[0]?.effective_from ?? 0, 'Asia/Bangkok'));
		const page = textOf((await admin.get('/admin/policy')).body);
		expect(page).toContain(words(policy.plannedNotice, { number: 2, from }));
		expect(page).toContain('Cheap ones');
		await admin.post('/admin/policy?/cancel', { version: '2' });
		expect((await history()).planned).toEqual([]);
		const again = draftIn(await admin.post('/admin/policy?/start', { version: '2' }));
		const now = fieldsOf((await admin.get(`${EDIT}?draft=${again}`)).body, 'name="when"');
		expect((await admin.post(`${EDIT}?/publish`, now)).location).toBe('/admin/policy?published=3');
		await admin.post('/admin/policy?/rollback', { version: '1', based_on: '3' });
		const { live, versions } = await history();
		expect([live.number, versions.length, exceptionsOf(live.rules)]).toEqual([4, 4, []]);
	});

	test('a draft is held against past returns from its own page', async () => {
		const draft = draftIn(await admin.post(`${EDIT}?/rule`, { ...RULE, id: 'r_ffffffff' }));
		const bench = await admin.get(`${EDIT}?draft=${draft}`);
		expect(bench.body).toContain(`/admin/policy/backtests?draft=${draft}`);
		const page = await admin.get(`/admin/policy/backtests?draft=${draft}`);
		expect(page.body).toMatch(new RegExp(`value="${draft}" selected`));
		const begun = await admin.post('/admin/policy/backtests', {
			policy: draft,
			baseline: 'judged',
			span: 'all'
		});
		expect(begun.location).toMatch(/^\/admin\/policy\/backtests\/bkt_/);
		const nobodys = { policy: 'pdr_01900000-0000-7000-8000-000000000001', baseline: 'judged', span: 'all' };
		expect((await admin.post('/admin/policy/backtests', nobodys)).status).toBe(422);
	});

	test('a policy goes out as JSON and comes in again; a fault is told with its path', async () => {
		const file = await admin.get('/admin/policy/export?version=3');
		expect(file.headers.get('content-disposition')).toContain('policy-3.json');
		const json = JSON.parse(file.body) as { rules: { id: string; when: unknown }[] };
		const taken = await admin.post('/admin/policy?/import', { text: file.body });
		expect((await rulesOf(draftIn(taken))).map(({ id }) => id)).toEqual(json.rules.map(({ id }) => id));
		const wrong = { ...json, wndows: 1, rules: [{ ...json.rules[0], when: { field: 'nose' } }] };
		const told = await admin.post('/admin/policy?/import', { text: JSON.stringify(wrong) });
		expect(told.status).toBe(422);
		for (const path of ['wndows', 'rules.0.when']) expect(textOf(told.body)).toContain(path);
		for (const text of ['', '{', '[]', 'null'])
			expect((await admin.post('/admin/policy?/import', { text })).status).toBe(422);
	});

	test('naughty strings anywhere: an answer, never a fault, and nothing published', async () => {
		const before = (await history()).versions.length;
		const names = Object.keys(RULE).filter((name) => name !== 'act');
		// On both engines other ones.
		const offset = engine === 'sqlite' ? 0 : 1;
		for (const [index, text] of naughtyStrings.entries()) {
			if (index % 4 !== offset) continue;
			const name = names[index % names.length] ?? 'name';
			const act = index % 2 === 0 ? 'save' : text.slice(0, 40);
			const answer = await admin.post(`${EDIT}?/rule&draft=new`, { ...RULE, act, [name]: text });
			expect(answer.status, `${name}: ${text}`).toBeLessThan(500);
			expect(answer.body).not.toContain('<script>alert');
			const pressed = await press((await openPolicyDrafts(admin.ctx.db.read, 1))[0]?.id ?? '', text);
			expect(pressed.status).toBe(422);
		}
		expect((await history()).versions).toHaveLength(before);
	});
});
