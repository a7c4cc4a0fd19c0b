import SqliteFile from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WORK_VIEWS } from '#lib/domain/desk/work.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { USUAL_CHANGE_SETTINGS } from '#lib/domain/order-change/settings.ts';
import type { Result } from '#lib/domain/result.ts';
import { DAY } from '#lib/domain/time.ts';
import { orderExamples } from '#lib/server/api/schemas/order-examples.ts';
import { orderAccess } from '#lib/server/auth/actors.ts';
import {
	customerOfSession,
	doorOf,
	endCustomerSessions,
	staffOfSession,
	startCustomerSession
} from '#lib/server/auth/sessions.ts';
import { commitStock } from '#lib/server/commands/catalogue/commit-stock.ts';
import { keepStock, releaseStock } from '#lib/server/commands/catalogue/release-stock.ts';
import { reserveStock } from '#lib/server/commands/catalogue/reserve-stock.ts';
import { productExample } from '#lib/server/api/operations/products.ts';
import { expireReservations } from '#lib/server/jobs/handlers/expire-reservations.ts';
import { sweepInstants } from '#lib/server/jobs/handlers/sweep-instants.ts';
import { owedViews } from '#lib/server/queries/exchange.ts';
import { catalogueList, catalogueProduct } from '#lib/server/queries/admin-catalogue.ts';
import {
	productsToPick,
	productToPick,
	sameProducts,
	soldCategories,
	variantsNamed
} from '#lib/server/queries/exchange-choices.ts';
import { beginRun } from '#lib/server/commands/reconciliation/begin-run.ts';
import { finishRun } from '#lib/server/commands/reconciliation/finish-run.ts';
import { freezeRefunds } from '#lib/server/commands/reconciliation/freeze-refunds.ts';
import { notePayment } from '#lib/server/commands/reconciliation/note-payment.ts';
import { noteRefund } from '#lib/server/commands/reconciliation/note-refund.ts';
import { resolveDifference } from '#lib/server/commands/reconciliation/resolve-difference.ts';
import { giftOfSession } from '#lib/server/auth/gift-access.ts';
import { openGift, openGiftLink } from '#lib/server/commands/gifts/open-gift.ts';
import { askReceiver, proveReceiver } from '#lib/server/commands/gifts/prove-receiver.ts';
import { redeemCode } from '#lib/server/commands/access/redeem-code.ts';
import { openOrderLink, redeemLink } from '#lib/server/commands/access/redeem-link.ts';
import { requestLookup } from '#lib/server/commands/access/request-lookup.ts';
import { proposeChange } from '#lib/server/commands/order-changes/propose-change.ts';
import { deskChanges } from '#lib/server/queries/order-changes.ts';
import { queueState } from '#lib/server/http/metrics.ts';
import { expireCredits } from '#lib/server/jobs/handlers/expire-credits.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { remindOfCredits } from '#lib/server/jobs/handlers/remind-of-credits.ts';
import { sweepPhotos } from '#lib/server/jobs/handlers/sweep-photos.ts';
import { enqueueScheduled } from '#lib/server/jobs/schedule.ts';
import { workOnce } from '#lib/server/jobs/worker.ts';
import { parkedJobs } from '#lib/server/queries/admin.ts';
import { noteOfOrder, notesIssued } from '#lib/server/queries/credit-notes.ts';
import { customerReturn } from '#lib/server/queries/customer-return.ts';
import { disputesOf } from '#lib/server/queries/disputes.ts';
import { evidencePack } from '#lib/server/queries/evidence-pack.ts';
import { orderIdOf } from '#lib/server/queries/order-number.ts';
import { refundProof } from '#lib/server/queries/proof.ts';
import { photoOf } from '#lib/server/queries/photo.ts';
import { ordersToTry, previewOrder } from '#lib/server/queries/policy-preview.ts';
import { publicPolicy } from '#lib/server/queries/public-policy.ts';
import { reconciliationView } from '#lib/server/queries/reconciliation.ts';
import { stuckRefunds } from '#lib/server/queries/stuck-refunds.ts';
import { reasonUses } from '#lib/server/queries/reason-uses.ts';
import { customerOrder, orderJudged } from '#lib/server/queries/customer-order.ts';
import { giftForm } from '#lib/server/queries/gift-form.ts';
import { isMoneyOfGift } from '#lib/server/queries/gift-money.ts';
import { giftReturnFor } from '#lib/server/queries/gift-return.ts';
import { returnsOfReceiver } from '#lib/server/queries/gift-returns.ts';
import { askedMailbox } from '#lib/server/queries/gift-session.ts';
import { giftReturnsOfOrder } from '#lib/server/queries/gifts.ts';
import { orderFacts } from '#lib/server/queries/order.ts';
import { countriesOf } from '#lib/server/queries/countries-of.ts';
import { ordersOfMailbox } from '#lib/server/queries/orders-of-mailbox.ts';
import { placeInQueue, queueCounts, queuePage } from '#lib/server/queries/queue.ts';
import { caseView } from '#lib/server/queries/case.ts';
import { deskCredit } from '#lib/server/queries/desk-credit.ts';
import { deskOrder } from '#lib/server/queries/desk-order.ts';
import { receivingView } from '#lib/server/queries/receiving.ts';
import { webhookDetail } from '#lib/server/queries/webhooks.ts';
import { returnForm, returnOfKey } from '#lib/server/queries/return-form.ts';
import { search } from '#lib/server/queries/search.ts';
import { usesOfReturnAddress } from '#lib/server/store/return-addresses.ts';
import { refundsOfOrder } from '#lib/server/store/refunds.ts';
import { paymentsOfOrder } from '#lib/server/store/payments.ts';
import { deliverTo, hasNews } from '#lib/server/jobs/webhooks/deliver.ts';
import { dueWebhooks } from '#lib/server/store/webhooks.ts';
import { allDifferences, openDifferences } from '#lib/server/store/differences.ts';
import { unchanged } from '#lib/server/store/provider-refunds.ts';
import {
	findRun,
	lastFinishedRun,
	namedRefundPayments,
	runsBefore
} from '#lib/server/store/reconciliation.ts';
import { findOrder } from '#lib/server/store/orders.ts';
import { findByTerm } from '#lib/server/store/search-terms.ts';
import { apiClient } from '../support/api-client.ts';
import { give, publish } from '../support/credit-shop.ts';
import { testDatabase } from '../support/databases.ts';
import { shopContext, type ShopContext } from '../support/shop-context.ts';
import { requestCancellation } from '#lib/server/commands/cancellations/request-cancellation.ts';
import { cancelForm, cancellationView, cancellationViews } from '#lib/server/queries/cancellation.ts';
import { queuedCancellations } from '#lib/server/queries/queued-cancellations.ts';
import { cancellationOfRefund, refundsOfCancellation } from '#lib/server/store/cancellations.ts';
import { holdReleasesOf, openReleasesOfRef } from '#lib/server/store/hold-releases.ts';
import { noteStatements, planOf } from '../support/sql-texts.ts';

