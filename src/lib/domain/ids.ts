/** Prefixes of stored ids: the prefix, an underscore and a UUIDv7. Ids order rows and are never credentials. */
export const ID_PREFIXES = [
	'cus', // customer
	'ord', // order
	'lin', // order line
	'ful', // fulfilment
	'trk', // tracking event
	'pay', // payment
	'pol', // policy version
	'pdr', // policy draft
	'bkt', // backtest of a policy
	'ret', // return
	'rit', // return item
	'can', // cancellation
	'hrl', // release of held money
	'chg', // charge: money the customer has to pay
	'chs', // page at the provider to pay a charge on
	'evi', // evidence
	'ins', // inspection
	'fil', // file
	'rfd', // refund
	'exc', // exchange
	'exl', // replacement that an exchange agreed on
	'rfl', // refund line
	'rfp', // refund payment
	'crt', // credit transaction
	'crl', // credit lot
	'crp', // credit posting
	'crn', // credit note
	'evt', // event
	'job', // job
	'inb', // inbox entry
	'msg', // message sent
	'not', // note
	'stf', // staff member
	'tok', // access token
	'key', // API key
	'imp', // import
	'prd', // product
	'var', // variant
	'rsv', // stock reservation
	'frz', // freeze of refunds
	'rcn', // reconciliation run
	'dif', // difference between books and provider
	'och', // change of an order
	'lch', // change of pieces of an order
	'gft', // gift
	'wdr', // withdrawal from a contract
	'wda', // answer to a withdrawal
	'whk', // webhook
	'whd' // delivery of a webhook
] as const;
export type IdPrefix = (typeof ID_PREFIXES)[number];
export type Id<P extends IdPrefix> = `${P}_${string}`;

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
export const isId = <P extends IdPrefix>(prefix: P, value: string): value is Id<P> =>
	new RegExp(`^${prefix}_${UUID}$`).test(value);

/** 31 symbols, a prime count, without the look-alikes 0 O, 1 I and U. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTVWXYZ';

/** A number people read aloud: `RT-5M8Q3KX` from random bytes, the last symbol checks the others. */
export function readableCode(prefix: string, randomBytes: Uint8Array): string {
	let body = '';
	// 248 is the largest multiple of 31 in a byte: larger ones would favour the first symbols.
	for (const byte of randomBytes) {
		if (byte < 248 && body.length < 6) body += ALPHABET[byte % 31];
	}
	if (body.length < 6) throw new RangeError('too few random bytes for a readable code');
	return `${prefix}-${body}${checkSymbol(body)}`;
}

/** Reads what a person or scanner typed: any case, spaces, missing dash, look-alikes. Null when the check fails. */
export function parseReadableCode(prefix: string, typed: string): string | null {
	const compact = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
	const bare = compact.startsWith(prefix) ? compact.slice(prefix.length) : compact;
	const body = bare.replace(/[O0]/g, 'Q').replace(/[I1]/g, 'L').replace(/U/g, 'V');
	if (body.length !== 7 || [...body].some((symbol) => !ALPHABET.includes(symbol))) return null;
	return checkSymbol(body.slice(0, 6)) === body[6] ? `${prefix}-${body}` : null;
}

/** Weighted sum modulo 31: finds every single wrong symbol and every swap of neighbours. */
function checkSymbol(body: string): string {
	const sum = [...body].reduce((acc, symbol, index) => acc + ALPHABET.indexOf(symbol) * (index + 2), 0);
	return ALPHABET[sum % 31] as string;
}
