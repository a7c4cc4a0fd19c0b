import { expect, test } from 'vitest';
import { reasonMark } from '#lib/server/commands/settings/reason-mark.ts';
import { removeReason } from '#lib/server/commands/settings/remove-reason.ts';
import { moveReason } from '#lib/server/commands/settings/move-reason.ts';
import { saveReason, type SaveReasonInput } from '#lib/server/commands/settings/save-reason.ts';
import type { CommandContext } from '#lib/server/context.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import { editPolicyDraft } from '#lib/server/commands/settings/edit-policy-draft.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import { reasonUses, usesOfAnswers, usesOfReason } from '#lib/server/queries/reason-uses.ts';
import { findReason, reasonsOf } from '#lib/server/store/reasons.ts';
import { describeEngines } from '../../support/databases.ts';
import { shopContext } from '../../support/shop-context.ts';
import { MERCHANT, OTHERS } from './staff-actors.ts';

const TOO_HEAVY: SaveReasonInput = {
	kind: 'return',
	code: null,
	seen: null,
	label: { en: 'It is too heavy', th: 'หนักเกินไป' },
	fault: 'customer',
	needs_photo: false,
	waives_fees: false,
	follow_up: null,
	active: true
};

const shown = async (
	ctx: CommandContext,
	kind: SaveReasonInput['kind'],
	code: string
): Promise<SaveReasonInput> => {
	const reason = await findReason(ctx.db.read, kind, code);
	if (!reason) throw new Error(`no reason ${code}`);
	return {
		kind,
		code,
		seen: reasonMark(reason),
		label: { en: reason.label_en, th: reason.label_th },
		fault: reason.fault,
		needs_photo: reason.needs_photo === 1,
		waives_fees: reason.waives_fees === 1,
		follow_up: reason.follow_up,
		active: reason.active === 1
	};
};

