import type { Money } from '#lib/domain/money.ts';
import type { Instant } from '#lib/domain/time.ts';
import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import {
	standingPayments,
	whyNoReference,
	type Proof,
	type ProofFacts,
	type ProofPayment,
	type ProofPerson
} from '#lib/domain/refund/proof.ts';
import { failureUnknown, failureWords } from './desk.ts';
import { refundPlace } from './payment.ts';
import { proofs as words } from './proof.ts';
import { stepWords } from './proof-steps.ts';
import { refundPaymentStates, refundStates } from './states.ts';
import type { Voice } from './voice.ts';

export type Reader = 'customer' | 'desk';
type Line = { label: string; value: string };

/** A proof in words, for the page and for paper alike. */
export type ProofSheet = {
	number: string;
	title: string;
	lead: string;
	state: string;
	addsUp: { holds: boolean; text: string };
	steps: { label: string; why: string; amount: Money; after: Money }[];
	total: { label: string; amount: Money };
	/** What store credit brings on top; empty for money. */
	bonus: { label: string; why: string; amount: Money }[];
	decided: string;
	where: string;
	payments: { title: string; disputed: string; facts: Line[] }[];
	checks: { holds: boolean; text: string }[];
	/** The last thing that is told of here: a sheet is as old as that, not as its printing. */
	as_of: Instant;
};

export function proofSheet(voice: Voice, facts: ProofFacts, proof: Proof, reader: Reader): ProofSheet {
	const { refund } = facts;
	const amountOf = (amountMinor: number): Money => ({ amountMinor, currency: refund.currency });
	const money = (minor: number) => voice.money(amountOf(minor));
	const sum = proof.steps.at(-1)?.after_minor ?? 0;
	const who = (person: ProofPerson | null) => personWords(voice, person, reader);
	return {
		number: refund.number,
		title: voice.t(words.title, { number: refund.number }),
		lead: voice.t(words.lead, { amount: money(refund.amount_minor) }),
		state: voice.t(refundStates[refund.state]),
		addsUp: {
			holds: proof.adds_up,
			text: proof.adds_up ? voice.t(words.addsUp, { sum: money(sum) }) : voice.t(words.addsNot)
		},
		steps: proof.steps.map((step) => ({
			...stepWords(voice, facts, step, who),
			amount: amountOf(step.amount_minor),
			after: amountOf(step.after_minor)
		})),
		total: { label: voice.t(words.total), amount: amountOf(refund.amount_minor) },
		bonus: bonusRows(voice, facts, amountOf),
		decided: decidedBy(voice, facts, who),
		where: whereTo(voice, facts),
		payments: facts.payments.map((part) => paymentWords(voice, part, money, reader)),
		checks: proof.checks.map(({ name, holds, expected_minor, found_minor }) => {
			const text = voice.t(words[name], { found: money(found_minor) });
			return {
				holds,
				text: holds ? text : `${text} (${voice.t(words.checkFails, { expected: money(expected_minor) })})`
			};
		}),
		as_of: Math.max(
			refund.created_at,
			refund.settled_at ?? 0,
			refund.sent_at ?? 0,
			...facts.payments.map((part) => Math.max(part.sent_at ?? 0, part.settled_at ?? 0))
		)
	};
}

const ROLES = {
	agent: words.roleAgent,
	lead: words.roleLead,
	merchant: words.roleMerchant,
	api: words.roleApi
};

/** Names of staff are the desk's; a customer hears what somebody is. */
const personWords = (voice: Voice, person: ProofPerson | null, reader: Reader): string =>
	person === null ? voice.t(words.thePolicy) : reader === 'desk' ? person.name : voice.t(ROLES[person.role]);

function decidedBy(
	voice: Voice,
	{ proposed_by, approved_by, refund }: ProofFacts,
	who: (person: ProofPerson | null) => string
): string {
	if (refund.source === 'external') return voice.t(words.outsideWhy);
	const proposed = voice.t(words.proposed, { who: who(proposed_by) });
	const isOther = approved_by !== null && approved_by.name !== proposed_by?.name;
	return isOther ? `${proposed}, ${voice.t(words.approved, { who: who(approved_by) })}` : proposed;
}

function bonusRows(
	voice: Voice,
	{ credit, policy }: ProofFacts,
	amountOf: (minor: number) => Money
): ProofSheet['bonus'] {
	if (credit === null || credit.bonus_minor === 0) return [];
	const why =
		policy === null
			? ''
			: voice.t(words.bonusWhy, { rate: voice.percent(policy.bonus_basis_points), n: policy.number });
	return [
		{ label: voice.t(words.bonus), why, amount: amountOf(credit.bonus_minor) },
		{
			label: voice.t(words.totalCredit),
			why: '',
			amount: amountOf(credit.issued_minor + credit.bonus_minor)
		}
	];
}

function whereTo(voice: Voice, { refund, payments, credit }: ProofFacts): string {
	if (refund.route === 'store_credit') return voice.t(credit === null ? words.creditToCome : words.asCredit);
	if (payments.length === 0) return voice.t(words.noPayments);
	const standing = standingPayments(payments);
	if (standing.length === 0) return voice.t(words.cameBack);
	if (standing.length > 1) return voice.t(words.inOrder);
	return voice.t(standing.every((part) => isPaidOutByHand(part.payment)) ? words.byHand : words.oneWay);
}

const REFERENCE_KINDS: Partial<Record<string, string>> = {
	acquirer_reference_number: 'ARN',
	retrieval_reference_number: 'RRN',
	system_trace_audit_number: 'STAN'
};
const NO_REFERENCE = {
	failed: words.referenceFailed,
	by_hand: words.referenceByHand,
	not_sent: words.referenceNotSent,
	unavailable: words.referenceUnavailable,
	coming: words.referenceComing
};

function paymentWords(
	voice: Voice,
	part: ProofPayment,
	money: (minor: number) => string,
	reader: Reader
): ProofSheet['payments'][number] {
	const at = (when: Instant | null) => (when === null ? voice.t(words.notYet) : voice.dateTime(when));
	const why = whyNoReference(part);
	const kind = REFERENCE_KINDS[part.reference_type ?? ''];
	const gone = part.state === 'failed' || part.state === 'cancelled';
	const failure =
		reader === 'desk' && part.failure_code && part.state !== 'succeeded'
			? voice.t(failureWords[part.failure_code] ?? failureUnknown)
			: gone
				? voice.t(words.replaced)
				: '';
	const state = voice.t(refundPaymentStates[part.state]);
	return {
		title: refundPlace(voice, part.payment),
		disputed: part.disputed && !gone && part.state !== 'succeeded' ? voice.t(words.disputed) : '',
		facts: [
			{ label: voice.t(words.amount), value: money(part.amount_minor) },
			{ label: voice.t(words.state), value: failure ? `${state}: ${failure}` : state },
			...(part.gateway_refund_id === null
				? []
				: [{ label: voice.t(words.providerRefund), value: part.gateway_refund_id }]),
			...(part.sent_at === null && part.settled_at !== null
				? []
				: [{ label: voice.t(words.sent), value: at(part.sent_at) }]),
			{ label: voice.t(gone ? words.ended : words.settled), value: at(part.settled_at) },
			{
				label: voice.t(words.bankReference),
				value: why === null ? [kind, part.reference].filter(Boolean).join(' ') : voice.t(NO_REFERENCE[why])
			}
		]
	};
}
