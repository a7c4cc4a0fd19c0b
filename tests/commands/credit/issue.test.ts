import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { DAY, endOfWindow } from '#lib/domain/time.ts';
import { revokeCredit } from '#lib/server/commands/credit/revoke-credit.ts';
import { spendCredit } from '#lib/server/commands/credit/spend-credit.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import { creditBalances } from '#lib/server/queries/credit.ts';
import { mailOf } from '#lib/server/queries/mail/of-message.ts';
import { policyVersions } from '#lib/server/store/policies.ts';
import { lead as creditLead, till } from '../../support/credit-shop.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	agent,
	openReturnsShop,
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
let owner: Id<'cus'>;
afterEach(() => shop.close());

describeEngines('a refund that becomes credit', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
		await valid(365);
		order = await placeOrder(shop, [{ quantity: 3, unit_price_minor: 33_333 }]);
		const row = await shop.ctx.db.read
			.selectFrom('orders')
			.select('customer_id')
			.where('id', '=', order.id)
			.executeTakeFirstOrThrow();
		owner = row.customer_id!;
	});

	const valid = async (store_credit_valid_days: number | null) => {
		const [latest] = await policyVersions(shop.ctx.db.read);
		shop.pass(1_000);
		value(
			await publishPolicy(
				shop.ctx,
				{ kind: 'system' },
				{
					based_on: latest!.number,
					rules: { ...latest!.rules, store_credit_valid_days },
					note: '',
					effective_from: null
				}
			)
		);
		shop.pass(1_000);
	};
	const credited = async () => {
		const { return_id } = await submit(shop, order, [1], { outcome: 'store_credit' });
		const decided = await receiveAndAccept(shop, return_id);
		return decided.refunds[0]!.refund_id as Id<'rfd'>;
	};
	const balance = async () => (await creditBalances(shop.ctx.db.read, owner, shop.ctx.clock.now()))[0]!;
	const revoke = (refund_id: Id<'rfd'>, key = 'k', actor = creditLead) =>
		revokeCredit(shop.ctx, actor, { refund_id, reason_code: 'our_error', note: '', idempotency_key: key });

	test('lives as long as the policy says that judged the return, not the one of the day it is given', async () => {
		const { return_id } = await submit(shop, order, [1], { outcome: 'store_credit' });
		await valid(10);
		await receiveAndAccept(shop, return_id);
		const { lots, available_minor } = await balance();
		expect(available_minor).toBe(27_333 + 1_367);
		expect(lots.map((lot) => [lot.left_minor, lot.bonus])).toEqual([
			[1_367, true],
			[27_333, false]
		]);
		const end = endOfWindow(shop.ctx.clock.now(), 365, 'Asia/Bangkok');
		expect(lots.map((lot) => lot.expires_at)).toEqual([end, end]);
		const mails = await shop.ctx.db.read
			.selectFrom('messages')
			.selectAll()
			.where('kind', '=', 'refund_done')
			.execute();
		expect(await mailOf(shop.ctx, mails[0]!)).toMatchObject({
			data: {
				refund: { amountMinor: 27_333 },
				credit: { total: { amountMinor: 28_700 }, bonus: { amountMinor: 1_367 }, validUntil: end }
			}
		});
		await shop.expectSound();
	});

	test('is taken back with its unspent bonus, once, by a lead; what was spent stays spent', async () => {
		const refund_id = await credited();
		const spent = { owner: { customer_id: owner }, currency: 'THB', order_reference: 'WEB-1' };
		value(await spendCredit(shop.ctx, till, { ...spent, amount_minor: 5_000, idempotency_key: 'k' }));
		expect(reasonOf(await revoke(refund_id, 'k', agent))).toBe('not_allowed');
		const taken = value(await revoke(refund_id));
		expect(taken).toMatchObject({ kind: 'revoke', amount_minor: -(27_333 + 1_367 - 5_000) });
		expect(value(await revoke(refund_id))).toEqual(taken);
		expect(reasonOf(await revoke(refund_id, 'other'))).toBe('credit_insufficient');
		expect((await balance()).available_minor).toBe(0);
		const postings = await shop.ctx.db.read
			.selectFrom('credit_postings')
			.select(['account', 'amount_minor'])
			.where('transaction_id', '=', taken.transaction_id)
			.where('account', '<>', 'customer')
			.execute();
		// The bonus was spent first, so all that is left was refunded money.
		expect(postings).toEqual([{ account: 'refunds_owed', amount_minor: 23_700 }]);
		await shop.expectSound();
	});

	test('three returns of one order bring what one return would, bonus included', async () => {
		for (const _turn of [1, 2, 3]) {
			await credited();
			shop.pass(DAY);
		}
		const { available_minor } = await balance();
		const back = 3 * 33_333 - 3 * 6_000;
		expect(available_minor).toBeGreaterThanOrEqual(back);
		expect(
			(await balance()).lots.filter((lot) => !lot.bonus).reduce((sum, lot) => sum + lot.left_minor, 0)
		).toBe(back);
		await shop.expectSound();
	});
});
