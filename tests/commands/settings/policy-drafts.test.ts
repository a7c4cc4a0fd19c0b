import { expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import { exceptionsOf, markOf, settingsOf, type PolicyContent } from '#lib/domain/policy/draft/content.ts';
import type { DraftEdit } from '#lib/domain/policy/draft/edits.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import type { Result } from '#lib/domain/result.ts';
import { DAY } from '#lib/domain/time.ts';
import { editPolicyDraft } from '#lib/server/commands/settings/edit-policy-draft.ts';
import {
	discardPolicyDraft,
	rebasePolicyDraft,
	restorePolicyDraft,
	undoPolicyDraft
} from '#lib/server/commands/settings/policy-drafts.ts';
import { cancelPolicy, rollBackPolicy, setTwoPeople } from '#lib/server/commands/settings/policy-versions.ts';
import {
	approvePolicyDraft,
	proposePolicyDraft,
	publishPolicyDraft
} from '#lib/server/commands/settings/publish-policy-draft.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import { policyHistory } from '#lib/server/queries/admin.ts';
import { policyAt } from '#lib/server/store/policies.ts';
import { findPolicyDraft, openPolicyDrafts } from '#lib/server/store/policy-drafts.ts';
import { describeEngines } from '../../support/databases.ts';
import { shopContext, type ShopContext } from '../../support/shop-context.ts';
import { MERCHANT, OTHERS, staffOf } from './staff-actors.ts';

const SECOND: Actor = { ...staffOf('merchant'), id: 'stf_01900000-0000-7000-8000-000000000002' };
const AT_ONCE = { note: 'Why', effective_from: null };
const rule = (id: string, sku = 'x'): Rule => ({
	id,
	name: '',
	when: { field: 'item_sku', op: 'is', value: [sku] },
	then: [{ do: 'ask_person', why: { en: 'Look', th: 'ดู' } }],
	enabled: true
});
const put = (added: Rule, before: Rule | null = null): DraftEdit => ({
	do: 'put',
	rule: added,
	before: before && markOf(before)
});
const value = <T>(result: Result<T>): T => {
	if (!result.ok) throw new Error(JSON.stringify(result.refusal));
	return result.value;
};
const reason = (result: Result<unknown>) => (result.ok ? null : result.refusal.reason);
const edit = (ctx: ShopContext, id: string | null, change: DraftEdit, actor: Actor = MERCHANT) =>
	editPolicyDraft(ctx, actor, { id, edit: change });
const settings = (from: PolicyContent, change: Partial<PolicyContent>): DraftEdit => ({
	do: 'settings',
	settings: { ...settingsOf(from), ...change },
	before: markOf(settingsOf(from))
});

describeEngines('drafts of the policy', (_engine, open) => {
	const shop = async () => shopContext(await open());

	test('one change at a time, each taken back by itself, and nothing judges before it is published', async () => {
		const ctx = await shop();
		const { id } = value(await edit(ctx, null, put(rule('r_aaaaaaaa'))));
		value(await edit(ctx, id, put(rule('r_bbbbbbbb'))));
		const { version } = value(await edit(ctx, id, { do: 'move', id: 'r_bbbbbbbb', by: -1 }));
		const ids = async () =>
			exceptionsOf((await findPolicyDraft(ctx.db.read, id))!.rules).map((one) => one.id);
		expect(await ids()).toEqual(['r_bbbbbbbb', 'r_aaaaaaaa']);
		expect(exceptionsOf((await policyAt(ctx.db.read, ctx.clock.now())).rules)).toEqual([]);
		const undone = value(await undoPolicyDraft(ctx, MERCHANT, { id, version }));
		expect(await ids()).toEqual(['r_aaaaaaaa', 'r_bbbbbbbb']);
		const again = value(await undoPolicyDraft(ctx, MERCHANT, undone));
		const first = value(await undoPolicyDraft(ctx, MERCHANT, again));
		expect(await ids()).toEqual([]);
		expect(reason(await undoPolicyDraft(ctx, MERCHANT, first))).toBe('not_in_this_state');
	});

	test('two people at one draft keep each other’s changes; at one rule the second is told', async () => {
		const ctx = await shop();
		const one = rule('r_aaaaaaaa');
		const { id } = value(await edit(ctx, null, put(one)));
		const start = (await findPolicyDraft(ctx.db.read, id))!.rules;
		const both = await Promise.all([
			edit(ctx, id, put(rule('r_bbbbbbbb')), MERCHANT),
			edit(ctx, id, settings(start, { ship_by_days: 9 }), SECOND)
		]);
		expect(both.map(reason)).toEqual([null, null]);
		expect(reason(await edit(ctx, id, put({ ...one, name: 'mine' }, one), SECOND))).toBeNull();
		const late = await edit(ctx, id, put({ ...one, name: 'other' }, one));
		expect(late).toMatchObject({
			refusal: { reason: 'changed_meanwhile', facts: { rule: 'r_aaaaaaaa' } }
		});
		expect(reason(await edit(ctx, id, settings(start, { ship_by_days: 4 })))).toBe('changed_meanwhile');
		const kept = (await findPolicyDraft(ctx.db.read, id))!;
		expect(kept.rules.ship_by_days).toBe(9);
		expect(exceptionsOf(kept.rules).map(({ name }) => name)).toEqual(['mine', '']);
		expect(kept.updated_by).toBe('id' in SECOND ? SECOND.id : null);
	});

	test('what is no policy is refused with its path, and the draft stays', async () => {
		const ctx = await shop();
		const { id, version } = value(await edit(ctx, null, put(rule('r_aaaaaaaa'))));
		const wrong = { ...rule('r_bbbbbbbb'), when: { field: 'nonsense', op: 'is', value: 1 } } as never;
		const done = await edit(ctx, id, put(wrong));
		expect(done).toMatchObject({ refusal: { reason: 'value_invalid' } });
		expect(!done.ok && done.refusal.facts.field).toMatch(/^rules\.1\.when/);
		expect((await findPolicyDraft(ctx.db.read, id))!.version).toBe(version);
		expect(reason(await edit(ctx, id, { do: 'remove', id: 'r_zzzzzzzz' }))).toBe('not_found');
		const elsewhere = id.replace(/.$/, (end) => (end === '0' ? '1' : '0'));
		expect(reason(await edit(ctx, elsewhere, put(rule('r_cccccccc'))))).toBe('not_found');
	});

	test('thrown away and had back', async () => {
		const ctx = await shop();
		const begun = value(await edit(ctx, null, put(rule('r_aaaaaaaa'))));
		const gone = value(await discardPolicyDraft(ctx, MERCHANT, begun));
		expect(await openPolicyDrafts(ctx.db.read, 20)).toEqual([]);
		expect(reason(await edit(ctx, begun.id, put(rule('r_bbbbbbbb'))))).toBe('not_in_this_state');
		expect(reason(await restorePolicyDraft(ctx, MERCHANT, begun))).toBe('changed_meanwhile');
		value(await restorePolicyDraft(ctx, MERCHANT, gone));
		expect(await openPolicyDrafts(ctx.db.read, 20)).toHaveLength(1);
	});

	test('published once, by the draft that was seen and upon the version it knows', async () => {
		const ctx = await shop();
		const begun = value(await edit(ctx, null, put(rule('r_aaaaaaaa'))));
		const other = { based_on: 1, rules: { ...defaultRules('THB'), ship_by_days: 3 }, ...AT_ONCE };
		value(await publishPolicy(ctx, MERCHANT, other));
		expect(reason(await publishPolicyDraft(ctx, MERCHANT, { ...begun, ...AT_ONCE }))).toBe(
			'changed_meanwhile'
		);
		const based = value(await rebasePolicyDraft(ctx, MERCHANT, begun));
		const twice = await Promise.all([
			publishPolicyDraft(ctx, MERCHANT, { ...based, ...AT_ONCE }),
			publishPolicyDraft(ctx, SECOND, { ...based, ...AT_ONCE })
		]);
		expect(twice.filter((done) => done.ok)).toHaveLength(1);
		const { live, versions } = await policyHistory(ctx.db.read, ctx.clock.now());
		expect([live.number, versions.length]).toEqual([3, 3]);
		expect(exceptionsOf(live.rules).map(({ id }) => id)).toEqual(['r_aaaaaaaa']);
		expect(await openPolicyDrafts(ctx.db.read, 20)).toEqual([]);
		const closed = (await findPolicyDraft(ctx.db.read, begun.id))!;
		expect(closed.version_id).toBe(live.id);
		expect(reason(await restorePolicyDraft(ctx, MERCHANT, closed))).toBe('not_in_this_state');
	});

	test('a version that has not begun is called off; one that has is not', async () => {
		const ctx = await shop();
		const later = { based_on: 1, note: '', effective_from: ctx.clock.now() + 3 * DAY };
		value(await publishPolicy(ctx, MERCHANT, { ...later, rules: defaultRules('THB') }));
		expect(reason(await cancelPolicy(ctx, MERCHANT, { number: 1 }))).toBe('not_in_this_state');
		expect(reason(await cancelPolicy(ctx, MERCHANT, { number: 9 }))).toBe('not_found');
		value(await cancelPolicy(ctx, MERCHANT, { number: 2 }));
		expect(reason(await cancelPolicy(ctx, MERCHANT, { number: 2 }))).toBe('not_in_this_state');
		ctx.pass(4 * DAY);
		expect((await policyAt(ctx.db.read, ctx.clock.now())).number).toBe(1);
		const { live, latest, planned } = await policyHistory(ctx.db.read, ctx.clock.now());
		expect([live.number, latest.number, planned]).toEqual([1, 1, []]);
		const next = await publishPolicy(ctx, MERCHANT, {
			based_on: 1,
			...AT_ONCE,
			rules: { ...defaultRules('THB'), ship_by_days: 3 }
		});
		expect(next).toMatchObject({ ok: true, value: { number: 3 } });
	});

	test('an earlier version comes back as a new one', async () => {
		const ctx = await shop();
		const first = await policyAt(ctx.db.read, ctx.clock.now());
		const rules = { ...first.rules, ship_by_days: 3 };
		value(await publishPolicy(ctx, MERCHANT, { based_on: 1, rules, ...AT_ONCE }));
		expect(reason(await rollBackPolicy(ctx, MERCHANT, { number: 1, based_on: 1, note: '' }))).toBe(
			'changed_meanwhile'
		);
		value(await rollBackPolicy(ctx, MERCHANT, { number: 1, based_on: 2, note: 'Too short' }));
		const { live, versions } = await policyHistory(ctx.db.read, ctx.clock.now());
		expect([live.number, live.note, versions.length]).toEqual([3, 'Too short', 3]);
		expect(live.rules).toEqual(first.rules);
	});

	test('where two people publish, one proposes and another approves', async () => {
		const ctx = await shop();
		value(await setTwoPeople(ctx, MERCHANT, { on: true }));
		const begun = value(await edit(ctx, null, put(rule('r_aaaaaaaa'))));
		const direct = { based_on: 1, rules: defaultRules('THB'), ...AT_ONCE };
		for (const done of [
			await publishPolicy(ctx, MERCHANT, direct),
			await publishPolicyDraft(ctx, MERCHANT, { ...begun, ...AT_ONCE }),
			await rollBackPolicy(ctx, MERCHANT, { number: 1, based_on: 1, note: '' })
		])
			expect(reason(done)).toBe('second_person_needed');
		expect(reason(await approvePolicyDraft(ctx, SECOND, begun))).toBe('not_in_this_state');
		const proposed = value(await proposePolicyDraft(ctx, MERCHANT, { ...begun, ...AT_ONCE }));
		expect(reason(await approvePolicyDraft(ctx, MERCHANT, proposed))).toBe('same_person');
		const key: Actor = {
			kind: 'api',
			id: 'key_01900000-0000-7000-8000-000000000009',
			name: 'till',
			scopes: ['settings:write']
		};
		expect(reason(await approvePolicyDraft(ctx, key, proposed))).toBe('not_allowed');
		// A change takes the proposal back, and whoever made it can't approve it.
		value(await edit(ctx, begun.id, put(rule('r_bbbbbbbb')), SECOND));
		const now = (await findPolicyDraft(ctx.db.read, begun.id))!;
		expect(reason(await approvePolicyDraft(ctx, MERCHANT, now))).toBe('not_in_this_state');
		const again = value(await proposePolicyDraft(ctx, MERCHANT, { ...now, ...AT_ONCE }));
		expect(reason(await approvePolicyDraft(ctx, SECOND, again))).toBe('same_person');
		const third: Actor = { ...staffOf('merchant'), id: 'stf_01900000-0000-7000-8000-000000000003' };
		expect(value(await approvePolicyDraft(ctx, third, again)).number).toBe(2);
		const approvals = await ctx.db.read.selectFrom('policy_approvals').selectAll().execute();
		expect(approvals).toMatchObject([{ draft_id: begun.id, approved_by: third.id }]);
	});

	test('all of it is for merchants alone', async () => {
		const ctx = await shop();
		const seen = value(await edit(ctx, null, put(rule('r_aaaaaaaa'))));
		for (const actor of OTHERS) {
			const all = await Promise.all([
				edit(ctx, seen.id, put(rule('r_bbbbbbbb')), actor),
				undoPolicyDraft(ctx, actor, seen),
				discardPolicyDraft(ctx, actor, seen),
				restorePolicyDraft(ctx, actor, seen),
				rebasePolicyDraft(ctx, actor, seen),
				publishPolicyDraft(ctx, actor, { ...seen, ...AT_ONCE }),
				proposePolicyDraft(ctx, actor, { ...seen, ...AT_ONCE }),
				approvePolicyDraft(ctx, actor, seen),
				cancelPolicy(ctx, actor, { number: 1 }),
				rollBackPolicy(ctx, actor, { number: 1, based_on: 1, note: '' }),
				setTwoPeople(ctx, actor, { on: true })
			]);
			expect(new Set(all.map(reason))).toEqual(new Set(['not_allowed']));
		}
	});
});
