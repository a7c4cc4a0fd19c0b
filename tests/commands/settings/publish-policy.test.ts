import { expect, test } from 'vitest';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import { DAY } from '#lib/domain/time.ts';
import { publishPolicy, type PublishPolicyInput } from '#lib/server/commands/settings/publish-policy.ts';
import { policyHistory } from '#lib/server/queries/admin.ts';
import { policyAt } from '#lib/server/store/policies.ts';
import { describeEngines } from '../../support/databases.ts';
import { shopContext } from '../../support/shop-context.ts';
import { MERCHANT, OTHERS } from './staff-actors.ts';

const draft = (change: Partial<PublishPolicyInput> = {}): PublishPolicyInput => ({
	based_on: 1,
	rules: { ...defaultRules('THB'), ship_by_days: 10 },
	note: 'Ten days to send',
	effective_from: null,
	...change
});

describeEngines('publishing a policy', (_engine, open) => {
	test('makes a new version that judges from now on, and leaves the old one as it was', async () => {
		const ctx = await shopContext(await open());
		const before = await policyAt(ctx.db.read, ctx.clock.now());
		const done = await publishPolicy(ctx, MERCHANT, draft());
		expect(done).toMatchObject({ ok: true, value: { number: 2, effective_from: ctx.clock.now() } });
		const after = await policyAt(ctx.db.read, ctx.clock.now());
		expect(after).toMatchObject({ number: 2, note: 'Ten days to send', published_by: MERCHANT.id });
		expect(after.rules.ship_by_days).toBe(10);
		expect(await policyAt(ctx.db.read, ctx.clock.now() - 1)).toEqual(before);
		const events = await ctx.db.read
			.selectFrom('events')
			.selectAll()
			.where('type', '=', 'policy_published')
			.execute();
		expect(events).toMatchObject([{ entity: 'policy', entity_id: after.id, actor_id: MERCHANT.id }]);
	});

	test('one for a later day waits for it', async () => {
		const ctx = await shopContext(await open());
		const later = ctx.clock.now() + 3 * DAY;
		expect((await publishPolicy(ctx, MERCHANT, draft({ effective_from: later }))).ok).toBe(true);
		const now = await policyHistory(ctx.db.read, ctx.clock.now());
		expect([now.live.number, now.latest.number, now.planned.map(({ number }) => number)]).toEqual([
			1,
			2,
			[2]
		]);
		ctx.pass(3 * DAY);
		expect((await policyHistory(ctx.db.read, ctx.clock.now())).live.number).toBe(2);
	});

	test('two merchants at once: one publishes, the other is told', async () => {
		const ctx = await shopContext(await open());
		const done = await Promise.all([
			publishPolicy(ctx, MERCHANT, draft({ note: 'one' })),
			publishPolicy(ctx, MERCHANT, draft({ note: 'two' }))
		]);
		expect(done.filter((result) => result.ok)).toHaveLength(1);
		expect(done.find((result) => !result.ok)).toMatchObject({ refusal: { reason: 'changed_meanwhile' } });
		expect((await policyHistory(ctx.db.read, ctx.clock.now())).versions).toHaveLength(2);
	});

	test('wrong rules, a day that is over and a day too far are refused by name', async () => {
		const ctx = await shopContext(await open());
		const field = async (change: Partial<PublishPolicyInput>) => {
			const done = await publishPolicy(ctx, MERCHANT, draft(change));
			return done.ok ? null : [done.refusal.reason, done.refusal.facts.field];
		};
		const rules = defaultRules('THB');
		expect(await field({ rules: { ...rules, windows: [] } })).toEqual(['value_invalid', 'windows']);
		expect(await field({ rules: { ...rules, bank_days: { from: 5, to: 2 } } })).toEqual([
			'value_invalid',
			'bank_days.to'
		]);
		expect(await field({ effective_from: ctx.clock.now() - 1 })).toEqual(['value_invalid', 'effective_from']);
		expect(await field({ effective_from: ctx.clock.now() + 400 * DAY })).toEqual([
			'value_invalid',
			'effective_from'
		]);
		expect(await field({ note: 'x'.repeat(501) })).toEqual(['value_invalid', 'note']);
		expect((await policyHistory(ctx.db.read, ctx.clock.now())).versions).toHaveLength(1);
	});

	test('a rule that takes a right away from consumers is refused, and told where it stands', async () => {
		const ctx = await shopContext(await open());
		const against = draft({
			rules: {
				...defaultRules('THB'),
				rules: [
					{
						id: 'r_fee00001',
						name: '',
						when: { field: 'reason_fault', op: 'is', value: ['merchant'] },
						then: [{ do: 'restocking_fee', basis_points: 1_000 }],
						enabled: true
					}
				]
			}
		});
		expect(await publishPolicy(ctx, MERCHANT, against)).toMatchObject({
			refusal: { reason: 'policy_has_faults', facts: { code: 'fee_on_defect', path: 'rules.0.then.0' } }
		});
		expect((await policyHistory(ctx.db.read, ctx.clock.now())).versions).toHaveLength(1);
	});

	test('is for merchants alone', async () => {
		const ctx = await shopContext(await open());
		for (const actor of OTHERS)
			expect(await publishPolicy(ctx, actor, draft())).toMatchObject({ refusal: { reason: 'not_allowed' } });
	});
});
