import type { Holiday } from './holiday.ts';

/**
 * Thai public holidays that fall on the same date every year, for the merchant to choose from. Days that follow the
 * moon (Makha, Visakha and Asalha Bucha, the first day of Lent), the ploughing ceremony and days in lieu are announced
 * anew for each year and are not here.
 *
 * Source: the cabinet's list of public holidays (resolutions of 2 January and 14 May 2019), Labour Day from the Labour
 * Protection Act B.E. 2541, section 29; compared with the list that vacanza/holidays keeps. Checked 2026-11-22.
 */
const EVERY_YEAR: readonly [date: string, en: string, th: string][] = [
	['01-01', 'New Year’s Day', 'วันขึ้นปีใหม่'],
	['04-06', 'Chakri Memorial Day', 'วันจักรี'],
	['04-13', 'Songkran', 'วันสงกรานต์'],
	['04-14', 'Songkran', 'วันสงกรานต์'],
	['04-15', 'Songkran', 'วันสงกรานต์'],
	['05-01', 'Labour Day', 'วันแรงงานแห่งชาติ'],
	['05-04', 'Coronation Day', 'วันฉัตรมงคล'],
	['06-03', 'The Queen’s Birthday', 'วันเฉลิมพระชนมพรรษาพระราชินี'],
	['07-28', 'The King’s Birthday', 'วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว'],
	['08-12', 'Mother’s Day', 'วันแม่แห่งชาติ'],
	['10-13', 'King Bhumibol Memorial Day', 'วันนวมินทรมหาราช'],
	['10-23', 'Chulalongkorn Day', 'วันปิยมหาราช'],
	['12-05', 'Father’s Day and National Day', 'วันพ่อแห่งชาติและวันชาติ'],
	['12-10', 'Constitution Day', 'วันรัฐธรรมนูญ'],
	['12-31', 'New Year’s Eve', 'วันสิ้นปี']
];

/** The day on which the list was last compared with its sources. */
export const THAI_HOLIDAYS_CHECKED = '2026-11-22';

export const thaiHolidays = (year: number): Holiday[] =>
	EVERY_YEAR.map(([date, en, th]) => ({ day: `${year}-${date}`, en, th }));
