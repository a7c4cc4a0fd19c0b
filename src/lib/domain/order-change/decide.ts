import { refused, type Refusal, type Result } from '../result.ts';
import { MINUTE, type Instant } from '../time.ts';
import type { FulfilmentState } from '../fulfilment/states.ts';
import type { ChangeKind, ChangePair } from './kinds.ts';
import type { OrderChangeSettings } from './settings.ts';

/** Why an agent looks at a change before it counts. */
export const CHANGE_REVIEWS = [
	'asked_by_shop',
	'other_country',
	'high_value',
	'payment_disputed',
	'mailbox_unproven'
] as const;
export type ChangeReview = (typeof CHANGE_REVIEWS)[number];

/** What a decision looks at. */
export type ChangeFacts = {
	placed_at: Instant;
	cancelled: boolean;
	/** A parcel has been packed or has left. */
	packed: boolean;
	/** A payment is, or was, disputed at the bank. */
	disputed: boolean;
	total_minor: number;
	currency: string;
};

/** `customer`: by the merchant's rules. `shop`: an agent or the shop's own system, bound by the packing alone. */
export type ChangeAuthor = { kind: 'customer'; mailbox_proved: boolean } | { kind: 'shop' };

export type ChangeDecision =
	| { how: 'at_once' }
	/** By a code that goes to the new mailbox; then at once or by an agent. */
	| { how: 'code'; reviews: ChangeReview[] }
	| { how: 'agent'; reviews: ChangeReview[] };

/** A parcel in these states has not been touched by the warehouse. */
const UNTOUCHED: readonly FulfilmentState[] = ['pending', 'cancelled'];

export const isPacked = (parcels: readonly { state: FulfilmentState }[]): boolean =>
	parcels.some((parcel) => !UNTOUCHED.includes(parcel.state));

/** The last moment by the merchant's clock; null: none but the packing. */
export function changeUntil(
	kind: ChangeKind,
	settings: OrderChangeSettings,
	placed_at: Instant
): Instant | null {
	const { minutes } = settings[kind];
	return minutes === null ? null : placed_at + minutes * MINUTE;
}

/** Why this can't be changed now; null: it can. */
export function changeBarred(
	kind: ChangeKind,
	facts: ChangeFacts,
	settings: OrderChangeSettings,
	author: ChangeAuthor['kind'],
	now: Instant
): Refusal | null {
	if (facts.cancelled) return refused('change_too_late', { why: 'cancelled' }).refusal;
	if (author === 'customer' && settings[kind].mode === 'off') return refused('change_not_offered').refusal;
	if (facts.packed) return refused('change_too_late', { why: 'packed' }).refusal;
	const until = changeUntil(kind, settings, facts.placed_at);
	return author === 'customer' && until !== null && now > until
		? refused('change_too_late', { why: 'time' }).refusal
		: null;
}

/**
 * Whether a change counts at once, is confirmed first, or waits for an agent.
 *
 * Refuses with `change_not_offered` and `change_too_late`, with `why`: cancelled, packed or time.
 */
export function decideChange(
	pair: ChangePair,
	facts: ChangeFacts,
	settings: OrderChangeSettings,
	author: ChangeAuthor,
	now: Instant
): Result<ChangeDecision> {
	const barred = changeBarred(pair.kind, facts, settings, author.kind, now);
	if (barred) return { ok: false, refusal: barred };
	if (author.kind === 'shop') return { ok: true, value: { how: 'at_once' } };
	const reviews = reviewsOf(pair, facts, settings, author.mailbox_proved);
	if (pair.kind === 'email') return { ok: true, value: { how: 'code', reviews } };
	return { ok: true, value: reviews.length > 0 ? { how: 'agent', reviews } : { how: 'at_once' } };
}

function reviewsOf(
	pair: ChangePair,
	facts: ChangeFacts,
	settings: OrderChangeSettings,
	mailboxProved: boolean
): ChangeReview[] {
	const from = settings.high_value[facts.currency];
	const abroad = pair.kind === 'address' && pair.before.country !== pair.after.country;
	const holds: Record<ChangeReview, boolean> = {
		asked_by_shop: settings[pair.kind].mode === 'agent',
		other_country: abroad,
		high_value: pair.kind === 'address' && from !== undefined && facts.total_minor >= from,
		payment_disputed: facts.disputed && pair.kind !== 'note',
		// Who only holds the order's link may not move the proof of ownership to a mailbox of their own.
		mailbox_unproven: pair.kind === 'email' && !mailboxProved
	};
	return CHANGE_REVIEWS.filter((review) => holds[review]);
}
