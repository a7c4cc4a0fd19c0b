import { beforeAll, expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { DAY } from '#lib/domain/time.ts';
import { adjustCredit } from '#lib/server/commands/credit/adjust-credit.ts';
import { restoreCredit } from '#lib/server/commands/credit/restore-credit.ts';
import { spendCredit } from '#lib/server/commands/credit/spend-credit.ts';
import { expireCredits } from '#lib/server/jobs/handlers/expire-credits.ts';
import { creditStatement } from '#lib/server/queries/credit.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { creditBalance } from '#lib/server/store/credit-lots.ts';
import { lead, newCustomer, publish, till } from '../../support/credit-shop.ts';
import { describeEngines } from '../../support/databases.ts';
import { fc } from '../../support/fc.ts';
import { shopContext, type ShopContext } from '../../support/shop-context.ts';

type Act =
	| { act: 'give' | 'take' | 'spend'; amount: number }
	| { act: 'restore'; which: number; amount: number | null }
	| { act: 'wait'; days: number }
	| { act: 'repeat' };

const amount = fc.integer({ min: 1, max: 6_000 });
const acts: fc.Arbitrary<Act[]> = fc.array(
	fc.oneof(
		{ weight: 4, arbitrary: fc.record({ act: fc.constantFrom('give', 'spend'), amount }) },
		{ weight: 1, arbitrary: fc.record({ act: fc.constant('take'), amount }) },
		{
			weight: 3,
			arbitrary: fc.record({
				act: fc.constant('restore'),
				which: fc.nat(5),
				amount: fc.option(amount, { nil: null })
			})
		},
		{ weight: 2, arbitrary: fc.record({ act: fc.constant('wait'), days: fc.integer({ min: 1, max: 6 }) }) },
		{ weight: 1, arbitrary: fc.constant({ act: 'repeat' }) }
	) as fc.Arbitrary<Act>,
	{ minLength: 4, maxLength: 14 }
);

describeEngines('credit in any order of acts', (engine, open) => {
	let ctx: ShopContext;
	beforeAll(async () => {
		ctx = await shopContext(await open());
		await publish(ctx, { store_credit_valid_days: 9 });
	});

	test('a refusal takes nothing, a repetition does nothing, and the books follow what was answered', async () => {
		await fc.assert(
			fc.asyncProperty(acts, async (all) => {
				const customer_id = await newCustomer(ctx, null);
				const owner = { customer_id };
				const spends: Id<'crt'>[] = [];
				let answered = 0;
				let last: (() => Promise<{ ok: boolean }>) | null = null;
				for (const one of all) {
					const idempotency_key = ctx.ids.token();
					const before = await creditBalance(ctx.db.read, customer_id, 'THB', ctx.clock.now());
					if (one.act === 'wait') {
						ctx.pass(one.days * DAY);
						continue;
					}
					if (one.act === 'repeat') {
						expect((await last?.())?.ok ?? true).toBe(true);
						expect(await creditBalance(ctx.db.read, customer_id, 'THB', ctx.clock.now())).toBe(before);
						continue;
					}
					const run = () => {
						if (one.act === 'restore') {
							const spend_id = spends[one.which % spends.length] ?? 'crt_none';
							const input = { owner, spend_id, amount_minor: one.amount, note: '', idempotency_key };
							return restoreCredit(ctx, till, input);
						}
						const money = { currency: 'THB', idempotency_key };
						if (one.act === 'spend') {
							const input = { owner, ...money, amount_minor: one.amount, order_reference: 'x' };
							return spendCredit(ctx, till, input);
						}
						const amount_minor = one.act === 'give' ? one.amount : -one.amount;
						const why = { order_id: null, reason_code: 'goodwill', note: '' };
						return adjustCredit(ctx, lead, { ...owner, ...money, ...why, amount_minor });
					};
					const result = await run();
					const left = await creditBalance(ctx.db.read, customer_id, 'THB', ctx.clock.now());
					if (!result.ok) {
						expect(left).toBe(before);
						if (one.act === 'spend' || one.act === 'take') expect(one.amount).toBeGreaterThan(before);
						continue;
					}
					expect(left - before).toBe(result.value.amount_minor);
					if (one.act === 'spend') spends.push(result.value.transaction_id);
					answered += result.value.amount_minor;
					last = run;
				}
				await expireCredits(ctx);
				const page = { after: null, limit: 100 };
				const rows = await creditStatement(ctx.db.read, { customer_id, currency: 'THB' }, page);
				const expired = rows
					.filter((row) => row.kind === 'expire')
					.reduce((sum, row) => sum - row.amount_minor, 0);
				const now = await creditBalance(ctx.db.read, customer_id, 'THB', ctx.clock.now());
				expect(rows[0]?.balance_minor ?? 0).toBe(now);
				expect(answered - expired).toBe(now);
			}),
			{ numRuns: engine === 'sqlite' ? 12 : 3 }
		);
		expect(await ledgerBreaks(ctx.db.read, ctx.clock.now())).toEqual([]);
	});
});
