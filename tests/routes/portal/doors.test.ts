import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { naughtyStrings } from '../../support/fc.ts';
import { ask, form } from '../request.ts';
import { portalShop, type PortalShop } from './portal-shop.ts';

const ENOUGH = naughtyStrings.filter((_, index) => index % 6 === 0);

describe('the doors of the customer’s pages', () => {
	let portal: PortalShop;
	let own: string;
	let stranger: string;
	let order: Awaited<ReturnType<PortalShop['order']>>;
	let number: string;
	beforeAll(async () => {
		portal = await portalShop('sqlite');
		[own, stranger] = await Promise.all([
			portal.cookie('ploy@example.com'),
			portal.cookie('else@example.com')
		]);
		order = await portal.order('ploy@example.com');
		const [line] = await linesOfOrder(portal.ctx.db.read, order.id);
		const made = await submitReturn(
			portal.ctx,
			{ kind: 'customer', orderId: order.id, email: 'ploy@example.com' },
			{
				order_id: order.id,
				method: 'own_carrier',
				items: [
					{
						line_id: line?.id ?? 'lin_none',
						quantity: 1,
						reason_code: 'too_small',
						answer_code: null,
						comment: '',
						outcome: 'refund',
						file_ids: []
					}
				],
				idempotency_key: 'doors-of-the-customer',
				quoted_total_minor: null
			}
		);
		if (!made.ok) throw new Error(made.refusal.reason);
		number = made.value.number;
	});
	afterAll(() => portal?.close());

	const pages = () => [
		`/orders/${order.number}`,
		`/orders/${order.number}/return`,
		`/orders/${order.number}/change`,
		`/orders/${order.number}/change/address`,
		`/orders/${order.number}/change/contact`,
		`/orders/${order.number}/change/note`,
		`/orders/${order.number}/change/pieces`,
		`/returns/${number}`,
		`/returns/${number}/change`,
		`/returns/${number}/cancel`,
		`/returns/${number}/slip.pdf`,
		`/returns/${number}/calendar.ics`,
		`/orders/${order.number}/calendar.ics`
	];
	const get = (path: string, cookie: string) =>
		ask(portal.url, path, { headers: { cookie, accept: 'text/html' } });

	it('open for the people of the order', async () => {
		for (const path of pages()) expect((await get(path, own)).status, path).toBe(200);
	});

	it('answer a stranger exactly as if there were nothing', async () => {
		const masked = (body: string, what: string) =>
			body.replaceAll(what, '…').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|nonce="[^"]*"|nonce-[^']*/g, '');
		for (const path of pages()) {
			const foreign = await get(path, stranger);
			const missing = await get(
				path.replace(order.number, 'T-NOWHERE').replace(number, 'RT-2222222'),
				stranger
			);
			expect(foreign.status, path).toBe(404);
			expect(missing.status, path).toBe(404);
			expect(masked(foreign.body, path)).toBe(
				masked(missing.body, path.replace(order.number, 'T-NOWHERE').replace(number, 'RT-2222222'))
			);
		}
	});

	it('send who is not signed in to the look-up', async () => {
		for (const path of pages()) expect((await get(path, 'lang=en')).status, path).toBe(303);
	});

	it('let no stranger act on a return', async () => {
		const acts = [
			`/returns/${number}?/tracking`,
			`/returns/${number}?/answer`,
			`/returns/${number}/cancel`,
			`/returns/${number}/change`
		];
		for (const path of acts) {
			const answer = await form(
				portal.url,
				path,
				{ tracking: 'SP123456789', body: 'x', method: 'drop_off' },
				{ cookie: stranger }
			);
			expect(answer.status, path).toBe(404);
		}
		const row = await portal.ctx.db.read
			.selectFrom('returns')
			.select(['state', 'tracking_number', 'method'])
			.where('number', '=', number)
			.executeTakeFirstOrThrow();
		expect(row).toEqual({ state: 'approved', tracking_number: null, method: 'own_carrier' });
	});

	it('take a tracking number, and say what is wrong with one', async () => {
		const wrong = await form(
			portal.url,
			`/returns/${number}?/tracking`,
			{ tracking: '??', carrier: '' },
			{ cookie: own }
		);
		expect(wrong.status).toBe(422);
		expect(wrong.body).toContain('href="#tracking"');
		const right = await form(
			portal.url,
			`/returns/${number}?/tracking`,
			{ tracking: 'SP 4471 9032 86', carrier: 'Siam Parcel' },
			{ cookie: own }
		);
		expect(right.headers.get('location')).toBe(`/returns/${number}?changed`);
		expect((await get(`/returns/${number}`, own)).body).toContain('SP 4471 9032 86');
	});

	it('bear whatever is typed into them', async () => {
		const faults: string[] = [];
		for (const text of ENOUGH) {
			const part = encodeURIComponent(text.slice(0, 200)).replaceAll('.', '%2E');
			const answers = await Promise.all([
				get(`/orders/${part || '-'}`, own),
				get(`/returns/${part || '-'}`, own),
				get(`/photos/${part || '-'}`, own),
				get(`/orders/${order.number}/return?s=${part}&step=${part}&line=${part}`, own),
				form(
					portal.url,
					`/orders/${order.number}/return?/items&s=${part}`,
					{ s: text, line: text, 'quantity-1': text },
					{ cookie: own }
				),
				form(
					portal.url,
					`/orders/${order.number}/return?/reason&step=reason-1`,
					{ s: text, reason: text },
					{ cookie: own }
				),
				form(portal.url, `/orders/${order.number}/return/check`, { s: text, quoted: text }, { cookie: own }),
				form(portal.url, `/returns/${number}?/answer`, { body: text }, { cookie: own }),
				form(portal.url, `/returns/${number}/change`, { method: text }, { cookie: own })
			]);
			for (const [index, answer] of answers.entries())
				if (answer.status >= 500) faults.push(`${index}: ${JSON.stringify(text)} -> ${answer.status}`);
		}
		expect(faults).toEqual([]);
		const returns = await portal.ctx.db.read
			.selectFrom('returns')
			.select('id')
			.where('order_id', '=', order.id)
			.execute();
		expect(returns).toHaveLength(1);
	});

	it('cancel once, and stay cancelled when asked again', async () => {
		const first = await form(portal.url, `/returns/${number}/cancel`, {}, { cookie: own });
		const again = await form(portal.url, `/returns/${number}/cancel`, {}, { cookie: own });
		expect([first.status, again.status]).toEqual([303, 303]);
		expect((await get(`/returns/${number}`, own)).body).toContain('This return is cancelled.');
		expect((await get(`/returns/${number}/slip.pdf`, own)).status).toBe(404);
	});
});
