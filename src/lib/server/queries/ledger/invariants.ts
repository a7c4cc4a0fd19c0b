/** What must hold of the money, in plain words, one line of the report each. The rules behind them are in this folder. */
export const INVARIANTS = {
	M1: 'no payment and no order gives back more than was taken',
	M2: 'no line gives back more units than were bought',
	M3: 'a refund that arrived is one refund at the provider, of the same amount',
	M4: 'a refund at the provider is one refund here, ours or adopted',
	M5: 'accepted goods have their money, or a person sees the case',
	M6: 'amounts are whole minor units, none is a fraction',
	M7: 'a refund is the sum of its figures, to the last minor unit',
	M8: 'store credit adds up and is never below zero',
	M9: 'nothing is sent while a payment is disputed',
	M10: 'refunds stand where their payments put them, on the ways of the table',
	M11: 'each change of a refund left exactly one event',
	M12: 'nobody is told of money before the provider has it, and nobody twice',
	M13: 'no more goods went back to stock than came',
	M14: 'an exchange is settled once',
	M15: 'nothing is on its way longer than the bound without a person seeing it',
	M16: 'a webhook is kept once and worked on once',
	M17: 'the events, played again, come to the same refunds',
	M18: 'nobody let money go that somebody else must approve',
	M19: 'what a customer was asked to pay was paid once, and money that came for nothing goes back'
} as const;

export type InvariantId = keyof typeof INVARIANTS;
