/** ISO 3166 alpha-2 of a country as exports write it: a code, its English or Thai name, or a usual other name. */
export function countryCode(written: string): string | null {
	const text = written.normalize('NFC').trim();
	if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase() === 'UK' ? 'GB' : text.toUpperCase();
	return (names ??= allNames()).get(text.toLowerCase()) ?? null;
}

const OTHER_NAMES: Record<string, string> = {
	eire: 'IE',
	usa: 'US',
	uk: 'GB',
	england: 'GB',
	holland: 'NL',
	'the netherlands': 'NL',
	rsa: 'ZA',
	ไทย: 'TH',
	ประเทศไทย: 'TH',
	'channel islands': 'JE'
};

// Asking Intl for every pair of letters in two languages is for imports, not for the start of a server.
let names: Map<string, string> | undefined;
function allNames(): Map<string, string> {
	const all = new Map<string, string>(Object.entries(OTHER_NAMES));
	for (const locale of ['th', 'en']) {
		const known = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
		for (const first of LETTERS) {
			for (const second of LETTERS) {
				const name = known.of(first + second)?.toLowerCase();
				if (name && !all.has(name)) all.set(name, first + second);
			}
		}
	}
	return all;
}
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
