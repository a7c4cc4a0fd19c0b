/** A day on which the shop does not work. */
export interface HolidaysTable {
	/** Of the shop's zone: '2026-12-05'. */
	day: string;
	name_en: string;
	name_th: string;
}

export interface SettingsSchema {
	holidays: HolidaysTable;
}
