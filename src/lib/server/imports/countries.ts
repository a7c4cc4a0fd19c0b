/** ISO 3166 alpha-2 of a country as exports write it: a code, its English or Thai name, or a usual other name. */
export function countryCode(written: string): string | null {
	const text = written.normalize('NFC').trim();
	if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase() === 'UK' ? 'GB' : text.toUpperCase();
	return NAMES.get(text.toLowerCase()) ?? null;
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

const NAMES = new Map<string, string>(Object.entries(OTHER_NAMES));
for (const locale of ['th', 'en']) {
	const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
	for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
		for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
			const name = names.of(first + second);
			if (name && !NAMES.has(name.toLowerCase())) NAMES.set(name.toLowerCase(), first + second);
		}
	}
}
