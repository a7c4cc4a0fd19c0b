import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import { CLAIM_PROBLEMS } from '#lib/domain/claim/problems.ts';
import { claimedItems } from '#lib/domain/claim/request.ts';
import type { Result } from '#lib/domain/result.ts';
import { DAY, MINUTE } from '#lib/domain/time.ts';
import { goToPay } from '#lib/server/checkout/go-to-pay.ts';
import { answerCancellation } from '#lib/server/commands/cancellations/answer-cancellation.ts';
import { requestCancellation } from '#lib/server/commands/cancellations/request-cancellation.ts';
import { withdrawCancellation } from '#lib/server/commands/cancellations/withdraw-cancellation.ts';
import { continueExchange } from '#lib/server/commands/exchanges/continue-exchange.ts';
import { convertExchange } from '#lib/server/commands/exchanges/convert-exchange.ts';
import { proposeChange } from '#lib/server/commands/order-changes/propose-change.ts';
import { recordFulfilment } from '#lib/server/commands/orders/record-fulfilment.ts';
import { recordTracking } from '#lib/server/commands/orders/record-tracking.ts';
import { approveReturn } from '#lib/server/commands/returns/approve-return.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import { declineReturn } from '#lib/server/commands/returns/decline-return.ts';
import { inspectItems } from '#lib/server/commands/returns/inspect-items.ts';
import { markLost } from '#lib/server/commands/returns/mark-lost.ts';
import { receiveReturn } from '#lib/server/commands/returns/receive-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { fulfilmentsOfOrder } from '#lib/server/store/fulfilments.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { itemsOfReturn, returnsOfOrder } from '#lib/server/store/returns.ts';
import { describeEngines } from '../support/databases.ts';
import { openExchangeShop, type ExchangeShop } from '../support/exchanges.ts';
import { fc } from '../support/fc.ts';
import { freshOrder, type PaidBy } from '../support/fresh-order.ts';
import { agent, customer, lead, otherAgent, system, type PlacedOrder } from '../support/returns-shop.ts';

type ActName =
	| 'cancel'
	| 'stop'
	| 'too_late'
	| 'keep_it'
	| 'pack'
	| 'deliver'
	| 'parcel_lost'
	| 'refund'
	| 'credit'
	| 'exchange'
	| 'claim'
	| 'call_off'
	| 'approve'
	| 'decline'
	| 'receive'
	| 'accept'
	| 'reduce'
	| 'reject'
	| 'mark_lost'
	| 'pay'
	| 'convert'
	| 'go_on'
	| 'change'
	| 'minutes'
	| 'days'
	| 'weeks'
	| 'work';

/** How a story goes on: `a` chooses among what makes sense at that moment, `b` and `c` what it is done to and how. */
type Step = { a: number; b: number; c: number };

const stories = fc.record({
	paid: fc.constantFrom<PaidBy>('taken', 'taken', 'held', 'door'),
	fails: fc.boolean(),
	/** How many pieces of each line are with the customer as the story begins. */
	home: fc.constantFrom([0, 0], [2, 1], [3, 2], [3, 2]),
	steps: fc.array(fc.record({ a: fc.nat(1_000), b: fc.nat(6), c: fc.nat(3) }), {
		minLength: 10,
		maxLength: 24
	})
});

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];

