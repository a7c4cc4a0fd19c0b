import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MINUTE } from '#lib/domain/time.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { engines, freshDatabase, type FreshDatabase } from '../../support/databases.ts';
import {
	aCup,
	buyCups,
	cancelAsCustomer,
	dearer,
	exchange,
	keptOf,
	keptOfPage,
	pack,
	payPage,
	pressPay,
	requested,
	told,
	type Bought,
	type Due
} from './rivals-acts.ts';
import { openRivals, type Rivals } from './rivals.ts';
import { quiet } from './settle.ts';
import { ofTheShop } from './verify.ts';

/** How often each race is run, with the two at the other process each time. */
const HEATS = [0, 1, 2, 3];

const refusal = (reason: 'cannot_cancel' | 'order_cancelled') => refusalWords('en', { reason, facts: {} });

describe.each(engines)('two press at once, each at another process, on %s', (engine) => {
	let database: FreshDatabase;
	let shop: Rivals;
	beforeAll(async () => {
		database = await freshDatabase(engine);
		shop = await openRivals(database.url);
	});
	afterAll(async () => {
		await shop?.close();
		await database?.remove();
	});

	const settings = async (given: { grace_minutes: number; after_grace: 'accept' | 'check' }) => {
		const { version } = (await shop.ask('chief', 'GET', '/settings/cancellations')).body;
		const saved = await shop.ask('chief', 'POST', '/settings/cancellations', { body: { ...given, version } });
		expect(saved.status, JSON.stringify(saved.body)).toBe(200);
	};
	const places = (heat: number): [string, string] =>
		heat % 2 === 0 ? [shop.here, shop.there] : [shop.there, shop.here];
	const lineOf = (on: Bought) =>
		shop.ctx.db.read
			.selectFrom('order_lines')
			.selectAll()
			.where('order_id', '=', on.id)
			.executeTakeFirstOrThrow();
	const parcelsOf = async (on: Bought) => {
		const rows = shop.ctx.db.read.selectFrom('fulfilments').select('state').where('order_id', '=', on.id);
		return (await rows.execute()).map(({ state }) => state);
	};
	const cancellationOf = async (on: Bought) => {
		const { body } = await shop.ask('chief', 'GET', `/orders/${on.number}/cancellations`);
		return (body.data as { number: string; state: string }[])[0];
	};
	const stocked = async (sku: string, on_hand: number) => {
		const counted = await shop.ask('chief', 'POST', '/stock', { body: { levels: [{ sku, on_hand }] } });
		expect(counted.status).toBe(200);
	};
	const levelOf = async (sku: string) => {
		const { body } = await shop.ask('chief', 'GET', `/stock?sku=${sku}`);
		const [level] = body.data as { on_hand: number; reserved: number }[];
		return [level?.on_hand, level?.reserved];
	};
	/** What failed because a clock was moved under it is tried again by then. */
	const rest = async () => {
		await quiet(shop);
		await shop.pass(6 * MINUTE);
		await quiet(shop);
		expect(await ofTheShop(shop)).toEqual([]);
	};

	test('the customer cancels while the warehouse packs: one of them does, the other is told', async () => {
		await settings({ grace_minutes: 0, after_grace: 'accept' });
		const orders = await Promise.all(
			HEATS.map((heat) => buyCups(shop, { paid: heat < 2 ? 'held' : 'taken' }))
		);
		const ends = await Promise.all(
			orders.map((on, heat) => {
				const [one, other] = places(heat);
				return Promise.all([cancelAsCustomer(shop, one, on), pack(shop, other, on)]);
			})
		);
		await rest();
		for (const [heat, [cancelled, packed]] of ends.entries()) {
			const on = orders[heat]!;
			const { qty_cancelled } = await lineOf(on);
			if (cancelled.status === 303) {
				expect([packed.status, packed.body.code]).toEqual([409, 'pieces_cancelled']);
				expect([qty_cancelled, await keptOf(shop, on.intent)]).toEqual([2, 0]);
			} else {
				expect([cancelled.status, packed.status, qty_cancelled]).toEqual([409, 201, 0]);
				expect(told(cancelled)).toBe(refusal('cannot_cancel'));
				// The way on is the order's page.
				expect(cancelled.body).toContain(`class="act" href="/orders/${on.number}"`);
			}
		}
	});

	test('customer and lead cancel: the money goes back once', async () => {
		await settings({ grace_minutes: 60, after_grace: 'check' });
		const orders = await Promise.all(HEATS.map(() => buyCups(shop)));
		const ends = await Promise.all(
			orders.map((on, heat) => {
				const [one, other] = places(heat);
				const form = { key: randomUUID(), 'quantity-0': '2' };
				return Promise.all([
					cancelAsCustomer(shop, one, on),
					shop.send(other, 'lead', `/desk/orders/${on.number}/cancel`, form)
				]);
			})
		);
		await rest();
		for (const [heat, [customer, lead]] of ends.entries()) {
			const pairs = [
				[303, 422],
				[409, 303]
			];
			expect(pairs).toContainEqual([customer.status, lead.status]);
			expect(told(customer.status === 303 ? lead : customer)).toBe(refusal('order_cancelled'));
			expect(await lineOf(orders[heat]!)).toMatchObject({ qty_cancelled: 2, refunded_minor: 80_000 });
			expect(await keptOf(shop, orders[heat]!.intent)).toBe(0);
		}
	});

	test('the courier takes the parcel while the customer asks: it is sent, and whoever asked is told', async () => {
		await settings({ grace_minutes: 0, after_grace: 'check' });
		const orders = await Promise.all(HEATS.map(() => buyCups(shop)));
		for (const on of orders) await pack(shop, shop.here, on, { tracking_number: `TH-${on.number}` });
		const asked = await Promise.all(
			orders.map(async (on, heat) => {
				const [one, other] = places(heat);
				const scan = { code: 'picked_up', status: 'in_transit', occurred_at: new Date().toISOString() };
				const body = { tracking_number: `TH-${on.number}`, events: [scan] };
				const scanned = shop.ask('clerk', 'POST', `/orders/${on.number}/tracking-events`, {
					...{ at: other, body }
				});
				const { status } = await cancelAsCustomer(shop, one, on);
				expect((await scanned).status).toBe(200);
				return status;
			})
		);
		await rest();
		for (const [heat, on] of orders.entries()) {
			const state = (await cancellationOf(on))?.state;
			expect([asked[heat], state]).toEqual(asked[heat] === 303 ? [303, 'too_late'] : [409, undefined]);
			expect(await parcelsOf(on)).toEqual(['shipped']);
			expect(await lineOf(on)).toMatchObject({ qty_cancelled: 0, qty_fulfilled: 2 });
			expect(await keptOf(shop, on.intent)).toBe(80_000);
		}
	});

	test('the warehouse stops it while somebody packs all the same: the pieces go one way', async () => {
		await settings({ grace_minutes: 0, after_grace: 'check' });
		const orders = await Promise.all(HEATS.map(() => buyCups(shop)));
		for (const on of orders) expect((await cancelAsCustomer(shop, shop.here, on)).status).toBe(303);
		const ends = await Promise.all(
			orders.map(async (on, heat) => {
				const [one, other] = places(heat);
				const number = (await cancellationOf(on))?.number ?? '';
				const packed_at = new Date(shop.now()).toISOString();
				const done = await Promise.all([
					shop.ask('chief', 'POST', `/cancellations/${number}/answer`, {
						...{ at: one, key: number, body: { answer: 'stop' } }
					}),
					pack(shop, other, on, { packed_at, force: true })
				]);
				return done.map(({ status, body }) => (status < 300 ? 'done' : body.code));
			})
		);
		await rest();
		for (const [heat, on] of orders.entries()) {
			const state = (await cancellationOf(on))?.state;
			expect([
				['done', 'pieces_cancelled', 'done'],
				['not_in_this_state', 'done', 'too_late']
			]).toContainEqual([...ends[heat]!, state]);
			const isStopped = state === 'done';
			expect(await parcelsOf(on)).toEqual(isStopped ? [] : ['packed']);
			expect(await keptOf(shop, on.intent)).toBe(isStopped ? 0 : 80_000);
		}
	});

	test('two tabs send the same exchange: it is agreed once', async () => {
		await stocked('CUP-L', 10);
		const orders = await Promise.all(HEATS.map(() => aCup(shop)));
		const ends = await Promise.all(
			orders.map((on, heat) => {
				const keys = heat < 2 ? ['a', 'b'] : ['a', 'a'];
				return Promise.all(places(heat).map((at, tab) => exchange(shop, on, 'CUP-L', at, keys[tab])));
			})
		);
		await rest();
		for (const [heat, replies] of ends.entries()) {
			const codes = replies.map(({ status, body }) => (status === 201 ? 'sent' : String(body.code))).sort();
			// The same tab pressed twice is one return; another tab hears that it is on its way already.
			const fair =
				heat < 2
					? [['already_returning', 'sent']]
					: [
							['sent', 'sent'],
							['request_in_progress', 'sent']
						];
			expect(fair).toContainEqual(codes);
			const numbers = replies.flatMap(({ status, body }) => (status === 201 ? [body.number] : []));
			expect(new Set(numbers).size).toBe(1);
		}
		expect(await levelOf('CUP-L')).toEqual([10, HEATS.length]);
	});

	test('fifty want the last one: one has it, the others choose again', async () => {
		await stocked('CUP-XL', 1);
		const orders: Bought[] = [];
		while (orders.length < 50) orders.push(await aCup(shop));
		const replies = await Promise.all(
			orders.map((on, buyer) => exchange(shop, on, 'CUP-XL', buyer % 2 === 0 ? shop.here : shop.there))
		);
		const codes = replies.map(({ status, body }) => (status === 201 ? 'has it' : String(body.code)));
		expect(codes.filter((code) => code === 'has it')).toHaveLength(1);
		expect(new Set(codes)).toEqual(new Set(['has it', 'out_of_stock']));
		expect(await levelOf('CUP-XL')).toEqual([1, 1]);
		const next = orders[codes.indexOf('out_of_stock')]!;
		expect((await exchange(shop, next, 'CUP-L', shop.there)).status).toBe(201);
		await rest();
	});

	test('it is paid in the minute in which it lapses: the pot is sent, or the money is back', async () => {
		await stocked('POT-M', 10);
		const all: Due[] = [];
		for (const _ of HEATS) all.push(await dearer(shop));
		await shop.pass(all[0]!.due_at - shop.now() - 20 * MINUTE);
		await rest();
		const pages = await Promise.all(all.map((due) => payPage(shop, due)));
		const press = (turn: number): boolean => pressPay(shop, pages[turn]!);
		shop.emulator.control.addFaults({ kind: 'webhook_dropped', times: 2 });
		const before = press(0);
		// Both processes find out that the day is over while two of the customers press.
		const [at, later] = await Promise.all([
			shop.pass(21 * MINUTE).then(() => press(1)),
			shop
				.pass(21 * MINUTE)
				.then(() => shop.ask('clerk', 'GET', '/exchanges'))
				.then(() => press(2))
		]);
		await rest();
		const isPaid = [before, at, later, press(3)];
		expect([before, isPaid[3]]).toEqual([true, false]);
		for (const [turn, { on, number, amount }] of all.entries()) {
			const charge = (await shop.ask('chief', 'GET', `/charges/${number}`)).body;
			const { state } = await shop.ctx.db.read
				.selectFrom('exchanges')
				.select('state')
				.where('order_id', '=', on.id)
				.executeTakeFirstOrThrow();
			expect([charge.state, state]).toEqual(isPaid[turn] ? ['paid', 'ready'] : ['lapsed', 'converted']);
			expect(await keptOfPage(shop, pages[turn]!)).toBe(isPaid[turn] ? amount : 0);
		}
		expect(await levelOf('POT-M')).toEqual([10, isPaid.filter(Boolean).length]);
	});

	test('a lead calls off what the customer pays: it is kept once or given back whole', async () => {
		const all = await Promise.all(HEATS.map(() => requested(shop)));
		const pages = await Promise.all(all.map((due) => payPage(shop, due)));
		const ends = await Promise.all(
			all.map(async ({ number }, heat) => {
				const off = shop.ask('chief', 'POST', `/charges/${number}/cancel`, { at: places(heat)[0], body: {} });
				if (heat > 1) await off;
				return { isPaid: pressPay(shop, pages[heat]!), isOff: (await off).status === 200 };
			})
		);
		await rest();
		for (const [heat, { isPaid, isOff }] of ends.entries()) {
			const { state } = (await shop.ask('chief', 'GET', `/charges/${all[heat]!.number}`)).body;
			expect(state).toBe(isOff ? 'cancelled' : 'paid');
			expect(await keptOfPage(shop, pages[heat]!)).toBe(isPaid && !isOff ? 30_000 : 0);
		}
	});
});
