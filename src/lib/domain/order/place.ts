/**
 * The province or town of an address, enough to tell two customers of one name apart. Where the province is only an
 * abbreviation, as in `OR`, the town says more.
 */
export function placeOf({ city, province }: { city?: string | null; province?: string | null }): string {
	const isShort = /^[A-Z]{1,3}$/u.test(province ?? '');
	return (isShort && city) || province || city || '';
}
