import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { answerCancellation } from '#lib/server/commands/cancellations/answer-cancellation.ts';
import { requestCancellation } from '#lib/server/commands/cancellations/request-cancellation.ts';
import { recordFulfilment } from '#lib/server/commands/orders/record-fulfilment.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { unansweredOfOrder } from '#lib/server/store/cancellations.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { paymentsOfOrder } from '#lib/server/store/payments.ts';
import { refundsOfOrder } from '#lib/server/store/refunds.ts';
import { describeEngines } from '../../support/databases.ts';
import { freshOrder } from '../../support/fresh-order.ts';
import {
	agent,
	asked,
	customer,
	lead,
	openReturnsShop,
	receiveAndAccept,
	system
} from '../../support/returns-shop.ts';

const act = fc.oneof(
	fc.record({
		do: fc.constantFrom('cancel', 'cancel_by_lead'),
		line: fc.nat(1),
		units: fc.integer({ min: 1, max: 3 })
	}),
	fc.record({ do: fc.constantFrom('pack', 'send'), line: fc.nat(1), units: fc.integer({ min: 1, max: 2 }) }),
	fc.record({ do: fc.constant('return'), line: fc.nat(1), units: fc.integer({ min: 1, max: 2 }) }),
	fc.record({
		do: fc.constantFrom('stop', 'too_late', 'work', 'wait'),
		line: fc.constant(0),
		units: fc.constant(1)
	})
);

describeEngines('cancellations among parcels and returns', (engine, open) => {
	test('units and money balance, whatever the order of things', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom('taken', 'held', 'door'),
				fc.array(act, { minLength: 6, maxLength: 12 }),
				async (paid, acts) => {
					const shop = await openReturnsShop(await open());
					try {
						const order = await freshOrder(
							shop,
							[
								{ quantity: 3, unit_price_minor: 10_001 },
								{ quantity: 2, unit_price_minor: 333 }
							],
							{ paid, age: MINUTE, shipping: { amount_minor: 5_000, tax_minor: 327 } }
						);
						const { ctx } = shop;
						for (const [step, { do: what, line, units }] of acts.entries()) {
							const line_id = order.lines[line]!.id;
							const now = ctx.clock.now();
							const wish = {
								order_id: order.id,
								lines: [{ line_id, quantity: units }],
								reason_code: null,
								idempotency_key: `step-${step}`
							};
							const parcel = {
								reference: `box-${step}`,
								...{ carrier: '', service: '', tracking_number: null, tracking_url: null, origin: '' },
								...{ destination: '', promised_at: null, estimated_at: null, cancelled: false, events: [] },
								packed_at: now,
								shipped_at: what === 'send' ? now : null,
								delivered_at: what === 'send' ? now : null,
								lines: [{ line: `l${line}`, quantity: units }]
							};
							// A refusal is as good an answer as any: the books are what counts.
							if (what === 'cancel') await requestCancellation(ctx, customer(order.id), wish);
							if (what === 'cancel_by_lead') await requestCancellation(ctx, lead, wish);
							if (what === 'pack' || what === 'send') {
								await recordFulfilment(ctx, system, { order_id: order.id, force: true, fulfilment: parcel });
							}
							if (what === 'return') {
								const opened = await submitReturn(ctx, customer(order.id), {
									order_id: order.id,
									method: 'own_carrier',
									items: asked(order, line === 0 ? [units] : [0, units]),
									idempotency_key: `step-${step}`,
									quoted_total_minor: null
								});
								if (opened.ok && opened.value.state === 'approved') {
									await receiveAndAccept(shop, opened.value.return_id, agent);
								}
							}
							const waiting = await unansweredOfOrder(ctx.db.read, order.id);
							if (waiting && (what === 'stop' || what === 'too_late')) {
								await answerCancellation(ctx, agent, { cancellation_id: waiting.id, answer: what });
							}
							if (what === 'work') await shop.work();
							if (what === 'wait') shop.pass(2 * HOUR);
						}
						for (let round = 0; round < 2; round++) {
							await shop.work();
							shop.pass(DAY);
						}
						await shop.expectSound();
						const lines = await linesOfOrder(ctx.db.read, order.id);
						for (const row of lines) {
							expect(row.qty_cancelled + row.qty_fulfilled).toBeLessThanOrEqual(row.quantity);
							expect(row.qty_return_open + row.qty_returned).toBeLessThanOrEqual(row.qty_fulfilled);
						}
						const [payment] = await paymentsOfOrder(ctx.db.read, order.id);
						const given = (await refundsOfOrder(ctx.db.read, order.id)).reduce(
							(sum, refund) => sum + refund.amount_minor,
							0
						);
						expect(given + payment!.released_minor).toBeLessThanOrEqual(35_669);
						const isGone = lines.every((row) => row.qty_cancelled === row.quantity);
						if (isGone) expect(given + payment!.released_minor).toBe(35_669);
					} finally {
						await shop.close();
					}
				}
			),
			{ numRuns: engine === 'sqlite' ? 6 : 2 }
		);
	});
});
