import { expect, test } from 'vitest';
import { reasonMark } from '#lib/server/commands/settings/reason-mark.ts';
import { moveReason } from '#lib/server/commands/settings/move-reason.ts';
import { saveReason, type SaveReasonInput } from '#lib/server/commands/settings/save-reason.ts';
import type { CommandContext } from '#lib/server/context.ts';
import { reasonUses } from '#lib/server/queries/reason-uses.ts';
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

	test('are for merchants alone', async () => {
		const ctx = await shopContext(await open());
		for (const actor of OTHERS) {
			expect(await saveReason(ctx, actor, TOO_HEAVY)).toMatchObject({ refusal: { reason: 'not_allowed' } });
			expect(
				await moveReason(ctx, actor, { kind: 'return', code: 'damaged', direction: 'up', seen_place: 2 })
			).toMatchObject({ refusal: { reason: 'not_allowed' } });
		}
	});
});