let texts: string[] = [];
let file: SqliteFile.Database;
let close: () => Promise<void>;

beforeAll(async () => {
	const db = await testDatabase('sqlite');
	close = db.close;
	const noted = noteStatements();
	await wholeJob(db);
	noted.stop();
	texts = [...noted.texts].filter((text) => /^\s*(select|update|delete|with)\b/i.test(text));
	file = new SqliteFile(db.url.slice('sqlite:'.length), { readonly: true });
});
afterAll(async () => {
	file?.close();
	await close?.();
});

test('enough statements were seen to say anything', () => {
	expect(texts.length).toBeGreaterThan(140);
	for (const table of [
		'orders',
		'order_lines',
		'fulfilments',
		'payments',
		'returns',
		'return_items',
		'refunds'
	]) {
		expect(
			texts.some((text) => text.includes(`"${table}"`)),
			table
		).toBe(true);
	}
});

/** A handful of rows for ever, however large the shop. */
const SMALL =
	/^SCAN (shop|stock_locations|policy_versions|reasons|holidays|return_addresses|webhooks|staff|api_keys)\b/;
/** Indexes that hold only rows that wait for something: reading them through is reading the answer. */
const OF_WAITING_ROWS =
	/USING (COVERING )?INDEX (order_changes_waiting|line_changes_waiting|cancellations_waiting|hold_releases_parked|returns_needs_person|returns_ship_by|refunds_waiting|refund_payments_parked|refund_payments_unsettled|credit_lots_expiry|jobs_due|jobs_parked|withdrawal_cases_waiting|withdrawal_cases_due|messages_refused|reconciliation_differences_open)\b/;

