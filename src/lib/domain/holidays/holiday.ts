import type { LocalDate } from '../time.ts';

/** A day on which the shop does not work. */
export type Holiday = { day: LocalDate; en: string; th: string };

export const MOST_NAME = 100;
/** Far more than anybody keeps: some twenty years. */
export const MOST_HOLIDAYS = 1_000;

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** A day that exists, written as `2026-12-05`, in the years a shop may think of. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const year = Number(text.slice(0, 4));
	const time = Date.parse(`${text}T00:00:00Z`);
	return (
		year >= FIRST_YEAR &&
		year <= LAST_YEAR &&
		!Number.isNaN(time) &&
		new Date(time).toISOString().startsWith(text)
	);
}
