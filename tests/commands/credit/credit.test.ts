import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { DAY } from '#lib/domain/time.ts';
import { adjustCredit } from '#lib/server/commands/credit/adjust-credit.ts';
import { expireCredit } from '#lib/server/commands/credit/expire-credit.ts';
import { restoreCredit } from '#lib/server/commands/credit/restore-credit.ts';
import { spendCredit } from '#lib/server/commands/credit/spend-credit.ts';
import type { CreditMoved } from '#lib/server/commands/credit/types.ts';
import { expireCredits } from '#lib/server/jobs/handlers/expire-credits.ts';
import { remindOfCredits } from '#lib/server/jobs/handlers/remind-of-credits.ts';
import { mailOf } from '#lib/server/queries/mail/of-message.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { creditBalance } from '#lib/server/store/credit-lots.ts';
import type { Database } from '#lib/server/store/database.ts';
import { agent, give, lead, newCustomer, publish, till } from '../../support/credit-shop.ts';
import { describeEngines } from '../../support/databases.ts';
import { shopContext, type ShopContext } from '../../support/shop-context.ts';

const EMAIL = 'mette@example.com';
let ctx: ShopContext;
let mette: Id<'cus'>;

const spend = (amount_minor: number, key: string, over = {}) =>
	spendCredit(ctx, till, {
		owner: { email_norm: EMAIL },
		currency: 'THB',
		amount_minor,
		order_reference: `cart-${key}`,
		idempotency_key: key,
		...over
	});
const restore = (spend_id: Id<'crt'>, amount_minor: number | null, key: string, owner = EMAIL) =>
	restoreCredit(ctx, till, {
		owner: { email_norm: owner },
		spend_id,
		amount_minor,
		note: '',
		idempotency_key: key
	});
const adjust = (amount_minor: number, over = {}, actor = lead) =>
	adjustCredit(ctx, actor, {
		customer_id: mette,
		order_id: null,
		currency: 'THB',
		amount_minor,
		reason_code: 'our_error',
		note: 'Counted twice',
		idempotency_key: 'adjust',
		...over
	});
const done = (result: Result<CreditMoved>): CreditMoved => {
	if (!result.ok) throw new Error(`refused: ${result.refusal.reason}`);
	return result.value;
};
const no = (result: Result<unknown>) => (result.ok ? null : result.refusal);
const balance = () => creditBalance(ctx.db.read, mette, 'THB', ctx.clock.now());
const movements = async () =>
	(await ctx.db.read.selectFrom('credit_transactions').select('kind').orderBy('id').execute()).map(
		({ kind }) => kind
	);