test('no statement reads a whole table', () => {
	const scans = texts.flatMap((text) => {
		const isPaged = /\blimit\b/i.test(text);
		return planOf(file, text)
			.filter((step) => step.startsWith('SCAN') && !SMALL.test(step) && !OF_WAITING_ROWS.test(step))
			.filter((step) => !(isPaged && / USING (COVERING )?INDEX /.test(step)))
			.filter((step) => !/^SCAN (CONSTANT ROW|w|begun|\d+ CONSTANT ROWS)$/.test(step))
			.map((step) => `${step} | ${text}`);
	});
	expect(scans).toEqual([]);
});

test('no index is read from end to end because its column is not null', () => {
	const whole = texts.flatMap((text) =>
		(/\blimit\b/i.test(text) ? [] : planOf(file, text))
			.filter((step) => !OF_WAITING_ROWS.test(step))
			.filter((step) => {
				const [, column] = / \((\w+)>\?\)/.exec(step) ?? [];
				return column && !new RegExp(`\\b${column}"? >`).test(text);
			})
			.map((step) => `${step} | ${text}`)
	);
	expect(whole).toEqual([]);
});

test('no list is sorted anew for every page', () => {
	const sorts = texts.flatMap((text) => {
		const isList = /\blimit\b/i.test(text) && /from "(orders|returns|refunds|events)"/.test(text);
		// What is overdue is worked off every hour, so there are few to sort.
		if (text.includes('"ship_by" <')) return [];
		const steps = isList ? planOf(file, text) : [];
		// The last term, the id, may be sorted among equals; the whole may not.
		return steps.filter((step) => step === 'USE TEMP B-TREE FOR ORDER BY').map((step) => `${step} | ${text}`);
	});
	expect(sorts).toEqual([]);
});

test('a scan would be noticed', () => {
	expect(planOf(file, 'select * from orders where customer_name = ?')).toEqual(['SCAN orders']);
});

