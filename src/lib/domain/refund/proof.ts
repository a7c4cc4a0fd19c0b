import { canonicalJson } from '../canonical.ts';
import type { Instant } from '../time.ts';
import { lineShare, type LineMoney } from './line-share.ts';
import { isPaidOutByHand } from './payment-shares.ts';
import type { RefundSource } from './sources.ts';
import type { RefundPaymentState, RefundState } from './states.ts';

type Both = { en: string; th: string };

/** A person of the shop: customers hear the role, the desk the name. */
export type ProofPerson = { name: string; role: 'agent' | 'lead' | 'merchant' | 'api' };

/** Units of one line in one refund, with the stored figures they come from. */
export type ProofLine = {
	line_id: string;
	title: Both;
	/** The line as it was bought. paid = unit price × quantity − discounts, plus the tax where prices do not hold it. */
	bought: {
		quantity: number;
		unit_price_minor: number;
		discount_minor: number;
		order_discount_share_minor: number;
		tax_minor: number;
		tax_rate_bp: number;
		paid_minor: number;
	};
	/** What earlier refunds that stood at the time had given back of the line. */
	before: { quantity: number; goods_minor: number; tax_minor: number };
	quantity: number;
	goods_minor: number;
	tax_minor: number;
	/** Promised when it was asked for; null where the refund is of no return. */
	fee: { minor: number; basis_points: number | null } | null;
	deduction: { minor: number; reason: Both | null } | null;
};

export type ProofPayment = {
	payment: { provider: 'stripe' | 'cash_on_delivery' | 'other'; method: string; method_label: string };
	minor_step: number;
	amount_minor: number;
	state: RefundPaymentState;
	gateway_refund_id: string | null;
	sent_at: Instant | null;
	settled_at: Instant | null;
	reference: string | null;
	reference_type: string | null;
	failure_code: string | null;
	disputed: boolean;
};

export type ProofFacts = {
	refund: {
		number: string;
		source: RefundSource;
		state: RefundState;
		route: 'original' | 'store_credit';
		currency: string;
		goods_minor: number;
		tax_minor: number;
		shipping_minor: number;
		shipping_tax_minor: number;
		restocking_fee_minor: number;
		return_shipping_fee_minor: number;
		deduction_minor: number;
		adjustment_minor: number;
		computed_minor: number;
		amount_minor: number;
		capped: boolean;
		created_at: Instant;
		sent_at: Instant | null;
		settled_at: Instant | null;
	};
	order: { number: string; placed_at: Instant; prices_include_tax: boolean };
	return_number: string | null;
	policy: { number: number; bonus_basis_points: number } | null;
	lines: ProofLine[];
	override: { by: ProofPerson | null; by_id: string; reason_code: string; reason: Both | null } | null;
	proposed_by: ProofPerson | null;
	approved_by: ProofPerson | null;
	payments: ProofPayment[];
	/** What was carried over to replacements; absent where nothing was exchanged. */
	exchanged_minor?: number;
	/** What was given as store credit; null while nothing is. */
	credit: { issued_minor: number; bonus_minor: number } | null;
};

/** One step of the arithmetic: what it does to the sum, and the sum after it. Words: i18n/proof.ts, by `kind`. */
export type ProofStep = {
	kind:
		| 'goods'
		| 'shipping'
		| 'restocking_fee'
		| 'deduction'
		| 'return_shipping_fee'
		| 'exchanged'
		| 'override'
		| 'cap'
		| 'carried'
		| 'step_rounding'
		| 'granted'
		| 'outside';
	/** Place in `lines` of the line it is about. */
	line: number | null;
	amount_minor: number;
	after_minor: number;
};

export const PROOF_CHECKS = [
	'steps',
	'computed',
	'lines',
	'running_total',
	'tax',
	'payments',
	'credit'
] as const;
export type ProofCheck = {
	name: (typeof PROOF_CHECKS)[number];
	holds: boolean;
	expected_minor: number;
	found_minor: number;
};

export type Proof = { steps: ProofStep[]; checks: ProofCheck[]; adds_up: boolean };

/**
 * How a refund came to its amount, worked out once more from the stored facts: the steps sum to the amount, each line's
 * share is divided again by running total, and each payment is counted. Nothing is taken over unchecked; `adds_up` is
 * false as soon as one figure is not what the others make of it. Amounts in minor units of the refund's currency.
 */
export function proofOf(facts: ProofFacts): Proof {
	const { refund, lines } = facts;
	const steps = stepsOf(facts);
	const sum = steps.at(-1)?.after_minor ?? 0;
	const policySum = steps
		.filter((step) => !ADJUSTING.includes(step.kind))
		.reduce((total, step) => total + step.amount_minor, 0);
	const goods = sumOf(lines, 'goods_minor');
	const again = lines.map(shareAgain);
	// What the shop's own system told was divided there.
	const isOurs = refund.source !== 'external';
	const checks: ProofCheck[] = [
		check('steps', refund.amount_minor, sum),
		...(isOurs ? [check('computed', refund.computed_minor, policySum)] : []),
		...(lines.length === 0 ? [] : [check('lines', refund.goods_minor, goods)]),
		...(isOurs && lines.length > 0
			? [
					check('running_total', refund.goods_minor, sumOf(again, 'goods_minor')),
					check('tax', refund.tax_minor, sumOf(again, 'tax_minor'))
				]
			: []),
		...paymentCheck(facts),
		...(facts.credit === null ? [] : [check('credit', refund.amount_minor, facts.credit.issued_minor)])
	];
	return { steps, checks, adds_up: checks.every(({ holds }) => holds) };
}

