import type { Money } from '#lib/domain/money.ts';
import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import type { RefundPaymentState, RefundState } from '#lib/domain/refund/states.ts';
import { creditSteps, partSteps, type RefundStep, type RefundStepKey } from '#lib/domain/refund/steps.ts';
import type { Instant } from '#lib/domain/time.ts';
import { creditPlace, payment as names, refundPlace } from './payment.ts';
import { refundTrack as words, type StepWords } from './refund-steps.ts';
import type { Voice } from './voice.ts';

type Part = {
	state: RefundPaymentState;
	payment_id: string;
	amount_minor: number;
	generation: number;
	gateway_refund_id: string | null;
	parked_at: Instant | null;
	last_attempt_at: Instant | null;
	settled_at: Instant | null;
	expected_from: Instant | null;
	expected_by: Instant | null;
	instructions_expire_at?: Instant | null;
	reference: string | null;
	reference_type: string | null;
	payment: {
		provider: 'stripe' | 'cash_on_delivery' | 'other';
		method: string;
		method_label: string;
		dispute_state: string;
	};
	payout: { confirmed_at: Instant | null } | null;
};
export type TrackedRefund = {
	state: RefundState;
	route: 'original' | 'store_credit';
	currency: string;
	amount_minor: number;
	created_at: Instant;
	sent_at: Instant | null;
	settled_at: Instant | null;
	payments: readonly Part[];
};

/** One payment's way back in words; `when` is what stands beside a step, `note` what it means for its reader. */
export type Track = {
	key: string;
	title: string;
	steps: {
		state: RefundStep['state'];
		name: string;
		when: { iso: string; text: string } | null;
		note: string;
	}[];
	/** What a bank finds it by, and how to say it; empty while there is none. */
	reference: string;
	/** The step where the customer can do something now. */
	wants: 'account' | 'details' | null;
};

export type TrackGiven = {
	catalogue: Record<RefundStepKey, StepWords>;
	now: Instant;
	/** True once the customer told an account for this return. */
	account_told: boolean;
	/** For whoever works on the case: the account is not theirs. */
	desk?: boolean;
	/** The mailbox the provider writes to. */
	email: string | null;
};

/** Each payment of a refund with the steps of its way; store credit has one way of its own. */
export function trackRefund(voice: Voice, refund: TrackedRefund, given: TrackGiven): Track[] {
	const money = (amountMinor: number): Money => ({ amountMinor, currency: refund.currency });
	if (refund.route === 'store_credit' || refund.payments.length === 0) {
		const how = creditPlace(voice);
		return [
			{
				key: 'credit',
				title: voice.t(words.partOf, { amount: voice.money(money(refund.amount_minor)), how }),
				steps: creditSteps(refund).map((step) => said(voice, step, how, given)),
				reference: '',
				wants: null
			}
		];
	}
	return refund.payments.map((part, index) => {
		const by_hand = isPaidOutByHand(part.payment);
		const paid_by_hand = part.state === 'succeeded' && part.gateway_refund_id === null;
		const how =
			paid_by_hand || by_hand
				? voice.t(given.desk ? words.theirAccount : names.yourAccount)
				: refundPlace(voice, part.payment);
		const steps = partSteps(
			refund,
			{
				...part,
				by_hand,
				paid_by_hand,
				disputed: part.payment.dispute_state === 'open' || part.payment.dispute_state === 'lost',
				parked: part.parked_at !== null,
				account_told: given.account_told,
				entered: part.payout !== null && part.payout.confirmed_at === null,
				replaced: refund.payments.some(
					(other) =>
						other !== part && other.payment_id === part.payment_id && other.generation > part.generation
				),
				instructions_expire_at: part.instructions_expire_at ?? null
			},
			given.now
		);
		const wants = steps.some((step) => step.key === 'account_needed' || step.key === 'failed')
			? 'account'
			: steps.some((step) => step.key === 'details')
				? 'details'
				: null;
		return {
			key: String(index),
			title: voice.t(words.partOf, { amount: voice.money(money(part.amount_minor)), how }),
			steps: steps.map((step) => said(voice, step, how, given)),
			reference: part.reference
				? voice.t(words.sayToBank, { kind: kindOf(voice, part.reference_type), number: part.reference })
				: '',
			wants
		};
	});
}

/** `s•••@example.com`: enough to know one's own mailbox again. */
export const maskMail = (email: string): string => email.replace(/^(.)[^@]*(?=@)/, '$1•••');

function said(
	voice: Voice,
	step: RefundStep,
	how: string,
	{ catalogue, email }: TrackGiven
): Track['steps'][number] {
	const { name, note } = catalogue[step.key];
	const until = step.until ?? null;
	const from = step.from ?? null;
	const days =
		until === null ? '' : from !== null && from < until ? voice.range(from, until) : voice.dayMedium(until);
	const told = { how, days, mail: email ? maskMail(email) : '' };
	return {
		state: step.state,
		name: voice.t(name, told),
		when: step.at === null ? null : { iso: voice.iso(step.at), text: voice.dateTime(step.at) },
		note: note ? voice.t(note, told) : ''
	};
}

function kindOf(voice: Voice, type: string | null): string {
	if (type === 'acquirer_reference_number') return voice.t(words.arn);
	if (type === 'retrieval_reference_number') return voice.t(words.rrn);
	return voice.t(type === 'bank_transfer' ? words.transfer : words.trace);
}
