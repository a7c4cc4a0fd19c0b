import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import type { ClaimProblem } from '#lib/domain/claim/problems.ts';
import { claimedItems } from '#lib/domain/claim/request.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { NeutralFulfilment, NeutralTrackingEvent } from '#lib/domain/order/neutral.ts';
import { DAY, endOfWindow } from '#lib/domain/time.ts';
import { askCarrier } from '#lib/server/commands/claims/ask-carrier.ts';
import { draftClaim } from '#lib/server/commands/claims/draft-claim.ts';
import { recordCarrierAnswer } from '#lib/server/commands/claims/record-carrier-answer.ts';
import { settleArrival } from '#lib/server/commands/claims/settle-arrival.ts';
import { recordFulfilment } from '#lib/server/commands/orders/record-fulfilment.ts';
import { recordTracking } from '#lib/server/commands/orders/record-tracking.ts';
import { appealDecline } from '#lib/server/commands/returns/appeal-decline.ts';
import { approveReturn } from '#lib/server/commands/returns/approve-return.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import { declineReturn } from '#lib/server/commands/returns/decline-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { findClaim } from '#lib/server/store/claims.ts';
import { fulfilmentLinesOfOrder, fulfilmentsOfOrder } from '#lib/server/store/fulfilments.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { refundsOfReturn } from '#lib/server/store/refunds.ts';
import { findReturn, itemsOfReturn, returnsOfOrder } from '#lib/server/store/returns.ts';
import { customerOrder } from '#lib/server/queries/customer-order.ts';
import { addProduct } from '../../support/catalogue.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	agent,
	customer,
	lead,
	openReturnsShop,
	placeOrder,
	reasonOf,
	system,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
afterEach(() => shop.close());
const ZONE = 'Asia/Bangkok';

