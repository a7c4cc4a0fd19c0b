import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOverHttp } from '../../support/api-over-http.ts';
import { engines } from '../../support/databases.ts';
import { startShop, type Shop } from '../../support/server.ts';

type Row = Record<string, unknown>;
const row = (value: unknown): Row => value as Row;
const rows = (value: unknown, name: string): Row[] => row(value)[name] as Row[];
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

describe.each(engines)('the whole job through the API on %s', (engine) => {
	let shop: Shop;
	let api: Awaited<ReturnType<typeof apiOverHttp>>;
	beforeAll(async () => {
		shop = await startShop({ engine });
		api = await apiOverHttp(shop);
	});
	afterAll(() => shop?.close());

	test('order, parcel, return, receipt, inspection, refund at Stripe, and the record of it all', async () => {
		const stripe = new Stripe(shop.env.STRIPE_SECRET_KEY!, {
			host: shop.stripe.host,
			port: shop.stripe.port,
			protocol: 'http',
			maxNetworkRetries: 0,
			telemetry: false
		});
		const intent = await stripe.paymentIntents.create({
			amount: 297_000,
			currency: 'thb',
			payment_method: 'pm_card_visa',
			confirm: true
		});

		const placed = await api.post(
			'/orders',
			{
				number: 'HW-7001',
				reference: '7001',
				currency: 'THB',
				prices_include_tax: true,
				locale: 'th',
				placed_at: ago(9),
				customer: { name: 'ศิริพร วงศ์สว่าง', email: 'siriporn@example.com' },
				ship_to: {
					name: 'ศิริพร วงศ์สว่าง',
					line1: '99/12 ซอยอารีย์ 4',
					subdistrict: 'สามเสนใน',
					district: 'พญาไท',
					province: 'กรุงเทพมหานคร',
					postcode: '10400',
					country: 'TH'
				},
				lines: [
					{
						reference: 'shirt',
						sku: 'LINEN-M',
						title: { th: 'เสื้อเชิ้ตลินิน', en: 'Linen shirt' },
						quantity: 2,
						unit_price_minor: 129_000,
						tax_minor: 16_879,
						tax_rate_bp: 700
					},
					{ reference: 'tote', sku: 'TOTE', title: { th: 'กระเป๋าผ้า' }, quantity: 1, unit_price_minor: 39_000 }
				],
				payments: [
					{
						reference: 'p',
						provider: 'stripe',
						method: 'card',
						method_label: 'Visa •••• 4242',
						provider_ref: intent.id,
						captured_minor: 297_000,
						captured_at: ago(9)
					}
				]
			},
			{ 'idempotency-key': 'order-7001' }
		);
		expect(placed.status).toBe(201);

		const parcel = await api.post('/orders/HW-7001/fulfilments', {
			reference: 'parcel-1',
			carrier: 'Flash Express',
			tracking_number: 'TH0147ABC9',
			shipped_at: ago(8),
			lines: [
				{ line: 'shirt', quantity: 2 },
				{ line: 'tote', quantity: 1 }
			]
		});
		expect([parcel.status, parcel.body.state]).toEqual([201, 'shipped']);
		const delivered = await api.post('/orders/HW-7001/tracking-events', {
			tracking_number: 'TH0147ABC9',
			events: [{ code: 'POD', status: 'delivered', occurred_at: ago(6) }]
		});
		expect(delivered.body).toMatchObject({ state: 'delivered', new_events: 1 });

		const reasons = rows((await api.get('/settings/reasons')).body, 'data');
		const reason = reasons.find((one) => !one.needs_photo && one.fault === 'customer')!;
		const question = reason.question as { answers: { code: string }[] } | null;
		const request = {
			method: 'own_carrier',
			items: [
				{
					line: 'shirt',
					quantity: 1,
					reason_code: reason.code,
					answer_code: question?.answers[0]?.code ?? null
				}
			]
		};
		const preview = await api.post('/orders/hw7001/returns/preview', request);
		expect(preview.status).toBe(200);
		const plan = row(preview.body);
		expect(plan.verdict).toBe('approve');
		expect(plan.total_minor).toBe(129_000 - Number(plan.return_shipping_fee_minor));
		expect(plan).toMatchObject({ tried: [], later: null });
		expect(plan.would_change).toContainEqual({
			kind: 'free_if_fault',
			fees_minor: plan.return_shipping_fee_minor
		});
		const [item] = request.items;
		const torn = { ...item, reason_code: 'damaged', answer_code: 'item_torn', file_ids: [] };
		const unseen = await api.post('/orders/hw7001/returns/preview', { ...request, items: [torn] });
		expect([unseen.status, unseen.body.code]).toEqual([422, 'photo_required']);
		expect(unseen.body.would_change).toContainEqual({ kind: 'eligible_with_photos', photos: 1 });

		const quoted = { ...request, quoted_total_minor: plan.total_minor };
		const other = await api.post(
			'/orders/HW-7001/returns',
			{ ...quoted, quoted_total_minor: 1 },
			{ 'idempotency-key': 'wrong-quote' }
		);
		expect([other.status, other.body.code]).toEqual([409, 'quote_changed']);
		const opened = await api.post('/orders/HW-7001/returns', quoted, { 'idempotency-key': 'return-1' });
		expect(opened.status).toBe(201);
		const number = String(opened.body.number);
		expect(opened.body).toMatchObject({ state: 'approved', channel: 'api', order_number: 'HW-7001' });
		expect(opened.body).toMatchObject({ can: { cancel: true, appeal: false }, appeal_until: null });
		const repeated = await api.post('/orders/HW-7001/returns', quoted, { 'idempotency-key': 'return-1' });
		expect([repeated.status, repeated.body]).toEqual([201, opened.body]);
		expect(rows((await api.get('/returns?order=HW-7001')).body, 'data')).toHaveLength(1);

		const itemId = rows(opened.body, 'items')[0]?.id;
		const changed = await api.post(`/returns/${number}/change`, {
			carrier: 'Thailand Post',
			tracking_number: 'EY456789012TH'
		});
		expect(changed.status).toBe(200);
		await api.post('/orders/HW-7001/tracking-events', {
			tracking_number: 'EY456789012TH',
			events: [{ code: 'A', status: 'picked_up', occurred_at: new Date().toISOString() }]
		});
		const late = await api.post(`/returns/${number}/cancel`, {});
		expect([late.status, late.body.code]).toEqual([409, 'already_scanned']);

		const received = await api.post(`/returns/${number}/receive`, {
			items: [{ item_id: itemId, quantity: 1 }]
		});
		expect(received.body).toMatchObject({ state: 'received' });
		const inspected = await api.post(
			`/returns/${number}/inspect`,
			{
				inspections: [{ item_id: itemId, condition: 'new', disposition: 'restock', verdict: 'accept' }]
			},
			{ 'idempotency-key': 'inspect-1' }
		);
		expect(inspected.status).toBe(200);

		const refund = await until(async () => {
			const [listed] = rows((await api.get('/refunds?order=HW-7001')).body, 'data');
			return listed?.state === 'succeeded'
				? row((await api.get(`/refunds/${String(listed.number)}`)).body)
				: null;
		});
		expect(refund).toMatchObject({ amount_minor: plan.total_minor, currency: 'THB', return_number: number });
		const atStripe = await stripe.refunds.list({ payment_intent: intent.id });
		expect(atStripe.data.map((one) => [one.amount, one.status])).toEqual([[plan.total_minor, 'succeeded']]);
		expect(rows(refund, 'payments')[0]).toMatchObject({
			state: 'succeeded',
			provider_ref: atStripe.data[0]?.id
		});

		const done = (await api.get('/orders/HW-7001')).body;
		expect(rows(done, 'lines')[0]).toMatchObject({ returned: 1, return_open: 0, refunded_minor: 129_000 });
		expect(rows(done, 'payments')[0]).toMatchObject({ refunded_minor: plan.total_minor, reserved_minor: 0 });
		expect((await api.get(`/returns/${number}`)).body.state).toBe('resolved');
		const types = rows((await api.get('/orders/HW-7001/events')).body, 'data').map((event) => event.type);
		expect(types).toEqual(
			expect.arrayContaining([
				'order_placed',
				'payment_captured',
				'parcel_recorded',
				'parcel_moved',
				'return_submitted',
				'return_scanned',
				'item_inspected',
				'return_resolved'
			])
		);
	});

	test('following events misses none and repeats none', async () => {
		await new Promise((resolve) => setTimeout(resolve, 1_100));
		const seen: unknown[] = [];
		let query = 'limit=3';
		for (let pages = 0; pages < 50; pages++) {
			const { body } = await api.get(`/events?${query}`);
			if (rows(body, 'data').length === 0) break;
			seen.push(...rows(body, 'data').map((event) => event.id));
			query = `limit=3&after=${String(body.next)}`;
		}
		expect(new Set(seen).size).toBe(seen.length);
		const ofOrder = rows((await api.get('/orders/HW-7001/events')).body, 'data').map((event) => event.id);
		expect(ofOrder.filter((id) => !seen.includes(id))).toEqual([]);
	});

	test('answers as an API at every address under it', async () => {
		for (const [method, path, status] of [
			['GET', '/nothing/here', 404],
			['DELETE', '/orders', 405],
			['PUT', '/returns/RT-2222222/approve', 405],
			['OPTIONS', '/orders', 405],
			['GET', '/orders/NO-SUCH', 404]
		] as const) {
			const reply = await api.send(method, path);
			expect([reply.status, reply.headers.get('content-type')], path).toEqual([
				status,
				'application/problem+json'
			]);
			expect(reply.headers.get('x-request-id')).toBe(reply.body.request_id);
		}
		const anonymous = await fetch(`${shop.url}/api/v1/orders`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{}'
		});
		expect([anonymous.status, anonymous.headers.get('content-type')]).toEqual([
			401,
			'application/problem+json'
		]);
		const thai = await api.send('GET', '/orders?limit=x', { headers: { 'accept-language': 'th' } });
		expect(JSON.stringify(thai.body)).toMatch(/[ก-๙]{5}/);
		const english = await api.send('GET', '/orders?limit=x', { headers: { 'accept-language': 'en-GB' } });
		expect(JSON.stringify(english.body)).not.toMatch(/[ก-๙]/);
	});

	test('documents itself, without a script', async () => {
		const document = row(await (await fetch(`${shop.url}/api/v1/openapi.json`)).json());
		expect(document.openapi).toBe('3.1.0');
		const page = await fetch(`${shop.url}/api/v1/docs`);
		const html = await page.text();
		expect(page.status).toBe(200);
		expect(html).not.toContain('<script');
		for (const path of Object.keys(row(document.paths))) expect(html).toContain(`>${path}<`);
		expect(html).toContain('id="problem-quote_changed"');
	});
});

async function until<T>(look: () => Promise<T | null>, ms = 20_000): Promise<T> {
	const end = Date.now() + ms;
	for (;;) {
		const found = await look();
		if (found !== null) return found;
		if (Date.now() > end) throw new Error('waited in vain');
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
