import type Stripe from 'stripe';
import { missingResource } from './errors.ts';
import { chargeDetails, methodOf } from './payment-methods.ts';
import { bookMovement, type StoredCharge, type World } from './world.ts';

/** The charge behind an id. @throws ApiError 404 */
export function chargeOf(world: World, id: string, param = 'id'): StoredCharge {
	const charge = world.state.charges.get(id);
	if (!charge) throw missingResource('charge', id, param);
	return charge;
}

/** What may still be refunded of a charge, in Stripe's units. */
export function unrefunded(charge: Stripe.Charge): number {
	return charge.amount_captured - charge.amount_refunded;
}

/** Makes the charge of a confirmed payment intent. */
export function makeCharge(
	world: World,
	intent: Stripe.PaymentIntent,
	methodId: string,
	captured: boolean
): StoredCharge {
	const method = methodOf(methodId);
	const id = world.id('ch');
	const charge: StoredCharge = {
		...BLANK,
		id,
		amount: intent.amount,
		amount_captured: captured ? intent.amount : 0,
		balance_transaction: null,
		billing_details: { ...BLANK.billing_details, email: intent.receipt_email },
		captured,
		created: world.seconds(),
		currency: intent.currency,
		customer: intent.customer,
		description: intent.description,
		fraud_details: {},
		metadata: { ...intent.metadata },
		payment_intent: intent.id,
		payment_method: methodId,
		payment_method_details: chargeDetails(method, intent.amount),
		receipt_email: intent.receipt_email
	};
	if (method.declines) declined(charge);
	else if (captured) charge.balance_transaction = bookCapture(world, charge);
	world.state.charges.set(id, charge);
	return charge;
}

/** Books what was captured on the merchant's balance. */
export function bookCapture(world: World, charge: StoredCharge): string {
	return bookMovement(world, {
		amount: charge.amount_captured,
		currency: charge.currency,
		source: charge.id,
		type: 'charge'
	});
}

function declined(charge: StoredCharge): void {
	Object.assign(charge, {
		amount_captured: 0,
		captured: false,
		failure_code: 'card_declined',
		failure_message: 'Your card was declined.',
		paid: false,
		status: 'failed'
	});
}

const NO_ADDRESS: Stripe.Address = {
	city: null,
	country: null,
	line1: null,
	line2: null,
	postal_code: null,
	state: null
};

type Filled =
	| 'id'
	| 'amount'
	| 'amount_captured'
	| 'captured'
	| 'created'
	| 'currency'
	| 'payment_intent'
	| 'payment_method_details';

const BLANK: Omit<StoredCharge, Filled> = {
	object: 'charge',
	amount_refunded: 0,
	application: null,
	application_fee: null,
	application_fee_amount: null,
	balance_transaction: null,
	billing_details: { address: NO_ADDRESS, email: null, name: null, phone: null, tax_id: null },
	calculated_statement_descriptor: 'HOMEWARD DEMO',
	customer: null,
	description: null,
	disputed: false,
	failure_balance_transaction: null,
	failure_code: null,
	failure_message: null,
	fraud_details: {},
	livemode: false,
	metadata: {},
	on_behalf_of: null,
	outcome: {
		advice_code: null,
		network_advice_code: null,
		network_decline_code: null,
		network_status: 'approved_by_network',
		reason: null,
		risk_level: 'normal',
		risk_score: 7,
		seller_message: 'Payment complete.',
		type: 'authorized'
	},
	paid: true,
	payment_method: null,
	receipt_email: null,
	receipt_number: null,
	receipt_url: null,
	refunded: false,
	review: null,
	shipping: null,
	source: null,
	source_transfer: null,
	statement_descriptor: null,
	statement_descriptor_suffix: null,
	status: 'succeeded',
	transfer_data: null,
	transfer_group: null
};
