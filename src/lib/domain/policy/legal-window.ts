/** Members of the European Union and the EEA, where a distance contract may be withdrawn within 14 days. */
const EUROPE = new Set(
	('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK ' + 'IS LI NO').split(
		' '
	)
);

/**
 * The least days of a return window in a country, which no policy may undercut; 0 where the law leaves it to the shop.
 * Source: Directive 2011/83/EU, art. 9; Consumer Contracts Regulations 2013 (United Kingdom), reg. 30.
 */
export const legalWindowDays = (country: string): number =>
	EUROPE.has(country) || country === 'GB' ? 14 : 0;