/** Everything the pages, the desk and the API ask of one order on its way. */
async function wholeJob(db: Awaited<ReturnType<typeof testDatabase>>): Promise<void> {
	const ctx = await shopContext(db);
	const api = await apiClient(ctx);
	const { thai, american, cash } = orderExamples;
	for (const { value } of [thai, american, cash, thai]) await api.post('/orders', value);
	await api.post('/orders', { ...cash.value, locale: 'en' });
	await api.post('/orders/COD-5/fulfilments', {
		reference: 'f',
		tracking_number: 'T1',
		shipped_at: '2026-11-20T20:00:00+07:00',
		lines: [{ line: '1', quantity: 4 }]
	});
	await api.post('/orders/COD-5/tracking-events', {
		tracking_number: 'T1',
		events: [{ code: 'd', status: 'delivered', occurred_at: '2026-11-21T09:00:00+07:00' }]
	});
	const items = [{ line: '1', quantity: 1, reason_code: 'changed_mind' }];
	await api.post('/orders/HW-20417/returns/preview', { items, method: 'drop_off' });
	const opened = await api.post(
		'/orders/HW-20417/returns',
		{ items, method: 'drop_off' },
		{ 'idempotency-key': 'a' }
	);
	if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
	const number = String(opened.body.number);
	const [item] = opened.body.items as { id: string }[];
	await api.post(`/returns/${number}/change`, {
		tracking_number: 'EY456789012TH',
		carrier: 'x',
		method: 'own_carrier'
	});
	await api.post(`/returns/${number}/ask`, { question: 'Which?' });
	await api.post(`/returns/${number}/answer`, { body: 'This.' });
	await api.post(`/returns/${number}/receive`, { items: [{ item_id: item!.id, quantity: 1 }] });
	await api.post(`/returns/${number}/inspect`, {
		inspections: [{ item_id: item!.id, condition: 'new', disposition: 'restock', verdict: 'accept' }]
	});
	for (const path of [
		'/orders',
		'/returns',
		'/refunds',
		'/events',
		'/orders/HW-20417/events',
		`/returns/${number}`
	]) {
		const first = await api.get(path.split('/').length === 2 ? `${path}?limit=1` : path);
		if (first.body.next) await api.get(`${path}?limit=1&after=${String(first.body.next)}`);
	}
	await api.get('/orders?email=siriporn@example.com');
	await api.get('/returns?order=HW-20417&state=received');
	await api.get('/refunds?state=processing');
	const order = (await api.get('/orders/HW-20417')).body.id as Id<'ord'>;
	const now = ctx.clock.now();
	await customerOrder(db.read, order, now);
	await orderFacts(db.read, order, now);
	await ordersOfMailbox(db.read, 'siriporn@example.com');
	await countriesOf(db.read, { email: 'siriporn@example.com', orderId: null });
	await queueCounts(db.read, now);
	for (const view of WORK_VIEWS) {
		await queuePage(db.read, { view, after: null, limit: 10, now });
		await queuePage(db.read, { view, after: { due_at: 1, id: 'x' }, limit: 10, now });
		await placeInQueue(db.read, view, { due_at: 1, id: 'x' }, now);
	}
	await findByTerm(db.read, 'ศิริ', 10);
	for (const typed of ['hw-20417', 'ศิริพร', '0812345678', 'siriporn@example.com', 'EX123456785TH', number]) {
		await search(db.read, typed, 'TH');
	}
	await storeCredit(ctx, api, order);
	await caseView(db.read, number, now);
	await receivingView(db.read, opened.body.id as Id<'ret'>);
	await returnForm(db.read, order, now);
	await deskOrder(db.read, 'HW-20417', now);
	await customerReturn(db.read, number);
	const [refund] = await refundsOfOrder(db.read, order);
	if (refund) await refundProof(db.read, order, refund.number);
	await evidencePack(db.read, order, now);
	await disputesOf(db.read, order);
	await notesIssued(db.read, { from: 0, until: now }, { after: { issued_at: 1, sequence: 1 }, limit: 10 });
	await noteOfOrder(db.read, order, 'CN-000001');
	await orderIdOf(db.read, 'HW-20417');
	await returnOfKey(db.read, order, 'none');
	await publicPolicy(db.read, now);
	await ordersToTry(db.read, 5);
	await previewOrder(db.read, 'HW-20417', now);
	await usesOfReturnAddress(db.read, now, 'north');
	await reasonUses(db.read, 'return', 'changed_mind');
	await reconciliationView(db.read, { after: { found_at: 1, id: 'x' }, limit: 5 });
	await cancelAndLook(ctx, order);
	await stuckRefunds(db.read, { now, after: null, limit: 5 });
	await compareBooks(ctx, order);
	await tellWarehouse(ctx, api);
	await giveAway(ctx, api);
	await changeOrders(ctx, api);
	await photoOf(db.read, 'fil_00000000-0000-7000-8000-000000000000');
	await chooseFromCatalogue(ctx, api);
	await signInAndWork(ctx, order);
}

/** An order that is changed, and told again by the shop. */
async function changeOrders(ctx: ShopContext, api: Awaited<ReturnType<typeof apiClient>>): Promise<void> {
	const told = { ...orderExamples.thai.value, number: 'HW-5', reference: '5', fulfilments: [], payments: [] };
	await api.post('/orders', told);
	const { id } = (await api.get('/orders/HW-5')).body as { id: Id<'ord'> };
	for (const wanted of [
		{ kind: 'phone', phone: '0899999999' },
		{ kind: 'email', email: 'else@example.com' }
	])
		await api.post('/orders/HW-5/changes', wanted);
	await api.post('/orders', { ...told, locale: 'en' });
	const customer: Actor = { kind: 'customer', orderId: id, email: null };
	const wanted = { kind: 'phone', phone: '0877777777' } as const;
	const asked = valueOf(await proposeChange(ctx, customer, { order_id: id, wanted }));
	await queuePage(ctx.db.read, { view: 'decide', after: null, limit: 10, now: ctx.clock.now() });
	await deskChanges(ctx.db.read, 'HW-5', USUAL_CHANGE_SETTINGS, ctx.clock.now());
	await api.post(`/orders/HW-5/changes/${asked.change_id}/approve`, {});
}

