export const CLAIM_PROBLEMS = ['missing', 'not_arrived'] as const;
/** What is wrong with a parcel itself: some of it is not in the box, or nothing of it came. */
export type ClaimProblem = (typeof CLAIM_PROBLEMS)[number];

/** Reasons of kind `return` that only a claim names; the shop words them like any other. */
export const CLAIM_REASONS: Record<ClaimProblem, string> = {
	missing: 'claim_missing',
	not_arrived: 'claim_not_arrived'
};

/** What a reason claims; null for a reason of goods that are there. */
export const problemOf = (reasonCode: string): ClaimProblem | null =>
	CLAIM_PROBLEMS.find((problem) => CLAIM_REASONS[problem] === reasonCode) ?? null;

export const BOX_STATES = ['sealed', 'opened', 'damaged'] as const;
/** How the box was when it came, as the customer tells. */
export type BoxState = (typeof BOX_STATES)[number];

export const CARRIER_ANSWERS = ['found', 'not_found'] as const;
export type CarrierAnswer = (typeof CARRIER_ANSWERS)[number];

/** Where goods are that nobody sends back: with the customer, or with nobody. */
export const receptionWithout = (reasonCode: string): 'kept' | 'lost' =>
	problemOf(reasonCode) === null ? 'kept' : 'lost';
