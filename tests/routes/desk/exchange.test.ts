import { afterAll, beforeAll, expect, it } from 'vitest';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { exchangeOfReturn } from '#lib/server/store/exchanges.ts';
import { findOrderByNumber, linesOfOrder } from '#lib/server/store/orders.ts';
import { returnsOfOrder } from '#lib/server/store/returns.ts';
import { placeOrder } from '../../journeys/steps/order.ts';
import { addProduct } from '../../support/catalogue.ts';
import type { Answer } from '../request.ts';
import { openDeskShop, type DeskShop } from './desk-shop.ts';

let desk: DeskShop;
beforeAll(async () => {
	desk = await openDeskShop('sqlite');
	await desk.ctx.db.transaction(async (tx) => {
		for (const { id, rules } of await tx.selectFrom('policy_versions').selectAll().execute()) {
			const next: PolicyRules = {
				...(JSON.parse(rules) as PolicyRules),
				outcomes: ['refund', 'exchange'],
				exchanges: { same_product: 'honour', other_products: 'current' }
			};
			await tx
				.updateTable('policy_versions')
				.set({ rules: JSON.stringify(next) })
				.where('id', '=', id)
				.execute();
		}
	});
});
afterAll(() => desk?.close());

const hidden = (answer: Answer, name: string) =>
	new RegExp(`name="${name}" value="(\\d+)"`).exec(answer.body)?.[1] ?? '';

it('an agent opens a return with an exchange and later chooses something else, each after reading the figures', async () => {
	const { read } = desk.ctx.db;
	const hat = await addProduct(desk.ctx, {
		reference: 'SUNHAT',
		sizes: { S: 3, L: 0 },
		price_minor: 120_000
	});
	const { number } = await placeOrder(desk.shop);
	const order = (await findOrderByNumber(read, normalOrderNumber(number)))!;
	const [line] = await linesOfOrder(read, order.id);
	const form = `/desk/orders/${number}/return`;
	const asked = {
		...{ key: 'desk-exchange', method: 'drop_off', outcome: 'refund' },
		...{ [`quantity_${line!.id}`]: '1', [`reason_${line!.id}`]: 'changed_mind' }
	};
	const found = await desk.post(`${form}?/look`, { ...asked, q: 'SUNHAT', do: 'find' }, 'nok');
	expect(found.body).toContain(hat.variants.S!);
	const wanted = { [`want_${line!.id}_1`]: hat.variants.S!, [`count_${line!.id}_1`]: '1' };
	const seen = await desk.post(`${form}?/look`, { ...asked, ...wanted }, 'nok');
	const due = hidden(seen, 'due');
	expect(Number(due)).toBeGreaterThan(0);
	const told = { ...asked, ...wanted, quoted: hidden(seen, 'quoted') };
	expect((await desk.post(`${form}?/open`, { ...told, due: '0' }, 'nok')).status).toBe(422);
	expect((await desk.post(`${form}?/open`, { ...told, due }, 'nok')).status).toBe(303);

	const [back] = await returnsOfOrder(read, order.id);
	const exchange = (await exchangeOfReturn(read, back!.id))!;
	expect(exchange).toMatchObject({ state: 'awaiting_goods', due_minor: Number(due) });
	const page = `/desk/cases/${back!.number}/exchange`;
	expect((await desk.get(page, null)).status).toBe(303);
	expect((await desk.get(page, 'nok')).body).toContain(hat.variants.S!);
	const item = exchange.lines[0]!.return_item_id;
	const choice = (variant: string, count: string) => ({
		...{ version: String(exchange.version), why: 'asked on the phone' },
		...{ [`want_${item}_1`]: variant, [`count_${item}_1`]: count }
	});
	for (const [variant, count] of [
		[hat.variants.L!, '1'],
		[hat.variants.S!, 'two'],
		[hat.variants.S!, '4'],
		['var_none', '1'],
		['', '1']
	] as const)
		expect((await desk.post(`${page}?/look`, choice(variant, count), 'nok')).status, count).toBe(422);
	const two = choice(hat.variants.S!, '2');
	const read_first = await desk.post(`${page}?/look`, two, 'nok');
	const quoted = { due: hidden(read_first, 'due'), back: hidden(read_first, 'back') };
	expect((await desk.post(`${page}?/save`, { ...two, ...quoted, due: '1' }, 'nok')).status).toBe(409);
	const saved = await desk.post(`${page}?/save`, { ...two, ...quoted }, 'nok');
	expect([saved.status, saved.headers.get('location')]).toEqual([
		303,
		`/desk/cases/${back!.number}?done=chosen`
	]);
	expect((await exchangeOfReturn(read, back!.id))?.lines).toMatchObject([{ quantity: 2, given_for: 1 }]);
	expect((await desk.get(`/desk/cases/${back!.number}`, 'nok')).body).toContain('asked on the phone');
});
