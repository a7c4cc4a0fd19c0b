import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import { USUAL_CHANGE_SETTINGS, type OrderChangeSettings } from '#lib/domain/order-change/settings.ts';
import { DAY, MINUTE } from '#lib/domain/time.ts';
import { changeCodeOf } from '#lib/server/auth/codes-and-links.ts';
import { doorOf, startCustomerSession } from '#lib/server/auth/sessions.ts';
import { approveChange, declineChange } from '#lib/server/commands/order-changes/decide-change.ts';
import { confirmMailbox } from '#lib/server/commands/order-changes/confirm-mailbox.ts';
import { proposeChange } from '#lib/server/commands/order-changes/propose-change.ts';
import type { WantedChange } from '#lib/server/commands/order-changes/types.ts';
import { withdrawChange } from '#lib/server/commands/order-changes/withdraw-change.ts';
import { recordFulfilment } from '#lib/server/commands/orders/record-fulfilment.ts';
import { randomIds } from '#lib/server/ids.ts';
import { render } from '#lib/server/mail/render.ts';
import { mailOf } from '#lib/server/queries/mail/of-message.ts';
import { eventsOfOrder } from '#lib/server/store/events.ts';
import { changesOfOrder } from '#lib/server/store/order-changes.ts';
import { findOrder } from '#lib/server/store/orders.ts';
import { findByTerm } from '#lib/server/store/search-terms.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	agent,
	openReturnsShop,
	placeOrder,
	reasonOf,
	system,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

const HOME = { name: 'Ploy', line1: '88/4 Nimman', subdistrict: 'สุเทพ', district: 'เมืองเชียงใหม่' };
const ADDRESS = { ...HOME, province: 'เชียงใหม่', postcode: '50200', country: 'TH' };
const NEW: WantedChange = { kind: 'address', address: { ...ADDRESS, line1: '12/1 Canal Road' } };
const ABROAD: WantedChange = {
	kind: 'address',
	address: { name: 'Ploy', line1: 'Hauptstr. 1', city: 'Berlin', postcode: '10115', country: 'DE' }
};
const EASY: OrderChangeSettings = {
	...USUAL_CHANGE_SETTINGS,
	address: { mode: 'at_once', minutes: 60 },
	phone: { mode: 'at_once', minutes: null },
	note: { mode: 'at_once', minutes: null }
};