describeEngines('reasons', (_engine, open) => {
	test('a new one gets a code from its words and comes last', async () => {
		const ctx = await shopContext(await open());
		expect(await saveReason(ctx, MERCHANT, TOO_HEAVY)).toMatchObject({ value: { code: 'it_is_too_heavy' } });
		expect(await saveReason(ctx, MERCHANT, TOO_HEAVY)).toMatchObject({
			value: { code: 'it_is_too_heavy_2' }
		});
		const thaiOnly = { ...TOO_HEAVY, label: { en: 'หนัก', th: 'หนัก' } };
		expect(await saveReason(ctx, MERCHANT, thaiOnly)).toMatchObject({ value: { code: 'reason' } });
		const codes = (await reasonsOf(ctx.db.read, 'return')).map((reason) => reason.code);
		expect(codes.slice(-3)).toEqual(['it_is_too_heavy', 'it_is_too_heavy_2', 'reason']);
	});

	test('words change, codes of answers stay, and whoever read an older state is told', async () => {
		const ctx = await shopContext(await open());
		const damaged = await shown(ctx, 'return', 'damaged');
		const answers = damaged.follow_up?.answers ?? [];
		const changed = {
			...damaged,
			label: { ...damaged.label, en: 'It came broken' },
			follow_up: {
				en: 'Where?',
				th: 'ตรงไหน',
				answers: [...answers.slice(1), { code: null, en: 'The lid', th: 'ฝา' }]
			}
		};
		expect((await saveReason(ctx, MERCHANT, changed)).ok).toBe(true);
		const after = await findReason(ctx.db.read, 'return', 'damaged');
		expect(after?.label_en).toBe('It came broken');
		expect(after?.follow_up?.answers.map((answer) => answer.code)).toEqual([
			...answers.slice(1).map((answer) => answer.code),
			'the_lid'
		]);
		expect(await saveReason(ctx, MERCHANT, changed)).toMatchObject({
			refusal: { reason: 'changed_meanwhile' }
		});
	});

	test('may be retired, but never the last of its kind', async () => {
		const ctx = await shopContext(await open());
		const codes = (await reasonsOf(ctx.db.read, 'deduct')).map((reason) => reason.code);
		const retire = async (code: string) =>
			saveReason(ctx, MERCHANT, { ...(await shown(ctx, 'deduct', code)), active: false });
		for (const code of codes.slice(1)) expect((await retire(code)).ok).toBe(true);
		expect(await retire(codes[0] ?? '')).toMatchObject({
			refusal: { reason: 'value_invalid', facts: { field: 'active' } }
		});
		expect(await reasonUses(ctx.db.read, 'deduct', codes[0] ?? '')).toBe(0);
	});

	test('move one place, and a second press moves no further', async () => {
		const ctx = await shopContext(await open());
		const codes = async () => (await reasonsOf(ctx.db.read, 'return', 'all')).map((reason) => reason.code);
		const before = await codes();
		const up = { kind: 'return', code: before[1] ?? '', direction: 'up', seen_place: 1 } as const;
		expect((await moveReason(ctx, MERCHANT, up)).ok).toBe(true);
		expect(await moveReason(ctx, MERCHANT, up)).toMatchObject({ refusal: { reason: 'changed_meanwhile' } });
		expect(await codes()).toEqual([before[1], before[0], ...before.slice(2)]);
		const first = { ...up, seen_place: 0 };
		expect((await moveReason(ctx, MERCHANT, first)).ok).toBe(true);
		expect((await codes())[0]).toBe(before[1]);
	});

	test('need their words in both languages, and a question needs answers', async () => {
		const ctx = await shopContext(await open());
		const field = async (change: Partial<SaveReasonInput>) => {
			const done = await saveReason(ctx, MERCHANT, { ...TOO_HEAVY, ...change });
			return done.ok ? null : done.refusal.facts.field;
		};
		expect(await field({ label: { en: 'Heavy', th: ' ' } })).toBe('label_th');
		expect(await field({ follow_up: { en: 'How?', th: '', answers: [] } })).toBe('question_th');
		expect(await field({ follow_up: { en: 'How?', th: 'อย่างไร', answers: [] } })).toBe('answers');
	});

	test('go for good when nothing names them, and never the last one offered', async () => {
		const ctx = await shopContext(await open());
		const remove = async (kind: SaveReasonInput['kind'], code: string) =>
			removeReason(ctx, MERCHANT, { kind, code, seen: (await shown(ctx, kind, code)).seen ?? '' });
		expect((await remove('return', 'arrived_late')).ok).toBe(true);
		expect(await findReason(ctx.db.read, 'return', 'arrived_late')).toBeNull();
		const stale = { kind: 'return', code: 'too_small', seen: 'another mark' } as const;
		expect(await removeReason(ctx, MERCHANT, stale)).toMatchObject({
			refusal: { reason: 'changed_meanwhile' }
		});
		const [last = '', ...others] = (await reasonsOf(ctx.db.read, 'deduct')).map((reason) => reason.code);
		for (const code of others) expect((await remove('deduct', code)).ok).toBe(true);
		expect(await remove('deduct', last)).toMatchObject({ refusal: { reason: 'value_invalid' } });
	});

	test('stay while a policy or a draft names them, and say which rules do', async () => {
		const ctx = await shopContext(await open());
		const now = ctx.clock.now();
		const naming = (id: string, field: 'reason' | 'reason_answer', word: string): Rule => ({
			id,
			name: 'Sizes',
			when: { all: [{ field, op: 'is', value: [word] }] },
			then: [{ do: 'tag', tag: 'size' }],
			enabled: false
		});
		const rules = [
			naming('r_00000001', 'reason', 'Too_Small'),
			naming('r_00000002', 'reason_answer', 'item_torn')
		];
		const published = await publishPolicy(ctx, MERCHANT, {
			rules: { ...defaultRules('THB'), rules },
			note: '',
			effective_from: now,
			based_on: 1
		});
		expect(published.ok).toBe(true);
		const drafted = await editPolicyDraft(ctx, MERCHANT, {
			id: null,
			edit: { do: 'put', rule: { ...naming('r_00000003', 'reason', 'too_big'), enabled: true }, before: null }
		});
		const draft_id = drafted.ok ? drafted.value.id : '';
		expect((await usesOfReason(ctx.db.read, now, { kind: 'return', code: 'too_small' })).policies).toEqual([
			{ in: 'live', number: 2, rules: [{ rule_id: 'r_00000001', number: 1, name: 'Sizes' }] },
			expect.objectContaining({ in: 'draft', draft_id })
		]);
		expect((await usesOfReason(ctx.db.read, now, { kind: 'return', code: 'too_big' })).policies).toEqual([
			expect.objectContaining({ in: 'draft', draft_id, rules: [expect.objectContaining({ number: 3 })] })
		]);
		for (const code of ['too_small', 'too_big'])
			expect(
				await removeReason(ctx, MERCHANT, {
					kind: 'return',
					code,
					seen: (await shown(ctx, 'return', code)).seen ?? ''
				})
			).toMatchObject({ refusal: { reason: 'in_use', facts: { times: 0 } } });
		const damaged = await shown(ctx, 'return', 'damaged');
		expect([...(await usesOfAnswers(ctx.db.read, now, ['item_torn', 'box_dented'])).keys()]).toEqual([
			'item_torn'
		]);
		const without = (code: string): SaveReasonInput => ({
			...damaged,
			follow_up: damaged.follow_up && {
				...damaged.follow_up,
				answers: damaged.follow_up.answers.filter((answer) => answer.code !== code)
			}
		});
		expect(await saveReason(ctx, MERCHANT, without('item_torn'))).toMatchObject({
			refusal: { facts: { field: 'answers', in_use: 0, policies: 2 } }
		});
		expect((await saveReason(ctx, MERCHANT, without('box_dented'))).ok).toBe(true);
	});

	test('are for merchants alone', async () => {
		const ctx = await shopContext(await open());
		for (const actor of OTHERS) {
			expect(await saveReason(ctx, actor, TOO_HEAVY)).toMatchObject({ refusal: { reason: 'not_allowed' } });
			expect(
				await moveReason(ctx, actor, { kind: 'return', code: 'damaged', direction: 'up', seen_place: 2 })
			).toMatchObject({ refusal: { reason: 'not_allowed' } });
			expect(await removeReason(ctx, actor, { kind: 'return', code: 'damaged', seen: '' })).toMatchObject({
				refusal: { reason: 'not_allowed' }
			});
		}
	});
});
