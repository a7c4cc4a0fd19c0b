import { describe, expect, test } from 'vitest';
import { refundDue, refundDuty } from '#lib/domain/withdrawal/duty.ts';
import { easterSunday, isRestDay, withdrawalEnd } from '#lib/domain/withdrawal/period.ts';
import { DAY } from '#lib/domain/time.ts';

const end = (received: string, country: string) =>
	new Date(withdrawalEnd(Date.parse(received), country, 'Asia/Bangkok')).toISOString();

describe('the period', () => {
	test.each([
		['the day of receipt does not count', '2026-09-01T10:00:00Z', 'DE', '2026-09-15T21:59:59.999Z'],
		['a Saturday moves to Monday', '2026-09-05T10:00:00Z', 'DE', '2026-09-21T21:59:59.999Z'],
		['a Sunday moves to Monday', '2026-09-06T10:00:00Z', 'DE', '2026-09-21T21:59:59.999Z'],
		[
			'Christmas Eve and the feast move on over the weekend',
			'2026-12-10T10:00:00Z',
			'DE',
			'2026-12-28T22:59:59.999Z'
		],
		['Good Friday moves past Easter Monday', '2026-03-20T10:00:00Z', 'AT', '2026-04-07T21:59:59.999Z'],
		[
			'the day is that of the country, not of the shop',
			'2026-08-31T22:30:00Z',
			'DE',
			'2026-09-15T21:59:59.999Z'
		],
		['and late in the evening in the west', '2026-09-01T23:30:00Z', 'PT', '2026-09-15T23:59:59.999Z'],
		['clocks that change keep the local midnight', '2026-10-13T10:00:00Z', 'DE', '2026-10-27T22:59:59.999Z'],
		[
			'a country without a zone here counts in the shop’s',
			'2026-08-31T18:00:00Z',
			'TH',
			'2026-09-15T16:59:59.999Z'
		]
	])('%s', (_what, received, country, wanted) => {
		expect(end(received, country)).toBe(wanted);
	});

	test.each([
		[2024, '2024-03-31'],
		[2025, '2025-04-20'],
		[2026, '2026-04-05'],
		[2027, '2027-03-28'],
		[2038, '2038-04-25']
	])('Easter of %i', (year, wanted) => {
		expect(easterSunday(year)).toBe(wanted);
	});

	test('ends on a working day at any time of any year', () => {
		for (let day = 0; day < 800; day += 1) {
			const last = new Date(withdrawalEnd(Date.UTC(2026, 0, 1, 12) + day * DAY, 'IE', 'UTC'));
			// The last moment of a Dublin day, in winter and in summer time.
			const date = new Date(last.getTime() - 2 * 3_600_000).toISOString().slice(0, 10);
			expect(isRestDay(date), date).toBe(false);
		}
	});
});

describe('the duty to refund', () => {
	const due_at = refundDue(Date.parse('2026-11-22T20:00:00Z'), 'Asia/Bangkok');

	test('ends with the 14th day of the shop, weekend or not', () => {
		expect(new Date(due_at).toISOString()).toBe('2026-12-07T16:59:59.999Z');
	});

	test('waits for goods or the proof of their sending', () => {
		const facts = { due_at, goods_at: null, ended_at: null };
		expect(refundDuty(facts, due_at + DAY)).toEqual({ state: 'waits_for_goods', due_at });
	});

	test('runs once they are there and is late after its day', () => {
		const facts = { due_at, goods_at: due_at - 5 * DAY, ended_at: null };
		expect(refundDuty(facts, due_at)).toEqual({ state: 'due', due_at, late: false });
		expect(refundDuty(facts, due_at + 1)).toEqual({ state: 'due', due_at, late: true });
	});

	test('is due at once when the goods come after its day', () => {
		const goods_at = due_at + 3 * DAY;
		expect(refundDuty({ due_at, goods_at, ended_at: null }, goods_at)).toMatchObject({
			due_at: goods_at,
			late: false
		});
	});

	test('ends for good', () => {
		expect(refundDuty({ due_at, goods_at: 1, ended_at: 5 }, due_at + DAY)).toEqual({
			state: 'ended',
			due_at,
			at: 5
		});
	});
});
