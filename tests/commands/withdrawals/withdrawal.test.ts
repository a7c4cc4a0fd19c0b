import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import { DAY } from '#lib/domain/time.ts';
import { withdrawalSettings } from '#lib/domain/withdrawal/settings.ts';
import { answerWithdrawal } from '#lib/server/commands/withdrawals/answer-withdrawal.ts';
import { closeWithdrawal } from '#lib/server/commands/withdrawals/close-withdrawal.ts';
import { declareWithdrawal } from '#lib/server/commands/withdrawals/declare-withdrawal.ts';
import { judgeWithdrawal } from '#lib/server/commands/withdrawals/judge-withdrawal.ts';
import { matchWithdrawal } from '#lib/server/commands/withdrawals/match-withdrawal.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import { saveWithdrawalSettings } from '#lib/server/commands/settings/save-withdrawal.ts';
import type { DeclareWithdrawalInput } from '#lib/server/commands/withdrawals/types.ts';
import { randomIds, sha256 } from '#lib/server/ids.ts';
import { mailOf } from '#lib/server/queries/mail/of-message.ts';
import { render } from '#lib/server/mail/render.ts';
import { queueCounts, queuePage } from '#lib/server/queries/queue.ts';
import { receiptOf, withdrawalsOf, withdrawalView } from '#lib/server/queries/withdrawal.ts';
import { readShop } from '#lib/server/store/shop.ts';
import { findReturnByNumber } from '#lib/server/store/returns.ts';
import { describeEngines } from '../../support/databases.ts';
import { MERCHANT } from '../settings/staff-actors.ts';
import {
	agent,
	customer,
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	value,
	type LineStory,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

const GERMANY = { name: 'Mette Holm', line1: 'Hauptstr. 1', postcode: '10115', country: 'DE' };
const ONE: LineStory = { quantity: 1, unit_price_minor: 50_000 };

describeEngines('withdrawing from a contract', (_engine, open) => {
	let shop: ReturnsShop;
	beforeEach(async () => (shop = await openReturnsShop(await open())));
	afterEach(() => shop.close());

	const read = () => shop.ctx.db.read;
	const german = (lines: LineStory[] = [ONE], over = {}) =>
		placeOrder(shop, lines, { ship_to: GERMANY, ...over });
	const orderRow = (order: PlacedOrder) =>
		read().selectFrom('orders').selectAll().where('id', '=', order.id).executeTakeFirstOrThrow();
	const input = (over: Partial<DeclareWithdrawalInput> = {}): DeclareWithdrawalInput => ({
		key: randomIds.token(),
		language: 'de',
		name: 'Mette Holm',
		order: 'HW-1',
		contact: 'mette@example.com',
		pieces: null,
		in_words: '',
		proved_order_id: null,
		clientAddress: '192.0.2.1',
		...over
	});
	const declare = async (order: PlacedOrder | null, over: Partial<DeclareWithdrawalInput> = {}) => {
		const row = order && (await orderRow(order));
		const given = row ? { order: row.number, contact: row.email_norm ?? '' } : {};
		const declared = value(await declareWithdrawal(shop.ctx, input({ ...given, ...over })));
		value(await judgeWithdrawal(shop.ctx, declared.withdrawal_id));
		return declared;
	};
	const view = async (number: string) => {
		const found = await withdrawalView(read(), number, shop.ctx.clock.now());
		if (!found) throw new Error('no withdrawal');
		return found;
	};
	const mails = () =>
		read().selectFrom('messages').selectAll().where('kind', 'like', 'withdrawal%').orderBy('id').execute();
	const written = async (index: number) => {
		const message = (await mails())[index];
		const mail = message && (await mailOf(shop.ctx, message));
		if (!mail || !message) throw new Error('no mail');
		return { ...render(mail.kind, message.locale, mail.data as never), recipient: message.recipient };
	};

	test('in time: receipt, return on lawful terms, money by its day', async () => {
		const order = await german([{ ...ONE, category: 'furniture' }], {
			shipping: { amount_minor: 5_000, tax_minor: 327 }
		});
		const declared = await declare(order);
		const seen = await view(declared.number);
		expect(seen).toMatchObject({
			findings: [],
			needs_person_since: null,
			duty: { state: 'waits_for_goods' }
		});
		const back = await findReturnByNumber(read(), seen.return?.number ?? '');
		// Furniture is charged for by the shop's policy, a withdrawal is not; the delivery goes back.
		expect(back).toMatchObject({ state: 'approved', channel: 'portal', quoted_minor: 55_000 });
		expect(await mails()).toHaveLength(1);

		shop.pass(10 * DAY);
		await receiveAndAccept(shop, back?.id as Id<'ret'>, agent);
		expect((await view(declared.number)).duty).toMatchObject({ state: 'due', late: false });
		await shop.work();
		shop.pass(120_000);
		await shop.work();
		expect((await view(declared.number)).duty.state).toBe('ended');
		expect(await queueCounts(read(), shop.ctx.clock.now())).toMatchObject({ all: 0 });
		await shop.expectSound();
	});

	test('the desk is warned before the day of the money', async () => {
		const declared = await declare(await german());
		const back = await findReturnByNumber(read(), (await view(declared.number)).return?.number ?? '');
		await shop.ctx.db.transaction((tx) =>
			tx
				.updateTable('withdrawal_cases')
				.set({ goods_at: shop.ctx.clock.now() })
				.where('return_id', '=', back?.id ?? null)
				.execute()
		);
		const work = async () =>
			(await queuePage(read(), { view: 'money', after: null, limit: 5, now: shop.ctx.clock.now() })).rows;
		expect(await work()).toEqual([]);
		shop.pass(12 * DAY);
		expect(await work()).toMatchObject([
			{
				kind: 'refund_duty',
				withdrawal: { number: declared.number },
				due_at: (await view(declared.number)).duty.due_at
			}
		]);
	});

	test('the days run without a return too, until somebody closes it', async () => {
		const { withdrawal_id } = await declare(null);
		value(await answerWithdrawal(shop.ctx, agent, { withdrawal_id, body: 'We look for it.' }));
		const counts = async () => (await queueCounts(read(), shop.ctx.clock.now())).money;
		expect(await counts()).toBe(0);
		shop.pass(12 * DAY);
		expect(await counts()).toBe(1);
		value(await closeWithdrawal(shop.ctx, agent, { withdrawal_id }));
		expect(await counts()).toBe(0);
	});

	test('some pieces: only those come back, and their delivery is not billed', async () => {
		const order = await german([ONE, { quantity: 3, unit_price_minor: 10_000 }]);
		const line = order.lines[1];
		if (!line) throw new Error('no line');
		const pieces = [{ line_id: line.id, title: 'Piece 1', quantity: 2 }];
		const declared = await declare(order, {
			pieces,
			proved_order_id: order.id,
			contact: 'other@example.com'
		});
		const seen = await view(declared.number);
		const back = await findReturnByNumber(read(), seen.return?.number ?? '');
		expect(back).toMatchObject({ state: 'approved', quoted_minor: 20_000 });
	});

	test('nobody learns from the answer which orders there are', async () => {
		const order = await german();
		const { number } = await orderRow(order);
		await declare(null, { order: number, contact: 'stranger@example.com', language: 'en' });
		await declare(null, { order: 'NO-SUCH', contact: 'stranger@example.com', language: 'en' });
		expect((await mails()).map((mail) => [mail.kind, mail.order_id])).toEqual([
			['withdrawal_received', null],
			['withdrawal_told', null],
			['withdrawal_received', null],
			['withdrawal_told', null]
		]);
		const told = [await written(1), await written(3)].map(({ text }) =>
			text.replace(/WD-\w+/g, 'WD').replace(/receipt\/\S+/g, 'receipt')
		);
		expect(told[0]).toBe(told[1]);
		const queue = await queuePage(read(), {
			view: 'decide',
			after: null,
			limit: 5,
			now: shop.ctx.clock.now()
		});
		expect(queue.rows.map((row) => row.withdrawal?.findings)).toEqual([
			['contact_differs'],
			['unknown_order']
		]);
		expect(await withdrawalsOf(read(), order.id, shop.ctx.clock.now())).toEqual([]);
	});

	test('the receipt says what was declared, to the second, and can be checked', async () => {
		const declared = await declare(null, { name: 'Jürgen Weiß ผู้ซื้อ', in_words: '2 Tassen <b>' });
		const receipt = await receiptOf(read(), sha256(declared.token));
		expect(receipt).toMatchObject({
			name: 'Jürgen Weiß ผู้ซื้อ',
			in_words: '2 Tassen <b>',
			number: declared.number
		});
		expect(sha256(receipt?.text ?? '')).toBe(receipt?.sha256);
		const mail = await written(0);
		expect(mail.recipient).toBe('mette@example.com');
		expect(mail.subject).toContain('Eingang Ihres Widerrufs');
		expect(mail.text).toMatch(/\d{2}:\d{2}:\d{2} Uhr \(GMT\+7\)/);
		expect(mail.text).toContain('2 Tassen <b>');
		expect(mail.html).not.toContain('<b>\n');
		expect(await receiptOf(read(), sha256('guess'))).toBeNull();
	});

	test('pressed twice is declared once, judged twice is judged once', async () => {
		const order = await german();
		const row = await orderRow(order);
		const given = input({ order: row.number, contact: row.email_norm ?? '' });
		const first = value(await declareWithdrawal(shop.ctx, given));
		const second = value(await declareWithdrawal(shop.ctx, given));
		expect(second).toMatchObject({ number: first.number, token: first.token, repeated: true });
		value(await judgeWithdrawal(shop.ctx, first.withdrawal_id));
		value(await judgeWithdrawal(shop.ctx, first.withdrawal_id));
		expect(await read().selectFrom('returns').selectAll().execute()).toHaveLength(1);
	});

	test('what was declared is never changed or deleted', async () => {
		const { withdrawal_id } = await declare(null);
		const change = shop.ctx.db.transaction((tx) =>
			tx.updateTable('withdrawals').set({ sha256: 'x' }).where('id', '=', withdrawal_id).execute()
		);
		await expect(change).rejects.toThrow(/append only/);
		const erase = shop.ctx.db.transaction((tx) => tx.deleteFrom('withdrawals').execute());
		await expect(erase).rejects.toThrow(/append only/);
	});

	test('late, excluded and open ones get words and a person', async () => {
		const late = await german();
		const food = await german([{ ...ONE, category: 'food' }, ONE]);
		const open = await german();
		await submit(shop, open, [1]);
		const findings = [];
		findings.push((await view((await declare(food)).number)).findings);
		findings.push((await view((await declare(open)).number)).findings);
		shop.pass(40 * DAY);
		findings.push((await view((await declare(late)).number)).findings);
		expect(findings).toEqual([['excluded_goods'], ['return_open'], ['declared_late']]);
		expect((await mails()).filter((mail) => mail.kind === 'withdrawal_told')).toHaveLength(3);
		expect((await written(5)).text).toContain('Frist');
	});

	test('what the shop would not take back is withdrawn from; what the law exempts goes to a person', async () => {
		const published = await publishPolicy(shop.ctx, MERCHANT, {
			based_on: 1,
			note: '',
			effective_from: null,
			rules: {
				...defaultRules('THB'),
				excluded_categories: ['clothing'],
				exempt_categories: ['bespoke']
			}
		});
		expect(published).toMatchObject({ ok: true });
		const excluded = await german([{ ...ONE, category: 'clothing' }]);
		const seen = await view((await declare(excluded)).number);
		expect(seen).toMatchObject({ findings: [], needs_person_since: null });
		expect(await findReturnByNumber(read(), seen.return?.number ?? '')).toMatchObject({ state: 'approved' });
		const exempt = await german([{ ...ONE, category: 'bespoke' }, ONE]);
		const waits = await view((await declare(exempt)).number);
		expect(waits.findings).toEqual(['excluded_goods']);
		expect(waits.needs_person_since).not.toBeNull();
		const kinds = (await mails()).map((mail) => mail.kind);
		expect(kinds.filter((kind) => kind === 'withdrawal_told')).toHaveLength(1);
	});

	test('a person matches, answers and closes, each once and at the version they saw', async () => {
		const order = await german();
		const { number: orderNumber } = await orderRow(order);
		const { withdrawal_id, number } = await declare(null, { order: 'NO-SUCH' });
		const ref = { withdrawal_id, version: (await view(number)).version };
		const stranger = customer(order.id);
		expect(await closeWithdrawal(shop.ctx, stranger, ref)).toMatchObject({
			refusal: { reason: 'not_allowed' }
		});
		expect(await closeWithdrawal(shop.ctx, agent, ref)).toMatchObject({
			refusal: { reason: 'withdrawal_unanswered' }
		});
		const match = { ...ref, order_number: ` ${orderNumber.toLowerCase()} ` };
		expect(await matchWithdrawal(shop.ctx, agent, { ...match, order_number: 'NONE' })).toMatchObject({
			refusal: { reason: 'not_found' }
		});
		value(await matchWithdrawal(shop.ctx, agent, match));
		expect(await matchWithdrawal(shop.ctx, agent, match)).toMatchObject({
			refusal: { reason: 'changed_meanwhile' }
		});
		const matched = await view(number);
		expect(matched).toMatchObject({ findings: [], order_number: orderNumber, return: { state: 'approved' } });

		const key = randomIds.next('wda');
		const answer = { withdrawal_id, version: matched.version, key, body: 'Danke.\r\nBis bald.', close: true };
		value(await answerWithdrawal(shop.ctx, agent, answer));
		expect(await answerWithdrawal(shop.ctx, agent, answer)).toMatchObject({
			refusal: { reason: 'already_decided' }
		});
		expect(await view(number)).toMatchObject({
			closed_by_name: null,
			answers: [{ body: 'Danke.\nBis bald.' }]
		});
		const last = (await mails()).length - 1;
		expect((await written(last)).text).toContain('> Danke.\n> Bis bald.');
		const types = await read()
			.selectFrom('events')
			.select('type')
			.where('entity', '=', 'withdrawal')
			.execute();
		expect(types.map((event) => event.type)).toEqual([
			'withdrawal_declared',
			'withdrawal_matched',
			'withdrawal_answered',
			'withdrawal_closed'
		]);
	});

	test('two declarations about one order are one return', async () => {
		const order = await german();
		await declare(order);
		const again = await view((await declare(order)).number);
		expect(again).toMatchObject({ findings: ['declared_again', 'return_open'], return: null });
	});

	test('refuses what cannot be taken, and names the field', async () => {
		const wrong: [string, Partial<DeclareWithdrawalInput>][] = [
			['name', { name: ' ' }],
			['name', { name: 'Win at www.example.com' }],
			['order', { order: '--' }],
			['contact', { contact: 'nobody' }],
			['in_words', { in_words: 'x'.repeat(501) }],
			['in_words', { in_words: 'see https://example.com' }],
			['pieces', { pieces: [] }]
		];
		for (const [field, over] of wrong) {
			expect(await declareWithdrawal(shop.ctx, input(over))).toMatchObject({
				refusal: { reason: 'value_invalid', facts: { field } }
			});
		}
		expect(await mails()).toEqual([]);
	});

	test('one mailbox is not flooded', async () => {
		const tries = [];
		for (let n = 0; n < 11; n++) {
			tries.push(
				(await declareWithdrawal(shop.ctx, input({ order: `N-${n}`, clientAddress: `192.0.2.${n}` }))).ok
			);
		}
		expect(tries).toEqual([...Array<boolean>(10).fill(true), false]);
	});

	test('the merchant switches it off, words it, and takes it back', async () => {
		const { version, settings: stored } = await readShop(read());
		const usual = withdrawalSettings(stored);
		const settings = { ...usual, on: false, countries: ['de', 'DE', 'AT'] };
		const merchant = { ...agent, role: 'merchant' } as typeof agent;
		expect(await saveWithdrawalSettings(shop.ctx, agent, { version, settings })).toMatchObject({
			refusal: { reason: 'not_allowed' }
		});
		value(await saveWithdrawalSettings(shop.ctx, merchant, { version, settings }));
		expect(withdrawalSettings((await readShop(read())).settings)).toMatchObject({
			on: false,
			countries: ['DE', 'AT']
		});
		expect(await saveWithdrawalSettings(shop.ctx, merchant, { version, settings })).toMatchObject({
			refusal: { reason: 'changed_meanwhile' }
		});
		const none = { ...usual, countries: ['Germany'] };
		expect(
			await saveWithdrawalSettings(shop.ctx, merchant, { version: version + 1, settings: none })
		).toMatchObject({
			refusal: { reason: 'value_invalid', facts: { field: 'countries' } }
		});
	});
});
