import type { LocalDate } from '../../time.ts';
import type { RightCode } from '../trace-step.ts';

/** A right to send goods back without a reason. Days count from delivery. */
export type Withdrawal = {
	code: Extract<RightCode, 'eu_withdrawal' | 'uk_withdrawal'>;
	countries: readonly string[];
	days: number;
	/** Orders placed on this day or later have it. */
	since: LocalDate;
	source: { name: string; url: string };
	/** When somebody last held this entry beside its source. */
	checked_on: LocalDate;
};

/** A right to goods without a defect. Days count from delivery; a person may look, nobody may refuse to. */
export type Conformity = Omit<Withdrawal, 'code'> & {
	code: Extract<RightCode, 'eu_conformity' | 'uk_conformity'>;
};

/**
 * A right to one's money back for goods that were paid for at the door and are not what was bought. `days` count from
 * the delivery: so long the carrier holds the money, and so long it can be asked for.
 */
export type CodClaim = Omit<Withdrawal, 'code'> & {
	code: Extract<RightCode, 'th_cod_claim'>;
	/** From the claim to the money. */
	refund_days: number;
	/** From the claim to the day by which the goods were fetched, at no charge. */
	collect_days: number;
};

export const EU: readonly string[] =
	'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
export const EEA: readonly string[] = [...EU, 'IS', 'LI', 'NO'];

/**
 * Thailand is not here: its 2017 act takes shops on the web out of direct marketing, subject to ministerial rules, so
 * the seven days that people quote are a shop's own word: a window among its settings.
 */
export const WITHDRAWALS: readonly Withdrawal[] = [
	{
		code: 'eu_withdrawal',
		countries: EEA,
		days: 14,
		since: '2014-06-13',
		source: {
			name: 'Directive 2011/83/EU, articles 9 to 16',
			url: 'https://eur-lex.europa.eu/eli/dir/2011/83/oj'
		},
		checked_on: '2026-11-21'
	},
	{
		code: 'uk_withdrawal',
		countries: ['GB'],
		days: 14,
		since: '2014-06-13',
		source: {
			name: 'Consumer Contracts Regulations 2013, regulations 27 to 38',
			url: 'https://www.legislation.gov.uk/uksi/2013/3134'
		},
		checked_on: '2026-11-21'
	}
];

export const CONFORMITIES: readonly Conformity[] = [
	{
		code: 'eu_conformity',
		countries: EEA,
		days: 730,
		since: '2022-01-01',
		source: {
			name: 'Directive (EU) 2019/771, articles 10 and 13',
			url: 'https://eur-lex.europa.eu/eli/dir/2019/771/oj'
		},
		checked_on: '2026-11-21'
	},
	{
		code: 'uk_conformity',
		countries: ['GB'],
		days: 2190,
		since: '2015-10-01',
		source: {
			name: 'Consumer Rights Act 2015, section 19, with the Limitation Act 1980, section 5',
			url: 'https://www.legislation.gov.uk/ukpga/2015/15'
		},
		checked_on: '2026-11-21'
	}
];

/**
 * Goods that were not ordered, are not as described or are defective. Five days are counted as the Civil and Commercial
 * Code counts them (sections 193/3 and 193/5): not the day of the delivery, and to the end of the last one.
 */
export const COD_CLAIMS: readonly CodClaim[] = [
	{
		code: 'th_cod_claim',
		countries: ['TH'],
		days: 5,
		refund_days: 15,
		collect_days: 5,
		since: '2024-10-03',
		source: {
			name: 'Notification of the Committee on Contracts, cash-on-delivery transport as a controlled-receipt business, B.E. 2567 (Dee-Delivery)',
			url: 'https://austchamthailand.com/thailand-regulates-cash-on-delivery-logistics-services'
		},
		checked_on: '2026-11-22'
	}
];

/**
 * Kinds of goods that a withdrawal may leave out, as shops code them: made to order, perishing, sealed for health or
 * hygiene, digital, press. A shop adds its own codes in `exempt_categories`. Source: Directive 2011/83/EU, article 16;
 * Consumer Contracts Regulations 2013, regulation 28.
 */
export const EXEMPT_CATEGORIES: ReadonlySet<string> = new Set([
	...[
		'made_to_order',
		'made_to_measure',
		'custom',
		'customised',
		'customized',
		'personalised',
		'personalized'
	],
	...[
		'engraved',
		'tailored',
		'food',
		'fresh_food',
		'perishable',
		'perishables',
		'flowers',
		'plants',
		'bakery'
	],
	...[
		'skincare',
		'cosmetics',
		'makeup',
		'beauty',
		'hygiene',
		'personal_care',
		'underwear',
		'lingerie',
		'swimwear'
	],
	...['medicine', 'supplements', 'earrings', 'digital', 'downloads', 'software', 'gift_cards', 'vouchers'],
	...['newspapers', 'magazines', 'services', 'tickets', 'alcohol']
]);
