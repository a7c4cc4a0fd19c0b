import { describe, expect, test } from 'vitest';
import { isDay } from '#lib/domain/holidays/holiday.ts';
import { readHolidayLines } from '#lib/domain/holidays/read-lines.ts';
import { thaiHolidays } from '#lib/domain/holidays/thai-holidays.ts';

describe('pasted days', () => {
	const FATHER = { day: '2026-12-05', en: 'Father’s Day', th: 'วันพ่อ' };
	test.each([
		['2026-12-05, Father’s Day, วันพ่อ'],
		['2026-12-5;วันพ่อ;Father’s Day'],
		['5/12/2569\tวันพ่อ\tFather’s Day'],
		['  05.12.2026 , วันพ่อ , , Father’s Day  ']
	])('%s', (line) => {
		expect(readHolidayLines(line)).toEqual({ holidays: [FATHER], faults: [] });
	});

	test('one name serves both languages, and empty lines are passed over', () => {
		expect(readHolidayLines('\r\n2026-12-31,วันสิ้นปี\n\n2027-01-01,New Year').holidays).toEqual([
			{ day: '2026-12-31', en: 'วันสิ้นปี', th: 'วันสิ้นปี' },
			{ day: '2027-01-01', en: 'New Year', th: 'New Year' }
		]);
	});

	test('every line that cannot be read is told with its place', () => {
		const { holidays, faults } = readHolidayLines(
			[
				'2026-12-05, A',
				'2026-02-30, B',
				'someday, C',
				'2026-12-10',
				'5/12/2569, D',
				`2026-12-11,${'x'.repeat(101)}`
			].join('\n')
		);
		expect(holidays.map(({ day }) => day)).toEqual(['2026-12-05']);
		expect(faults.map(({ line, fault }) => [line, fault])).toEqual([
			[2, 'date_unreadable'],
			[3, 'date_unreadable'],
			[4, 'name_missing'],
			[5, 'twice'],
			[6, 'name_too_long']
		]);
	});
});

test('the days offered exist, once each, in both languages', () => {
	const offered = thaiHolidays(2027);
	expect(offered.length).toBe(15);
	expect(new Set(offered.map(({ day }) => day)).size).toBe(15);
	for (const { day, en, th } of offered) {
		expect(isDay(day), day).toBe(true);
		expect([/[ก-๙]/.test(th), /[ก-๙]/.test(en)]).toEqual([true, false]);
	}
});

test.each([['2027-02-29'], ['1999-12-31'], ['2101-01-01'], ['2026-1-1'], ['']])('%s is no day', (text) =>
	expect(isDay(text)).toBe(false)
);
