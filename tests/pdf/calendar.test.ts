import { expect, test } from 'vitest';
import { calendarText, type CalendarDay } from '#lib/server/http/calendar.ts';

const NOW = Date.UTC(2026, 10, 22, 9, 30, 5, 123);
const day = (change: Partial<CalendarDay> = {}): CalendarDay => ({
	uid: 'return-BD-1-2026-12-31@shop.example',
	day: '2026-12-31',
	title: 'Last day to return 2 pieces of order BD-1',
	text: '',
	url: 'https://shop.example/orders/BD-1',
	...change
});
/** As a calendar reads it: folded lines joined, signs no longer escaped. */
const read = (text: string, name: string): string[] =>
	text
		.replaceAll('\r\n ', '')
		.split('\r\n')
		.filter((line) => line.startsWith(`${name}:`))
		.map((line) =>
			line.slice(name.length + 1).replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
		);

test('a day is whole, ends on the next one and is told of before', () => {
	expect(calendarText([day()], NOW).split('\r\n')).toEqual([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Homeward//Homeward//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		'BEGIN:VEVENT',
		'UID:return-BD-1-2026-12-31@shop.example',
		'DTSTAMP:20261122T093005Z',
		'DTSTART;VALUE=DATE:20261231',
		'DTEND;VALUE=DATE:20270101',
		'SUMMARY:Last day to return 2 pieces of order BD-1',
		'DESCRIPTION:',
		'URL:https://shop.example/orders/BD-1',
		'TRANSP:TRANSPARENT',
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		'DESCRIPTION:Last day to return 2 pieces of order BD-1',
		'TRIGGER:-PT15H',
		'END:VALARM',
		'END:VEVENT',
		'END:VCALENDAR',
		''
	]);
});

test('whatever a title holds stays one value: no line of it becomes a property', () => {
	const title = 'a;b,c\\d\r\nBEGIN:VEVENT\nx';
	const text = calendarText([day({ title })], NOW);
	expect(read(text, 'SUMMARY')).toEqual([title.replace('\r\n', '\n')]);
	expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
});

test('lines are no longer than 75 bytes, and Thai letters stay whole', () => {
	const title = `${'วันสุดท้ายที่ส่งของคืนได้ '.repeat(9)}😀`;
	const text = calendarText([day({ title, text: 'x'.repeat(500) })], NOW);
	expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBe(75);
	expect(read(text, 'SUMMARY')).toEqual([title]);
	expect(read(text, 'DESCRIPTION')[0]).toHaveLength(500);
	expect(text).not.toContain('�');
});
