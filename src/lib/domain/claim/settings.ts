import type { PerCurrency, PolicyRules } from '../policy/types.ts';

/** What the shop says of parcels that are incomplete or never come. */
export type ClaimSettings = {
	/** Days from the delivery within which something can be told to be missing, or nothing to have come. */
	report_days: number;
	/** Days after the day that was promised from which a parcel can be told not to have arrived. */
	late_days: number;
	/** Up to this value the customer's word is enough; a currency that is missing: a person looks at every claim. */
	trust_limit: PerCurrency;
};

/** What holds for policies that do not speak of claims. */
export const USUAL_CLAIMS: ClaimSettings = { report_days: 14, late_days: 5, trust_limit: {} };

export const claimSettings = (rules: Pick<PolicyRules, 'claims'>): ClaimSettings =>
	rules.claims ?? USUAL_CLAIMS;
