import { describe, expect, it } from 'vitest';
import * as f from '#lib/i18n/format.ts';

const BANGKOK = 'Asia/Bangkok';
const at = Date.UTC(2026, 10, 21, 2, 10);
const nb = (text: string) => text.replaceAll(' ', '\u00a0');

describe('money', () => {
	const baht = (amountMinor: number) => ({ amountMinor, currency: 'THB' });

	it('reads the same in both languages', () => {
		expect(f.money('th', baht(123450))).toBe('฿1,234.50');
		expect(f.money('en', baht(123450))).toBe('฿1,234.50');
		expect(f.money('th', { amountMinor: 1999, currency: 'USD' })).toBe('$19.99');
	});

	it('uses a true minus sign, and a plus only when asked', () => {
		expect(f.money('en', baht(-6000))).toBe('\u2212฿60.00');
		expect(f.money('en', baht(652), 'always')).toBe('+฿6.52');
		expect(f.money('en', baht(0), 'always')).toBe('฿0.00');
	});

	it('follows the exponent of the currency', () => {
		expect(f.money('en', { amountMinor: 1235, currency: 'JPY' })).toBe('¥1,235');
		expect(f.money('en', { amountMinor: 1234567, currency: 'KWD' })).toMatch(/^KWD\s1,234\.567$/u);
		expect(f.figures('th', { amountMinor: 5, currency: 'THB' })).toBe('0.05');
	});

	it('keeps every satang of amounts beyond binary fractions', () => {
		expect(f.money('en', baht(9007199254740991))).toBe('฿90,071,992,547,409.91');
	});
});

describe('dates', () => {
	it('counts years of the Buddhist era in Thai and of the common era in English', () => {
		expect(f.dateLong('th', at, BANGKOK)).toBe(nb('21 พฤศจิกายน 2569'));
		expect(f.dateLong('en', at, BANGKOK)).toBe(nb('21 November 2026'));
		expect(f.dateMedium('th', at, BANGKOK)).toBe(nb('21 พ.ย. 2569'));
		expect(f.dateMedium('en', at, BANGKOK)).toBe(nb('21 Nov 2026'));
	});

	it('leaves the year out where the year is not in doubt', () => {
		expect(f.dayMonth('th', at, BANGKOK)).toBe(nb('21 พฤศจิกายน'));
		expect(f.dayMonthShort('en', at, BANGKOK)).toBe(nb('21 Nov'));
	});

	it("takes the day of the shop's zone, not of the machine", () => {
		const lateEvening = Date.UTC(2026, 11, 31, 18, 30);
		expect(f.dateLong('th', lateEvening, BANGKOK)).toBe(nb('1 มกราคม 2570'));
		expect(f.dateLong('en', lateEvening, 'Europe/Copenhagen')).toBe(nb('31 December 2026'));
		expect(f.isoDate(lateEvening, BANGKOK)).toBe('2027-01-01');
	});

	it('writes the time with its Thai sign and never as 24:00', () => {
		expect(f.timeOfDay('th', at, BANGKOK)).toBe(nb('09:10 น.'));
		expect(f.timeOfDay('en', Date.UTC(2026, 10, 21, 17, 0), BANGKOK)).toBe('00:00');
		expect(f.dateTime('en', at, BANGKOK)).toBe(`${nb('21 Nov 2026')}, 09:10`);
	});

	it('writes a range once where it can', () => {
		const later = at + 4 * 86_400_000;
		expect(f.dateRange('en', at, later, BANGKOK)).toBe(nb('21–25 November 2026'));
		expect(f.dateRange('th', at, later, BANGKOK)).toBe(nb('21–25 พฤศจิกายน 2569'));
		const nextMonth = at + 14 * 86_400_000;
		expect(f.dateRange('en', at, nextMonth, BANGKOK)).toBe(`${nb('21 November')} – ${nb('5 December 2026')}`);
	});
});

describe('lengths of time', () => {
	const minutes = (n: number) => n * 60_000;

	it('gives the two largest units', () => {
		expect(f.duration('en', minutes(250))).toBe(nb('4 h 10 min'));
		expect(f.duration('th', minutes(250))).toBe(nb('4 ชม. 10 นาที'));
		expect(f.duration('en', minutes(-420))).toBe(nb('7 h'));
		expect(f.duration('en', minutes(0))).toBe(nb('0 min'));
		expect(f.duration('th', minutes(2 * 1440 + 5))).toBe(nb('2 วัน'));
	});

	it('gives an age in one unit', () => {
		expect(f.age('en', minutes(20 * 60 + 59))).toBe(nb('20 h'));
		expect(f.age('th', minutes(3 * 1440))).toBe(nb('3 วัน'));
	});
});

describe('numbers', () => {
	it('reads basis points as percent', () => {
		expect(f.percent('en', 750)).toBe('7.5%');
		expect(f.percent('th', 10_000)).toBe('100%');
		expect(f.percent('en', -25)).toBe('\u22120.25%');
	});

	it('groups thousands', () => {
		expect(f.number('th', 21400)).toBe('21,400');
	});
});
