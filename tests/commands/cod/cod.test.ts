import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import { DAY, endOfWindow } from '#lib/domain/time.ts';
import { receiveParcelBack, refuseParcel } from '#lib/server/commands/cod/refuse-parcel.ts';
import { tellCarrier } from '#lib/server/commands/cod/tell-carrier.ts';
import { recordTracking } from '#lib/server/commands/orders/record-tracking.ts';
import { confirmPayout } from '#lib/server/commands/refunds/confirm-payout.ts';
import { settleByHand } from '#lib/server/commands/refunds/settle-by-hand.ts';
import { tellAccount } from '#lib/server/commands/refunds/tell-account.ts';
import { appealDecline } from '#lib/server/commands/returns/appeal-decline.ts';
import { approveReturn } from '#lib/server/commands/returns/approve-return.ts';
import { closeReturn } from '#lib/server/commands/returns/close-return.ts';
import { declineReturn } from '#lib/server/commands/returns/decline-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { refundProof } from '#lib/server/queries/proof.ts';
import { queuePage } from '#lib/server/queries/queue.ts';
import { findCodClaim } from '#lib/server/store/cod-claims.ts';
import { fulfilmentsOfOrder } from '#lib/server/store/fulfilments.ts';
import { paymentsOfOrder } from '#lib/server/store/payments.ts';
import { findReturn } from '#lib/server/store/returns.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	agent,
	customer,
	lead,
	openReturnsShop,
	otherAgent,
	placeOrder,
	reasonOf,
	receiveAndAccept,
	system,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
afterEach(() => shop.close());
const ZONE = 'Asia/Bangkok';
const PRICE = 100_000;

