import type { Holiday } from '#lib/domain/holidays/holiday.ts';
import { thaiHolidays } from '#lib/domain/holidays/thai-holidays.ts';
import { rulesAsking, type PolicyUse } from '#lib/domain/policy/rules-naming.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { holidaysOf } from '../store/holidays.ts';
import { policyUses } from '../store/policy-uses.ts';

export { findHoliday, holidaysOf } from '../store/holidays.ts';

export type HolidaysView = {
	holidays: Holiday[];
	/** Policies whose rules ask whether a day is one. */
	uses: PolicyUse[];
	/** Public holidays of this year and the next that are not in the list. */
	offered: Holiday[];
};

/** The calendar of the shop; `year` is the present one. */
export async function holidaysView(db: Reader, now: Instant, year: number): Promise<HolidaysView> {
	const holidays = await holidaysOf(db);
	const known = new Set(holidays.map(({ day }) => day));
	return {
		holidays,
		uses: await usesOfHolidays(db, now),
		offered: [year, year + 1].flatMap(thaiHolidays).filter(({ day }) => !known.has(day))
	};
}

export const usesOfHolidays = (db: Reader, now: Instant): Promise<PolicyUse[]> =>
	policyUses(db, now, (content) => rulesAsking(content, 'holiday'));
