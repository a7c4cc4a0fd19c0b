import type { Flag, Instant, JsonText } from './schema-values.ts';

export interface ShopTable {
	id: 'shop';
	name_en: string;
	name_th: string;
	accent: string;
	accent_dark: string;
	logo_file_id: string | null;
	default_locale: 'th' | 'en';
	timezone: string;
	currency: string;
	phone: string;
	email: string;
	hours_en: string;
	hours_th: string;
	return_address: JsonText;
	/** For credit notes; both may be empty, then the return address stands in. */
	tax_id: string;
	tax_address: string;
	settings: JsonText;
	set_up_at: Instant | null;
	version: number;
}

export interface ReasonsTable {
	code: string;
	position: number;
	kind: 'return' | 'decline' | 'deduct' | 'reject' | 'override';
	label_en: string;
	label_th: string;
	fault: 'customer' | 'merchant' | 'carrier';
	needs_photo: Flag;
	waives_fees: Flag;
	/** Follow-up question: { en, th, answers: [{ code, en, th }] } or null. */
	follow_up: JsonText | null;
	active: Flag;
}

export interface ShopSchema {
	shop: ShopTable;
	reasons: ReasonsTable;
}
