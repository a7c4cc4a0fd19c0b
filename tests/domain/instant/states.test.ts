import { describe, expect, test } from 'vitest';
import { graceAfter, remindOfGoodsAt } from '#lib/domain/instant/offer.ts';
import { instantSettings, USUAL_INSTANT, wrongField } from '#lib/domain/instant/settings.ts';
import {
	INSTANT_COMMANDS,
	INSTANT_STATES,
	INSTANT_TRANSITIONS,
	OPEN_INSTANT_STATES,
	type InstantState
} from '#lib/domain/instant/states.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { next } from '#lib/domain/transitions.ts';

describe('instant exchange', () => {
	test.each(INSTANT_STATES.flatMap((state) => INSTANT_COMMANDS.map((command) => [state, command] as const)))(
		'%s %s',
		(state, command) => {
			const to = next(INSTANT_TRANSITIONS, state, command);
			const from: Record<typeof command, readonly InstantState[]> = {
				secure: ['asked'],
				lapse: ['asked'],
				call_off: ['asked'],
				miss: ['secured'],
				extend: ['secured', 'overdue', 'kept'],
				keep: ['secured', 'overdue'],
				settle: ['secured', 'overdue', 'kept']
			};
			expect(to !== null).toBe(from[command].includes(state));
			// Nobody owes goods for what was never bought, and what is settled stays so.
			if (!OPEN_INSTANT_STATES.includes(state) && state !== 'kept') expect(to).toBeNull();
		}
	);
});

test('settings that cannot be are named, and stored ones of that kind count for nothing', () => {
	expect(wrongField(USUAL_INSTANT)).toBeNull();
	expect(wrongField({ ...USUAL_INSTANT, grace_days: 31 })).toBe('grace_days');
	expect(wrongField({ ...USUAL_INSTANT, most_minor: 0 })).toBe('most_minor');
	expect(wrongField({ ...USUAL_INSTANT, most_open: 0 })).toBe('most_open');
	expect(instantSettings({})).toEqual(USUAL_INSTANT);
	expect(instantSettings({ instant: { offered: true } }).offered).toBe(true);
	expect(instantSettings({ instant: { offered: true, grace_days: -1 } }).offered).toBe(false);
});

test('grace is whole local days, and the reminder comes two days before or half-way', () => {
	const due_at = Date.UTC(2026, 11, 5, 16, 59, 59, 999);
	expect(graceAfter(due_at, 0, 'Asia/Bangkok')).toBe(due_at);
	expect(graceAfter(due_at, 5, 'Asia/Bangkok')).toBe(due_at + 5 * DAY);
	expect(remindOfGoodsAt({ since: due_at - 14 * DAY, due_at })).toBe(due_at - 2 * DAY);
	expect(remindOfGoodsAt({ since: due_at - DAY, due_at })).toBe(due_at - 12 * HOUR);
});
