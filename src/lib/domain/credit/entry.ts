/**
 * Why credit moves. `restore` takes back a spend, `revoke` takes back an issue; `adjust` is a person's correction in
 * either direction.
 */
export const CREDIT_KINDS = ['issue', 'bonus', 'spend', 'restore', 'expire', 'adjust', 'revoke'] as const;
export type CreditKind = (typeof CREDIT_KINDS)[number];

/**
 * The two sides of every movement. `customer` is what the shop owes this customer; the others say where it came from
 * or went: `refunds_owed` money a refund owed, `promotions` the bonus the shop pays for, `spent` purchases, `expired`
 * what ran out, `adjustments` corrections by a person.
 */
export const CREDIT_ACCOUNTS = [
	'customer',
	'refunds_owed',
	'promotions',
	'spent',
	'expired',
	'adjustments'
] as const;
export type CreditAccount = (typeof CREDIT_ACCOUNTS)[number];

/** One side of a movement, in signed minor units; a posting on `customer` names its lot, no other does. */
export type CreditPosting = { account: CreditAccount; amount_minor: number; lot_id: string | null };

/** Signed minor units of one lot. */
export type LotMove = { lot_id: string; amount_minor: number; bonus: boolean };

/**
 * The postings of one movement: one per lot on the customer's side, and what they sum to, negated, on the other.
 * @throws RangeError when nothing would move.
 */
export function postingsOf(kind: CreditKind, moves: readonly LotMove[]): CreditPosting[] {
	const sides = new Map<CreditAccount, number>();
	for (const { amount_minor, bonus } of moves) {
		const account = counterAccount(kind, bonus);
		sides.set(account, (sides.get(account) ?? 0) - amount_minor);
	}
	return balanced([
		...moves.map(({ lot_id, amount_minor }) => ({ account: 'customer' as const, amount_minor, lot_id })),
		...[...sides].map(([account, amount_minor]) => ({ account, amount_minor, lot_id: null }))
	]);
}

/**
 * The postings as they were given: two or more, none of nothing, in whole minor units, summing to zero.
 * @throws RangeError otherwise: such a movement must not be written.
 */
export function balanced(postings: readonly CreditPosting[]): CreditPosting[] {
	const isWhole = postings.every(
		({ amount_minor }) => Number.isSafeInteger(amount_minor) && amount_minor !== 0
	);
	const isNamed = postings.every(({ account, lot_id }) => (account === 'customer') === (lot_id !== null));
	const sum = postings.reduce((total, { amount_minor }) => total + amount_minor, 0);
	if (postings.length < 2 || !isWhole || !isNamed || sum !== 0)
		throw new RangeError('credit does not balance');
	return [...postings];
}

/** A bonus that is taken back or runs out was never an expense: it leaves the account it came from. */
function counterAccount(kind: CreditKind, bonus: boolean): CreditAccount {
	switch (kind) {
		case 'issue':
			return 'refunds_owed';
		case 'bonus':
			return 'promotions';
		case 'spend':
		case 'restore':
			return 'spent';
		case 'expire':
			return bonus ? 'promotions' : 'expired';
		case 'revoke':
			return bonus ? 'promotions' : 'refunds_owed';
		case 'adjust':
			return 'adjustments';
	}
}
