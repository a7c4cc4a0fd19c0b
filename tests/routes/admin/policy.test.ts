import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policy } from '#lib/i18n/admin-policy.ts';
import { dateLong } from '#lib/i18n/format.ts';
import { ruleSentences } from '#lib/i18n/policy-rules.ts';
import { plain } from '#lib/i18n/say.ts';
import { policyHistory } from '#lib/server/queries/admin.ts';
import { engines } from '../../support/databases.ts';
import { naughtyStrings } from '../../support/fc.ts';
import { changed, fieldsOf, openAdminShop, textOf, words, type AdminShop } from './admin-shop.ts';

const EDIT = '/admin/policy/edit';

describe.each(engines)('changing the policy on %s', (engine) => {
	let admin: AdminShop;
	beforeAll(async () => {
		admin = await openAdminShop(engine);
	});
	afterAll(() => admin?.close());

	const history = () => policyHistory(admin.ctx.db.read, admin.ctx.clock.now());
	const form = async () => fieldsOf((await admin.get(EDIT)).body, 'name="based_on"');

	test('a draft is tried on a real order beside the rules in force, and nothing is published', async () => {
		const fields = await form();
		const wish = { order: admin.order, reason: 'changed_mind', do: 'try' };
		const same = await admin.post(`${EDIT}?/try`, changed(fields, wish));
		expect(same.status).toBe(200);
		expect(textOf(same.body)).toContain(words(policy.same, { number: 1 }));
		const shorter = await admin.post(`${EDIT}?/try`, changed(fields, { ...wish, days: '3' }));
		const text = textOf(shorter.body);
		expect(text).toContain(words(policy.refused));
		expect(text).toContain(words(policy.liveSays, { number: 1 }));
		expect(text).toMatch(/ 3 days .* 30 days /);
		expect((await history()).versions).toHaveLength(1);
	});

	test('what is wrong is told at its field and keeps what was typed', async () => {
		const fields = changed(await form(), {
			days: 'soon',
			percent: '130',
			bank_to: '1',
			window_country: 'Japan'
		});
		const answer = await admin.post(`${EDIT}?/publish`, fields);
		expect(answer.status).toBe(422);
		for (const id of ['days', 'percent', 'bank_to', 'window_country_0'])
			expect(answer.body).toContain(`href="#${id}"`);
		expect(answer.body).toContain('value="soon"');
		expect(answer.body).toMatch(/<title>Error: /);
		expect((await history()).versions).toHaveLength(1);
	});

	test('rows come and go without a script', async () => {
		const fields = await form();
		const added = await admin.post(`${EDIT}?/try`, changed(fields, { do: 'add:window' }));
		expect(added.body).toContain('id="window_category_2"');
		const removed = await admin.post(`${EDIT}?/try`, changed(fields, { do: 'remove:window:0' }));
		expect(removed.body).not.toContain('id="window_category_1"');
		expect(removed.body).toContain('value="furniture"');
		expect(removed.body).not.toContain('name="window_category" value="electronics"');
	});

	test('publishing makes a version; the same form a second time is told what happened', async () => {
		const fields = changed(await form(), { ship_by: '10', note: 'Ten days' });
		const first = await admin.post(`${EDIT}?/publish`, fields);
		expect([first.status, first.location]).toEqual([303, '/admin/policy?published=2']);
		const second = await admin.post(`${EDIT}?/publish`, fields);
		expect(second.status).toBe(409);
		expect(textOf(second.body)).toContain(words(policy.meanwhile, { number: 2 }));
		const { live, versions } = await history();
		expect([live.number, live.rules.ship_by_days, live.note, versions.length]).toEqual([
			2,
			10,
			'Ten days',
			2
		]);
		const page = textOf((await admin.get('/admin/policy?published=2')).body);
		const said = ruleSentences('en', live.rules).find((rule) => rule.key === 'ship_by')?.text ?? '';
		expect(said).toContain('10');
		expect(page).toContain(words(policy.publishedNow, { number: 2 }));
		expect(page).toContain(textOf(said.replaceAll('*', '')).trim());
	});

	test('the rules of now are no new version', async () => {
		const { latest } = await history();
		const answer = await admin.post(`${EDIT}?/publish`, await form());
		expect(answer.status).toBe(422);
		expect(textOf(answer.body)).toContain(words(policy.faultSame, { number: latest.number }));
	});

	test('one for a later day is planned, and a day that is over is refused', async () => {
		const { live } = await history();
		const fields = await form();
		const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
		const over = changed(fields, { inspect: '4', when: 'day', day: '2020-01-01' });
		expect((await admin.post(`${EDIT}?/publish`, over)).body).toContain('href="#day"');
		const later = changed(fields, { inspect: '4', when: 'day', day });
		expect((await admin.post(`${EDIT}?/publish`, later)).status).toBe(303);
		const after = await history();
		expect(after.live.number).toBe(live.number);
		expect(after.planned.map(({ number }) => number)).toEqual([live.number + 1]);
		const from = plain(dateLong('en', after.planned[0]?.effective_from ?? 0, 'Asia/Bangkok'));
		expect(textOf((await admin.get('/admin/policy')).body)).toContain(
			words(policy.plannedNotice, { number: live.number + 1, from })
		);
	});

	test('naughty strings anywhere: an answer, never a fault, and nothing published', async () => {
		const before = (await history()).versions.length;
		const fields = await form();
		const names = [...new Set(fields.map(([name]) => name))].filter((name) => name !== 'note');
		// Each answer works out a trial on a real order: every third string, on both engines other ones.
		const offset = engine === 'sqlite' ? 0 : 1;
		for (const [index, text] of naughtyStrings.entries()) {
			if (index % 3 !== offset) continue;
			const name = names[index % names.length] ?? 'days';
			const act = index % 2 === 0 ? 'try' : 'publish';
			const answer = await admin.post(`${EDIT}?/${act}`, changed(fields, { [name]: text }));
			expect(answer.status, `${name}: ${text}`).toBeLessThan(500);
			expect(answer.body).not.toContain('<script>alert');
		}
		const { versions } = await history();
		// A few of them are good values, such as a number of days.
		for (const version of versions.slice(0, versions.length - before))
			expect(version.rules.windows[0]?.days).toBeGreaterThanOrEqual(0);
	});
});
