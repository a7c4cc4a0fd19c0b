/**
 * Countries of the EEA with the zone whose days count there. Where a country spans several, the one whose days end
 * last: nobody declares too late because of the clock of a capital.
 */
const ZONES: Readonly<Record<string, string>> = {
	AT: 'Europe/Vienna',
	BE: 'Europe/Brussels',
	BG: 'Europe/Sofia',
	CY: 'Asia/Nicosia',
	CZ: 'Europe/Prague',
	DE: 'Europe/Berlin',
	DK: 'Europe/Copenhagen',
	EE: 'Europe/Tallinn',
	ES: 'Atlantic/Canary',
	FI: 'Europe/Helsinki',
	FR: 'Europe/Paris',
	GR: 'Europe/Athens',
	HR: 'Europe/Zagreb',
	HU: 'Europe/Budapest',
	IE: 'Europe/Dublin',
	IS: 'Atlantic/Reykjavik',
	IT: 'Europe/Rome',
	LI: 'Europe/Vaduz',
	LT: 'Europe/Vilnius',
	LU: 'Europe/Luxembourg',
	LV: 'Europe/Riga',
	MT: 'Europe/Malta',
	NL: 'Europe/Amsterdam',
	NO: 'Europe/Oslo',
	PL: 'Europe/Warsaw',
	PT: 'Atlantic/Azores',
	RO: 'Europe/Bucharest',
	SE: 'Europe/Stockholm',
	SI: 'Europe/Ljubljana',
	SK: 'Europe/Bratislava'
};

/** Where a distance contract may be withdrawn from by law: Directive 2011/83/EU, art. 9, and the EEA agreement. */
export const EEA: readonly string[] = Object.keys(ZONES);

export const zoneOf = (country: string, otherwise: string): string =>
	(Object.hasOwn(ZONES, country) ? ZONES[country] : undefined) ?? otherwise;