describeEngines('store credit', (engine, open) => {
	let db: Database;
	beforeEach(async () => {
		db = await open();
		ctx = await shopContext(db);
		mette = await newCustomer(ctx, EMAIL);
	});
	const sound = async () => expect(await ledgerBreaks(db.read, ctx.clock.now())).toEqual([]);

	test('twenty tills spend the same balance at once: none of them more than there is', async () => {
		await give(ctx, mette, 100_000);
		const results = await Promise.all(Array.from({ length: 20 }, (_, n) => spend(9_000, `till-${n}`)));
		expect(results.filter((result) => result.ok)).toHaveLength(11);
		const refusals = results.flatMap((result) => no(result) ?? []);
		expect(new Set(refusals.map(({ reason }) => reason))).toEqual(new Set(['credit_insufficient']));
		expect(refusals[0]?.facts).toMatchObject({ available_minor: 1_000, asked_minor: 9_000, currency: 'THB' });
		expect(await balance()).toBe(1_000);
		await sound();
	});

	test('a retry under the same key does nothing twice and is told the same; another request is refused', async () => {
		await give(ctx, mette, 50_000);
		const first = done(await spend(20_000, 'k'));
		ctx.pass(3 * DAY);
		const again = await Promise.all([spend(20_000, 'k'), spend(20_000, 'k'), spend(20_000, 'k')]);
		for (const one of again) expect(done(one)).toEqual(first);
		expect(no(await spend(20_001, 'k'))?.reason).toBe('key_reused_with_other_body');
		expect(no(await spend(20_000, 'k', { order_reference: 'other' }))?.reason).toBe(
			'key_reused_with_other_body'
		);
		const back = done(await restore(first.transaction_id, 5_000, 'k'));
		expect(done(await restore(first.transaction_id, 5_000, 'k'))).toEqual(back);
		expect(no(await restore(first.transaction_id, null, 'k'))?.reason).toBe('key_reused_with_other_body');
		expect(await balance()).toBe(35_000);
		expect(await movements()).toEqual(['adjust', 'spend', 'restore']);
		await sound();
	});

	test('what breaks in the middle leaves nothing, and the retry does it whole', async () => {
		await give(ctx, mette, 50_000);
		// Ends after the transaction's first row, before its postings.
		const broken = { ...ctx, ids: { ...ctx.ids, next: failingAt('crp', ctx.ids.next) } };
		await expect(
			spendCredit(broken, till, {
				owner: { email_norm: EMAIL },
				currency: 'THB',
				amount_minor: 20_000,
				order_reference: 'cart-k',
				idempotency_key: 'k'
			})
		).rejects.toThrow('the machine stopped');
		expect(await movements()).toEqual(['adjust']);
		expect(await balance()).toBe(50_000);
		done(await spend(20_000, 'k'));
		expect(await balance()).toBe(30_000);
		await sound();
	});

	test('a purchase that is called off gives back what it took, in parts, never more', async () => {
		await give(ctx, mette, 10_000);
		await publish(ctx, { store_credit_valid_days: 30 });
		await give(ctx, mette, 8_000);
		const bought = done(await spend(12_000, 'b'));
		expect(bought).toMatchObject({ kind: 'spend', amount_minor: -12_000, order_reference: 'cart-b' });
		expect(bought.parts.map(({ amount_minor }) => amount_minor)).toEqual([-8_000, -4_000]);
		expect(bought.parts[0]?.expires_at).not.toBeNull();
		done(await restore(bought.transaction_id, 5_000, 'r1'));
		expect(no(await restore(bought.transaction_id, 7_001, 'r2'))).toMatchObject({
			reason: 'credit_not_spent',
			facts: { available_minor: 7_000 }
		});
		const rest = done(await restore(bought.transaction_id, null, 'r3'));
		expect(rest).toMatchObject({ amount_minor: 7_000, undoes_id: bought.transaction_id });
		expect(no(await restore(bought.transaction_id, null, 'r4'))?.reason).toBe('credit_not_spent');
		expect(await balance()).toBe(18_000);
		const other = await newCustomer(ctx, 'somebody@example.com');
		expect(no(await restore(bought.transaction_id, null, 'r5', 'somebody@example.com'))?.reason).toBe(
			'not_found'
		);
		expect(await creditBalance(db.read, other, 'THB', ctx.clock.now())).toBe(0);
		await sound();
	});

	test('credit runs out at the end of its day, is booked out once, and a late cancellation opens it anew', async () => {
		await publish(ctx, { store_credit_valid_days: 10 });
		await give(ctx, mette, 8_000);
		const bought = done(await spend(3_000, 'b'));
		// 12:00 in Bangkok plus ten days; the day ends there at 17:00 UTC.
		const end = Date.UTC(2026, 11, 1, 17) - 1;
		expect(bought.parts).toEqual([{ amount_minor: -3_000, bonus: false, expires_at: end }]);
		ctx.moveTo(end);
		const [lot] = await db.read.selectFrom('credit_lots').select('id').execute();
		const early = await expireCredit(ctx, { kind: 'system' }, { lot_id: lot!.id });
		expect(early).toEqual({ ok: true, value: { expired_minor: 0 } });
		await expireCredits(ctx);
		expect(await balance()).toBe(5_000);
		ctx.moveTo(end + 1);
		expect(await balance()).toBe(0);
		expect(no(await spend(1, 'late'))?.reason).toBe('credit_insufficient');
		await Promise.all([expireCredits(ctx), expireCredits(ctx)]);
		await expireCredits(ctx);
		expect(await movements()).toEqual(['adjust', 'spend', 'expire']);
		const back = done(await restore(bought.transaction_id, null, 'r'));
		expect(back.parts).toEqual([{ amount_minor: 3_000, bonus: false, expires_at: end + 11 * DAY }]);
		expect(await balance()).toBe(3_000);
		await sound();
	});

	test('a reminder is promised once for all that ends on one day, and says what is left of it then', async () => {
		await publish(ctx, { store_credit_valid_days: 60 });
		await give(ctx, mette, 8_000);
		await give(ctx, mette, 2_000);
		const nobody = await newCustomer(ctx, null);
		await give(ctx, nobody, 500);
		await remindOfCredits(ctx);
		expect(await db.read.selectFrom('messages').select('id').execute()).toEqual([]);
		ctx.pass(50 * DAY);
		await Promise.all([remindOfCredits(ctx), remindOfCredits(ctx)]);
		ctx.pass(DAY);
		await remindOfCredits(ctx);
		const mails = await db.read.selectFrom('messages').selectAll().execute();
		expect(mails.map(({ kind, recipient, locale }) => [kind, recipient, locale])).toEqual([
			['credit_expiring', EMAIL, 'en']
		]);
		done(await spend(7_000, 'b'));
		expect(await mailOf(ctx, mails[0]!)).toMatchObject({
			kind: 'credit_expiring',
			data: { amount: { amountMinor: 3_000, currency: 'THB' }, link: 'http://shop.test/credit' }
		});
		done(await spend(3_000, 'c'));
		expect(await mailOf(ctx, mails[0]!)).toBeNull();
	});

	test('only a key with the scope spends, only a lead or merchant adjusts, within their limit', async () => {
		await give(ctx, mette, 10_000);
		const reader = { ...till, scopes: ['credit:read' as const] };
		const asked = {
			owner: { email_norm: EMAIL },
			currency: 'THB',
			amount_minor: 1,
			order_reference: 'x',
			idempotency_key: 'x'
		};
		for (const actor of [reader, agent, lead, { kind: 'system' } as const])
			expect(no(await spendCredit(ctx, actor as never, asked))?.reason).toBe('not_allowed');
		for (const actor of [till, agent, { kind: 'system' } as const])
			expect(no(await adjust(5, {}, actor as never))?.reason).toBe('not_allowed');
		expect(no(await adjust(0))?.reason).toBe('amount_invalid');
		expect(no(await adjust(5, { reason_code: 'because' }))?.reason).toBe('reason_missing');
		expect(no(await adjust(-10_001))).toMatchObject({
			reason: 'credit_insufficient',
			facts: { available_minor: 10_000 }
		});
		expect(done(await adjust(-4_000)).amount_minor).toBe(-4_000);
		expect(done(await adjust(-4_000)).amount_minor).toBe(-4_000);
		expect(await balance()).toBe(6_000);
		for (const amount_minor of [0, -5, 1.5, Number.NaN])
			expect(no(await spend(amount_minor, 'bad'))?.reason).toBe('amount_invalid');
		expect(no(await spend(5, 'bad', { order_reference: '  ' }))?.reason).toBe('value_invalid');
		expect(no(await spend(5, 'bad', { currency: 'USD' }))?.reason).toBe('credit_insufficient');
		expect(no(await spend(5, 'bad', { owner: { email_norm: 'who@example.com' } }))?.reason).toBe(
			'credit_insufficient'
		);
		await sound();
	});

	describe('what the database itself refuses', () => {
		test('to change or take away what was booked', async () => {
			await give(ctx, mette, 10_000);
			for (const statement of [
				sql`update credit_transactions set note = 'x'`,
				sql`delete from credit_transactions`,
				sql`update credit_postings set amount_minor = amount_minor + 1`,
				sql`delete from credit_postings`,
				sql`update credit_lots set amount_minor = amount_minor + 1`,
				sql`update credit_lots set expires_at = 1`,
				sql`delete from credit_lots`
			]) {
				await expect(db.transaction((tx) => statement.execute(tx))).rejects.toThrow(
					/append only|never deleted|only what/
				);
			}
			await expect(
				db.transaction((tx) => sql`update credit_lots set left_minor = left_minor - 10001`.execute(tx))
			).rejects.toThrow(/check/i);
			await expect(
				db.transaction((tx) => sql`update credit_lots set left_minor = left_minor + 1`.execute(tx))
			).rejects.toThrow(/check/i);
		});

		test('and what no engine can refuse, the rules of the ledger find', async () => {
			await give(ctx, mette, 10_000);
			const [row] = await db.read.selectFrom('credit_transactions').selectAll().execute();
			const lonely = {
				id: ctx.ids.next('crp'),
				transaction_id: row!.id,
				account: 'spent' as const,
				amount_minor: 7,
				lot_id: null
			};
			const writing = db.transaction((tx) => tx.insertInto('credit_postings').values(lonely).execute());
			if (engine === 'postgres') return expect(writing).rejects.toThrow('does not balance');
			await writing;
			expect((await ledgerBreaks(db.read)).map(({ rule }) => rule)).toEqual([
				'a movement of store credit has two sides or more and sums to zero',
				'all accounts of store credit together come to zero'
			]);
			await db.transaction((tx) => sql`update credit_lots set left_minor = 4`.execute(tx));
			expect((await ledgerBreaks(db.read)).map(({ rule }) => rule)).toContain(
				'what is left of a lot is what its postings leave, and never more than went in'
			);
		});
	});
});

/** An id source that breaks down when it is asked for one kind of id. */
const failingAt =
	(prefix: string, next: ShopContext['ids']['next']): ShopContext['ids']['next'] =>
	(asked) => {
		if (asked === prefix) throw new Error('the machine stopped');
		return next(asked);
	};
