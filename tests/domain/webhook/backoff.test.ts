import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { nextTry, retryAfter, WAITS } from '#lib/domain/webhook/backoff.ts';
import { isChosen, wrongChoice } from '#lib/domain/webhook/choice.ts';
import { faultOfStatus } from '#lib/domain/webhook/outcome.ts';
import { webhookState } from '#lib/domain/webhook/states.ts';

test('tries are further and further apart for a little over three days, then there are no more', () => {
	const whole = WAITS.reduce((sum, wait) => sum + wait, 0);
	expect(whole).toBeGreaterThan(3 * DAY);
	expect(whole).toBeLessThan(4 * DAY);
	expect(WAITS.every((wait, index) => index === 0 || wait > WAITS[index - 1]!)).toBe(true);
	for (const [index, wait] of WAITS.entries()) {
		expect(nextTry(1_000, index + 1, 0, null)).toBe(1_000 + wait);
		expect(nextTry(1_000, index + 1, 1, null)).toBe(1_000 + Math.round(wait * 1.1));
	}
	expect(nextTry(0, WAITS.length + 1, 0, null)).toBeNull();
});

test('a receiver may ask for more time, up to a day, and never for less', () => {
	expect(nextTry(0, 1, 0, HOUR)).toBe(HOUR);
	expect(nextTry(0, 1, 0, 400 * DAY)).toBe(DAY);
	expect(nextTry(0, 4, 0, 1)).toBe(30 * MINUTE);
	const now = Date.UTC(2026, 10, 22);
	expect(
		['120', 'Sun, 22 Nov 2026 01:00:00 GMT', 'Sat, 21 Nov 2026 01:00:00 GMT', 'soon', '-1', '1e9', null].map(
			(header) => retryAfter(header, now)
		)
	).toEqual([2 * MINUTE, HOUR, 0, null, null, null, null]);
});

test('types are chosen by name, by beginning, or all', () => {
	expect(
		['return_*', 'order_placed', '*', 'return'].map((choice) => isChosen([choice], 'return_submitted'))
	).toEqual([...[true, false, true, false]]);
	expect(isChosen([], 'return_submitted')).toBe(false);
	expect(wrongChoice(['*', 'return_*', 'return_submitted', 'refund_payment_*'])).toBeUndefined();
	for (const wrong of [
		'',
		'return',
		'nobody_*',
		'*_submitted',
		'RETURN_*',
		'return_*x',
		'__proto__',
		'return submitted'
	])
		expect(wrongChoice(['*', wrong]), wrong).toBe(wrong);
});

test('only 2xx is a yes', () => {
	expect([100, 199, 200, 204, 299, 300, 308, 400, 410, 429, 500, 599].map(faultOfStatus)).toEqual([
		...[
			'status',
			'status',
			null,
			null,
			null,
			'redirect',
			'redirect',
			'status',
			'gone',
			'status',
			'status',
			'status'
		]
	]);
});

test('paused counts before failing', () => {
	expect(webhookState({ paused_at: 1, failing_since: 1 })).toBe('paused');
	expect(webhookState({ paused_at: null, failing_since: 1 })).toBe('failing');
	expect(webhookState({ paused_at: null, failing_since: null })).toBe('working');
});
