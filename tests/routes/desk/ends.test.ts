import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import type { Id } from '#lib/domain/ids.ts';
import { DAY } from '#lib/domain/time.ts';
import { desk as words } from '#lib/i18n/desk.ts';
import { done, kase, type Done } from '#lib/i18n/desk-case.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { say } from '#lib/i18n/say.ts';
import { expireReturn } from '#lib/server/commands/returns/expire-return.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { findOrderByNumber, linesOfOrder } from '#lib/server/store/orders.ts';
import { reasonsOf } from '#lib/server/store/reasons.ts';
import { refundsOfReturn } from '#lib/server/store/refunds.ts';
import { findReturnByNumber, itemsOfReturn } from '#lib/server/store/returns.ts';
import type { ReturnsTable } from '#lib/server/store/schema.ts';
import { placeOrder, type Bought } from '../../journeys/steps/order.ts';
import { refundsAtStripe } from '../../journeys/steps/money.ts';
import { engines } from '../../support/databases.ts';
import { value } from '../../support/returns-shop.ts';
import { cashOrder } from './cash-order.ts';
import { openDeskShop, type DeskShop, type Person } from './desk-shop.ts';

const PATIENCE = { timeout: 20_000, interval: 100 };

describe.each(engines)('what ends at the desk, on %s', (engine) => {
	let desk: DeskShop;
	beforeAll(async () => {
		desk = await openDeskShop(engine);
	});
	afterEach(async () => {
		desk.shop.stripe.control.clearFaults();
		await desk.shop.mailbox.faults.clear();
		expect(await ledgerBreaks(desk.ctx.db.read)).toEqual([]);
	});
	afterAll(() => desk?.close());

	const db = () => desk.ctx.db.read;
	const refundOf = async (row: ReturnsTable) => {
		const refund = (await refundsOfReturn(db(), row.id)).at(-1);
		if (!refund) throw new Error(`${row.number} has no refund`);
		return refund;
	};
	const partsOf = async (refundId: Id<'rfd'>) =>
		db()
			.selectFrom('refund_payments')
			.selectAll()
			.where('refund_id', '=', refundId)
			.orderBy('generation')
			.execute();

	/** Presses a button of the case; `happened` is what the next page then says. */
	async function act(row: ReturnsTable, name: string, fields: Record<string, string>, who: Person) {
		const { version } = await desk.now(row.id);
		return desk.post(`/desk/cases/${row.number}?/${name}`, { version: String(version), ...fields }, who);
	}
	async function succeeds(row: ReturnsTable, name: string, who: Person, told: Done, fields = {}) {
		const answer = await act(row, name, fields, who);
		expect(answer.headers.get('location'), answer.body.slice(0, 200)).toBe(
			`/desk/cases/${row.number}?done=${told}`
		);
		const page = await desk.get(answer.headers.get('location') ?? '', who);
		expect(page.body).toContain(say('en', done[told]));
		return page;
	}
	async function refuses(row: ReturnsTable, name: string, who: Person, reason: string, fields = {}) {
		const answer = await act(row, name, fields, who);
		expect([403, 422]).toContain(answer.status);
		const text = refusalWords('en', { reason, facts: {} } as Parameters<typeof refusalWords>[1]);
		expect(answer.body).toContain(text.slice(0, 24));
	}
	const money = async (row: ReturnsTable) => {
		const { id, version } = await refundOf(row);
		return { refund_id: id, version: String(version) };
	};

	/** Opens a return on the desk: looked at first, then opened for the amount that was shown. */
	async function openAtCounter(order: Bought, pieces: readonly number[], who: Person = 'preecha') {
		const stored = await findOrderByNumber(db(), normalOrderNumber(order.number));
		const lines = stored ? await linesOfOrder(db(), stored.id) : [];
		const page = await desk.get(`/desk/orders/${order.number}/return`, who);
		const key = /name="key" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
		const fields: Record<string, string> = { key, outcome: 'refund', method: 'drop_off' };
		lines.forEach((line, index) => {
			if (!pieces[index]) return;
			fields[`quantity_${line.id}`] = String(pieces[index]);
			fields[`reason_${line.id}`] = 'changed_mind';
		});
		const path = `/desk/orders/${order.number}/return`;
		const looked = await desk.post(`${path}?/look`, fields, who);
		const quoted = /name="quoted" value="(\d+)"/.exec(looked.body)?.[1] ?? '';
		expect(Number(quoted), looked.body.slice(0, 300)).toBeGreaterThan(0);
		const opened = await desk.post(`${path}?/open`, { ...fields, quoted }, who);
		const number = /^\/desk\/cases\/([^?]+)\?done=opened$/.exec(opened.headers.get('location') ?? '')?.[1];
		const row = await findReturnByNumber(db(), decodeURIComponent(number ?? ''));
		if (!row) throw new Error(`nothing was opened: ${opened.status}`);
		// The same form again opens nothing new.
		const again = await desk.post(`${path}?/open`, { ...fields, quoted }, who);
		expect(again.headers.get('location')).toBe(opened.headers.get('location'));
		return { row, lines, quoted: Number(quoted) };
	}
	async function approved(order: Bought, pieces: readonly number[]) {
		const opened = await openAtCounter(order, pieces);
		if (opened.row.state === 'in_review') await succeeds(opened.row, 'approve', 'preecha', 'approved');
		return opened;
	}
	async function receive(row: ReturnsTable, fields: Record<string, string>) {
		const version = String((await desk.now(row.id)).version);
		return desk.post(
			`/desk/receiving?/receive&code=${row.number}`,
			{ code: row.number, version, ...fields },
			'preecha'
		);
	}
	/** Accepts everything that lies on the bench, but for what is said otherwise. */
	async function inspect(row: ReturnsTable, who: Person, otherwise: Record<string, string> = {}) {
		const items = (await itemsOfReturn(db(), row.id)).filter(
			(item) => item.reception === 'received' && item.acceptance === 'pending'
		);
		const fields = items.flatMap((item) =>
			Object.entries({ condition: 'new', disposition: 'restock', verdict: 'accept' }).map(([name, text]) => [
				`${name}_${item.id}`,
				text
			])
		);
		const version = String((await desk.now(row.id)).version);
		const judged = await desk.post(
			`/desk/receiving?/inspect&code=${row.number}`,
			{ code: row.number, version, ...Object.fromEntries(fields), ...otherwise },
			who
		);
		expect(judged.status, judged.body.slice(0, 300)).toBe(303);
		return judged;
	}
	/** A return whose goods are back and accepted, whole; its refund stands. */
	async function accepted(order: Bought, who: Person = 'preecha') {
		const { row } = await approved(order, [1]);
		const [item] = await itemsOfReturn(db(), row.id);
		expect((await receive(row, { [`qty_${item?.id}`]: '1' })).status).toBe(303);
		await inspect(row, who);
		return row;
	}
	const stateOf = async (row: ReturnsTable) => (await desk.now(row.id)).state;
	const resolves = (row: ReturnsTable) => expect.poll(() => stateOf(row), PATIENCE).toBe('resolved');

	it('pays cash on delivery by hand: one enters the transfer, another confirms it', async () => {
		const row = await accepted(await cashOrder(desk.shop));
		const [part] = await partsOf((await refundOf(row)).id);
		const fields = { ...(await money(row)), refund_payment_id: part?.id ?? '', reference: 'SCB 7781' };
		expect((await act(row, 'refund_settle', fields, 'nok')).body).toContain('Your limit is');
		await refuses(row, 'refund_settle', 'anong', 'reference_missing', { ...fields, reference: '  ' });
		expect((await desk.get('/desk?view=money', 'anong')).body).toContain(say('en', words.payout));
		await succeeds(row, 'refund_settle', 'anong', 'payout_entered', fields);
		expect((await refundOf(row)).state).toBe('approved');
		const named = { refund_payment_id: fields.refund_payment_id };
		const now = async () => ({ ...(await money(row)), ...named });
		await refuses(row, 'refund_confirm', 'anong', 'same_person', await now());
		await refuses(row, 'refund_cancel', 'anong', 'not_in_this_state', { ...(await now()), note: 'Not now' });
		await succeeds(row, 'refund_withdraw', 'anong', 'payout_withdrawn', await now());
		await succeeds(row, 'refund_settle', 'anong', 'payout_entered', {
			...(await now()),
			reference: 'SCB 7781'
		});
		const page = await succeeds(row, 'refund_confirm', 'preecha', 'payout_confirmed', await now());
		expect(page.body).toContain('SCB 7781');
		expect(await refundOf(row)).toMatchObject({ state: 'settled_other', goods_minor: 900_000 });
		await resolves(row);
		await refuses(row, 'refund_settle', 'anong', 'not_in_this_state', {
			...fields,
			version: String((await refundOf(row)).version)
		});
	});

	it('sends a refund again after the bank gave it back', async () => {
		desk.shop.stripe.control.addFaults({
			kind: 'refund_fails_later',
			failureReason: 'expired_or_canceled_card',
			delayMs: 300
		});
		const order = await placeOrder(desk.shop, { shirt: 900_000 });
		const row = await accepted(order);
		await expect.poll(async () => (await refundOf(row)).state, PATIENCE).toBe('failed');
		expect((await desk.get('/desk?view=money', 'anong')).body).toContain(say('en', words.refundFailed));
		expect((await act(row, 'refund_retry', await money(row), 'nok')).body).toContain('Your limit is');
		await succeeds(row, 'refund_retry', 'anong', 'refund_retried', await money(row));
		await expect.poll(async () => (await refundOf(row)).state, PATIENCE).toBe('succeeded');
		const sent = await refundsAtStripe(desk.shop, order.intent);
		expect(sent.map((one) => one.status).sort()).toEqual(['failed', 'succeeded']);
		await resolves(row);
	});

	it('gives the money another way when the card is gone: a lead, not the proposer, not an agent', async () => {
		desk.shop.stripe.control.addFaults({ kind: 'refund_fails_later', delayMs: 300 });
		const row = await accepted(await placeOrder(desk.shop, { shirt: 900_000 }));
		await expect.poll(async () => (await refundOf(row)).state, PATIENCE).toBe('failed');
		const [part] = await partsOf((await refundOf(row)).id);
		const fields = { ...(await money(row)), refund_payment_id: part?.id ?? '', reference: 'KBANK 55' };
		await refuses(row, 'refund_settle', 'preecha', 'not_allowed', fields);
		await succeeds(row, 'refund_settle', 'malee', 'payout_entered', fields);
		const entered = { ...(await money(row)), refund_payment_id: part?.id ?? '' };
		await refuses(row, 'refund_retry', 'malee', 'not_in_this_state', entered);
		await succeeds(row, 'refund_confirm', 'anong', 'payout_confirmed', entered);
		expect((await refundOf(row)).state).toBe('settled_other');
		await resolves(row);
	});

	it('sets money aside again after a refund was taken back', async () => {
		const order = await placeOrder(desk.shop, { shirt: 900_000 });
		const row = await accepted(order, 'nok');
		await refuses(row, 'refund_cancel', 'anong', 'reason_missing', { ...(await money(row)), note: ' ' });
		const taken = await succeeds(row, 'refund_cancel', 'anong', 'refund_cancelled', {
			...(await money(row)),
			note: 'Wrong person'
		});
		expect(taken.body).toContain(say('en', kase.propose));
		await succeeds(row, 'propose', 'preecha', 'proposed');
		await refuses(row, 'propose', 'preecha', 'nothing_chosen');
		await resolves(row);
		expect((await refundsAtStripe(desk.shop, order.intent)).map((one) => one.status)).toEqual(['succeeded']);
	});

	it('pays for goods that were lost on their way back', async () => {
		const order = await placeOrder(desk.shop, { shirt: 900_000 });
		const { row } = await approved(order, [1]);
		const [item] = await itemsOfReturn(db(), row.id);
		await succeeds(row, 'lost', 'preecha', 'lost', {
			item_id: item?.id,
			pay: 'yes',
			note: 'Carrier says so'
		});
		await resolves(row);
		expect((await refundsAtStripe(desk.shop, order.intent)).map((one) => one.status)).toEqual(['succeeded']);
	});

	it('takes a parcel in two parts, and pays for each', async () => {
		const order = await placeOrder(desk.shop, { shirt: 900_000 });
		const { row } = await approved(order, [0, 3]);
		const [item] = await itemsOfReturn(db(), row.id);
		const over = await receive(row, { [`qty_${item?.id}`]: '4' });
		expect(over.status).toBe(422);
		expect(over.body).toContain('We expect 3');
		expect((await receive(row, { [`qty_${item?.id}`]: '2' })).status).toBe(303);
		expect(await stateOf(row)).toBe('part_received');
		await inspect(row, 'preecha');
		const rest = (await itemsOfReturn(db(), row.id)).find((one) => one.reception !== 'received');
		expect(rest?.quantity).toBe(1);
		const page = await desk.get(`/desk/receiving?code=${row.number}`, 'nok');
		expect(page.body).toContain(`name="qty_${rest?.id}"`);
		expect((await receive(row, { [`qty_${rest?.id}`]: '1' })).status).toBe(303);
		await inspect(row, 'preecha');
		await resolves(row);
		const paid = await refundsOfReturn(db(), row.id);
		expect(paid.map((refund) => refund.state)).toEqual(['succeeded', 'succeeded']);
	});

	it('takes in what nobody announced, and judges it apart', async () => {
		const order = await placeOrder(desk.shop, { shirt: 900_000 });
		const { row, lines } = await approved(order, [1]);
		const [shirt] = await itemsOfReturn(db(), row.id);
		const unannounced = { [`other_${lines[1]?.id}`]: '1', other_note: 'A bag was in it' };
		const many = await receive(row, { [`other_${lines[1]?.id}`]: '9', other_note: 'kept words' });
		expect(many.status).toBe(422);
		expect(many.body).toContain('kept words');
		expect((await receive(row, { [`qty_${shirt?.id}`]: '1', ...unannounced })).status).toBe(303);
		const items = await itemsOfReturn(db(), row.id);
		expect(items.map((item) => item.reception)).toEqual(['received', 'received']);
		const bag = items.find((item) => item.id !== shirt?.id)?.id;
		const [reason] = await reasonsOf(db(), 'reject');
		await inspect(row, 'preecha', { [`verdict_${bag}`]: 'reject', [`reject_${bag}`]: reason?.code ?? '' });
		const judged = await itemsOfReturn(db(), row.id);
		expect(judged.map((item) => item.acceptance).sort()).toEqual(['accepted', 'rejected']);
		await resolves(row);
		expect((await refundOf(row)).goods_minor).toBe(900_000);
	});

	it('leaves goods that were lost unpaid, then closes the case', async () => {
		const { row } = await approved(await placeOrder(desk.shop, { shirt: 900_000 }), [1]);
		const [item] = await itemsOfReturn(db(), row.id);
		await refuses(row, 'lost', 'preecha', 'not_found', { item_id: 'rit_1', pay: 'no' });
		await succeeds(row, 'lost', 'preecha', 'lost', { item_id: item?.id, pay: 'no', note: 'Never sent' });
		expect(await refundsOfReturn(db(), row.id)).toEqual([]);
		await resolves(row);
		await succeeds(row, 'close', 'nok', 'closed');
		expect(await stateOf(row)).toBe('closed');
		await refuses(row, 'close', 'nok', 'not_in_this_state');
	});

	it('gives a return that was not sent in time another chance', async () => {
		const { row } = await approved(await placeOrder(desk.shop, { shirt: 900_000 }), [1]);
		const later = { ...desk.ctx, clock: { now: () => Date.now() + 90 * DAY } };
		value(await expireReturn(later, { kind: 'system' }, { return_id: row.id }));
		await refuses(row, 'close', 'nok', 'not_in_this_state');
		expect((await desk.get(`/desk/cases/${row.number}`, 'nok')).body).toContain(say('en', kase.reopen));
		await succeeds(row, 'reopen', 'nok', 'reopened');
		const again = await desk.now(row.id);
		expect(again.state).toBe('approved');
		expect(again.ship_by).toBeGreaterThan(Date.now());
		await refuses(row, 'reopen', 'nok', 'not_in_this_state');
		const [item] = await itemsOfReturn(db(), row.id);
		expect((await receive(row, { [`qty_${item?.id}`]: '1' })).status).toBe(303);
		expect(await stateOf(row)).toBe('received');
	});

	it('keeps a note once, however often its form is sent', async () => {
		const { row } = await approved(await placeOrder(desk.shop, { shirt: 900_000 }), [1]);
		for (const path of [`/desk/cases/${row.number}`, `/desk/orders/${await orderNumber(row)}`]) {
			const page = await desk.get(path, 'nok');
			const key = /name="key" value="(not_[^"]+)"/.exec(page.body)?.[1] ?? '';
			expect(key).not.toBe('');
			const send = (note: string) => desk.post(`${path}?/note`, { key, note }, 'nok');
			const answers = await Promise.all([send('Phoned her'), send('Phoned her'), send('Phoned her')]);
			expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303]);
			await send('Phoned her again');
			const kept = await db()
				.selectFrom('notes')
				.select('body')
				.where('order_id', '=', row.order_id)
				.where('return_id', path.includes('cases') ? '=' : 'is', path.includes('cases') ? row.id : null)
				.execute();
			expect(kept.map((note) => note.body).sort()).toEqual(['Phoned her', 'Phoned her again']);
		}
	});

	it('takes up a refused mail once the address is right, and says how to reach the customer', async () => {
		const number = `CD-${engine === 'sqlite' ? 40_001 : 40_002}`;
		const wrong = `wrong.${number.toLowerCase()}@example.com`;
		desk.shop.mailbox.faults.refuse(wrong);
		await cashOrder(desk.shop, { number, email: wrong });
		await expect
			.poll(async () => (await desk.get('/desk?view=stuck', 'nok')).body, PATIENCE)
			.toContain(say('en', words.addressNext));
		const seen = await desk.get('/desk?view=stuck', 'nok');
		for (const text of [wrong, '+66812345678', 'Copenhagen, Denmark', say('en', words.leadTries)]) {
			expect(seen.body).toContain(text);
		}
		expect(seen.body).not.toContain('mail_again');
		const id = /name="id" value="(msg_[^"]+)"/.exec(seen.body)?.[1] ?? '';
		const again = (who: Person) => desk.post('/desk?view=stuck&/mail_again', { id }, who);
		expect((await again('nok')).status).toBe(403);
		const right = `right.${number.toLowerCase()}@example.com`;
		await cashOrder(desk.shop, { number, email: right });
		expect((await desk.get('/desk?view=stuck', 'anong')).body).toContain(right);
		const sent = await again('anong');
		expect(sent.headers.get('location')).toBe('/desk?view=stuck&done=mail_again');
		expect((await desk.get('/desk?view=stuck&done=mail_again', 'anong')).body).toContain(
			say('en', done.mail_again)
		);
		await expect.poll(() => desk.shop.mailbox.messages(right).length, PATIENCE).toBeGreaterThan(0);
		expect((await again('anong')).status).toBe(422);
	});

	it('lets a refused mail rest once the customer was told another way', async () => {
		const order = { number: 'CD-40010', email: 'nobody.here@example.com' };
		desk.shop.mailbox.faults.refuse(order.email);
		await cashOrder(desk.shop, order);
		await expect
			.poll(async () => (await desk.get('/desk?view=stuck', 'nok')).body, PATIENCE)
			.toContain(order.email);
		const id = /name="id" value="(msg_[^"]+)"/.exec((await desk.get('/desk?view=stuck', 'nok')).body)?.[1];
		const told = await desk.post('/desk?view=stuck&/told_otherwise', { id: id ?? '' }, 'nok');
		expect(told.headers.get('location')).toBe('/desk?view=stuck&done=told_otherwise');
		expect((await desk.get('/desk?view=stuck', 'nok')).body).not.toContain(order.email);
		expect((await desk.get(`/desk/orders/${order.number}`, 'nok')).body).toContain(
			'Nok told the customer what an undelivered mail says'
		);
	});

	it('lets a lead or a merchant start a stopped job again, and no agent', async () => {
		for (const who of ['anong', 'malee'] as const) {
			const id = desk.ctx.ids.next('job');
			await desk.ctx.db.transaction((tx) =>
				tx
					.insertInto('jobs')
					.values({
						id,
						kind: 'access.sweep',
						key: `stopped:${id}`,
						body: '{}',
						run_at: 1,
						attempts: 12,
						lease_owner: null,
						lease_until: null,
						done_at: null,
						parked_at: 1,
						last_error: 'it broke',
						created_at: 1
					})
					.execute()
			);
			const path = '/desk?view=stuck&/job_again';
			expect((await desk.get('/desk?view=stuck', 'nok')).body).not.toContain('job_again');
			expect((await desk.get('/desk?view=stuck', who)).body).toContain('job_again');
			expect((await desk.post(path, { id }, 'nok')).status).toBe(403);
			expect((await desk.post(path, { id: 'job_1' }, who)).status).toBe(422);
			const started = await desk.post(path, { id }, who);
			expect(started.headers.get('location')).toBe('/desk?view=stuck&done=job_again');
			await expect
				.poll(
					async () =>
						(await db().selectFrom('jobs').select('done_at').where('id', '=', id).executeTakeFirst())
							?.done_at,
					PATIENCE
				)
				.not.toBeNull();
		}
	});

	const orderNumber = async (row: ReturnsTable) =>
		(
			await db()
				.selectFrom('orders')
				.select('number')
				.where('id', '=', row.order_id)
				.executeTakeFirstOrThrow()
		).number;
});