/** Credit from every door, and the jobs that look after it. */
async function storeCredit(
	ctx: ShopContext,
	api: Awaited<ReturnType<typeof apiClient>>,
	order: Id<'ord'>
): Promise<void> {
	const row = await ctx.db.read.selectFrom('orders').selectAll().where('id', '=', order).executeTakeFirst();
	const customer = row!.customer_id!;
	await publish(ctx, { store_credit_valid_days: 10 });
	await give(ctx, customer, 10_000);
	const hers = '/customers/siriporn@example.com/store-credit';
	await api.get(hers);
	const body = { currency: 'THB', amount_minor: 500, order_reference: 'WEB-1' };
	const spent = await api.post(`${hers}/spends`, body, { 'idempotency-key': 'spend' });
	if (spent.status !== 201) throw new Error(JSON.stringify(spent.body));
	const restore = `${hers}/spends/${String(spent.body.id)}/restore`;
	await api.post(restore, { amount_minor: 100 }, { 'idempotency-key': 'restore' });
	const first = await api.get(`${hers}/statement?limit=1`);
	await api.get(`${hers}/statement?limit=1&after=${String(first.body.next)}`);
	await deskCredit(ctx.db.read, customer, ctx.clock.now());
	ctx.pass(6 * DAY);
	await remindOfCredits(ctx);
	ctx.pass(10 * DAY);
	await expireCredits(ctx);
	ctx.pass(20 * DAY);
	await sweepPhotos(ctx);
	ctx.pass(-36 * DAY);
}

/** A gift: made, opened, sent back, looked at by everybody, ended. */
async function giveAway(ctx: ShopContext, api: Awaited<ReturnType<typeof apiClient>>): Promise<void> {
	const made = await api.post('/orders/COD-5/gifts', { lines: [{ line: '1', quantity: 1 }] });
	const gift = String(made.body.id) as Id<'gft'>;
	const order = (await api.get('/orders/COD-5')).body.id as Id<'ord'>;
	const comes = { clientAddress: '203.0.113.9', before: null };
	const { sessionToken } = valueOf(await openGift(ctx, { code: String(made.body.code), ...comes }));
	const visitor = (await giftOfSession(ctx, sessionToken))!;
	const asks = { visitor, email: 'nuch@example.net', locale: 'th' as const, clientAddress: '203.0.113.9' };
	valueOf(await askReceiver(ctx, asks));
	await proveReceiver(ctx, { visitor, code: '1', clientAddress: '203.0.113.9' });
	await askedMailbox(ctx.db.read, visitor.sessionId, ctx.clock.now());
	const sent = await api.post(
		'/orders/COD-5/returns',
		{
			items: [{ line: '1', quantity: 1, reason_code: 'changed_mind', outcome: 'store_credit' }],
			method: 'drop_off',
			gift: { id: gift, email: 'nuch@example.net' }
		},
		{ 'idempotency-key': 'gift' }
	);
	if (sent.status !== 201) throw new Error(JSON.stringify(sent.body));
	await giftForm(ctx.db.read, gift, ctx.clock.now());
	await giftReturnFor(ctx.db.read, String(sent.body.number), { giftId: gift, email: 'nuch@example.net' });
	await giftReturnsOfOrder(ctx.db.read, order);
	await returnsOfReceiver(ctx.db.read, gift, 'nuch@example.net');
	await isMoneyOfGift(ctx.db.read, 'id', 'rfd_00000000-0000-7000-8000-000000000000');
	await isMoneyOfGift(ctx.db.read, 'number', 'RF-2222222');
	const row = await findOrder(ctx.db.read, order);
	if (row) await orderJudged(ctx.db.read, row, ctx.clock.now(), 'of_returns', 'buyer');
	await openGiftLink(ctx, { token: 'x', ...comes });
	await api.post(`/gifts/${gift}/renew`, {});
	await api.post(`/gifts/${gift}/end`, {});
}