describeEngines('everything that can be done to an order, in any order', (engine, open) => {
	let shop: ExchangeShop;
	beforeAll(async () => {
		shop = await openExchangeShop(await open(), {
			exchanges: { same_product: 'honour', other_products: 'current' }
		});
	});
	afterAll(() => shop.close());
	const read = () => shop.ctx.db.read;
	const now = () => shop.ctx.clock.now();
	const key = () => shop.ctx.ids.token().slice(0, 20);

	type Parcel = {
		order: PlacedOrder;
		reference: string;
		lines: { line: string; quantity: number }[];
		packed?: boolean;
		delivered?: boolean;
	};
	const parcel = ({ order, reference, lines, packed, delivered }: Parcel) => ({
		carrier: 'Siam Parcel',
		service: '',
		tracking_number: `SP${order.id.slice(-8)}${reference.slice(-4)}77`,
		tracking_url: null,
		origin: '',
		destination: '',
		packed_at: now(),
		shipped_at: packed ? null : now(),
		delivered_at: delivered ? now() : null,
		promised_at: null,
		estimated_at: null,
		cancelled: false,
		events: [],
		reference,
		lines
	});

	async function play(order: PlacedOrder, act: ActName, { b: a, c: b }: Step): Promise<unknown> {
		const { ctx } = shop;
		const buyer: Actor = customer(order.id);
		const lines = await linesOfOrder(read(), order.id);
		const line = pick(lines, a)!;
		const quantity = 1 + (b % 2);
		const returns = await returnsOfOrder(read(), order.id);
		const back = pick(returns, a);
		const return_id = back?.id ?? 'ret_none';
		const items = back ? await itemsOfReturn(read(), back.id) : [];
		const parcels = await fulfilmentsOfOrder(read(), order.id);
		const open_cancellation = async () => {
			const row = await read()
				.selectFrom('cancellations')
				.select('id')
				.where('order_id', '=', order.id)
				.orderBy('requested_at', 'desc')
				.executeTakeFirst();
			return row?.id ?? 'can_none';
		};
		const request = (outcome: 'refund' | 'store_credit' | 'exchange', wants?: string) =>
			submitReturn(ctx, buyer, {
				order_id: order.id,
				method: 'drop_off',
				items: [
					{
						line_id: line.id,
						quantity,
						reason_code: b === 0 ? 'too_small' : 'changed_mind',
						answer_code: null,
						comment: '',
						outcome,
						file_ids: [],
						...(wants && { wants: [{ variant_id: wants as typeof shop.mug, quantity }] })
					}
				],
				idempotency_key: key(),
				quoted_total_minor: null
			});
		const linesIn = async (id: string) => {
			const parts = await read()
				.selectFrom('fulfilment_lines')
				.selectAll()
				.where('fulfilment_id', '=', id as never)
				.execute();
			return parts.map((part) => ({
				line: lines.find((one) => one.id === part.order_line_id)!.external_ref,
				quantity: part.quantity
			}));
		};
		switch (act) {
			case 'cancel':
				return requestCancellation(ctx, pick([buyer, agent, lead], b)!, {
					order_id: order.id,
					lines: a % 3 === 0 ? null : [{ line_id: line.id, quantity }],
					reason_code: null,
					idempotency_key: key()
				});
			case 'stop':
			case 'too_late':
				return answerCancellation(ctx, agent, { cancellation_id: await open_cancellation(), answer: act });
			case 'keep_it':
				return withdrawCancellation(ctx, buyer, { cancellation_id: await open_cancellation() });
			case 'pack':
				return recordFulfilment(ctx, system, {
					order_id: order.id,
					force: b === 0,
					fulfilment: parcel({
						order,
						reference: `f${parcels.length}`,
						packed: a % 2 === 0,
						lines: [{ line: line.external_ref, quantity }]
					})
				});
			case 'deliver': {
				const one = pick(parcels, a);
				if (!one) return;
				const fulfilment = parcel({
					order,
					reference: one.external_ref,
					delivered: true,
					lines: await linesIn(one.id)
				});
				return recordFulfilment(ctx, system, { order_id: order.id, fulfilment });
			}
			case 'parcel_lost': {
				const one = pick(parcels, a);
				if (!one?.tracking_number) return;
				return recordTracking(ctx, system, {
					order_id: order.id,
					tracking_number: one.tracking_number,
					events: [
						{
							code: `L${a}${b}`,
							status: b % 2 === 0 ? 'lost' : 'delivered',
							place: '',
							description: { en: '', th: '' },
							occurred_at: now()
						}
					]
				});
			}
			case 'refund':
				return request('refund');
			case 'credit':
				return request('store_credit');
			case 'exchange':
				return request('exchange', pick([shop.shirt.L, shop.shirt.M, shop.mug, shop.bag], a + b));
			case 'claim': {
				const one = pick(parcels, b);
				if (!one) return;
				const problem = pick(CLAIM_PROBLEMS, a)!;
				return submitReturn(ctx, buyer, {
					order_id: order.id,
					method: 'keep',
					claim: { fulfilment_id: one.id, problem, box: problem === 'missing' ? 'opened' : null },
					items: claimedItems(problem, [{ line_id: line.id, quantity }], {
						comment: '',
						outcome: 'refund',
						file_ids: []
					}),
					idempotency_key: key(),
					quoted_total_minor: null
				});
			}
			case 'call_off':
				return cancelReturn(ctx, buyer, { return_id });
			case 'approve':
				return approveReturn(ctx, agent, { return_id });
			case 'decline':
				return declineReturn(ctx, agent, { return_id, reason_code: 'window_closed', note: '' });
			case 'receive':
				return receiveReturn(ctx, agent, {
					number: return_id,
					items: items
						.filter((item) => ['awaiting', 'in_transit', 'lost', 'expired'].includes(item.reception))
						.map((item) => ({
							item_id: item.id,
							quantity: b === 0 ? Math.max(1, item.quantity - 1) : item.quantity
						})),
					...(b === 3 ? { unexpected: [{ line_id: line.id, quantity: 1, note: '' }] } : {})
				});
			case 'accept':
			case 'reduce':
			case 'reject':
				return inspectItems(ctx, pick([agent, otherAgent], b)!, {
					return_id,
					inspections: items
						.filter((item) => item.reception === 'received' && item.acceptance === 'pending')
						.map((item) => ({
							item_id: item.id,
							condition: 'worn' as const,
							disposition: 'restock' as const,
							verdict: act,
							deduction_minor: act === 'reduce' ? Math.floor(item.quoted_goods_minor / 3) : 0,
							reason_code: act === 'reduce' ? 'worn' : act === 'reject' ? 'used' : null,
							findings: ''
						}))
				});
			case 'mark_lost':
				return markLost(ctx, agent, { return_id, item_id: items[0]?.id ?? 'rit_none', pay: b > 1, note: '' });
			case 'pay': {
				const due = await read()
					.selectFrom('charges')
					.select('id')
					.where('order_id', '=', order.id)
					.orderBy('id', 'desc')
					.executeTakeFirst();
				if (!due) return;
				const page = await goToPay(ctx, buyer, { charge_id: due.id, locale: 'en' });
				if (!page.ok) return page;
				const outcome = b % 2 === 0 ? 'now' : 'succeeds_later';
				const method = b % 2 === 0 ? 'pm_card_visa' : 'pm_promptpay';
				shop.emulator.control.paySession(page.value.url.split('/').at(-1) ?? '', {
					method,
					outcome
				} as never);
				return;
			}
			case 'convert':
			case 'go_on': {
				const row = await read()
					.selectFrom('exchanges')
					.select('id')
					.where('order_id', '=', order.id)
					.orderBy('id', 'desc')
					.executeTakeFirst();
				if (!row) return;
				return act === 'convert'
					? convertExchange(ctx, agent, { exchange_id: row.id })
					: continueExchange(ctx, agent, { exchange_id: row.id, all_the_same: b > 1 });
			}
			case 'change':
				return proposeChange(ctx, buyer, {
					order_id: order.id,
					wanted: { kind: 'note', note: `leave it at the door ${a}` }
				});
			case 'minutes':
				return shop.pass(40 * MINUTE);
			case 'days':
				return shop.pass(2 * DAY);
			case 'weeks':
				return shop.pass(12 * DAY);
			case 'work':
				return rest();
		}
	}

	async function bring(order: PlacedOrder, home: readonly number[]): Promise<void> {
		const lines = home
			.map((quantity, index) => ({ line: `l${index}`, quantity }))
			.filter((one) => one.quantity);
		if (lines.length === 0) return;
		shop.pass(2 * DAY);
		const fulfilment = parcel({ order, reference: 'f0', lines, delivered: true });
		expect(await recordFulfilment(shop.ctx, system, { order_id: order.id, fulfilment })).toMatchObject({
			ok: true
		});
	}

	const fillShelves = () =>
		shop.ctx.db.transaction((tx) =>
			tx
				.updateTable('stock_levels')
				.set((row) => ({ on_hand: sql<number>`${row.ref('reserved')} + 3` }))
				.execute()
		);

	/** What makes sense now, more often what leads somewhere. Some of it is refused all the same. */
	async function sensible(order: PlacedOrder): Promise<ActName[]> {
		const lines = await linesOfOrder(read(), order.id);
		const parcels = await fulfilmentsOfOrder(read(), order.id);
		const returns = await returnsOfOrder(read(), order.id);
		const items = (await Promise.all(returns.map((one) => itemsOfReturn(read(), one.id)))).flat();
		const has = async (table: 'cancellations' | 'exchanges' | 'charges', states: string[]) =>
			(await read().selectFrom(table).select('state').where('order_id', '=', order.id).execute()).some(
				(row) => states.includes(row.state)
			);
		const when = (isSo: boolean, ...acts: ActName[]): ActName[] => (isSo ? acts : []);
		const isOut = parcels.some((one) => one.state !== 'delivered' && one.state !== 'cancelled');
		const isHome = parcels.some((one) => one.state === 'delivered');
		const free = lines.some((line) => line.qty_fulfilled + line.qty_cancelled < line.quantity);
		const toCome = items.some((item) => ['awaiting', 'in_transit', 'lost'].includes(item.reception));
		const toCheck = items.some((item) => item.reception === 'received' && item.acceptance === 'pending');
		return [
			...(['change', 'minutes', 'days', 'weeks', 'work', 'work'] as const),
			...when(free, 'cancel', 'pack', 'pack', 'pack', 'pack'),
			...when(await has('cancellations', ['requested', 'warehouse_check']), 'stop', 'too_late', 'keep_it'),
			...when(isOut, 'deliver', 'deliver', 'deliver', 'deliver', 'parcel_lost', 'claim'),
			...when(isHome, 'refund', 'credit', 'exchange', 'exchange', 'exchange', 'claim'),
			...when(
				returns.some((one) => one.state === 'in_review'),
				...(['approve', 'approve', 'decline'] as const)
			),
			...when(toCome, 'receive', 'receive', 'receive', 'receive', 'call_off', 'mark_lost'),
			...when(toCheck, 'accept', 'accept', 'accept', 'reduce', 'reject'),
			...when(await has('charges', ['due', 'processing']), 'pay', 'pay', 'pay'),
			...when(await has('exchanges', ['out_of_stock', 'undecided', 'payment_due']), 'convert', 'go_on')
		];
	}

	/** Everything that happens by itself. */
	async function rest(): Promise<void> {
		await shop.work();
		await jobHandlers['charge.sweep']?.(shop.ctx, {}, { attempts: 1 });
		await shop.work();
	}

	test('keeps units, money and stock in balance, and throws at nothing', async () => {
		await fc.assert(
			fc.asyncProperty(stories, async ({ paid, fails, home, steps }) => {
				const order = await freshOrder(
					shop,
					[
						{ quantity: 3, unit_price_minor: 100_000 },
						{ quantity: 2, unit_price_minor: 40_000 }
					],
					{
						paid,
						shipping: { amount_minor: 5_000, tax_minor: 327 },
						...(fails && paid === 'taken' ? { method: 'pm_card_refundFail' } : {})
					} as never
				);
				await fillShelves();
				await bring(order, home);
				const told: string[] = [];
				for (const step of steps) {
					const act = pick(await sensible(order), step.a)!;
					const done = (await play(order, act, step)) as Result<unknown> | void;
					told.push(`${act}: ${!done || done.ok ? 'done' : done.refusal.reason}`);
				}
				shop.pass(40 * DAY);
				await rest();
				expect({ breaks: await ledgerBreaks(read(), now()), told }).toEqual({ breaks: [], told });
			}),
			{ numRuns: engine === 'sqlite' ? 15 : 4 }
		);
		await shop.expectSound();
	}, 240_000);
});
