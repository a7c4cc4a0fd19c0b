import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { admin as frame } from '#lib/i18n/admin.ts';
import { keyWords } from '#lib/i18n/admin-people.ts';
import { addressWords } from '#lib/i18n/admin-addresses.ts';
import { lineFaults } from '#lib/i18n/admin-holidays.ts';
import { reasonWords } from '#lib/i18n/admin-reasons.ts';
import { inUse } from '#lib/i18n/in-use.ts';
import { shopWords } from '#lib/i18n/admin-shop.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { plain } from '#lib/i18n/say.ts';
import { team } from '#lib/server/queries/admin.ts';
import { readShop } from '#lib/server/store/shop.ts';
import { engines } from '../../support/databases.ts';
import { naughtyStrings } from '../../support/fc.ts';
import { changed, fieldsOf, openAdminShop, textOf, words, type AdminShop } from './admin-shop.ts';

describe.each(engines)('settings on %s', (engine) => {
	let admin: AdminShop;
	beforeAll(async () => {
		admin = await openAdminShop(engine);
	});
	afterAll(() => admin?.close());

	const form = async (path: string, mark: string) => fieldsOf((await admin.get(path)).body, mark);

	test('the first page says what is missing and what to do', async () => {
		const text = textOf((await admin.get('/admin')).body);
		expect(text).toContain(words(frame.returnAddressMissing));
		expect(text).toContain(words(frame.stripeReady));
		expect(text).toContain(words(frame.workGood));
	});

	test('a job that was given up is told and tried again', async () => {
		const { db, ids, clock } = admin.ctx;
		const now = clock.now();
		const job = {
			id: ids.next('job'),
			kind: 'access.sweep',
			key: `parked:${engine}`,
			body: '{}',
			run_at: now,
			attempts: 12,
			lease_owner: null,
			lease_until: null,
			done_at: null,
			parked_at: now,
			last_error: 'the disk was <full>',
			created_at: now
		};
		await db.transaction((tx) => tx.insertInto('jobs').values(job).execute());
		expect((await admin.get('/admin')).body).toContain('the disk was &lt;full>');
		const tried = await admin.post('/admin?/retry', { job: job.id });
		expect(tried.location).toBe('/admin?retried');
		await expect
			.poll(
				async () =>
					(await db.read.selectFrom('jobs').selectAll().where('id', '=', job.id).executeTakeFirst())?.done_at,
				{ timeout: 10_000 }
			)
			.toBeGreaterThan(0);
		expect((await admin.post('/admin?/retry', { job: job.id })).status).toBe(422);
	});

	test('the shop is saved once; the same form sent again is told', async () => {
		const fields = changed(await form('/admin/shop', 'action="?/details"'), {
			name_en: 'Baan Dee',
			phone: '02 399 4410'
		});
		expect((await admin.post('/admin/shop?/details', fields)).location).toBe(
			'/admin/shop?saved=details#details'
		);
		const again = await admin.post('/admin/shop?/details', fields);
		expect(again.status).toBe(409);
		expect(textOf(again.body)).toContain(
			plain(refusalWords('en', { reason: 'changed_meanwhile', facts: {} }))
		);
		expect((await readShop(admin.ctx.db.read)).name.en).toBe('Baan Dee');
	});

	test('an unreadable colour is refused and the nearest offered; taking the offer saves it', async () => {
		const fields = changed(await form('/admin/shop', 'action="?/colours"'), { accent: '#ffcc00' });
		const no = await admin.post('/admin/shop?/colours', fields);
		expect(no.status).toBe(422);
		const offered = /name="use" value="(accent:#[0-9a-f]{6})"/.exec(no.body)?.[1] ?? '';
		const taken = await admin.post('/admin/shop?/colours', changed(fields, { use: offered }));
		expect(taken.location).toBe('/admin/shop?saved=colours#colours');
		expect(`accent:${(await readShop(admin.ctx.db.read)).accent}`).toBe(offered);
	});

	test('a logo goes up, is served to everybody, and a text file is no logo', async () => {
		const picture = await sharp({ create: { width: 300, height: 90, channels: 4, background: '#1f4173' } })
			.png()
			.toBuffer();
		const upload = async (content: Uint8Array<ArrayBuffer>) => {
			const fields = await form('/admin/shop', 'action="?/logo"');
			const data = new FormData();
			for (const [name, value] of fields) if (name === 'version') data.append(name, value);
			data.append('logo', new File([content], 'logo.png'));
			return admin.post('/admin/shop?/logo', data);
		};
		expect((await upload(new Uint8Array(picture))).location).toBe('/admin/shop?saved=logo#logo');
		const { logo } = await readShop(admin.ctx.db.read);
		const served = await admin.get(logo ?? '', null);
		expect(served.status).toBe(200);
		expect(served.headers.get('content-type')).toBe('image/png');
		expect(served.headers.get('cache-control')).toContain('immutable');
		const text = await upload(new TextEncoder().encode('<svg onload="alert(1)"/>'));
		expect([text.status, textOf(text.body).includes(words(shopWords.logoType))]).toEqual([422, true]);
	});

	test('a reason is added, reworded and retired', async () => {
		const filled = changed(await form('/admin/reasons/return/new', 'name="label_en"'), {
			label_en: 'It is too heavy',
			label_th: 'หนักเกินไป'
		});
		expect((await admin.post('/admin/reasons/return/new?/save', filled)).location).toBe(
			'/admin/reasons?saved'
		);
		const path = '/admin/reasons/return/it_is_too_heavy';
		const page = await admin.get(path);
		expect(textOf(page.body)).toContain(words(inUse.nobody));
		const fields = fieldsOf(page.body, 'name="label_en"');
		const retired = changed(fields, { label_en: 'Too heavy' }).filter(([name]) => name !== 'active');
		expect((await admin.post(`${path}?/save`, retired)).location).toBe('/admin/reasons?saved');
		expect((await admin.post(`${path}?/save`, retired)).status).toBe(409);
		const list = textOf((await admin.get('/admin/reasons')).body);
		expect(list).toContain(`Too heavy หนักเกินไป ${words(reasonWords.retired)}`);
	});

	test('answers are arranged without saving, nothing typed is lost, and a reason nobody uses goes', async () => {
		const path = '/admin/reasons/return/damaged';
		const page = await admin.get(path);
		const fields = changed(fieldsOf(page.body, 'name="label_en"'), { label_en: 'Typed and kept' });
		const answers = (body: string) =>
			fieldsOf(body, 'name="label_en"').flatMap(([name, value]) =>
				name === 'answer_en' && value ? [value] : []
			);
		const before = answers(page.body);
		const moved = await admin.post(`${path}?/save`, [['arrange', 'up:1'], ...fields]);
		expect([moved.status, answers(moved.body)]).toEqual([200, [before[1], before[0], ...before.slice(2)]]);
		expect(moved.body).toContain('value="Typed and kept"');
		expect(answers((await admin.get(path)).body)).toEqual(before);
		const shorter = await admin.post(`${path}?/save`, [['arrange', 'remove:0'], ...fields]);
		expect(answers(shorter.body)).toEqual(before.slice(1));
		expect((await admin.post(`${path}?/save`, fieldsOf(shorter.body, 'name="label_en"'))).location).toBe(
			'/admin/reasons?saved'
		);
		const late = fieldsOf((await admin.get('/admin/reasons/return/arrived_late')).body, 'action="?/remove"');
		const gone = await admin.post('/admin/reasons/return/arrived_late?/remove', late);
		expect(gone.location).toBe('/admin/reasons?removed#return');
		expect((await admin.get('/admin/reasons/return/arrived_late')).status).toBe(404);
	});

	test('holidays are ticked, pasted, changed and removed, and a faulty line keeps what was pasted', async () => {
		const thai = await form('/admin/holidays', 'action="?/thai"');
		const years = new Date(admin.ctx.clock.now()).getUTCFullYear();
		const ticked = thai.filter(([, day]) => day === `${years}-12-05` || day === `${years}-12-10`);
		expect((await admin.post('/admin/holidays?/thai', ticked)).location).toBe(
			'/admin/holidays?added=2&known=0'
		);
		const faulty = await admin.post('/admin/holidays?/paste', { lines: '2027-01-02, Own day\nnever, Oops' });
		expect(faulty.status).toBe(422);
		expect(faulty.body).toContain('never, Oops');
		expect(textOf(faulty.body)).toContain(words(lineFaults.date_unreadable));
		const pasted = { lines: '2027-01-02, Own day\n2027-01-03, Another' };
		expect((await admin.post('/admin/holidays?/paste', pasted)).location).toBe(
			'/admin/holidays?added=2&known=0'
		);
		const edit = changed(await form('/admin/holidays?day=2027-01-02', 'action="?/save"'), { th: 'วันร้าน' });
		expect((await admin.post('/admin/holidays?/save', edit)).location).toBe(
			'/admin/holidays?saved#day-2027-01-02'
		);
		const stale = await admin.post('/admin/holidays?/save', changed(edit, { en: 'Typed and kept' }));
		expect(stale.status).toBe(409);
		const again = fieldsOf(stale.body, 'action="?/save"');
		expect(again).toContainEqual(['en', 'Typed and kept']);
		expect((await admin.post('/admin/holidays?/save', again)).location).toBe(
			'/admin/holidays?saved#day-2027-01-02'
		);
		const page = (await admin.get('/admin/holidays')).body;
		expect(textOf(page)).toContain('วันร้าน');
		const remove = /name="remove" value="(2027-01-03:[0-9a-f]+)"/.exec(page)?.[1] ?? '';
		expect((await admin.post('/admin/holidays?/remove', { remove })).location).toBe(
			'/admin/holidays?removed'
		);
		expect((await admin.get('/admin/holidays')).body).not.toContain('2027-01-03');
	});

	test('an address is added, corrected over what somebody else saved, retired and removed', async () => {
		const path = '/admin/addresses';
		const north = {
			th: 'คลังเหนือ',
			en: 'North',
			address_name: 'Returns desk',
			address_line1: '99 Huay Kaew Road',
			address_subdistrict: 'Suthep',
			address_district: 'Mueang',
			address_province: 'Chiang Mai',
			address_postcode: '50200'
		};
		const empty = await form(path, 'action="?/save"');
		const faulty = await admin.post(`${path}?/save`, changed(empty, { ...north, address_postcode: '5' }));
		expect(faulty.status).toBe(422);
		expect(textOf(faulty.body)).toContain(words(shopWords.postcodeWrong));
		expect(fieldsOf(faulty.body, 'action="?/save"')).toContainEqual(['address_district', 'Mueang']);
		const saved = `${path}?saved#address-north`;
		expect((await admin.post(`${path}?/save`, changed(empty, north))).location).toBe(saved);
		const edit = changed(await form(`${path}?address=north`, 'action="?/save"'), { address_phone: '053 1' });
		expect((await admin.post(`${path}?/save`, edit)).location).toBe(saved);
		const stale = await admin.post(`${path}?/save`, changed(edit, { en: 'Typed and kept' }));
		expect(stale.status).toBe(409);
		const again = fieldsOf(stale.body, 'action="?/save"').filter(([name]) => name !== 'active');
		expect(again).toContainEqual(['en', 'Typed and kept']);
		expect((await admin.post(`${path}?/save`, again)).location).toBe(saved);
		const page = textOf((await admin.get(path)).body);
		expect(page).toContain(words(addressWords.retired));
		expect(page).toContain(words(inUse.nobody));
		const editor = (await admin.get('/admin/policy/edit?rule=new')).body;
		expect(editor).toContain('Return address');
		const gone = await form(`${path}?address=north`, 'action="?/remove"');
		expect((await admin.post(`${path}?/remove`, gone)).location).toBe(`${path}?removed`);
		expect((await admin.get(path)).body).not.toContain('Typed and kept');
	});

	test('words of the shop reach the desk; whoever was told of a change may save over it', async () => {
		const fields = await form('/admin/labels', 'name="version"');
		const own = {
			'methods.drop_off.en': 'Bring it to a branch',
			channel_code: 'Lazada',
			'another.en': 'Lazada'
		};
		expect((await admin.post('/admin/labels', changed(fields, own))).location).toBe('/admin/labels?saved');
		const desk = await admin.get(`/desk/orders/${admin.order}/return`, 'agent');
		expect(desk.body).toContain('Bring it to a branch');
		const stale = await admin.post(
			'/admin/labels',
			changed(fields, { 'methods.drop_off.en': 'At a branch' })
		);
		expect(stale.status).toBe(409);
		const again = fieldsOf(stale.body, 'name="version"');
		expect(again).toContainEqual(['methods.drop_off.en', 'At a branch']);
		expect((await admin.post('/admin/labels', again)).location).toBe('/admin/labels?saved');
		const long = await admin.post(
			'/admin/labels',
			changed(await form('/admin/labels', 'name="version"'), { 'notes.drop_off.en': 'x'.repeat(161) })
		);
		expect([long.status, long.body.includes('href="#notes.drop_off.en"')]).toEqual([422, true]);
		const emptied = changed(await form('/admin/labels', 'name="version"'), { 'methods.drop_off.en': '' });
		expect((await admin.post('/admin/labels', emptied)).location).toBe('/admin/labels?saved');
		expect((await admin.get(`/desk/orders/${admin.order}/return`, 'agent')).body).toContain('Drop it off');
	});

	test('somebody joins with a password that is shown once, and the last merchant stays', async () => {
		const joined = await admin.post('/admin/team/new', {
			name: 'Nok',
			email: 'nok@example.com',
			role: 'agent',
			limit: '1,500',
			locale: 'th',
			password: ''
		});
		const password = /class="once"[^>]*>([^<]+)</.exec(joined.body)?.[1] ?? '';
		expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
		expect(await admin.signIn('nok@example.com', password)).not.toBeNull();
		expect((await admin.get('/admin/team/new')).body).not.toContain(password);
		const twice = await admin.post('/admin/team/new', {
			name: 'Nok',
			email: 'NOK@example.com',
			role: 'agent'
		});
		expect([twice.status, twice.body.includes('href="#email"')]).toEqual([422, true]);

		const members = await team(admin.ctx.db.read);
		const nok = members.find((member) => member.email_norm === 'nok@example.com');
		const boss = members.find((member) => member.role === 'merchant');
		expect(nok?.refund_limit_minor).toBe(150_000);
		const close = await admin.post(`/admin/team/${boss?.id}?/close`, { version: String(boss?.version) });
		expect(textOf(close.body)).toContain(plain(refusalWords('en', { reason: 'last_merchant', facts: {} })));
		const closed = await admin.post(`/admin/team/${nok?.id}?/close`, { version: String(nok?.version) });
		expect(closed.location).toBe('/admin/team?saved');
		expect(await admin.signIn('nok@example.com', password)).toBeNull();
		const late = await admin.post(`/admin/team/${nok?.id}?/role`, {
			version: String(nok?.version),
			role: 'merchant',
			limit: ''
		});
		expect(late.status).toBe(409);
	});

	test('a key is shown once, opens what it names, and nothing after it is revoked', async () => {
		const made = await admin.post('/admin/keys?/create', { name: 'web shop', scopes: 'settings:read' });
		const secret = /class="once"[^>]*>([^<]+)</.exec(made.body)?.[1] ?? '';
		expect(secret).toMatch(/^hw_[\w-]{40,}$/);
		const list = await admin.get('/admin/keys');
		expect(list.body).not.toContain(secret);
		const use = async () =>
			(
				await fetch(`${admin.shop.url}/api/v1/settings/policy`, {
					headers: { authorization: `Bearer ${secret}` }
				})
			).status;
		expect(await use()).toBe(200);
		const id = /href="\?revoke=(key_[\w-]+)#/.exec(list.body)?.[1] ?? '';
		expect(textOf((await admin.get(`/admin/keys?revoke=${id}`)).body)).toContain(
			words(keyWords.revokeSure, { name: 'web shop' })
		);
		expect((await admin.post('/admin/keys?/revoke', { key: id })).location).toBe('/admin/keys?revoked');
		expect(await use()).toBe(401);
		expect((await admin.post('/admin/keys?/revoke', { key: id })).status).toBe(422);
		expect((await admin.post('/admin/keys?/create', { name: 'no scopes' })).status).toBe(422);
	});

	test('naughty strings in every form: an answer, never a fault', async () => {
		const forms: [string, [string, string][]][] = [
			['/admin/shop?/details', await form('/admin/shop', 'action="?/details"')],
			['/admin/shop?/address', await form('/admin/shop', 'action="?/address"')],
			['/admin/shop?/colours', await form('/admin/shop', 'action="?/colours"')],
			[
				'/admin/reasons/deduct/new?/save',
				[
					['label_en', ''],
					['label_th', ''],
					['fault', ''],
					['active', '1']
				]
			],
			[
				'/admin/reasons?/move',
				[
					['kind', 'return'],
					['move', 'up:damaged:2']
				]
			],
			[
				'/admin/team/new',
				[
					['name', ''],
					['email', ''],
					['role', 'agent'],
					['limit', ''],
					['password', 'short']
				]
			],
			[
				'/admin/keys?/create',
				[
					['name', ''],
					['scopes', '']
				]
			],
			[
				'/admin/webhooks?/add',
				[
					['name', 'W'],
					['url', 'https://hooks.example.com/'],
					['more', 'return_*'],
					['groups', 'orders']
				]
			],
			['/admin?/retry', [['job', '']]]
		];
		for (const [index, text] of naughtyStrings.entries()) {
			const [path, fields] = forms[index % forms.length] as (typeof forms)[number];
			const [name] = fields[Math.floor(index / forms.length) % fields.length] ?? ['x'];
			const given = changed(fields, { [name]: `${text}\0` });
			const answer = await admin.post(path, given);
			expect(answer.status, `${path} ${name}: ${text}`).toBeLessThan(500);
		}
		for (const path of [
			'/admin',
			'/admin/shop',
			'/admin/reasons',
			'/admin/team',
			'/admin/keys',
			'/admin/webhooks',
			'/'
		]) {
			const page = await admin.get(path);
			expect(page.status).toBe(200);
			expect(page.body).not.toMatch(/<script>alert|<img src=x|onerror=alert/);
		}
	});
});
