import { describe, expect, test } from 'vitest';
import { leastCharge } from '#lib/domain/charge/least.ts';
import {
	CHARGE_COMMANDS,
	CHARGE_SESSION_COMMANDS,
	CHARGE_SESSION_STATES,
	CHARGE_SESSION_TRANSITIONS,
	CHARGE_STATES,
	CHARGE_TRANSITIONS,
	isOpenCharge,
	LIVE_SESSION_STATES
} from '#lib/domain/charge/states.ts';
import { pageEndsAt, remindAt } from '#lib/domain/charge/times.ts';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { next } from '#lib/domain/transitions.ts';

describe('charge', () => {
	test.each(CHARGE_STATES.flatMap((state) => CHARGE_COMMANDS.map((command) => [state, command] as const)))(
		'%s %s',
		(state, command) => {
			const to = next(CHARGE_TRANSITIONS, state, command);
			// What ended stays ended, and nothing is paid twice.
			if (!isOpenCharge(state)) return expect(to).toBeNull();
			const wanted = { pay: 'paid', lapse: 'lapsed', cancel: 'cancelled', process: 'processing' };
			if (command === 'fail') expect(to).toBe(state === 'processing' ? 'due' : null);
			else expect(to).toBe(wanted[command]);
		}
	);

	test.each(
		CHARGE_SESSION_STATES.flatMap((state) =>
			CHARGE_SESSION_COMMANDS.map((command) => [state, command] as const)
		)
	)('page %s %s', (state, command) => {
		const to = next(CHARGE_SESSION_TRANSITIONS, state, command);
		if (command === 'pay') return expect(to).toBe(state === 'paid' ? null : 'paid');
		if (!LIVE_SESSION_STATES.includes(state)) return expect(to).toBeNull();
		if (command === 'refuse') return expect(to).toBe(state === 'opening' ? 'refused' : null);
		if (command === 'open') return expect(to).toBe(state === 'processing' ? null : 'open');
		expect(to).toBe({ process: 'processing', fail: 'failed', expire: 'expired' }[command]);
	});
});

test('a page ends with its charge, within what the provider allows', () => {
	const now = Date.UTC(2026, 10, 22);
	expect(pageEndsAt(now + 3 * HOUR, now)).toBe(now + 3 * HOUR);
	for (const due of [now + MINUTE, now - DAY]) {
		const life = pageEndsAt(due, now) - now;
		expect(life).toBeGreaterThan(30 * MINUTE);
		expect(life).toBeLessThan(HOUR);
	}
	expect(pageEndsAt(now + 30 * DAY, now) - now).toBeLessThan(DAY);
	expect(pageEndsAt(now + 30 * DAY, now) - now).toBeGreaterThan(23 * HOUR);
});

test('the reminder comes a day before the end, half-way there for short ones, never for hours', () => {
	const created_at = Date.UTC(2026, 10, 22);
	expect(remindAt({ created_at, due_at: created_at + 7 * DAY })).toBe(created_at + 6 * DAY);
	expect(remindAt({ created_at, due_at: created_at + DAY })).toBe(created_at + DAY / 2);
	expect(remindAt({ created_at, due_at: created_at + 5 * HOUR })).toBeNull();
});

test('the least charge is the provider’s', () => {
	expect(leastCharge('THB')).toBe(1000);
	expect(leastCharge('XTS')).toBe(1);
});