describeEngines('changing an order before it is packed', (_engine, open) => {
	let shop: ReturnsShop;
	let told: Partial<NeutralOrder>;
	let order: PlacedOrder;
	let me: Actor;
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
		await settle(EASY);
		told = {
			number: 'HW-77',
			reference: 'HW-77',
			placed_at: shop.ctx.clock.now() - 10 * MINUTE,
			customer: { name: 'Ploy', email: 'ploy@example.com', phone: '081 111 1111', reference: null },
			ship_to: { ...ADDRESS, phone: '081 111 1111' },
			fulfilments: [],
			payments: []
		};
		order = await place();
		me = { kind: 'customer', orderId: order.id, email: 'ploy@example.com' };
	});
	afterEach(() => shop.close());

	const place = (over: Partial<NeutralOrder> = {}) =>
		placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }], {
			...told,
			...over,
			method: 'pm_card_visa'
		});
	const settle = (settings: OrderChangeSettings) =>
		shop.ctx.db.transaction(async (tx) => {
			await tx
				.updateTable('shop')
				.set({ settings: JSON.stringify({ order_changes: settings }) })
				.execute();
		});
	const row = async () => (await findOrder(shop.ctx.db.read, order.id))!;
	const shipTo = async () => JSON.parse((await row()).ship_to) as Record<string, string>;
	const wish = (wanted: WantedChange, actor = me, more: { version?: number; reason?: string } = {}) =>
		proposeChange(shop.ctx, actor, { order_id: order.id, wanted, ...more });
	const changes = () => changesOfOrder(shop.ctx.db.read, order.id);
	const pack = (reference = 'f1') =>
		recordFulfilment(shop.ctx, system, {
			order_id: order.id,
			force: true,
			fulfilment: {
				reference,
				...{ carrier: 'Siam Parcel', service: '', tracking_number: null, tracking_url: null },
				...{ origin: '', destination: '', packed_at: shop.ctx.clock.now(), shipped_at: null },
				...{ delivered_at: null, promised_at: null, estimated_at: null, cancelled: false, events: [] },
				lines: [{ line: 'l0', quantity: 1 }]
			}
		});
	const tellAgain = async (over: Partial<NeutralOrder>) => {
		const again = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }], { ...told, ...over });
		expect(again.id).toBe(order.id);
	};
	const mails = async () => {
		const rows = await shop.ctx.db.read.selectFrom('messages').selectAll().orderBy('id').execute();
		return rows.filter((mail) => mail.kind.startsWith('order_c') || mail.kind === 'order_email_moved');
	};
	const written = async () => {
		const message = (await mails()).at(-1)!;
		const mail = (await mailOf(shop.ctx, message))!;
		return { ...render(mail.kind, message.locale, mail.data as never), to: message.recipient };
	};

	test('a new address counts at once, at the next version, and everybody hears of it', async () => {
		const { version } = await row();
		const done = value(await wish(NEW, me, { version }));
		expect(done.state).toBe('applied');
		expect(await shipTo()).toMatchObject({ line1: '12/1 Canal Road', phone: '081 111 1111' });
		expect((await row()).version).toBe(version + 1);
		const [change] = await changes();
		expect(change).toMatchObject({ order_version: version + 1, before: { line1: '88/4 Nimman' } });
		const event = (await eventsOfOrder(shop.ctx.db.read, order.id)).find(
			(one) => one.type === 'order_changed'
		);
		expect(event?.data).toMatchObject({
			before: { line1: '88/4 Nimman' },
			after: { line1: '12/1 Canal Road' }
		});
		expect(await written()).toMatchObject({ to: 'ploy@example.com' });
		expect((await written()).text).toContain('12/1 Canal Road');
		// Pressed twice, and in a second tab that shows the old page.
		expect(reasonOf(await wish(NEW, me, { version }))).toBe('nothing_to_change');
		expect(reasonOf(await wish({ kind: 'note', note: 'x' }, me, { version }))).toBe('changed_meanwhile');
	});

	test('neither after the time nor after the packing, and only of one’s own order', async () => {
		shop.pass(51 * MINUTE);
		expect(await wish(NEW)).toMatchObject({ refusal: { reason: 'change_too_late', facts: { why: 'time' } } });
		expect(value(await wish({ kind: 'note', note: 'To the guard' })).state).toBe('applied');
		value(await wish(NEW, agent, { reason: 'Called us' }));
		expect(reasonOf(await wish(NEW, agent))).toBe('reason_missing');
		value(await pack());
		for (const actor of [me, agent])
			expect(await wish({ kind: 'phone', phone: '0822222222' }, actor, { reason: 'x' })).toMatchObject({
				refusal: { reason: 'change_too_late', facts: { why: 'packed' } }
			});
		const stranger: Actor = { kind: 'customer', orderId: randomIds.next('ord'), email: null };
		expect(reasonOf(await wish(NEW, stranger))).toBe('not_found');
		const key: Actor = { kind: 'api', id: randomIds.next('key'), name: 'k', scopes: ['orders:read'] };
		expect(reasonOf(await wish(NEW, key))).toBe('not_allowed');
		await settle({ ...EASY, note: { mode: 'off', minutes: null } });
		expect(reasonOf(await wish({ kind: 'note', note: 'x' }))).toBe('change_not_offered');
	});

	test('another country waits for an agent, who may agree once', async () => {
		const asked = value(await wish(ABROAD));
		expect(asked.state).toBe('waiting');
		expect((await changes())[0]).toMatchObject({ reviews: 'other_country' });
		expect((await row()).ship_country).toBe('TH');
		// Asked again it is the same wish; another one takes its place.
		expect(value(await wish(ABROAD)).change_id).toBe(asked.change_id);
		const again = { kind: 'address', address: { ...ABROAD.address, line1: 'Hauptstr. 2' } } as WantedChange;
		const newer = value(await wish(again));
		expect((await changes()).map((one) => one.state)).toEqual(['withdrawn', 'waiting']);
		expect(reasonOf(await approveChange(shop.ctx, me, newer))).toBe('not_found');
		expect(reasonOf(await approveChange(shop.ctx, agent, { ...newer, version: 7 }))).toBe(
			'changed_meanwhile'
		);
		const both = await Promise.all([
			approveChange(shop.ctx, agent, newer),
			withdrawChange(shop.ctx, me, newer)
		]);
		expect(both.filter((one) => one.ok)).toHaveLength(1);
		if (both[0].ok) expect((await row()).ship_country).toBe('DE');
	});

	test('an agent says no with a reason; what was packed meanwhile can’t be agreed to', async () => {
		const asked = value(await wish(ABROAD));
		expect(reasonOf(await declineChange(shop.ctx, agent, { ...asked, note: ' ' }))).toBe(
			'decline_reason_missing'
		);
		value(await pack());
		expect(reasonOf(await approveChange(shop.ctx, agent, asked))).toBe('change_too_late');
		value(await declineChange(shop.ctx, agent, { ...asked, note: 'We only send within Thailand.' }));
		expect(reasonOf(await withdrawChange(shop.ctx, me, asked))).toBe('already_decided');
		expect((await written()).text).toContain('We only send within Thailand.');
	});

	test('a disputed payment and a high value want a person; a note never does', async () => {
		await settle({ ...EASY, high_value: { THB: 50_000 } });
		value(await wish(NEW));
		expect((await changes())[0]).toMatchObject({ state: 'waiting', reviews: 'high_value' });
		await place({ payments: [paid()] });
		await shop.ctx.db.transaction((tx) =>
			tx.updateTable('payments').set({ dispute_state: 'open' }).where('order_id', '=', order.id).execute()
		);
		expect(value(await wish({ kind: 'phone', phone: '0822222222' })).state).toBe('waiting');
		expect(value(await wish({ kind: 'note', note: 'Ring twice' })).state).toBe('applied');
	});
	const paid = () => ({
		...{ reference: 'p', provider: 'other' as const, method: 'bank_transfer', method_label: '' },
		...{ provider_ref: null, authorized_minor: 50_000, captured_minor: 50_000, captured_at: null }
	});

	test('a new mailbox is proved by a code, ends what the old one opened, and the old one is told', async () => {
		const token = await startCustomerSession(doorOf(shop.ctx), randomIds, { email: null, orderId: order.id });
		expect(token).not.toBe('');
		const asked = value(await wish({ kind: 'email', email: ' New@Example.com ' }));
		expect(asked.state).toBe('unconfirmed');
		expect(await written()).toMatchObject({ to: 'new@example.com' });
		expect((await written()).text).not.toMatch(/HW-77|Ploy/);
		const visitor = { sessionId: 'none', email: 'ploy@example.com', orderId: order.id } as never;
		const give = (code: string) =>
			confirmMailbox(shop.ctx, me, {
				...asked,
				version: undefined!,
				code,
				clientAddress: '192.0.2.1',
				visitor
			});
		const right = changeCodeOf(shop.ctx.config, asked.change_id);
		for (let tries = 0; tries < 4; tries++)
			expect(reasonOf(await give('000000'))).toBe('code_wrong_or_expired');
		const done = value(await give(right));
		expect(done).toMatchObject({ state: 'applied', session: { stay: true } });
		expect(await row()).toMatchObject({ email_norm: 'new@example.com' });
		const sessions = await shop.ctx.db.read.selectFrom('customer_sessions').selectAll().execute();
		expect(sessions).toHaveLength(1);
		const [toNew, toOld] = (await mails()).slice(-2);
		expect([toNew?.recipient, toOld?.recipient]).toEqual(['new@example.com', 'ploy@example.com']);
		expect((await written()).text).not.toContain('/link/');
		expect((await findByTerm(shop.ctx.db.read, 'new@example.com', 5)).length).toBe(1);
		expect(reasonOf(await give(right))).toBe('already_decided');
	});

	test('five wrong codes are enough, and who only holds the link needs a person', async () => {
		const byLink: Actor = { kind: 'customer', orderId: order.id, email: null };
		const asked = value(await wish({ kind: 'email', email: 'new@example.com' }, byLink));
		const visitor = { sessionId: 'none', email: null, orderId: order.id } as never;
		const right = changeCodeOf(shop.ctx.config, asked.change_id);
		const give = (code: string, change_id = asked.change_id) =>
			confirmMailbox(shop.ctx, byLink, { change_id, code, clientAddress: '192.0.2.1', visitor });
		for (let tries = 0; tries < 5; tries++)
			expect(reasonOf(await give('000000'))).toBe('code_wrong_or_expired');
		expect(reasonOf(await give(right))).toBe('code_wrong_or_expired');
		const second = value(await wish({ kind: 'email', email: 'new@example.com' }, byLink));
		const next = changeCodeOf(shop.ctx.config, second.change_id);
		expect(value(await give(next, second.change_id))).toEqual({ state: 'waiting', session: null });
		value(await approveChange(shop.ctx, agent, { change_id: second.change_id }));
		expect((await row()).email_norm).toBe('new@example.com');
	});

	test('the shop’s own system neither undoes a change unknowingly nor is held up by it', async () => {
		value(await wish(NEW));
		value(await wish({ kind: 'phone', phone: '0822222222' }));
		// It has not heard of them: something else is new.
		await tellAgain({ locale: 'th' });
		expect(await row()).toMatchObject({ locale: 'th', phone_norm: '66822222222' });
		expect(await shipTo()).toMatchObject({ line1: '12/1 Canal Road', phone: '0822222222' });
		// It has taken the address over, and later sends it elsewhere by itself.
		await tellAgain({ ship_to: { ...ADDRESS, line1: '12/1  Canal Road', phone: '081 111 1111' } });
		expect((await changes()).map((one) => one.state)).toEqual(['taken_over', 'applied']);
		await tellAgain({ ship_to: { ...ADDRESS, phone: '081 111 1111' } });
		expect(await shipTo()).toMatchObject({ line1: '88/4 Nimman', phone: '0822222222' });
		// A third number is newer than both.
		await tellAgain({
			customer: { name: 'Ploy', email: 'ploy@example.com', phone: '0833333333', reference: null },
			ship_to: { ...ADDRESS, phone: '0833333333' }
		});
		expect((await changes()).map((one) => one.state)).toEqual(['taken_over', 'overtaken']);
		expect((await row()).phone_norm).toBe('66833333333');
		expect((await written()).text).toContain('0833333333');
	});

	test('the warehouse packs while the customer changes: one of them is told', async () => {
		const [changed, packed] = await Promise.all([wish(NEW), pack()]);
		expect(packed.ok).toBe(true);
		const { line1 } = await shipTo();
		expect(line1).toBe(changed.ok ? '12/1 Canal Road' : '88/4 Nimman');
		if (!changed.ok) expect(changed.refusal.reason).toBe('change_too_late');
	});

	test('bad values are named and change nothing; a customer is limited', async () => {
		const before = await row();
		const wrong: [WantedChange, string][] = [
			[{ kind: 'address', address: { ...ADDRESS, line1: '' } }, 'line1'],
			[{ kind: 'address', address: { ...ADDRESS, postcode: '5020' } }, 'postcode'],
			[{ kind: 'address', address: { ...ADDRESS, name: 'x'.repeat(201) } }, 'name'],
			[{ kind: 'phone', phone: 'call me' }, 'phone'],
			[{ kind: 'email', email: 'a@b' }, 'email'],
			[{ kind: 'note', note: 'x'.repeat(301) }, 'note']
		];
		for (const [wanted, field] of wrong)
			expect(await wish(wanted)).toMatchObject({ refusal: { reason: 'value_invalid', facts: { field } } });
		expect(await row()).toEqual(before);
		shop.pass(2 * DAY);
		await settle({ ...EASY, note: { mode: 'at_once', minutes: null } });
		for (let n = 0; n < 20; n++) value(await wish({ kind: 'note', note: `note ${n}` }));
		expect(reasonOf(await wish({ kind: 'note', note: 'more' }))).toBe('too_many_attempts');
	});
});
