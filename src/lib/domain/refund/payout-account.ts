/** Banks of Thailand that take transfers to private accounts, by the name that people know them under. */
export const THAI_BANKS = [
	'bbl',
	'kbank',
	'ktb',
	'scb',
	'bay',
	'ttb',
	'gsb',
	'baac',
	'ghb',
	'uob',
	'cimb',
	'kkp',
	'tisco',
	'lh',
	'icbc',
	'thai_credit',
	'ibank'
] as const;
export type ThaiBank = (typeof THAI_BANKS)[number];

/** Where money may go by hand: a PromptPay id, an account at a Thai bank, or an account anywhere else. */
export const PAYOUT_WAYS = ['promptpay', ...THAI_BANKS, 'other'] as const;
export type PayoutWay = (typeof PAYOUT_WAYS)[number];
export const isPayoutWay = (text: string): text is PayoutWay =>
	(PAYOUT_WAYS as readonly string[]).includes(text);

/** What a transfer needs and nothing more. `bank_name` only where the way is `other`. */
export type PayoutAccount = { way: PayoutWay; number: string; holder: string; bank_name: string };
export type AccountField = 'way' | 'number' | 'holder' | 'bank_name';

/** Account numbers of these have exactly ten digits; other Thai banks also give out longer ones. */
const TEN_DIGITS: readonly PayoutWay[] = ['bbl', 'kbank', 'ktb', 'scb', 'bay', 'ttb', 'uob', 'cimb'];

/**
 * Reads an account as it was typed: blanks and hyphens are ignored. Answers with the first field that is wrong.
 * PromptPay ids are a mobile number, a citizen or tax id with its check digit, or an e-wallet number.
 */
export function readAccount(typed: {
	way: string;
	number: string;
	holder: string;
	bank_name: string;
}): { account: PayoutAccount } | { wrong: AccountField } {
	const { way } = typed;
	if (!isPayoutWay(way)) return { wrong: 'way' };
	const number = latinDigits(typed.number).replace(/[\s.-]/g, '');
	const holder = typed.holder.replace(/\s+/g, ' ').trim();
	const bank_name = way === 'other' ? typed.bank_name.replace(/\s+/g, ' ').trim() : '';
	if (way === 'other' && (bank_name === '' || bank_name.length > 100)) return { wrong: 'bank_name' };
	if (!isNumberOf(way, number)) return { wrong: 'number' };
	if (holder.length < 2 || holder.length > 100) return { wrong: 'holder' };
	return { account: { way, number: way === 'other' ? number.toUpperCase() : number, holder, bank_name } };
}

/** `xxx-x-x4567-x`-like, without telling more than the last four: enough to know one's own account again. */
export const maskAccount = ({ number }: Pick<PayoutAccount, 'number'>): string => `•••${number.slice(-4)}`;

function isNumberOf(way: PayoutWay, number: string): boolean {
	if (way === 'other') return /^[A-Za-z0-9]{4,34}$/.test(number);
	if (!/^\d+$/.test(number)) return false;
	if (way !== 'promptpay')
		return TEN_DIGITS.includes(way) ? number.length === 10 : number.length >= 10 && number.length <= 15;
	if (number.length === 10) return /^0[689]/.test(number);
	return number.length === 13 ? hasCheckDigit(number) : number.length === 15;
}

/** Thai citizen and tax ids: the thirteenth digit is 11 minus the weighted sum of the others modulo 11, modulo 10. */
function hasCheckDigit(id: string): boolean {
	const digits = [...id].map(Number);
	const sum = digits.slice(0, 12).reduce((total, digit, index) => total + digit * (13 - index), 0);
	return (11 - (sum % 11)) % 10 === digits[12];
}

const latinDigits = (text: string): string =>
	text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - '๐'.charCodeAt(0)));
