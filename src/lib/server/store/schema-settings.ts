/** A day on which the shop does not work. */
export interface HolidaysTable {
	/** Of the shop's zone: '2026-12-05'. */
	day: string;
	name_en: string;
	name_th: string;
}

/** Where parcels come back to beside the shop's own address. */
export interface ReturnAddressesTable {
	code: string;
	name_en: string;
	name_th: string;
	/** An Address of domain/order/neutral.ts, as data. */
	address: string;
	active: 0 | 1;
	version: number;
	created_at: number;
}

export interface SettingsSchema {
	holidays: HolidaysTable;
	return_addresses: ReturnAddressesTable;
}
