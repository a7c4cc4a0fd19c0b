import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor, Role } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { DAY } from '#lib/domain/time.ts';
import { approveRefund } from '#lib/server/commands/refunds/approve-refund.ts';
import { cancelRefund } from '#lib/server/commands/refunds/cancel-refund.ts';
import { overrideRefund } from '#lib/server/commands/refunds/override-refund.ts';
import { approveReturn } from '#lib/server/commands/returns/approve-return.ts';
import { randomIds } from '#lib/server/ids.ts';
import { insertApiKey } from '#lib/server/store/api-keys.ts';
import { replaceLimits, waitsOfRefunds, type LimitSubject } from '#lib/server/store/refund-limits.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	agent,
	lead,
	openReturnsShop,
	otherAgent,
	placeOrder,
	reasonOf,
	receiveAndAccept,
	smallAgent,
	submit,
	value,
	type ReturnsShop
} from '../../support/returns-shop.ts';

const staff = (role: Role, refundLimitMinor: number | null = null): Actor => ({
	kind: 'staff',
	id: randomIds.next('stf'),
	name: role,
	role,
	refundLimitMinor
});
const merchant = staff('merchant');
const otherMerchant = staff('merchant');

let shop: ReturnsShop;
afterEach(() => shop.close());

describeEngines('limits of a day', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
	});

	const limit = (
		subject: LimitSubject,
		refund_minor: number | null,
		day_minor: number | null,
		currency = 'THB'
	) => shop.ctx.db.transaction((tx) => replaceLimits(tx, subject, [{ currency, refund_minor, day_minor }]));

	/** A refund of 240.00 that `by` proposes: what is left of 300.00 after the way back. */
	const refundBy = async (by: Actor, currency?: string) => {
		const order = await placeOrder(
			shop,
			[{ quantity: 1, unit_price_minor: 30_000 }],
			currency ? { currency, cash: true } : {}
		);
		const { return_id, state } = await submit(shop, order, [1]);
		// The fourth return of one customer is looked at first.
		if (state === 'in_review') value(await approveReturn(shop.ctx, lead, { return_id }));
		const [refund] = (await receiveAndAccept(shop, return_id, by)).refunds;
		if (!refund) throw new Error('nothing was reserved');
		return refund;
	};
	const approve = (by: Actor, refund_id: Id<'rfd'>) => approveRefund(shop.ctx, by, { refund_id });
	const waitOf = async (id: Id<'rfd'>) => (await waitsOfRefunds(shop.ctx.db.read, [id]))[0];

	test('twenty approvals at once by one person never pass the limit of the day', async () => {
		const refunds = [];
		for (let n = 0; n < 20; n++) refunds.push(await refundBy(smallAgent));
		expect(refunds.every((refund) => refund.state === 'awaiting_approval')).toBe(true);
		const amount = refunds[0]!.amount_minor;
		await limit('agent', null, 7 * amount + 1);
		const answers = await Promise.all(refunds.map((refund) => approve(otherAgent, refund.refund_id)));
		expect(answers.filter((answer) => answer.ok)).toHaveLength(7);
		expect(new Set(answers.filter((answer) => !answer.ok).map(reasonOf))).toEqual(new Set(['above_limit']));
		const left = refunds[answers.findIndex((answer) => !answer.ok)]!;
		expect(reasonOf(await approve(otherAgent, left.refund_id))).toBe('above_limit');
		// Another person has a day of their own, and so has tomorrow.
		value(await approve(agent, left.refund_id));
		shop.pass(DAY);
		const tomorrow = refunds.find((refund, at) => !answers[at]!.ok && refund !== left)!;
		value(await approve(otherAgent, tomorrow.refund_id));
		await shop.expectSound();
	});

	test('what one lets go by judging goods counts as well, and waits once the day is full', async () => {
		await limit('agent', null, 50_000);
		const [first, second, third] = [await refundBy(agent), await refundBy(agent), await refundBy(agent)];
		expect([first.state, second.state, third.state]).toEqual(['approved', 'approved', 'awaiting_approval']);
		expect(await waitOf(third.refund_id)).toMatchObject({
			stopped_by: 'day',
			limit_minor: 50_000,
			let_go_minor: first.amount_minor + second.amount_minor
		});
		// What is called off before it left is not let go any more.
		value(await cancelRefund(shop.ctx, otherAgent, { refund_id: second.refund_id, note: 'opened twice' }));
		expect((await refundBy(agent)).state).toBe('approved');
		value(await approve(otherAgent, third.refund_id));
		expect(await waitOf(third.refund_id)).toBeUndefined();
		await shop.expectSound();
	});

	test('another amount is counted in the place of the one before', async () => {
		await limit('agent', null, 30_000);
		const { refund_id } = await refundBy(agent);
		const change = { refund_id, reason_code: 'goodwill', note: '' };
		expect(value(await overrideRefund(shop.ctx, agent, { ...change, amount_minor: 29_000 })).state).toBe(
			'approved'
		);
		expect(value(await overrideRefund(shop.ctx, agent, { ...change, amount_minor: 30_000 })).state).toBe(
			'approved'
		);
		await shop.expectSound();
		await limit(agent.kind === 'staff' ? agent.id : 'agent', null, 20_000);
		expect(value(await overrideRefund(shop.ctx, agent, { ...change, amount_minor: 25_000 })).state).toBe(
			'awaiting_approval'
		);
		await shop.expectSound();
	});

	test('the shop’s day binds everybody; only a merchant passes it, and never with their own', async () => {
		await limit('shop', null, 30_000);
		expect((await refundBy(staff('lead'))).state).toBe('approved');
		const waiting = await refundBy(merchant);
		expect(waiting.state).toBe('awaiting_approval');
		expect(await waitOf(waiting.refund_id)).toMatchObject({ stopped_by: 'shop_day', limit_minor: 30_000 });
		expect(reasonOf(await approve(staff('lead'), waiting.refund_id))).toBe('above_limit');
		expect(reasonOf(await approve(merchant, waiting.refund_id))).toBe('same_person');
		value(await approve(otherMerchant, waiting.refund_id));
		await shop.expectSound();
	});

	test('each currency has limits of its own', async () => {
		expect((await refundBy(smallAgent, 'USD')).state).toBe('awaiting_approval');
		await limit('agent', 30_000, 30_000, 'USD');
		expect((await refundBy(smallAgent, 'USD')).state).toBe('approved');
		expect((await refundBy(smallAgent, 'USD')).state).toBe('awaiting_approval');
		expect((await refundBy(smallAgent)).state).toBe('awaiting_approval');
		await shop.expectSound();
	});

	test('nobody is a second person by way of their own key or of another role', async () => {
		const { refund_id } = await refundBy(smallAgent);
		const owner = smallAgent.kind === 'staff' ? smallAgent.id : null;
		expect(reasonOf(await approve({ ...staff('merchant'), id: owner! } as Actor, refund_id))).toBe(
			'same_person'
		);
		const key = { kind: 'api', id: randomIds.next('key'), name: 'k', scopes: ['refunds:write'] } as const;
		await shop.ctx.db.transaction((tx) =>
			insertApiKey(tx, {
				id: key.id,
				name: 'k',
				hint: 'k',
				hash: key.id,
				scopes: 'refunds:write',
				created_by: owner,
				created_at: 0,
				last_used_at: null,
				revoked_at: null
			})
		);
		expect(reasonOf(await approve(key, refund_id))).toBe('same_person');
		await limit('api', 100, null);
		expect(reasonOf(await approve({ ...key, id: randomIds.next('key') }, refund_id))).toBe('above_limit');
		value(await approve(staff('lead'), refund_id));
		await shop.expectSound();
	});
});
