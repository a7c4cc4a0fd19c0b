import type { LineFacts, OrderFacts } from '../policy/types.ts';
import type { Instant } from '../time.ts';
import { withdrawalEnd } from './period.ts';

/** Why a person answers a declaration. Words: i18n/withdrawal-findings.ts. */
export const FINDINGS = [
	'unknown_order',
	'contact_differs',
	'declared_again',
	'order_cancelled',
	'country_not_covered',
	'pieces_in_words',
	'declared_late',
	'not_delivered',
	'return_open',
	'excluded_goods',
	'already_returned',
	'return_refused'
] as const;
export type Finding = (typeof FINDINGS)[number];

export type WithdrawnPiece = { line_id: string; quantity: number };

export type WithdrawalFacts = {
	order: OrderFacts;
	/** Countries in which the shop grants the right. */
	countries: readonly string[];
	/** Categories to which the law gives no such right: made to order, perishable. What the shop excludes is not asked. */
	exempt_categories: readonly string[];
	/** An earlier declaration about the same order that nobody has closed. */
	declared_before: boolean;
	/** What was declared; null is all of it. */
	pieces: readonly WithdrawnPiece[] | null;
	/** Pieces told in words, which only a person can read. */
	in_words: boolean;
	declared_at: Instant;
};

export type WithdrawalStanding = {
	findings: Finding[];
	/** End of the period; null while it has not begun, as long as goods are on their way. */
	period_ends_at: Instant | null;
	/** What a return can be opened for at once. */
	pieces: WithdrawnPiece[];
};

/**
 * What a declaration comes to. It never says that a withdrawal is void: whatever is found goes to a person, and the
 * pieces about which nothing is found go on without one.
 */
export function withdrawalStanding(facts: WithdrawalFacts): WithdrawalStanding {
	const { order, declared_at } = facts;
	const period_ends_at = periodEnd(order);
	const whole: Finding[] = [];
	if (facts.declared_before) whole.push('declared_again');
	if (order.cancelled) whole.push('order_cancelled');
	if (!facts.countries.includes(order.ship_country)) whole.push('country_not_covered');
	if (facts.in_words) whole.push('pieces_in_words');
	if (period_ends_at !== null && declared_at > period_ends_at) whole.push('declared_late');

	const found = new Set<Finding>(whole);
	const pieces: WithdrawnPiece[] = [];
	for (const { line, quantity } of declaredLines(order, facts.pieces)) {
		const wrong = lineFinding(line, quantity, facts);
		if (wrong !== null) found.add(wrong);
		else if (quantity > 0) pieces.push({ line_id: line.line_id, quantity });
	}
	if (found.size === 0 && pieces.length === 0) found.add('already_returned');
	const stops = whole.length > 0 || found.has('not_delivered') || found.has('return_open');
	return {
		findings: FINDINGS.filter((finding) => found.has(finding)),
		period_ends_at,
		pieces: stops ? [] : pieces
	};
}

/** Goods of one order count together: the period begins with the last of them (art. 9, 2, b). */
function periodEnd(order: OrderFacts): Instant | null {
	const parcels = order.lines.flatMap((line) => line.parcels);
	const coming = order.lines.some((line) => delivered(line) < line.quantity - line.qty_cancelled);
	const times = parcels.flatMap((parcel) => parcel.delivered_at ?? []);
	if (coming || times.length === 0) return null;
	return withdrawalEnd(Math.max(...times), order.ship_country, order.timezone);
}

const delivered = (line: LineFacts): number =>
	line.parcels.reduce((sum, parcel) => sum + (parcel.delivered_at === null ? 0 : parcel.quantity), 0);

/** Units that came, as far as anybody knows: nobody reports on a parcel that is not tracked. */
const arrived = (line: LineFacts): number =>
	line.parcels
		.filter(
			(parcel) => parcel.delivered_at !== null || (parcel.tracked === false && parcel.shipped_at !== null)
		)
		.reduce((sum, parcel) => sum + parcel.quantity, 0);

/** The whole contract is what the customer still has of it. */
function declaredLines(
	order: OrderFacts,
	pieces: readonly WithdrawnPiece[] | null
): { line: LineFacts; quantity: number }[] {
	if (pieces === null) {
		return order.lines
			.map((line) => ({ line, quantity: line.quantity - line.qty_cancelled - line.qty_returned }))
			.filter(({ quantity }) => quantity > 0);
	}
	return pieces.flatMap(({ line_id, quantity }) => {
		const line = order.lines.find((one) => one.line_id === line_id);
		return line ? [{ line, quantity }] : [];
	});
}

function lineFinding(line: LineFacts, quantity: number, facts: WithdrawalFacts): Finding | null {
	if (facts.exempt_categories.includes(line.category)) return 'excluded_goods';
	const left = line.quantity - line.qty_cancelled - line.qty_returned;
	const given = line.qty_given ?? 0;
	// Given away: a person looks, and says nothing of where it is.
	if (given > 0 && quantity > left - line.qty_return_open - given) return 'return_refused';
	if (quantity > left) return 'already_returned';
	if (quantity > left - line.qty_return_open) return 'return_open';
	return arrived(line) - line.qty_returned - line.qty_return_open < quantity ? 'not_delivered' : null;
}
