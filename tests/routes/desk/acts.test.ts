import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { desk as queue } from '#lib/i18n/desk.ts';
import { done, kase } from '#lib/i18n/desk-case.ts';
import { say } from '#lib/i18n/say.ts';
import { startCustomerSession, doorOf } from '#lib/server/auth/sessions.ts';
import { refundsOfReturn } from '#lib/server/store/refunds.ts';
import { engines } from '../../support/databases.ts';
import { naughtyStrings } from '../../support/fc.ts';
import { ask } from '../request.ts';
import { openDeskShop, type DeskShop, type Person } from './desk-shop.ts';

const STAFF: Person[] = ['nok', 'anong', 'malee'];
const PAGES = ['/desk', '/desk/search?q=example', '/desk/receiving'];
const ACTS = [
	'approve',
	'decline',
	'ask',
	'note',
	'lost',
	'close',
	'reopen',
	'cancel',
	'propose',
	'refund_approve',
	'refund_override',
	'refund_cancel',
	'refund_retry',
	'refund_settle',
	'refund_confirm',
	'refund_withdraw'
];

describe.each(engines)('acts of the desk on %s', (engine) => {
	let desk: DeskShop;
	beforeAll(async () => {
		desk = await openDeskShop(engine);
	});
	afterAll(() => desk?.close());

	const events = async (orderId: Id<'ord'>, type: string) =>
		(
			await desk.ctx.db.read
				.selectFrom('events')
				.select('id')
				.where('order_id', '=', orderId)
				.where('type', '=', type)
				.execute()
		).length;
	const path = (number: string, act: string) => `/desk/cases/${number}?/${act}`;

	const inspected = (who: Person) => desk.inspected(who);

	it('lets staff of every role in, and nobody else', async () => {
		const { row, order } = await desk.openReturn();
		const pages = [
			...PAGES,
			`/desk/cases/${row.number}`,
			`/desk/orders/${order.number}`,
			`/desk/orders/${order.number}/return`
		];
		const customer = await startCustomerSession(doorOf(desk.ctx), desk.ctx.ids, {
			email: order.email,
			orderId: null
		});
		for (const page of pages) {
			for (const who of STAFF) expect((await desk.get(page, who)).status, `${page} as ${who}`).toBe(200);
			const stranger = await desk.get(page, null);
			expect(stranger.status, page).toBe(303);
			expect(stranger.headers.get('location')).toMatch(/^\/desk\/sign-in\?next=/);
			const own = await ask(desk.shop.url, page, {
				headers: { host: new URL(desk.shop.url).host, cookie: `homeward-customer=${customer}` }
			});
			expect(own.status, `${page} as a customer`).toBe(303);
		}
		for (const act of ACTS) {
			const refused = await desk.post(path(row.number, act), { version: String(row.version) }, null);
			expect(refused.status, act).toBe(303);
			expect(refused.headers.get('location')).toMatch(/^\/desk\/sign-in/);
		}
		expect(await desk.now(row.id)).toEqual(row);
	});

	it('takes no act that names somebody else’s refund, or none', async () => {
		const { refund } = await inspected('nok');
		const { row } = await desk.openReturn();
		for (const act of ACTS.filter((name) => name.startsWith('refund_'))) {
			const fields = { version: String(refund.version), note: 'x', reference: 'x', amount: '1' };
			for (const refund_id of [refund.id, 'rfd_1', '']) {
				const answer = await desk.post(path(row.number, act), { ...fields, refund_id }, 'malee');
				expect(answer.status, `${act} ${refund_id}`).toBe(422);
			}
		}
		const [same] = await refundsOfReturn(desk.ctx.db.read, refund.return_id as Id<'ret'>);
		expect(same).toEqual(refund);
	});

	it('keeps money above a limit until a second person says yes', async () => {
		const { row, refund } = await inspected('nok');
		expect(refund.state).toBe('awaiting_approval');
		const page = await desk.get(`/desk/cases/${row.number}`, 'nok');
		expect(page.body).toContain(say('en', kase.samePerson));
		const act = path(row.number, 'refund_approve');
		const fields = { refund_id: refund.id, version: String(refund.version) };
		expect((await desk.post(act, fields, 'nok')).status).toBe(422);
		const yes = await desk.post(act, fields, 'anong');
		expect(yes.headers.get('location')).toBe(`/desk/cases/${row.number}?done=refund_approved`);
		const told = await desk.get(yes.headers.get('location') ?? '', 'anong');
		expect(told.body).toContain(say('en', done.refund_approved));
		expect(await events(row.order_id, 'refund_approved')).toBe(1);
	});

	it('changes an amount only with a reason, and keeps what was typed', async () => {
		const { row, refund } = await inspected('nok');
		const act = path(row.number, 'refund_override');
		const fields = {
			refund_id: refund.id,
			version: String(refund.version),
			amount: '12.5',
			note: 'agreed by phone'
		};
		const refused = await desk.post(act, fields, 'preecha');
		expect(refused.status).toBe(422);
		expect(refused.body).toContain('value="12.5"');
		expect(refused.body).toContain('agreed by phone');
		const taken = await desk.post(act, { ...fields, reason_code: 'goodwill' }, 'preecha');
		expect(taken.status).toBe(303);
		const [changed] = await refundsOfReturn(desk.ctx.db.read, row.id);
		expect(changed).toMatchObject({ amount_minor: 1_250, overridden_by: expect.stringMatching(/^stf_/) });
	});

	it('tells who changed what meanwhile, and loses nothing of what was typed', async () => {
		const { row } = await desk.openReturn();
		const seen = String(Date.now() - 60_000);
		await desk.post(
			path(row.number, 'ask'),
			{ version: String(row.version), question: 'Which size?' },
			'preecha'
		);
		const late = await desk.post(
			path(row.number, 'decline'),
			{ version: String(row.version), seen, reason_code: 'used', note: 'Worn soles <b>here</b>' },
			'nok'
		);
		expect(late.status).toBe(422);
		expect(late.body).toContain(say('en', kase.changedTitle));
		expect(late.body).toContain('Preecha asked the customer');
		expect(late.body).toContain('Worn soles &lt;b>here&lt;/b>');
		expect((await desk.now(row.id)).state).toBe('in_review');
		const version = /name="version" value="(\d+)"/.exec(late.body)?.[1] ?? '';
		const again = await desk.post(path(row.number, 'decline'), { version, reason_code: 'used' }, 'nok');
		expect(again.status).toBe(303);
		expect((await desk.now(row.id)).state).toBe('declined');
	});

	it('does a thing once, however often it is sent', async () => {
		const { row } = await desk.openReturn();
		const fields = { version: String(row.version) };
		const answers = await Promise.all(
			Array.from({ length: 4 }, () => desk.post(path(row.number, 'approve'), fields, 'nok'))
		);
		expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422, 422, 422]);
		expect(await events(row.order_id, 'return_approved')).toBe(1);
	});

	it('goes back to the queue after an approval from there, and nowhere else', async () => {
		for (const [back, location] of [
			['/desk?view=decide', (n: string) => `/desk?view=decide&done=approved&about=${n}`],
			['https://evil.example/', (n: string) => `/desk/cases/${n}?done=approved`],
			['//evil.example', (n: string) => `/desk/cases/${n}?done=approved`]
		] as const) {
			const { row } = await desk.openReturn();
			const answer = await desk.post(
				path(row.number, 'approve'),
				{ version: String(row.version), back },
				'nok'
			);
			expect(answer.headers.get('location')).toBe(location(row.number));
		}
	});

	it('reads on after any row, whatever its kind', async () => {
		await desk.openReturn();
		const id = '01970000-0000-7000-8000-000000000000';
		const first = async (after: string) =>
			(await desk.get(`/desk?after=${after}`, 'nok')).body.includes(say('en', queue.firstRows));
		expect(await first(`1~ret_${id}`)).toBe(true);
		expect(await first(`1~goods:ret_${id}`)).toBe(true);
		expect(await first('1~nonsense')).toBe(false);
	});

	it('survives naughty strings in every field and on every address', async () => {
		const { row, order } = await desk.openReturn();
		const before = await desk.now(row.id);
		// The pages are the same on both engines; the texts are many.
		const every = engine === 'sqlite' ? 12 : 40;
		const some = naughtyStrings.filter((_, index) => index % every === 0);
		for (const text of some) {
			const fields = Object.fromEntries(
				[
					'reason_code',
					'item_id',
					'pay',
					'amount',
					'reference',
					'refund_payment_id',
					'refund_id',
					'seen'
				].map((name) => [name, text])
			);
			for (const act of ACTS.filter((name) => !['approve', 'cancel', 'note', 'ask'].includes(name))) {
				const answer = await desk.post(
					path(row.number, act),
					{ ...fields, note: text, version: String(row.version) },
					'malee'
				);
				expect(answer.status, `${act} ${JSON.stringify(text)}`).toBe(422);
			}
			for (const page of [
				'/desk/search?q=',
				'/desk/receiving?code=',
				'/desk?after=',
				'/desk?at=',
				'/desk?view='
			]) {
				const { status } = await desk.get(page + encodeURIComponent(text), 'nok');
				expect(status, page + text).toBeLessThan(400);
			}
			for (const page of ['/desk/cases/', '/desk/orders/', '/desk/photos/']) {
				const { status } = await desk.get(page + encodeURIComponent(text), 'nok');
				expect([200, 404, 400], page + text).toContain(status);
			}
			const wrong = { code: row.number, version: text, [`verdict_${text}`]: text };
			expect((await desk.post('/desk/receiving?/receive', wrong, 'nok')).status).toBe(422);
			expect((await desk.post('/desk/receiving?/inspect', wrong, 'nok')).status).toBe(422);
			const request = { method: text, outcome: text, key: text, quoted: text };
			const opened = await desk.post(`/desk/orders/${order.number}/return?/open`, request, 'nok');
			expect(opened.status).toBe(422);
		}
		expect(await desk.now(row.id)).toEqual(before);
	});

	it('keeps a note of any letters as it was written', async () => {
		const { row } = await desk.openReturn();
		const note = '<script>alert(1)</script> ค่ะ 🙂 "quoted"';
		const kept = await desk.post(path(row.number, 'note'), { note }, 'nok');
		expect(kept.status).toBe(303);
		const page = await desk.get(`/desk/cases/${row.number}`, 'anong');
		expect(page.body).toContain('&lt;script>alert(1)&lt;/script> ค่ะ 🙂');
		expect(page.body).not.toContain('<script>alert(1)');
	});
});
