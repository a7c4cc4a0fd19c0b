import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { approveRefund } from '#lib/server/commands/refunds/approve-refund.ts';
import { cancelRefund } from '#lib/server/commands/refunds/cancel-refund.ts';
import { confirmPayout } from '#lib/server/commands/refunds/confirm-payout.ts';
import { settleByHand } from '#lib/server/commands/refunds/settle-by-hand.ts';
import { showAccount } from '#lib/server/commands/refunds/show-account.ts';
import { tellAccount } from '#lib/server/commands/refunds/tell-account.ts';
import { withdrawPayout } from '#lib/server/commands/refunds/withdraw-payout.ts';
import { accountStanding } from '#lib/server/queries/payout-account.ts';
import { replaceLimits } from '#lib/server/store/refund-limits.ts';
import { insertStaff } from '#lib/server/store/staff.ts';
import { fingerprint } from '../../routes/security/fingerprint.ts';
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
	submit,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
let order: PlacedOrder;
let return_id: Id<'ret'>;
afterEach(() => shop.close());

const typed = { way: 'kbank', number: '012-3-45678-9', holder: 'สมชาย ใจดี', bank_name: '' };

describeEngines('money by hand', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
		order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 30_000 }], { cash: true });
		return_id = (await submit(shop, order, [1])).return_id;
	});

	const employ = (...members: Actor[]) =>
		shop.ctx.db.transaction(async (tx) => {
			for (const member of members) {
				if (member.kind !== 'staff') continue;
				await insertStaff(tx, {
					id: member.id,
					email_norm: `${member.name}@example.com`,
					name: member.name,
					role: member.role,
					password_hash: 'x',
					locale: 'en',
					refund_limit_minor: member.refundLimitMinor,
					active: 1,
					created_at: 0,
					version: 1
				});
			}
		});
	const transfer = async () => {
		const [refund] = (await receiveAndAccept(shop, return_id)).refunds;
		const part = await shop.ctx.db.read.selectFrom('refund_payments').select('id').executeTakeFirstOrThrow();
		return { refund_id: refund!.refund_id, refund_payment_id: part.id, reference: 'KBANK 88' };
	};

	test('one enters, another confirms; nothing else moves the money meanwhile', async () => {
		await employ(agent, otherAgent, lead);
		const entry = await transfer();
		const entered = value(await settleByHand(shop.ctx, agent, entry));
		expect(entered).toMatchObject({ state: 'approved', is_unconfirmed: true });
		expect(reasonOf(await settleByHand(shop.ctx, lead, entry))).toBe('already_decided');
		expect(reasonOf(await cancelRefund(shop.ctx, lead, { ...entry, note: 'x' }))).toBe('not_in_this_state');
		expect(reasonOf(await approveRefund(shop.ctx, lead, entry))).toBe('already_decided');
		expect(reasonOf(await confirmPayout(shop.ctx, agent, entry))).toBe('same_person');
		expect(reasonOf(await confirmPayout(shop.ctx, customer(order.id), entry))).toBe('not_allowed');
		value(await withdrawPayout(shop.ctx, lead, entry));
		expect(reasonOf(await confirmPayout(shop.ctx, otherAgent, entry))).toBe('not_in_this_state');
		value(await settleByHand(shop.ctx, otherAgent, { ...entry, reference: 'KBANK 89' }));
		const all = await Promise.all([agent, lead].map((who) => confirmPayout(shop.ctx, who, entry)));
		expect(all.filter((result) => result.ok)).toHaveLength(1);
		const [paid] = await shop.ctx.db.read.selectFrom('refund_payments').selectAll().execute();
		expect(paid).toMatchObject({ state: 'succeeded', reference: 'KBANK 89' });
		await shop.expectSound();
	});

	test('up to the merchant’s amount one person is enough, and so in a shop of one', async () => {
		await employ(agent);
		const entry = await transfer();
		expect(value(await settleByHand(shop.ctx, agent, entry)).state).toBe('settled_other');
		await employ(lead);
		order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 30_000 }], { cash: true });
		return_id = (await submit(shop, order, [1])).return_id;
		const [refund] = (await receiveAndAccept(shop, return_id)).refunds;
		const part = await shop.ctx.db.read
			.selectFrom('refund_payments')
			.select(['id', 'amount_minor'])
			.where('refund_id', '=', refund!.refund_id)
			.executeTakeFirstOrThrow();
		const next = { refund_id: refund!.refund_id, refund_payment_id: part.id, reference: 'KBANK 90' };
		const limit = (refund_minor: number) =>
			shop.ctx.db.transaction((tx) =>
				replaceLimits(tx, 'payout', [{ currency: 'THB', refund_minor, day_minor: null }])
			);
		await limit(part.amount_minor - 1);
		expect(value(await settleByHand(shop.ctx, agent, next)).is_unconfirmed).toBe(true);
		value(await withdrawPayout(shop.ctx, agent, next));
		await limit(part.amount_minor);
		expect(value(await settleByHand(shop.ctx, agent, next)).state).toBe('settled_other');
		await shop.expectSound();
	});

	test('the account is sealed, shown to who pays, and gone once the money left', async () => {
		await employ(agent, lead);
		const told = { return_id, ...typed };
		expect(reasonOf(await tellAccount(shop.ctx, customer(order.id), { ...told, number: '12' }))).toBe(
			'value_invalid'
		);
		const other = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 10_000 }]);
		expect(reasonOf(await tellAccount(shop.ctx, customer(other.id), told))).toBe('not_found');
		value(await tellAccount(shop.ctx, customer(order.id), told));
		expect(JSON.stringify(await fingerprint(shop.ctx.db))).not.toMatch(/0123456789|012-3-45678-9/);
		expect((await accountStanding(shop.ctx.db.read, return_id)).told).toMatchObject({ masked: '•••6789' });
		expect(value(await showAccount(shop.ctx, lead, { return_id }))).toMatchObject({ number: '0123456789' });
		expect(reasonOf(await showAccount(shop.ctx, customer(order.id), { return_id }))).toBe('not_allowed');
		const entry = await transfer();
		value(await settleByHand(shop.ctx, agent, entry));
		expect((await accountStanding(shop.ctx.db.read, return_id)).may).toBe(false);
		value(await confirmPayout(shop.ctx, lead, entry));
		const row = await shop.ctx.db.read.selectFrom('payout_accounts').selectAll().executeTakeFirstOrThrow();
		expect(row).toMatchObject({ sealed: null, masked: '•••6789' });
		expect(reasonOf(await showAccount(shop.ctx, lead, { return_id }))).toBe('not_found');
		expect(reasonOf(await tellAccount(shop.ctx, customer(order.id), told))).toBe('not_in_this_state');
		const events = await shop.ctx.db.read.selectFrom('events').select(['type', 'data']).execute();
		expect(events.filter((event) => event.type === 'payout_account_seen')).toHaveLength(1);
		expect(JSON.stringify(events)).not.toContain('0123456789');
	});
});
