import { createHash } from 'node:crypto';
import type { Id } from '#lib/domain/ids.ts';
import { laterTermsOf } from '#lib/domain/policy/later-terms.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import {
	proofOf,
	proofText,
	type Proof,
	type ProofFacts,
	type ProofLine,
	type ProofPayment
} from '#lib/domain/refund/proof.ts';
import { creditOfRefunds } from '../store/credit-lots.ts';
import { notesOfRefund, type CreditNote } from '../store/credit-notes.ts';
import type { Reader } from '../store/database.ts';
import { exchangeOfReturn } from '../store/exchanges.ts';
import { inspectionsOfItems } from '../store/inspections.ts';
import { findOrder, linesOfOrder } from '../store/orders.ts';
import { paymentsOfOrder } from '../store/payments.ts';
import { findPolicyVersion } from '../store/policies.ts';
import { reasonsOf } from '../store/reasons.ts';
import { findRefundByNumber, linesOfRefunds, paymentsOfRefunds, refundsOfOrder } from '../store/refunds.ts';
import { findReturn, itemsOfReturn } from '../store/returns.ts';
import type { OrderLinesTable, RefundLinesTable, RefundsTable, ReturnsTable } from '../store/schema.ts';
import { peopleOf } from './people.ts';

export type RefundProof = {
	facts: ProofFacts;
	proof: Proof;
	/** SHA-256 of the arithmetic, in hex: the same on every day and on every print of it. */
	fingerprint: string;
	notes: CreditNote[];
};

/** The proof of a refund of this order by its number; null when the order has no such refund. */
export async function refundProof(
	db: Reader,
	orderId: Id<'ord'>,
	number: string
): Promise<RefundProof | null> {
	const refund = await findRefundByNumber(db, number);
	return refund?.order_id === orderId ? proofOfRefund(db, refund) : null;
}

export async function proofOfRefund(db: Reader, refund: RefundsTable): Promise<RefundProof> {
	const facts = await proofFacts(db, refund);
	return {
		facts,
		proof: proofOf(facts),
		fingerprint: createHash('sha256').update(proofText(facts)).digest('hex'),
		notes: await notesOfRefund(db, refund.id)
	};
}

async function proofFacts(db: Reader, refund: RefundsTable): Promise<ProofFacts> {
	const order = await findOrder(db, refund.order_id);
	if (!order) throw new Error(`refund ${refund.id} has no order`);
	const opened = refund.return_id ? await findReturn(db, refund.return_id) : null;
	const policy = opened && (await findPolicyVersion(db, opened.policy_version_id));
	const people = await peopleOf(db, [refund.overridden_by, refund.proposed_by, refund.approved_by]);
	const by = (id: string | null) => people.get(id ?? '') ?? null;
	const reason =
		refund.override_reason === null
			? undefined
			: (await reasonsOf(db, 'override', 'all')).find((one) => one.code === refund.override_reason);
	const { capped, ...figures } = refund;
	return {
		refund: { ...shown(figures), capped: capped === 1 },
		order: {
			number: order.number,
			placed_at: order.placed_at,
			prices_include_tax: order.prices_include_tax === 1
		},
		return_number: opened?.number ?? null,
		policy: policy && {
			number: policy.number,
			bonus_basis_points: laterTermsOf(
				opened && (JSON.parse(opened.decision) as ReturnPlan | null),
				policy.rules
			).credit_bonus_basis_points
		},
		lines: await proofLines(db, refund, opened),
		override:
			refund.overridden_by === null
				? null
				: {
						by: by(refund.overridden_by),
						by_id: refund.overridden_by,
						reason_code: refund.override_reason ?? '',
						reason: reason ? { en: reason.label_en, th: reason.label_th } : null
					},
		proposed_by: by(refund.proposed_by),
		approved_by: by(refund.approved_by),
		payments: await proofPayments(db, refund),
		...(await exchangedOf(db, refund)),
		credit: await creditOf(db, refund.id)
	};
}

/** The figures of a refund, without what only the machinery needs. */
const shown = (refund: Omit<RefundsTable, 'capped'>): Omit<ProofFacts['refund'], 'capped'> => ({
	number: refund.number,
	source: refund.source,
	state: refund.state,
	route: refund.route,
	currency: refund.currency,
	goods_minor: refund.goods_minor,
	tax_minor: refund.tax_minor,
	shipping_minor: refund.shipping_minor,
	shipping_tax_minor: refund.shipping_tax_minor,
	restocking_fee_minor: refund.restocking_fee_minor,
	return_shipping_fee_minor: refund.return_shipping_fee_minor,
	deduction_minor: refund.deduction_minor,
	adjustment_minor: refund.adjustment_minor,
	computed_minor: refund.computed_minor,
	amount_minor: refund.amount_minor,
	created_at: refund.created_at,
	sent_at: refund.sent_at,
	settled_at: refund.settled_at
});

