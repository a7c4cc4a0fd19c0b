import type { Instant, LocalDate } from '#lib/domain/time.ts';

/** A whole day in somebody's calendar. */
export type CalendarDay = {
	/** The same day told again replaces the one that was added before. */
	uid: string;
	day: LocalDate;
	title: string;
	text: string;
	url: string;
};

/** Days as a file that every calendar takes: of somebody's own, kept by nobody in between. */
export const calendarAnswer = (days: readonly CalendarDay[], name: string, now: Instant): Response =>
	new Response(calendarText(days, now), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `attachment; filename="${name}.ics"`,
			'cache-control': 'private, no-store'
		}
	});

/** iCalendar, RFC 5545, with a reminder at nine on the morning before each day. */
export function calendarText(days: readonly CalendarDay[], now: Instant): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Homeward//Homeward//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		...days.flatMap((day) => eventOf(day, now)),
		'END:VCALENDAR'
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const eventOf = ({ uid, day, title, text, url }: CalendarDay, now: Instant): string[] => [
	'BEGIN:VEVENT',
	`UID:${uid}`,
	`DTSTAMP:${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`,
	`DTSTART;VALUE=DATE:${dateOf(day)}`,
	`DTEND;VALUE=DATE:${dateOf(dayAfter(day))}`,
	`SUMMARY:${escaped(title)}`,
	`DESCRIPTION:${escaped(text)}`,
	`URL:${url}`,
	'TRANSP:TRANSPARENT',
	'BEGIN:VALARM',
	'ACTION:DISPLAY',
	`DESCRIPTION:${escaped(title)}`,
	'TRIGGER:-PT15H',
	'END:VALARM',
	'END:VEVENT'
];

const dateOf = (day: LocalDate): string => day.replaceAll('-', '');
const dayAfter = (day: LocalDate): LocalDate =>
	new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) as LocalDate;

const escaped = (text: string): string =>
	text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');

const MOST_BYTES = 75;

/** No line is longer than 75 bytes; what is longer goes on after a line break and a blank, never inside a letter. */
function folded(line: string): string {
	let text = '';
	let left = MOST_BYTES;
	for (const letter of line) {
		const bytes = Buffer.byteLength(letter);
		if (bytes > left) {
			text += '\r\n ';
			left = MOST_BYTES - 1;
		}
		text += letter;
		left -= bytes;
	}
	return text;
}