describeEngines('cash on delivery', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
	});
	const now = () => shop.ctx.clock.now();
	const read = () => shop.ctx.db.read;

	/** One lamp for 1,000.00, paid at the door; `parcel` changes what is known of its way. */
	const bought = (
		parcel: Partial<NeutralOrder['fulfilments'][number]> = {},
		captured_minor = PRICE,
		price = Math.max(PRICE, captured_minor)
	) =>
		placeOrder(shop, [{ quantity: 1, unit_price_minor: price }], {
			cash: true,
			payments: [{ ...CASH, authorized_minor: price, captured_minor, captured_at: null }],
			fulfilments: [{ ...PARCEL, shipped_at: now() - 2 * DAY, delivered_at: now() - DAY, ...parcel }]
		});
	const claim = (order: PlacedOrder, reason_code = 'not_ordered') =>
		submitReturn(shop.ctx, customer(order.id), {
			order_id: order.id,
			method: 'drop_off',
			items: [
				{
					line_id: order.lines[0]!.id,
					quantity: 1,
					reason_code,
					answer_code: null,
					comment: '',
					outcome: 'refund',
					file_ids: []
				}
			],
			idempotency_key: `claim-${reason_code}`,
			quoted_total_minor: null
		});
	const track = (order: PlacedOrder, status: 'refused' | 'delivered', occurred_at = now()) =>
		recordTracking(shop.ctx, system, {
			order_id: order.id,
			tracking_number: PARCEL.tracking_number,
			events: [{ code: status, status, place: '', description: { en: '', th: '' }, occurred_at }]
		});
	const cash = async (order: PlacedOrder) => (await paymentsOfOrder(read(), order.id))[0]!;
	const parcelOf = async (order: PlacedOrder) => (await fulfilmentsOfOrder(read(), order.id))[0]!;
	const eventsOf = async (type: string) =>
		read().selectFrom('events').selectAll().where('type', '=', type).execute();
	const work = async () =>
		(await queuePage(read(), { view: 'all', after: null, limit: 50, now: now() })).rows;
	const codWork = async () => (await work()).filter((row) => row.kind === 'cod_claim');

	/** Days are counted from midnight to midnight: how long that is depends on the hour at which this is tried. */
	const untilWarned = async (id: Id<'ret'>) => {
		const { warn_at } = (await findCodClaim(read(), id))!;
		const left = warn_at! - shop.ctx.clock.now();
		expect(left).toBeGreaterThan(0);
		shop.pass(left);
	};

	test('a claim has its clocks, from the carrier to the money', async () => {
		const order = await bought();
		const { return_id } = value(await claim(order));
		const due = (await findCodClaim(read(), return_id))!;
		const [parcel] = await fulfilmentsOfOrder(read(), order.id);
		expect(due).toMatchObject({
			hold_until: endOfWindow(parcel!.delivered_at!, 5, ZONE),
			collect_by: endOfWindow(due.claimed_at, 5, ZONE),
			refund_due_at: endOfWindow(due.claimed_at, 15, ZONE),
			duty: 'tell_carrier'
		});
		expect((await findReturn(read(), return_id))?.ship_by).toBeNull();
		expect(await codWork()).toMatchObject([{ due_at: due.hold_until, cod: { duty: 'tell_carrier' } }]);

		expect(reasonOf(await tellCarrier(shop.ctx, customer(order.id), { return_id }))).toBe('not_allowed');
		value(await tellCarrier(shop.ctx, agent, { return_id }));
		value(await tellCarrier(shop.ctx, lead, { return_id }));
		const told = await eventsOf('cod_carrier_told');
		expect(told).toMatchObject([{ entity_id: return_id, actor_kind: 'staff' }]);
		expect(await findCodClaim(read(), return_id)).toMatchObject({
			carrier_told_by: (agent as { id: string }).id,
			duty: 'collect'
		});
		expect(await codWork()).toEqual([]);
		await untilWarned(return_id);
		expect(await codWork()).toMatchObject([{ due_at: due.collect_by, cod: { duty: 'collect' } }]);

		const { refunds } = await receiveAndAccept(shop, return_id);
		expect(await codWork()).toEqual([]);
		await untilWarned(return_id);
		expect(await codWork()).toMatchObject([{ due_at: due.refund_due_at, cod: { duty: 'refund' } }]);
		const refund_id = refunds[0]!.refund_id;
		const part = await read().selectFrom('refund_payments').select('id').executeTakeFirstOrThrow();
		const account = { way: 'promptpay', number: '081-234-5678', holder: 'สมชาย ใจดี', bank_name: '' };
		value(await tellAccount(shop.ctx, customer(order.id), { return_id, ...account }));
		const entry = { refund_id, refund_payment_id: part.id, reference: 'KBANK 88' };
		const entered = value(await settleByHand(shop.ctx, otherAgent, entry));
		if (entered.is_unconfirmed) value(await confirmPayout(shop.ctx, lead, entry));
		await shop.work();
		expect(await findCodClaim(read(), return_id)).toMatchObject({ duty: null, ended_at: TIME });
		expect(await codWork()).toEqual([]);
		expect((await refundProof(read(), order.id, refunds[0]!.number))?.facts.payments).toMatchObject([
			{ amount_minor: PRICE, payment: { provider: 'cash_on_delivery' } }
		]);
		await shop.expectSound();
	});

	test('a claim that is turned down has nothing left to do, until it is contested', async () => {
		const order = await bought({}, 6 * PRICE);
		const { return_id, state } = value(await claim(order));
		expect(state).toBe('in_review');
		value(await declineReturn(shop.ctx, lead, { return_id, reason_code: 'not_ours' }));
		expect(await findCodClaim(read(), return_id)).toMatchObject({ duty: null, ended_at: TIME });
		expect(reasonOf(await tellCarrier(shop.ctx, agent, { return_id }))).toBe('not_in_this_state');
		value(await closeReturn(shop.ctx, lead, { return_id }));
		expect(await findCodClaim(read(), return_id)).toMatchObject({ duty: null, ended_at: TIME });
		const words = { body: 'It is not what I bought.', file_ids: [] };
		value(await appealDecline(shop.ctx, customer(order.id), { return_id, ...words }));
		expect(await findCodClaim(read(), return_id)).toMatchObject({ duty: 'tell_carrier', ended_at: null });
		value(await approveReturn(shop.ctx, lead, { return_id }));
		expect(await findReturn(read(), return_id)).toMatchObject({ state: 'approved', ship_by: null });
	});

	test('a change of mind and an order paid by card have no such clocks', async () => {
		const taste = value(await claim(await bought(), 'changed_mind'));
		expect(await findCodClaim(read(), taste.return_id)).toBeNull();
		expect(reasonOf(await tellCarrier(shop.ctx, agent, { return_id: taste.return_id }))).toBe(
			'not_in_this_state'
		);
		const card = await placeOrder(shop, [{ quantity: 1, unit_price_minor: PRICE }]);
		expect(await findCodClaim(read(), value(await claim(card)).return_id)).toBeNull();
	});

	test('what is handed over was paid for, once; until then nothing can go back', async () => {
		const order = await bought({ delivered_at: null }, 0);
		expect(await cash(order)).toMatchObject({ authorized_minor: PRICE, captured_minor: 0 });
		value(await track(order, 'delivered'));
		expect(await cash(order)).toMatchObject({ captured_minor: PRICE, captured_at: TIME });
		value(await track(order, 'delivered'));
		expect(await eventsOf('payment_captured')).toHaveLength(1);
		const { return_id } = value(await claim(order));
		expect((await findReturn(read(), return_id))?.review_reasons).not.toContain('no_payment_to_refund');
	});

	test('who would not take the parcel paid nothing, and has nothing to send back', async () => {
		const order = await bought({ delivered_at: null }, 0);
		const { id: fulfilment_id, version } = await parcelOf(order);
		const ref = { order_id: order.id, fulfilment_id };
		expect(reasonOf(await refuseParcel(shop.ctx, customer(order.id), ref))).toBe('not_allowed');
		expect(reasonOf(await refuseParcel(shop.ctx, agent, { ...ref, version: version + 1 }))).toBe(
			'changed_meanwhile'
		);
		const elsewhere = { ...ref, fulfilment_id: 'ful_0' as Id<'ful'> };
		expect(reasonOf(await refuseParcel(shop.ctx, agent, elsewhere))).toBe('not_found');
		const both = await Promise.all(
			[agent, lead].map((who) => refuseParcel(shop.ctx, who, { ...ref, version }))
		);
		expect(both.filter((one) => one.ok)).toHaveLength(1);
		expect(await parcelOf(order)).toMatchObject({ state: 'shipped', refused_at: TIME });
		expect(await eventsOf('parcel_refused')).toHaveLength(1);
		expect(reasonOf(await claim(order))).toBe('refused_at_door');
		expect(await cash(order)).toMatchObject({ captured_minor: 0 });

		value(await receiveParcelBack(shop.ctx, agent, ref));
		expect(await parcelOf(order)).toMatchObject({ state: 'returned_to_sender', refused_at: TIME });
		expect(reasonOf(await receiveParcelBack(shop.ctx, agent, ref))).toBe('not_in_this_state');
		expect(reasonOf(await claim(order))).toBe('refused_at_door');
		await shop.expectSound();
	});

	test('the carrier tells of a refusal too, and a second try that brings it home undoes it', async () => {
		const order = await bought({ delivered_at: null }, 0);
		const at = now();
		expect(value(await track(order, 'refused', at))).toMatchObject({ state: 'shipped', new_events: 1 });
		expect(value(await track(order, 'refused', at))).toMatchObject({ new_events: 0 });
		expect((await parcelOf(order)).refused_at).toBe(at);
		expect(reasonOf(await claim(order))).toBe('refused_at_door');
		shop.pass(1_000);
		value(await track(order, 'delivered'));
		expect(value(await claim(order)).state).toBe('approved');
		expect(await cash(order)).toMatchObject({ captured_minor: PRICE });
	});
});

const TIME: unknown = expect.any(Number);
const CASH = {
	reference: 'p1',
	provider: 'cash_on_delivery',
	method: 'cash_on_delivery',
	method_label: '',
	provider_ref: null
} as const;

const PARCEL: NeutralOrder['fulfilments'][number] & { tracking_number: string } = {
	reference: 'f1',
	carrier: 'Siam Parcel',
	service: '',
	tracking_number: 'SP1234567890',
	tracking_url: null,
	origin: '',
	destination: '',
	packed_at: null,
	shipped_at: null,
	delivered_at: null,
	promised_at: null,
	estimated_at: null,
	cancelled: false,
	lines: [{ line: 'l0', quantity: 1 }],
	events: []
};