async function proofLines(
	db: Reader,
	refund: RefundsTable,
	opened: ReturnsTable | null
): Promise<ProofLine[]> {
	const refunds = await refundsOfOrder(db, refund.order_id);
	const all = await linesOfRefunds(
		db,
		refunds.map((one) => one.id)
	);
	const cancelled = await cancelledTimes(db, refund.order_id);
	const lines = new Map((await linesOfOrder(db, refund.order_id)).map((line) => [line.id, line]));
	const items = opened ? await itemsOfReturn(db, opened.id) : [];
	const inspections = await inspectionsOfItems(
		db,
		items.map((item) => item.id)
	);
	const reasons = inspections.length > 0 ? await reasonsOf(db, 'deduct', 'all') : [];
	const plan = opened ? (JSON.parse(opened.decision) as ReturnPlan | null) : null;
	return all
		.filter((part) => part.refund_id === refund.id)
		.flatMap((part): ProofLine[] => {
			const line = lines.get(part.order_line_id);
			if (!line) return [];
			const item = items.find((one) => one.id === part.return_item_id);
			const code = inspections.find((one) => one.return_item_id === part.return_item_id)?.reason_code;
			const reason = reasons.find((one) => one.code === code);
			return [
				{
					line_id: line.id,
					title: { en: line.title_en, th: line.title_th },
					bought: boughtOf(line),
					before: beforeOf(part, all, refund, cancelled),
					quantity: part.quantity,
					goods_minor: part.goods_minor,
					tax_minor: part.tax_minor,
					fee: item ? { minor: item.fee_minor, basis_points: feeRate(plan, line.id) } : null,
					deduction: item
						? {
								minor: item.deduction_minor,
								reason: reason ? { en: reason.label_en, th: reason.label_th } : null
							}
						: null
				}
			];
		});
}

const boughtOf = (line: OrderLinesTable): ProofLine['bought'] => ({
	quantity: line.quantity,
	unit_price_minor: line.unit_price_minor,
	discount_minor: line.discount_minor,
	order_discount_share_minor: line.order_discount_share_minor,
	tax_minor: line.tax_minor,
	tax_rate_bp: line.tax_rate_bp,
	paid_minor: line.paid_minor
});

/** What stood of the line when this refund was promised: rows sort as they were made, cancelled ones stood until then. */
function beforeOf(
	part: RefundLinesTable,
	all: readonly RefundLinesTable[],
	refund: RefundsTable,
	cancelled: ReadonlyMap<string, number>
): ProofLine['before'] {
	const earlier = all.filter(
		(other) =>
			other.order_line_id === part.order_line_id &&
			other.id < part.id &&
			(other.live === 1 || (cancelled.get(other.refund_id) ?? 0) > refund.created_at)
	);
	return {
		quantity: earlier.reduce((sum, other) => sum + other.quantity, 0),
		goods_minor: earlier.reduce((sum, other) => sum + other.goods_minor, 0),
		tax_minor: earlier.reduce((sum, other) => sum + other.tax_minor, 0)
	};
}

async function cancelledTimes(db: Reader, orderId: Id<'ord'>): Promise<Map<string, number>> {
	const rows = await db
		.selectFrom('events')
		.select(['entity_id', 'at'])
		.where('order_id', '=', orderId)
		.where('type', '=', 'refund_cancelled')
		.execute();
	return new Map(rows.map((row) => [row.entity_id, row.at]));
}

/** The percentage as the policy's own decision had it. */
function feeRate(plan: ReturnPlan | null, lineId: string): number | null {
	const step = plan?.trace.find(
		(one) => one.rule === 'restocking_fee' && one.line_id === lineId && one.result === 'decided'
	);
	const rate = step?.facts.basis_points;
	return typeof rate === 'number' ? rate : null;
}

async function proofPayments(db: Reader, refund: RefundsTable): Promise<ProofPayment[]> {
	const payments = new Map((await paymentsOfOrder(db, refund.order_id)).map((one) => [one.id, one]));
	return (await paymentsOfRefunds(db, [refund.id])).flatMap((part): ProofPayment[] => {
		const payment = payments.get(part.payment_id);
		if (!payment) return [];
		const { provider, method, method_label, minor_step, dispute_state } = payment;
		return [
			{
				payment: { provider, method, method_label },
				minor_step,
				amount_minor: part.amount_minor,
				state: part.state,
				gateway_refund_id: part.gateway_refund_id,
				sent_at: part.first_attempt_at,
				settled_at: part.settled_at,
				reference: part.reference,
				reference_type: part.reference_type,
				failure_code: part.failure_code,
				disputed: dispute_state === 'open' || dispute_state === 'lost'
			}
		];
	});
}

async function creditOf(db: Reader, id: Id<'rfd'>): Promise<ProofFacts['credit']> {
	const given = await creditOfRefunds(db, [id]);
	if (given.length === 0) return null;
	const sum = (kind: 'issue' | 'bonus') =>
		given.filter((one) => one.kind === kind).reduce((total, one) => total + one.amount_minor, 0);
	return { issued_minor: sum('issue'), bonus_minor: sum('bonus') };
}

async function exchangedOf(
	db: Reader,
	{ source, return_id }: RefundsTable
): Promise<Pick<ProofFacts, 'exchanged_minor'>> {
	if (source !== 'exchange' || return_id === null) return {};
	return { exchanged_minor: (await exchangeOfReturn(db, return_id))?.carried_minor ?? 0 };
}
