/** The forms under which orders, people and parcels are compared: whatever somebody types, it finds the same. */

/** `#hw 1042` and `HW-1042` are the same order: letters and digits only, upper case. */
export const normalOrderNumber = (typed: string): string =>
	asciiDigits(typed.normalize('NFKC'))
		.toUpperCase()
		.replace(/[^\p{L}\p{M}\p{N}]/gu, '');

export const normalEmail = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

/**
 * Digits with the country's calling code in front: `081-234 5678` is 66812345678 in Thailand. A number written for
 * use at home gets the code of `country`; one that starts with + or 00 keeps its own. Null when it cannot be a phone
 * number.
 */
export function normalPhone(typed: string, country: string): string | null {
	const text = asciiDigits(typed.normalize('NFKC')).trim();
	const digits = text.replace(/\D/g, '');
	const international = text.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : null;
	const code = CALLING_CODES[country] ?? '';
	const whole = (international ?? `${code}${digits.replace(/^0/, '')}`).replace(/^660/, '66');
	return whole.length >= 7 && whole.length <= 15 ? whole : null;
}

/** Carriers' numbers: letters and digits only, upper case. */
export const normalTracking = (typed: string): string => normalOrderNumber(typed);

/** Thai and other decimal digits as 0 to 9. */
export const asciiDigits = (text: string): string =>
	text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));

const CALLING_CODES: Record<string, string> = {
	TH: '66',
	LA: '856',
	KH: '855',
	MM: '95',
	MY: '60',
	SG: '65',
	ID: '62',
	PH: '63',
	VN: '84',
	BN: '673',
	JP: '81',
	KR: '82',
	CN: '86',
	HK: '852',
	MO: '853',
	TW: '886',
	IN: '91',
	AE: '971',
	AU: '61',
	NZ: '64',
	US: '1',
	CA: '1',
	GB: '44',
	IE: '353',
	DE: '49',
	FR: '33',
	NL: '31',
	BE: '32',
	LU: '352',
	AT: '43',
	CH: '41',
	IT: '39',
	ES: '34',
	PT: '351',
	DK: '45',
	SE: '46',
	NO: '47',
	FI: '358',
	PL: '48',
	CZ: '420',
	GR: '30'
};
