import type Stripe from 'stripe';
import { chargeOf } from './charges.ts';
import { invalidRequest, missingResource } from './errors.ts';
import { failRefund } from './refund-lifecycle.ts';
import type { StoredDispute, World } from './world.ts';

export type NewDispute = { charge: string; amount?: number; reason?: string; status?: string };

/** The dispute behind an id. @throws ApiError 404 */
export function disputeOf(world: World, id: string): StoredDispute {
	const dispute = world.state.disputes.get(id);
	if (!dispute) throw missingResource('dispute', id, 'id');
	return dispute;
}

/** The customer's bank disputes a charge; refunds of it that are still pending fail. */
export function openDispute(world: World, input: NewDispute): StoredDispute {
	const charge = chargeOf(world, input.charge, 'charge');
	const card = charge.payment_method_details?.card;
	const id = world.id('dp');
	const dispute: StoredDispute = {
		id,
		object: 'dispute',
		amount: input.amount ?? charge.amount_captured,
		balance_transactions: [],
		charge: charge.id,
		created: world.seconds(),
		currency: charge.currency,
		enhanced_eligibility_types: [],
		evidence: { ...NO_EVIDENCE },
		evidence_details: {
			due_by: world.seconds() + 7 * 86_400,
			enhanced_eligibility: {},
			has_evidence: false,
			past_due: false,
			submission_count: 0,
			submission_method: 'not_submitted'
		},
		intended_submission_method: null,
		is_charge_refundable: false,
		livemode: false,
		metadata: {},
		payment_intent: charge.payment_intent,
		payment_method_details: {
			type: 'card',
			card: {
				brand: card?.brand ?? 'visa',
				case_type: 'chargeback',
				network: card?.brand ?? 'visa',
				network_reason_code: '10.4'
			}
		},
		reason: input.reason ?? 'fraudulent',
		status: input.status ?? 'needs_response'
	};
	dispute.is_charge_refundable = isInquiry(dispute);
	charge.disputed = true;
	world.state.disputes.set(id, dispute);
	world.emit('charge.dispute.created', dispute);
	if (!isInquiry(dispute)) failPendingRefunds(world, charge.id);
	return dispute;
}

/** The bank decides. A won dispute makes the charge refundable again. */
export function closeDispute(world: World, dispute: StoredDispute, status: 'won' | 'lost'): StoredDispute {
	if (['won', 'lost', 'warning_closed'].includes(dispute.status)) {
		throw invalidRequest(`Dispute ${dispute.id} is closed already.`);
	}
	dispute.status = isInquiry(dispute) ? 'warning_closed' : status;
	dispute.is_charge_refundable = dispute.status !== 'lost';
	world.emit('charge.dispute.closed', dispute);
	return dispute;
}

/** Whether a dispute stands in the way of refunding the charge. */
export function isOpenOrLost(world: World, chargeId: string): boolean {
	for (const dispute of world.state.disputes.values()) {
		if (dispute.charge === chargeId && !dispute.is_charge_refundable) return true;
	}
	return false;
}

function isInquiry(dispute: Stripe.Dispute): boolean {
	return dispute.status.startsWith('warning_');
}

function failPendingRefunds(world: World, chargeId: string): void {
	for (const id of world.refundsOf.get(chargeId) ?? []) {
		const refund = world.state.refunds.get(id);
		if (refund?.status === 'pending') failRefund(world, refund, 'charge_for_pending_refund_disputed');
	}
}

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
	access_activity_log: null,
	billing_address: null,
	cancellation_policy: null,
	cancellation_policy_disclosure: null,
	cancellation_rebuttal: null,
	customer_communication: null,
	customer_email_address: null,
	customer_name: null,
	customer_purchase_ip: null,
	customer_signature: null,
	duplicate_charge_documentation: null,
	duplicate_charge_explanation: null,
	duplicate_charge_id: null,
	enhanced_evidence: {},
	product_description: null,
	receipt: null,
	refund_policy: null,
	refund_policy_disclosure: null,
	refund_refusal_explanation: null,
	service_date: null,
	service_documentation: null,
	shipping_address: null,
	shipping_carrier: null,
	shipping_date: null,
	shipping_documentation: null,
	shipping_tracking_number: null,
	uncategorized_file: null,
	uncategorized_text: null
};
