import type Stripe from 'stripe';
import { checkSteps, written } from './amounts.ts';
import { chargeOf, unrefunded } from './charges.ts';
import { isOpenOrLost } from './disputes.ts';
import { invalidRequest, missingResource } from './errors.ts';
import { intentOf } from './payment-intents.ts';
import { methodOf } from './payment-methods.ts';
import { afterCreation, destinationOf, waitForBankDetails } from './refund-lifecycle.ts';
import { bookMovement, type StoredCharge, type StoredRefund, type World } from './world.ts';

export type NewRefund = {
	paymentIntent: string | undefined;
	charge: string | undefined;
	amount: number | undefined;
	reason: string | undefined;
	instructionsEmail: string | undefined;
	metadata: Record<string, string>;
};

/** The refund behind an id. @throws ApiError 404 */
export function refundOf(world: World, id: string): StoredRefund {
	const refund = world.state.refunds.get(id);
	if (!refund) throw missingResource('refund', id, 'id');
	return refund;
}

/** Refunds a charge, wholly or in part, with Stripe's own refusals. */
export function createRefund(world: World, input: NewRefund): StoredRefund {
	const charge = chargeToRefund(world, input);
	const amount = amountToRefund(charge, input.amount);
	const needsBank = methodOf(String(charge.payment_method)).refund === 'needs_bank_details';
	const email = needsBank ? instructionsEmail(charge, input.instructionsEmail) : input.instructionsEmail;
	const refund = blankRefund(world, charge, amount, input);
	if (email !== undefined) refund.instructions_email = email;

	const fate = world.takeRefundFate();
	charge.amount_refunded += amount;
	charge.refunded = unrefunded(charge) === 0;
	world.state.refunds.set(refund.id, refund);
	world.refundsOf.set(charge.id, [...(world.refundsOf.get(charge.id) ?? []), refund.id]);
	if (needsBank && email !== undefined && !fate) waitForBankDetails(world, refund, email);
	else {
		refund.destination_details = destinationOf(charge, fate);
		afterCreation(world, refund, methodOf(String(charge.payment_method)), fate);
	}
	world.emit('refund.created', refund);
	if (refund.status !== 'requires_action') world.emit('charge.refunded', charge);
	return refund;
}

function chargeToRefund(world: World, input: NewRefund): StoredCharge {
	let charge: StoredCharge;
	if (input.paymentIntent !== undefined) {
		const intent = intentOf(world, input.paymentIntent, 'payment_intent');
		const latest = world.state.charges.get(String(intent.latest_charge));
		if (!latest || !latest.paid || !latest.captured) throw nothingToRefund(intent.id);
		charge = latest;
		if (input.charge !== undefined && input.charge !== charge.id) {
			throw invalidRequest(`Charge ${input.charge} does not belong to PaymentIntent ${intent.id}.`, {
				param: 'charge'
			});
		}
	} else {
		charge = chargeOf(world, input.charge ?? '', 'charge');
		if (!charge.paid || !charge.captured) throw nothingToRefund(charge.payment_intent);
	}
	if (isOpenOrLost(world, charge.id)) {
		throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
			code: 'charge_disputed'
		});
	}
	if (charge.refunded) {
		throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
			code: 'charge_already_refunded'
		});
	}
	return charge;
}

function amountToRefund(charge: StoredCharge, asked: number | undefined): number {
	const left = unrefunded(charge);
	const amount = asked ?? left;
	checkSteps(amount, charge.currency);
	if (amount > left) {
		const over = `Refund amount (${written(amount, charge.currency)}) is greater than unrefunded amount on charge (${written(left, charge.currency)})`;
		throw invalidRequest(over, { param: 'amount' });
	}
	return amount;
}

function instructionsEmail(charge: StoredCharge, given: string | undefined): string {
	const email = given ?? charge.billing_details.email ?? charge.receipt_email;
	if (email) return email;
	throw invalidRequest(
		'This payment method has no native refunds: provide `instructions_email`, where the customer receives refund instructions.',
		{ code: 'parameter_missing', param: 'instructions_email' }
	);
}

function nothingToRefund(intentId: string): Error {
	return invalidRequest(`This PaymentIntent (${intentId}) does not have a successful charge to refund.`, {
		param: 'payment_intent'
	});
}

function blankRefund(world: World, charge: StoredCharge, amount: number, input: NewRefund): StoredRefund {
	const id = world.id('re');
	return {
		id,
		object: 'refund',
		amount,
		balance_transaction: bookMovement(world, {
			amount: -amount,
			currency: charge.currency,
			source: id,
			type: 'refund'
		}),
		charge: charge.id,
		created: world.seconds(),
		currency: charge.currency,
		customer: charge.customer,
		customer_account: null,
		metadata: input.metadata,
		payment_intent: charge.payment_intent,
		payment_method: charge.payment_method,
		reason: (input.reason ?? null) as Stripe.Refund.Reason | null,
		receipt_number: null,
		source_transfer_reversal: null,
		status: 'succeeded',
		transfer_reversal: null
	};
}