/** A webhook that nobody takes, its pages and its acts. */
async function tellWarehouse(ctx: ShopContext, api: Awaited<ReturnType<typeof apiClient>>): Promise<void> {
	const input = { name: 'W', url: 'https://warehouse.invalid/', types: ['order_*'] };
	const made = await api.post('/settings/webhooks', input);
	const at = `/settings/webhooks/${String(made.body.id)}`;
	await api.post(`${at}/replay`, { version: 1, from: '2026-01-01T00:00:00Z' });
	ctx.pass(2_000);
	const [due] = await dueWebhooks(ctx.db.read, ctx.clock.now());
	if (!due || !(await hasNews(ctx, due))) throw new Error('the webhook has nothing to tell');
	await deliverTo(ctx, due.id, 'plans');
	await webhookDetail(ctx.db.read, due.id, ctx.clock.now());
	const page = await api.get(`${at}/deliveries?limit=1`);
	const [delivery] = page.body.data as { id: string; event_id: string }[];
	await api.send('POST', `${at}/deliveries/${delivery!.id}/send-again`);
	const second = await api.get(`${at}/deliveries?limit=1`);
	await api.get(`${at}/deliveries?limit=1&after=${String(second.body.next)}`);
	await api.post(`${at}/skip`, { version: 2, event_id: delivery!.event_id });
	await api.post(`${at}/remove`, { version: 3 });
}

/** A comparison of books and provider with something to say, and what the jobs ask on its way. */
async function compareBooks(ctx: ShopContext, order: Id<'ord'>): Promise<void> {
	const { run_id } = valueOf(await beginRun(ctx, { kind: 'system' }, { cause: 'start' }));
	await findRun(ctx.db.read, run_id);
	await namedRefundPayments(ctx.db.read, { since: 0, after: '', limit: 5 });
	await unchanged(ctx.db.read, [{ id: 're_1', amountMinor: 1, currency: 'THB', status: 'pending' }]);
	const [payment] = await paymentsOfOrder(ctx.db.read, order);
	if (!payment?.provider_ref) throw new Error('the order has no payment at the provider');
	await noteRefund(ctx, refundAt(payment.provider_ref), { mended: 'adopted', run_id });
	const found = { ref: payment.provider_ref, chargeRef: null, status: 'paid' as const, methodLabel: '' };
	await notePayment(
		ctx,
		payment.id,
		{ ...found, capturedMinor: 1, refundedMinor: 1, currency: 'THB', disputed: false },
		{ dispute_mended: false, run_id }
	);
	const [difference] = await allDifferences(ctx.db.read, { after: { found_at: 1e15, id: 'x' }, limit: 5 });
	if (!difference) throw new Error('no difference was found');
	await resolveDifference(ctx, { kind: 'system' }, { difference_id: difference.id, note: 'Looked at.' });
	await openDifferences(ctx.db.read, { after: { found_at: 1, id: 'x' }, limit: 5 });
	const freeze = { reason: 'by_hand' as const, note: '', last_sent_at: null };
	valueOf(await freezeRefunds(ctx, { kind: 'system' }, freeze));
	const run = await findRun(ctx.db.read, run_id);
	if (run) await finishRun(ctx, run);
	await lastFinishedRun(ctx.db.read);
	await runsBefore(ctx.db.read, { after: { started_at: 1, id: 'x' }, limit: 5 });
}

const refundAt = (paymentRef: string) => ({
	id: 're_1',
	paymentRef,
	chargeRef: null,
	amountMinor: 1,
	currency: 'THB',
	status: 'pending' as const,
	metadata: {},
	createdAt: 1
});

const valueOf = <T>(result: Result<T>): T => {
	if (!result.ok) throw new Error(result.refusal.reason);
	return result.value;
};

