import { decimalOf } from '../../decimal.ts';
import type { OfferedOutcome } from '../types.ts';
import { ELSEWHERE } from './plain-order.ts';
import type { Conditions, PublicTerms } from './public-terms.ts';

export const SCHEMA = 'https://schema.org';
const REFUND_TYPES = {
	refund: 'FullRefund',
	store_credit: 'StoreCreditRefund',
	exchange: 'ExchangeRefund'
} as const satisfies Record<OfferedOutcome, string>;

type Schema<Name extends string> = `${typeof SCHEMA}/${Name}`;
type Amount = { '@type': 'MonetaryAmount'; value: string; currency: string };
type Fees = Schema<'FreeReturn' | 'ReturnShippingFees' | 'ReturnFeesCustomerResponsibility'>;

/** A return policy in the vocabulary of schema.org, as search engines read it. */
export type MerchantReturnPolicy = {
	/** Where it stands alone. */
	'@context'?: typeof SCHEMA;
	'@type': 'MerchantReturnPolicy';
	applicableCountry: string[];
	returnPolicyCountry?: string;
	returnPolicyCategory: Schema<
		'MerchantReturnFiniteReturnWindow' | 'MerchantReturnNotPermitted' | 'MerchantReturnUnspecified'
	>;
	/** Days from delivery. */
	merchantReturnDays?: number;
	merchantReturnLink: string;
	returnMethod?: Schema<'ReturnByMail' | 'ReturnAtKiosk'>[];
	returnLabelSource?: Schema<'ReturnLabelDownloadAndPrint' | 'ReturnLabelCustomerResponsibility'>;
	returnFees?: Fees;
	returnShippingFeesAmount?: Amount;
	customerRemorseReturnFees?: Fees;
	customerRemorseReturnShippingFeesAmount?: Amount;
	itemDefectReturnFees?: Fees;
	/** A number is a percentage of the price. */
	restockingFee?: number | Amount | [number, Amount];
	refundType?: Schema<(typeof REFUND_TYPES)[OfferedOutcome]>[];
};

export type OnlineStore = {
	'@context': typeof SCHEMA;
	'@type': 'OnlineStore';
	name: string;
	url: string;
	hasMerchantReturnPolicy: MerchantReturnPolicy[];
};

/** Search engines read no more countries than this of one policy. */
const MOST_COUNTRIES = 50;

/**
 * The terms of a place for the countries that share them, never kinder than the portal: where the law's days and the
 * shop's own have different costs, the longer ones with theirs. Null for countries without a code.
 */
export function merchantReturnPolicy(
	{ place, taste }: PublicTerms,
	countries: readonly string[],
	link: string
): MerchantReturnPolicy | null {
	const known = countries.filter((code) => code !== ELSEWHERE).slice(0, MOST_COUNTRIES);
	if (known.length === 0) return null;
	const about = {
		'@type': 'MerchantReturnPolicy' as const,
		applicableCountry: known,
		...(place.home_country === undefined ? {} : { returnPolicyCountry: place.home_country }),
		merchantReturnLink: link
	};
	const counted = taste.phases.filter(({ open_for }) => open_for.from === 'delivered');
	const phase = counted.at(-1);
	if (phase === undefined) {
		const isNever = taste.phases.length === 0;
		const category = isNever ? 'MerchantReturnNotPermitted' : 'MerchantReturnUnspecified';
		return { ...about, returnPolicyCategory: `${SCHEMA}/${category}` };
	}
	const fees = feesOf(phase.conditions, place.currency);
	return {
		...about,
		returnPolicyCategory: `${SCHEMA}/MerchantReturnFiniteReturnWindow`,
		merchantReturnDays: phase.open_for.days,
		...wayOf(phase.conditions),
		returnFees: fees.kind,
		customerRemorseReturnFees: fees.kind,
		...(fees.amount === null
			? {}
			: {
					returnShippingFeesAmount: fees.amount,
					customerRemorseReturnShippingFeesAmount: fees.amount
				}),
		itemDefectReturnFees: `${SCHEMA}/FreeReturn`,
		...restockingOf(phase.conditions, place.currency),
		refundType: phase.conditions.outcomes.map((outcome) => `${SCHEMA}/${REFUND_TYPES[outcome]}` as const)
	};
}

/** The shop as search engines know it, with the policies of all its countries. */
export const onlineStore = (
	name: string,
	url: string,
	policies: readonly (MerchantReturnPolicy | null)[]
): OnlineStore => ({
	'@context': SCHEMA,
	'@type': 'OnlineStore',
	name,
	url,
	hasMerchantReturnPolicy: policies.filter((policy) => policy !== null)
});

/** As the text of a script element: nothing in it can end the element, whatever a shop is called. */
export const scriptText = (data: OnlineStore | MerchantReturnPolicy): string =>
	JSON.stringify(data).replace(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
	);

function wayOf({ methods }: Conditions): Pick<MerchantReturnPolicy, 'returnMethod' | 'returnLabelSource'> {
	const label = methods.includes('drop_off')
		? ('ReturnLabelDownloadAndPrint' as const)
		: ('ReturnLabelCustomerResponsibility' as const);
	return {
		returnMethod: methods.map(
			(method) => `${SCHEMA}/${method === 'drop_off' ? 'ReturnAtKiosk' : 'ReturnByMail'}` as const
		),
		returnLabelSource: `${SCHEMA}/${label}`
	};
}

function feesOf(
	{ methods, return_fee_minor }: Conditions,
	currency: string
): { kind: Fees; amount: Amount | null } {
	if (return_fee_minor > 0) {
		return { kind: `${SCHEMA}/ReturnShippingFees`, amount: amountOf(return_fee_minor, currency) };
	}
	const kind = methods.includes('drop_off') ? 'FreeReturn' : 'ReturnFeesCustomerResponsibility';
	return { kind: `${SCHEMA}/${kind}`, amount: null };
}

function restockingOf(
	{ restocking_basis_points, piece_fee_minor, fee_cap_basis_points }: Conditions,
	currency: string
): Pick<MerchantReturnPolicy, 'restockingFee'> {
	const share = Math.min(restocking_basis_points, fee_cap_basis_points) / 100;
	const piece = piece_fee_minor > 0 && fee_cap_basis_points > 0 ? amountOf(piece_fee_minor, currency) : null;
	if (piece === null) return share > 0 ? { restockingFee: share } : {};
	return { restockingFee: share > 0 ? [share, piece] : piece };
}

const amountOf = (amountMinor: number, currency: string): Amount => ({
	'@type': 'MonetaryAmount',
	value: decimalOf({ amountMinor, currency }),
	currency
});
