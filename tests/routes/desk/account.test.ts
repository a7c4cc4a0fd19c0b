import { afterAll, beforeAll, expect, it } from 'vitest';
import { payout } from '#lib/i18n/payout.ts';
import { plain, say } from '#lib/i18n/say.ts';
import { doorOf, startCustomerSession } from '#lib/server/auth/sessions.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import { findOrderByNumber, linesOfOrder } from '#lib/server/store/orders.ts';
import { value } from '../../support/returns-shop.ts';
import { ask, form } from '../request.ts';
import { cashOrder } from './cash-order.ts';
import { openDeskShop, type DeskShop } from './desk-shop.ts';

let desk: DeskShop;
let own: string;
let number: string;
beforeAll(async () => {
	desk = await openDeskShop('sqlite');
	const { ctx } = desk;
	const order = await cashOrder(desk.shop);
	const stored = (await findOrderByNumber(ctx.db.read, normalOrderNumber(order.number)))!;
	const [line] = await linesOfOrder(ctx.db.read, stored.id);
	const token = await startCustomerSession(doorOf(ctx), ctx.ids, { email: order.email, orderId: null });
	own = `homeward-customer=${token}; lang=en`;
	const who = { kind: 'customer', orderId: stored.id, email: order.email } as const;
	const item = { line_id: line!.id, quantity: 1, reason_code: 'changed_mind', answer_code: null };
	const opened = await submitReturn(ctx, who, {
		order_id: stored.id,
		method: 'drop_off',
		items: [{ ...item, comment: '', outcome: 'refund', file_ids: [] }],
		idempotency_key: order.number,
		quoted_total_minor: null
	});
	number = value(opened).number;
});
afterAll(() => desk?.close());

const page = (path: string, cookie = own) =>
	ask(desk.shop.url, path, { headers: { accept: 'text/html', cookie } });
const send = (fields: Record<string, string>, cookie = own) =>
	form(desk.shop.url, `/returns/${number}/account`, fields, { cookie });
const GOOD = { way: 'promptpay', number: '081-234-5678', holder: 'Mette Holm', bank_name: '' };

it('takes an account without a script, shows its end and nothing more, and never to a stranger', async () => {
	const asked = await page(`/returns/${number}/account`);
	expect(asked.status).toBe(200);
	expect(asked.body).not.toContain('<script');
	const wrong = await send({ ...GOOD, number: '123' });
	expect(wrong.status).toBe(422);
	expect(plain(wrong.body)).toContain(plain(say('en', payout.numberWrong)));
	expect(wrong.body).not.toContain('value="123"');
	for (const bad of [{ way: '<script>' }, { holder: '' }, { way: 'other', bank_name: '' }])
		expect((await send({ ...GOOD, ...bad })).status).toBe(422);
	expect((await send({})).status).toBe(422);

	expect((await send(GOOD)).headers.get('location')).toBe(`/returns/${number}?account`);
	const told = await page(`/returns/${number}`);
	expect(told.body).toContain('•••5678');
	expect(told.body).not.toContain('0812345678');
	expect((await page(`/returns/${number}/account`, 'lang=en')).status).not.toBe(200);
	expect((await send(GOOD, 'lang=en')).status).not.toBe(200);
});

it('opens the whole number at the desk by an act that is recorded', async () => {
	const path = `/desk/cases/${number}/account`;
	expect((await desk.get(path, 'nok')).body).not.toContain('0812345678');
	expect((await desk.post(path, {}, 'nok')).body).toContain('0812345678');
	const timeline = (await desk.get(`/desk/cases/${number}`, 'anong')).body;
	expect(timeline).toContain('looked at the account •••5678');
	expect((await desk.get('/desk/cases/RT-NONE/account', 'nok')).status).toBe(404);
});