describeEngines('claims about parcels', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
	});
	const now = () => shop.ctx.clock.now();
	const read = () => shop.ctx.db.read;
	const parcel = (reference: string, over: Partial<NeutralFulfilment> = {}): NeutralFulfilment => ({
		reference,
		carrier: 'Siam Parcel',
		service: 'standard',
		tracking_number: `SP99900${reference.slice(1)}`,
		tracking_url: null,
		origin: '',
		destination: '',
		packed_at: null,
		shipped_at: now() - 6 * DAY,
		delivered_at: now() - 2 * DAY,
		promised_at: null,
		estimated_at: null,
		cancelled: false,
		lines: [{ line: 'l0', quantity: 2 }],
		events: [],
		...over
	});
	/** Four mugs for 100.00 each and 50.00 for their delivery, two in each parcel. */
	const bought = (first: Partial<NeutralFulfilment> = {}, second: Partial<NeutralFulfilment> = {}) =>
		placeOrder(shop, [{ quantity: 4, unit_price_minor: 10_000 }], {
			shipping: { amount_minor: 5_000, tax_minor: 327 },
			fulfilments: [parcel('f1', first), parcel('f2', second)]
		});
	const parcels = (order: PlacedOrder) => fulfilmentsOfOrder(read(), order.id);
	const claimed = async (order: PlacedOrder) =>
		Object.fromEntries(
			(await fulfilmentLinesOfOrder(read(), order.id)).map((part) => [part.fulfilment_id, part.qty_claimed])
		);
	const claim = async (
		order: PlacedOrder,
		problem: ClaimProblem,
		quantity: number,
		which = 0,
		actor: Actor = customer(order.id)
	) => {
		const one = (await parcels(order))[which]!;
		return submitReturn(shop.ctx, actor, {
			order_id: order.id,
			method: 'keep',
			claim: { fulfilment_id: one.id, problem, box: problem === 'missing' ? 'opened' : null },
			items: claimedItems(problem, [{ line_id: order.lines[0]!.id, quantity }], {
				comment: '',
				outcome: 'refund',
				file_ids: [] as Id<'fil'>[]
			}),
			idempotency_key: `${problem}-${which}-${now()}`,
			quoted_total_minor: null
		});
	};
	const line = async (order: PlacedOrder) => (await linesOfOrder(read(), order.id))[0]!;
	const told = (number: string, status: NeutralTrackingEvent['status']) => ({
		tracking_number: number,
		events: [
			{ code: status, status, place: '', description: { en: '', th: '' }, occurred_at: now() } as const
		]
	});
	const track = (order: PlacedOrder, number: string, status: NeutralTrackingEvent['status']) =>
		recordTracking(shop.ctx, system, { order_id: order.id, ...told(number, status) });
	const types = async (id: string) =>
		(await read().selectFrom('events').select('type').where('entity_id', '=', id).execute()).map(
			(event) => event.type
		);

	test('what was not in the box is looked at, paid once, and the other pieces can still come back', async () => {
		const order = await bought();
		const { return_id, state } = value(await claim(order, 'missing', 1));
		expect(state).toBe('in_review');
		expect(await findReturn(read(), return_id)).toMatchObject({
			kind: 'claim',
			method: 'keep',
			review_reasons: 'claim_unproved',
			quoted_minor: 11_250
		});
		expect(await findClaim(read(), return_id)).toMatchObject({
			problem: 'missing',
			box: 'opened',
			parcel_state: 'delivered',
			due_at: null
		});
		const [first, second] = await parcels(order);
		expect(await claimed(order)).toEqual({ [first!.id]: 1, [second!.id]: 0 });
		expect(reasonOf(await claim(order, 'missing', 2))).toBe('quantity_exceeds_returnable');

		const { refunds } = value(await approveReturn(shop.ctx, agent, { return_id }));
		expect(refunds).toMatchObject([{ amount_minor: 11_250 }]);
		expect(await itemsOfReturn(read(), return_id)).toMatchObject([
			{ reception: 'lost', acceptance: 'accepted', received_at: null }
		]);
		await shop.work();
		expect(await refundsOfReturn(read(), return_id)).toMatchObject([
			{ source: 'claim', state: 'succeeded', amount_minor: 11_250 }
		]);
		expect((await findReturn(read(), return_id))?.state).toBe('resolved');
		const { verdicts } = (await customerOrder(read(), order.id, now()))!;
		expect(verdicts[0]?.returnable_quantity).toBe(3);
		value(await claim(order, 'missing', 1));
		await shop.expectSound();
	});

	test('the whole delivery goes back with an order of which nothing came, and the law of its days holds', async () => {
		const due = now() - 4 * DAY;
		const late = { delivered_at: null, promised_at: due };
		const order = await bought(late, late);
		expect(await claim(order, 'not_arrived', 2)).toMatchObject({
			refusal: { reason: 'claim_too_early', facts: { from_at: endOfWindow(due, 5, ZONE) + 1 } }
		});
		expect(reasonOf(await claim(order, 'not_arrived', 2, 0, customer('ord_other' as Id<'ord'>)))).toBe(
			'not_found'
		);
		shop.pass(2.5 * DAY);
		const one = value(await claim(order, 'not_arrived', 2));
		const two = value(await claim(order, 'not_arrived', 2, 1));
		const paid = [];
		for (const { return_id } of [one, two])
			paid.push(...value(await approveReturn(shop.ctx, agent, { return_id })).refunds);
		expect(paid.map((refund) => refund.amount_minor)).toEqual([22_500, 22_500]);
		await shop.work();
		const sum = await read().selectFrom('payments').select('refunded_minor').executeTakeFirstOrThrow();
		expect(sum.refunded_minor).toBe(45_000);
		expect(await line(order)).toMatchObject({ qty_returned: 4, qty_return_open: 0, qty_fulfilled: 4 });
		await shop.expectSound();
		shop.pass(200 * DAY);
		expect(reasonOf(await claim(order, 'not_arrived', 1))).toBe('claim_too_late');
	});

	test('a claim that is turned down or called off holds nothing; contested, it holds its pieces again', async () => {
		const order = await bought();
		const { return_id } = value(await claim(order, 'not_arrived', 2));
		value(await declineReturn(shop.ctx, agent, { return_id, reason_code: 'arrived_meanwhile' }));
		expect(Object.values(await claimed(order))).toEqual([0, 0]);
		value(
			await appealDecline(shop.ctx, customer(order.id), { return_id, body: 'Nothing came.', file_ids: [] })
		);
		expect((await findReturn(read(), return_id))?.state).toBe('in_review');
		expect(Object.values(await claimed(order)).sort()).toEqual([0, 2]);
		value(await cancelReturn(shop.ctx, customer(order.id), { return_id }));
		expect(Object.values(await claimed(order))).toEqual([0, 0]);
		expect(await line(order)).toMatchObject({ qty_returned: 0, qty_return_open: 0 });
		value(await claim(order, 'not_arrived', 2));
		await shop.expectSound();
	});

	test('the carrier is asked, its answer is awaited, and somebody decides with it', async () => {
		const order = await bought({ delivered_at: null, promised_at: now() - 9 * DAY });
		const { return_id } = value(await claim(order, 'not_arrived', 2));
		const act = { return_id, days: 5 };
		expect(reasonOf(await askCarrier(shop.ctx, customer(order.id), act))).toBe('not_allowed');
		expect(reasonOf(await recordCarrierAnswer(shop.ctx, agent, { return_id, answer: 'found' }))).toBe(
			'not_in_this_state'
		);
		value(await askCarrier(shop.ctx, agent, act));
		const by = endOfWindow(now(), 5, ZONE);
		expect(await findClaim(read(), return_id)).toMatchObject({ carrier_answer_by: by, due_at: by });
		expect((await findReturn(read(), return_id))?.needs_person_since).toBeNull();
		value(await recordCarrierAnswer(shop.ctx, agent, { return_id, answer: 'not_found' }));
		expect(await findClaim(read(), return_id)).toMatchObject({ carrier_answer: 'not_found', due_at: null });
		expect((await findReturn(read(), return_id))?.needs_person_since).not.toBeNull();
		value(await approveReturn(shop.ctx, lead, { return_id }));
		expect(reasonOf(await askCarrier(shop.ctx, agent, act))).toBe('not_in_this_state');
		expect(await types(return_id)).toEqual(
			expect.arrayContaining(['claim_carrier_asked', 'claim_carrier_answered', 'return_approved'])
		);
	});

	test('a parcel that comes after its claim was paid is told, and nothing is paid for it again', async () => {
		const order = await bought({ delivered_at: null, promised_at: now() - 9 * DAY });
		const { return_id } = value(await claim(order, 'not_arrived', 2));
		value(await approveReturn(shop.ctx, agent, { return_id }));
		await shop.work();
		expect(reasonOf(await settleArrival(shop.ctx, agent, { return_id }))).toBe('not_in_this_state');
		value(await track(order, 'SP999001', 'delivered'));
		const came = (await findClaim(read(), return_id))!;
		expect(came.came_at).not.toBeNull();
		expect(came.due_at).toBe(came.came_at);
		const { verdicts } = (await customerOrder(read(), order.id, now()))!;
		expect(verdicts[0]?.returnable_quantity).toBe(2);
		expect(reasonOf(await claim(order, 'missing', 1))).toBe('quantity_exceeds_returnable');
		value(await settleArrival(shop.ctx, agent, { return_id }));
		expect(await findClaim(read(), return_id)).toMatchObject({ due_at: null });
		await shop.expectSound();
	});

	test('what never came is sent again, for what was paid, and can come back later for the same', async () => {
		const late = { delivered_at: null, promised_at: now() - 9 * DAY };
		const order = await bought(late, late);
		const { variants } = await addProduct(shop.ctx, {
			reference: 'SKU',
			sizes: { '0': 2 },
			currency: 'THB',
			price_minor: 12_500
		});
		const again = async (which: number) =>
			submitReturn(shop.ctx, customer(order.id), {
				order_id: order.id,
				method: 'keep',
				claim: { fulfilment_id: (await parcels(order))[which]!.id, problem: 'not_arrived', box: null },
				items: claimedItems(
					'not_arrived',
					[
						{
							line_id: order.lines[0]!.id,
							quantity: 2,
							wants: [{ variant_id: variants['0'] as Id<'var'>, quantity: 2 }]
						}
					],
					{ comment: '', outcome: 'exchange', file_ids: [] as Id<'fil'>[] }
				),
				idempotency_key: `again-${which}`,
				quoted_total_minor: 0
			});
		const { return_id, state } = value(await again(0));
		expect(state).toBe('in_review');
		expect(reasonOf(await again(1))).toBe('out_of_stock');
		value(await approveReturn(shop.ctx, agent, { return_id }));
		const [, second] = await linesOfOrder(read(), order.id);
		expect(second).toMatchObject({
			parent_line_id: order.lines[0]!.id,
			origin: 'exchange',
			quantity: 2,
			paid_minor: 20_000
		});
		expect((await parcels(order)).map((one) => one.state)).toEqual(['shipped', 'shipped', 'pending']);
		expect(await line(order)).toMatchObject({ qty_returned: 2, qty_return_open: 0 });
		await shop.work();
		const { refunded_minor } = await read()
			.selectFrom('payments')
			.select('refunded_minor')
			.executeTakeFirstOrThrow();
		expect(refunded_minor).toBe(0);
		await shop.expectSound();
	});

	test('what the carrier gives up is put before the desk once, and a claim keeps its pieces in the parcel', async () => {
		const order = await bought({ delivered_at: null });
		const [first] = await parcels(order);
		value(await track(order, 'SP999001', 'lost'));
		const jobs = await read().selectFrom('jobs').select('kind').where('kind', '=', 'claim.draft').execute();
		expect(jobs).toHaveLength(1);
		value(await draftClaim(shop.ctx, first!.id));
		value(await draftClaim(shop.ctx, first!.id));
		const opened = await returnsOfOrder(read(), order.id);
		expect(opened).toMatchObject([{ kind: 'claim', state: 'in_review', review_reasons: 'parcel_given_up' }]);
		expect(await claimed(order)).toMatchObject({ [first!.id]: 2 });
		// The shop's system tells the parcel again, with nothing in it: what is claimed of it stays.
		value(
			await recordFulfilment(shop.ctx, system, {
				order_id: order.id,
				fulfilment: parcel('f1', { delivered_at: null, lines: [{ line: 'l0', quantity: 1 }] })
			})
		);
		expect(await claimed(order)).toMatchObject({ [first!.id]: 2 });
		expect(await line(order)).toMatchObject({ qty_fulfilled: 4, qty_return_open: 2 });
		await shop.expectSound();
	});

	test('nothing is claimed of what was not paid, was refused or has not left', async () => {
		const unsent = { shipped_at: null, delivered_at: null };
		const order = await bought(unsent, {});
		expect(reasonOf(await claim(order, 'not_arrived', 1))).toBe('claim_not_possible');
		expect(reasonOf(await claim(order, 'missing', 1))).toBe('claim_not_possible');
		const unpaid = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 10_000 }], {
			cash: true,
			payments: [],
			fulfilments: [
				parcel('f1', {
					delivered_at: null,
					promised_at: now() - 9 * DAY,
					lines: [{ line: 'l0', quantity: 1 }]
				})
			]
		});
		expect(reasonOf(await claim(unpaid, 'not_arrived', 1))).toBe('claim_nothing_paid');
	});
});