/** The doors that people come in by, and the jobs that are worked on behind them. */
async function signInAndWork(ctx: ShopContext, order: Id<'ord'>): Promise<void> {
	const visit = { clientAddress: '203.0.113.1', visitor: null };
	const asked = await requestLookup(ctx, {
		orderNumber: 'HW-20417',
		contact: 'siriporn@example.com',
		locale: 'en',
		clientAddress: visit.clientAddress
	});
	if (!asked.ok) throw new Error(asked.refusal.reason);
	await enqueueScheduled(ctx);
	for (let job = 0; job < 20 && (await workOnce(ctx, jobHandlers, 'test')); job++);
	await redeemCode(ctx, { ...visit, tokenId: asked.value.tokenId, code: '000000', stay: false });
	await redeemLink(ctx, { ...visit, token: 'none' });
	await openOrderLink(ctx, { ...visit, token: 'none' });
	const visitor = { email: 'siriporn@example.com', orderId: order };
	const token = await startCustomerSession(doorOf(ctx), ctx.ids, visitor);
	ctx.pass(20 * 60_000);
	const seen = await customerOfSession(doorOf(ctx), token);
	if (!seen) throw new Error('the session has ended');
	await orderAccess(ctx, seen, 'HW-20417');
	await endCustomerSessions(doorOf(ctx), seen);
	await staffOfSession(doorOf(ctx), token);
	await parkedJobs(ctx.db.read, 10);
	await queueState(ctx);
}

/** An order that is called off in part, with its pages and the money it lets go. */
async function cancelAndLook(ctx: ShopContext, order: Id<'ord'>): Promise<void> {
	const { db } = ctx;
	const row = await findOrder(db.read, order);
	if (!row) throw new Error('no order to call off');
	await cancelForm(db.read, { ...row, cancellations: 1 }, null, ctx.clock.now());
	await cancellationViews(db.read, order);
	await cancellationView(db.read, 'CA-NONE');
	const asked = { order_id: order, lines: null, reason_code: null, idempotency_key: 'plans' };
	await requestCancellation(ctx, { kind: 'system' }, asked);
	await jobHandlers['hold.sweep'](ctx, {}, { attempts: 0 });
	await openReleasesOfRef(db.read, 'pi_none');
	await cancellationOfRefund(db.read, 'rfd_00000000-0000-7000-8000-000000000000');
	await refundsOfCancellation(db.read, 'can_00000000-0000-7000-8000-000000000000');
	await holdReleasesOf(db.read, 'can_00000000-0000-7000-8000-000000000000');
	await queuedCancellations(db.read, ['can_x', 'hrl_x']);
}

/** Products, prices and stock: told, looked for, held and let go. */
async function chooseFromCatalogue(
	ctx: ShopContext,
	api: Awaited<ReturnType<typeof apiClient>>
): Promise<void> {
	for (let again = 0; again < 2; again++) await api.post('/products', productExample);
	await api.post('/stock', { levels: [{ sku: 'LINEN-M', on_hand: 3 }] });
	await api.post('/stock', { levels: [{ sku: 'LINEN-M', on_hand: 4, version: 1 }] });
	for (const path of [
		'/products?words=linen%20m&category=shirts',
		'/products/P-1042',
		'/stock?sku=LINEN-M',
		'/stock'
	])
		await api.get(path);
	const { read } = ctx.db;
	const asked = { words: 'linen', category: 'shirts', after: null, currency: 'THB', limit: 12 };
	const [product] = (await productsToPick(read, asked)).products;
	if (!product) throw new Error('the product was not found');
	await productsToPick(read, { ...asked, words: '', category: '', after: product.id });
	await productToPick(read, product.id, 'THB');
	await soldCategories(read);
	await sameProducts(read, ['LINEN-S', 'LINEN-M'], 'THB');
	await catalogueList(read, { words: '', currency: 'THB', after: product.id, limit: 50 });
	await catalogueProduct(read, product.id);
	const [variant] = await variantsNamed(read, [product.variants[1]!.id], 'THB');
	const by = { ids: ctx.ids, now: ctx.clock.now(), actor: { kind: 'system' } as const };
	const wants = [{ variant_id: variant!.id, quantity: 1 }];
	await ctx.db.transaction(async (tx) => {
		const held = { purpose: 'change' as const, purpose_id: 'x', wants, expires_at: by.now };
		await reserveStock(tx, by, held);
		await keepStock(tx, 'x', by.now);
		await commitStock(tx, by, 'x');
		await reserveStock(tx, by, { ...held, purpose_id: 'y' });
		await releaseStock(tx, by, 'y');
	});
	await expireReservations(ctx);
	await sweepInstants(ctx);
	await owedViews(read, 200);
}
