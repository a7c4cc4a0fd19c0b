import { afterEach, expect, test } from 'vitest';
import { answerCancellation } from '#lib/server/commands/cancellations/answer-cancellation.ts';
import { requestCancellation } from '#lib/server/commands/cancellations/request-cancellation.ts';
import { withdrawCancellation } from '#lib/server/commands/cancellations/withdraw-cancellation.ts';
import { recordFulfilment } from '#lib/server/commands/orders/record-fulfilment.ts';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { openDatabase, type Database } from '#lib/server/store/database.ts';
import { fulfilmentsOfOrder } from '#lib/server/store/fulfilments.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { describeEngines } from '../../support/databases.ts';
import { freshOrder } from '../../support/fresh-order.ts';
import {
	agent,
	customer,
	openReturnsShop,
	reasonOf,
	system,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
let other: Database;
afterEach(async () => {
	await other.close();
	await shop.close();
});

describeEngines('cancelling at the same time', (_engine, open) => {
	/** A second handle on the same database, as another process has it. */
	const opened = async () => {
		const db = await open();
		shop = await openReturnsShop(db);
		other = await openDatabase({ url: db.url });
		return { ...shop.ctx, db: other };
	};
	const asking = (order: PlacedOrder, key: string, quantity = 2) => ({
		order_id: order.id,
		lines: [{ line_id: order.lines[0]!.id, quantity }],
		reason_code: null,
		idempotency_key: key
	});
	const box = (order: PlacedOrder, reference: string) => ({
		order_id: order.id,
		force: true,
		fulfilment: {
			reference,
			carrier: '',
			service: '',
			tracking_number: null,
			tracking_url: null,
			origin: '',
			destination: '',
			packed_at: Date.now(),
			shipped_at: null,
			delivered_at: null,
			promised_at: null,
			estimated_at: null,
			cancelled: false,
			lines: [{ line: 'l0', quantity: 2 }],
			events: []
		}
	});
	const cup = (age: number) => freshOrder(shop, [{ quantity: 2, unit_price_minor: 20_000 }], { age });

	test('the customer cancels while the warehouse packs: one of them wins, the other is told', async () => {
		const away = await opened();
		const order = await cup(MINUTE);
		const [cancelled, packed] = await Promise.all([
			requestCancellation(shop.ctx, customer(order.id), asking(order, 'a')),
			recordFulfilment(away, system, box(order, 'b'))
		]);
		expect([
			['accepted', 'pieces_cancelled'],
			['cannot_cancel', 'accepted']
		]).toContainEqual([reasonOf(cancelled), reasonOf(packed)]);
		const [line] = await linesOfOrder(other.read, order.id);
		const parcels = await fulfilmentsOfOrder(other.read, order.id);
		expect(line!.qty_cancelled).toBe(cancelled.ok ? 2 : 0);
		expect(parcels).toHaveLength(packed.ok ? 1 : 0);
		await shop.expectSound();
	});

	test('two tabs ask at once: one cancellation', async () => {
		const away = await opened();
		const order = await cup(MINUTE);
		const asked = await Promise.all([
			requestCancellation(shop.ctx, customer(order.id), asking(order, 'one')),
			requestCancellation(away, customer(order.id), asking(order, 'two'))
		]);
		expect(asked.map(reasonOf).sort()).toEqual(['accepted', 'order_cancelled']);
		const [line] = await linesOfOrder(other.read, order.id);
		expect(line).toMatchObject({ qty_cancelled: 2, refunded_minor: 40_000 });
		await shop.expectSound();
	});

	test('the agent stops it while the customer takes it back: one of them wins', async () => {
		const away = await opened();
		const order = await cup(5 * HOUR);
		const { cancellation_id } = value(
			await requestCancellation(shop.ctx, customer(order.id), asking(order, 'a', 1))
		);
		const done = await Promise.all([
			answerCancellation(shop.ctx, agent, { cancellation_id, answer: 'stop' }),
			withdrawCancellation(away, customer(order.id), { cancellation_id })
		]);
		expect(done.map(reasonOf).sort()).toEqual(['accepted', 'not_in_this_state']);
		const [line] = await linesOfOrder(other.read, order.id);
		expect(line!.qty_cancelled).toBe(done[0]!.ok ? 1 : 0);
		await shop.expectSound();
	});
});
