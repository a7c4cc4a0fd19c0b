import { isDay, MOST_HOLIDAYS, MOST_NAME, type Holiday } from './holiday.ts';

export const LINE_FAULTS = ['date_unreadable', 'name_missing', 'name_too_long', 'twice', 'too_many'] as const;
/** `line` counts from 1; `text` is how it begins. */
export type LineFault = { line: number; text: string; fault: (typeof LINE_FAULTS)[number] };

/**
 * Reads pasted days, one a line: `2026-12-05, Father’s Day, วันพ่อ`. The date may also be written 5/12/2026, its year
 * may be Buddhist; a tab or semicolon parts as well as a comma. One name alone serves both languages. Empty lines are
 * passed over; every line that can't be read is told.
 */
export function readHolidayLines(text: string): { holidays: Holiday[]; faults: LineFault[] } {
	const holidays: Holiday[] = [];
	const faults: LineFault[] = [];
	for (const [index, whole] of text.split(/\r\n?|\n/).entries()) {
		const line = whole.trim();
		if (line === '') continue;
		const read = readLine(line);
		const fault =
			typeof read === 'string'
				? read
				: holidays.some(({ day }) => day === read.day)
					? 'twice'
					: holidays.length >= MOST_HOLIDAYS
						? 'too_many'
						: null;
		if (fault !== null) faults.push({ line: index + 1, text: line.slice(0, 60), fault });
		else if (typeof read !== 'string') holidays.push(read);
	}
	return { holidays, faults };
}

function readLine(line: string): Holiday | LineFault['fault'] {
	const [date = '', ...names] = line.split(/[,;\t]/).map((part) => part.trim());
	const day = dayOf(date);
	if (day === null) return 'date_unreadable';
	const [first = '', second = ''] = names.filter((name) => name !== '');
	if (first === '') return 'name_missing';
	if (first.length > MOST_NAME || second.length > MOST_NAME) return 'name_too_long';
	const [th, en] = isThai(first) ? [first, second || first] : [second || first, first];
	return { day, en, th };
}

const BUDDHIST = 543;

function dayOf(text: string): string | null {
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
	const local = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
	const [year, month = '', date = ''] = iso?.slice(1) ?? local?.slice(1).reverse() ?? [];
	if (year === undefined) return null;
	const christian = Number(year) > 2400 ? Number(year) - BUDDHIST : Number(year);
	const day = `${christian}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
	return isDay(day) ? day : null;
}

const isThai = (text: string): boolean => /[\u0e01-\u0e5b]/.test(text);
