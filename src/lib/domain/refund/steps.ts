import type { Instant } from '../time.ts';
import type { RefundPaymentState, RefundState } from './states.ts';

/** The steps money takes on its way back, one word each; i18n/refund-steps.ts says them to customers and to the desk. */
export const REFUND_STEPS = [
	'approved',
	'second_person',
	'called_off',
	'to_send',
	'asking',
	'looked_into',
	'disputed',
	'sent',
	'send',
	'accepted',
	'accept',
	'details',
	'failed',
	'replaced',
	'account',
	'account_needed',
	'transfer',
	'transfer_confirming',
	'transferred',
	'credited',
	'credit',
	'arrives',
	'arriving',
	'arrived'
] as const;
export type RefundStepKey = (typeof REFUND_STEPS)[number];

export type RefundStep = {
	key: RefundStepKey;
	state: 'done' | 'here' | 'late' | 'next';
	at: Instant | null;
	/** For money with the bank: the days between which it shows. For bank details: the last day to give them. */
	from?: Instant | null;
	until?: Instant | null;
};

type RefundOnTheWay = {
	state: RefundState;
	created_at: Instant;
	sent_at: Instant | null;
	settled_at: Instant | null;
};

export type PartOnTheWay = {
	state: RefundPaymentState;
	/** True when no provider moves it: a person sends a transfer. */
	by_hand: boolean;
	/** True once it was paid by a transfer, whatever had been planned. */
	paid_by_hand: boolean;
	disputed: boolean;
	parked: boolean;
	account_told: boolean;
	/** A transfer was entered and waits for the one who confirms it. */
	entered: boolean;
	/** A later try stands in the place of this one. */
	replaced: boolean;
	last_attempt_at: Instant | null;
	settled_at: Instant | null;
	expected_from: Instant | null;
	expected_by: Instant | null;
	instructions_expire_at: Instant | null;
};

/** Where store credit stands. */
export function creditSteps(refund: RefundOnTheWay): RefundStep[] {
	if (refund.state === 'settled_other' || refund.state === 'succeeded')
		return [decided(refund), step('credited', 'done', refund.settled_at)];
	return [...opening(refund), step('credit', 'next')];
}

/** The way of one payment of a refund, from the yes to the account: what is behind it, where it is, what comes. */
export function partSteps(refund: RefundOnTheWay, part: PartOnTheWay, now: Instant): RefundStep[] {
	if (refund.state === 'cancelled') return [step('called_off', 'done')];
	if (refund.state === 'awaiting_approval')
		return [...opening(refund), step(part.by_hand ? 'transfer' : 'send', 'next'), step('arrives', 'next')];
	if (part.by_hand || part.paid_by_hand) return handSteps(refund, part);
	return [decided(refund), ...providerSteps(refund, part, now)];
}

function providerSteps(refund: RefundOnTheWay, part: PartOnTheWay, now: Instant): RefundStep[] {
	const sent = step('sent', 'done', refund.sent_at ?? part.last_attempt_at);
	const rest = [step('accept', 'next'), step('arrives', 'next')];
	switch (part.state) {
		case 'reserved':
			if (part.disputed) return [step('disputed', 'late'), step('send', 'next'), step('arrives', 'next')];
			return [step(part.parked ? 'looked_into' : 'to_send', part.parked ? 'late' : 'here'), ...rest];
		case 'sending':
			return [step('to_send', 'here', part.last_attempt_at), ...rest];
		case 'unknown':
			return [step(part.parked ? 'looked_into' : 'asking', 'late', part.last_attempt_at), ...rest];
		case 'requires_action':
			return [
				sent,
				{ ...step('details', 'late'), until: part.instructions_expire_at },
				step('arrives', 'next')
			];
		case 'failed':
		case 'cancelled':
			return [
				sent,
				step(part.replaced ? 'replaced' : 'failed', part.replaced ? 'done' : 'late', part.settled_at)
			];
		case 'pending':
		case 'succeeded':
			return [sent, step('accepted', 'done', part.settled_at ?? refund.sent_at), withBank(part, now)];
	}
}

function withBank(part: PartOnTheWay, now: Instant): RefundStep {
	const days = { from: part.expected_from, until: part.expected_by };
	if (part.state === 'pending') return { ...step('arriving', 'here'), ...days };
	const isOver = part.expected_by !== null && now > part.expected_by;
	return { ...step(isOver ? 'arrived' : 'arriving', isOver ? 'done' : 'here'), ...days };
}

function handSteps(refund: RefundOnTheWay, part: PartOnTheWay): RefundStep[] {
	if (part.state === 'succeeded')
		return [decided(refund), step('transferred', 'done', part.settled_at), step('arriving', 'next')];
	if (part.state === 'failed' || part.state === 'cancelled')
		return [
			decided(refund),
			step(part.replaced ? 'replaced' : 'failed', part.replaced ? 'done' : 'late', part.settled_at)
		];
	if (part.entered)
		return [
			decided(refund),
			step('account', 'done'),
			step('transfer_confirming', 'here'),
			step('arrives', 'next')
		];
	return part.account_told
		? [decided(refund), step('account', 'done'), step('transfer', 'here'), step('arrives', 'next')]
		: [decided(refund), step('account_needed', 'late'), step('transfer', 'next'), step('arrives', 'next')];
}

const opening = (refund: RefundOnTheWay): RefundStep[] =>
	refund.state === 'awaiting_approval'
		? [step('second_person', 'here', refund.created_at)]
		: [decided(refund)];

const decided = (refund: RefundOnTheWay): RefundStep => step('approved', 'done', refund.created_at);

const step = (key: RefundStepKey, state: RefundStep['state'], at: Instant | null = null): RefundStep => ({
	key,
	state,
	at
});