/**
 * What the fingerprint of a proof is taken of: the arithmetic alone. Where the money is meanwhile changes nothing in it,
 * so a sheet that was printed on the first day can be proved on the last.
 */
export const proofText = ({ refund, order, policy, lines, override }: ProofFacts): string =>
	canonicalJson({
		refund: Object.fromEntries(
			Object.entries(refund).filter(([name]) => !['state', 'sent_at', 'settled_at'].includes(name))
		),
		order: order.number,
		policy: policy?.number ?? null,
		lines: lines.map(({ line_id, bought, quantity, goods_minor, tax_minor, fee, deduction }) => ({
			line_id,
			bought,
			quantity,
			goods_minor,
			tax_minor,
			fee: fee?.minor ?? null,
			deduction: deduction?.minor ?? null
		})),
		override: override && { by: override.by_id, reason: override.reason_code }
	});

/** What the line's frozen figures give for these units, by the same division that the refund itself used. */
export const shareAgain = ({ line_id, bought, before, quantity }: ProofLine) =>
	lineShare(moneyOf(line_id, bought, before), before.quantity, quantity);

const moneyOf = (line_id: string, bought: ProofLine['bought'], before: ProofLine['before']): LineMoney => ({
	line_id,
	quantity: bought.quantity,
	paid_minor: bought.paid_minor,
	tax_minor: bought.tax_minor,
	refunded_minor: before.goods_minor,
	refunded_tax_minor: before.tax_minor,
	refunded_quantity: before.quantity
});

const ADJUSTING: readonly ProofStep['kind'][] = [
	'exchanged',
	'override',
	'cap',
	'carried',
	'step_rounding',
	'granted',
	'outside'
];

function stepsOf(facts: ProofFacts): ProofStep[] {
	const { refund, lines } = facts;
	const steps: ProofStep[] = [];
	let sum = 0;
	const add = (kind: ProofStep['kind'], amount_minor: number, line: number | null = null) => {
		if (amount_minor === 0 && kind !== 'goods') return;
		sum += amount_minor;
		steps.push({ kind, line, amount_minor, after_minor: sum });
	};
	lines.forEach((line, index) => add('goods', line.goods_minor, index));
	// Told by the shop's own system without its lines: the figure stands for itself.
	if (lines.length === 0) add('goods', refund.goods_minor);
	add('shipping', refund.shipping_minor);
	for (const [kind, whole] of [
		['restocking_fee', refund.restocking_fee_minor],
		['deduction', refund.deduction_minor]
	] as const) {
		const parts = lines.map((line) => partOf(line, kind));
		// Item by item where the items explain it, else in one.
		if (parts.reduce((total, part) => total + part, 0) === whole) {
			parts.forEach((part, index) => add(kind, -part, index));
		} else add(kind, -whole);
	}
	add('return_shipping_fee', -refund.return_shipping_fee_minor);
	const carried = facts.exchanged_minor ?? 0;
	add('exchanged', -carried);
	add(adjustmentOf(facts), refund.adjustment_minor + carried);
	return steps;
}

const partOf = (line: ProofLine, kind: 'restocking_fee' | 'deduction'): number =>
	kind === 'restocking_fee' ? Math.min(line.fee?.minor ?? 0, line.goods_minor) : (line.deduction?.minor ?? 0);

/** Why the amount is not what the policy came to. */
function adjustmentOf(facts: ProofFacts): ProofStep['kind'] {
	const { refund, override } = facts;
	if (override !== null) return 'override';
	if (refund.source === 'external') return 'outside';
	if (refund.computed_minor === 0 && refund.goods_minor === 0) return 'granted';
	if (refund.adjustment_minor + (facts.exchanged_minor ?? 0) > 0) return 'carried';
	return refund.capped ? 'cap' : 'step_rounding';
}

const GONE: readonly RefundPaymentState[] = ['failed', 'cancelled'];

/** What is promised, on its way or arrived. While part of it has failed, less than the amount is what must be. */
function paymentCheck({ refund, payments }: ProofFacts): ProofCheck[] {
	if (refund.route === 'store_credit' || refund.state === 'cancelled') return [];
	const standing = standingPayments(payments).reduce((sum, part) => sum + part.amount_minor, 0);
	if (refund.state === 'failed' || refund.state === 'part_failed') {
		return [{ ...check('payments', refund.amount_minor, standing), holds: standing < refund.amount_minor }];
	}
	return [check('payments', refund.amount_minor, standing)];
}

export const standingPayments = (payments: readonly ProofPayment[]): ProofPayment[] =>
	payments.filter((part) => !GONE.includes(part.state));

/** Why a payment has no reference of the bank's, or null when it has one. */
export function whyNoReference(
	part: ProofPayment
): 'failed' | 'by_hand' | 'not_sent' | 'unavailable' | 'coming' | null {
	if (part.reference) return null;
	if (GONE.includes(part.state)) return 'failed';
	if (part.gateway_refund_id === null && isPaidOutByHand(part.payment)) return 'by_hand';
	if (part.state !== 'succeeded') return 'not_sent';
	return part.reference_type === 'unavailable' ? 'unavailable' : 'coming';
}

const check = (name: ProofCheck['name'], expected_minor: number, found_minor: number): ProofCheck => ({
	name,
	holds: expected_minor === found_minor,
	expected_minor,
	found_minor
});

const sumOf = <K extends string>(rows: readonly Record<K, number>[], figure: K): number =>
	rows.reduce((total, row) => total + row[figure], 0);
