import type Stripe from 'stripe';
import { invalidRequest } from './errors.ts';

type Card = { brand: string; last4: string; country: string; funding: string };

/** What a test payment method does: docs.stripe.com/testing. */
export type TestMethod = {
	type: 'card' | 'promptpay';
	card?: Card;
	/** What happens to a refund of it. */
	refund: 'succeeds' | 'pending_then_succeeds' | 'succeeds_then_fails' | 'needs_bank_details';
	declines?: boolean;
};

const VISA: Card = { brand: 'visa', last4: '4242', country: 'US', funding: 'credit' };

const METHODS: Record<string, TestMethod> = {
	pm_card_visa: { type: 'card', card: VISA, refund: 'succeeds' },
	pm_card_mastercard: {
		type: 'card',
		card: { ...VISA, brand: 'mastercard', last4: '4444' },
		refund: 'succeeds'
	},
	pm_card_pendingRefund: {
		type: 'card',
		card: { ...VISA, last4: '7726' },
		refund: 'pending_then_succeeds'
	},
	pm_card_refundFail: { type: 'card', card: { ...VISA, last4: '5126' }, refund: 'succeeds_then_fails' },
	pm_card_chargeDeclined: {
		type: 'card',
		card: { ...VISA, last4: '0002' },
		refund: 'succeeds',
		declines: true
	},
	pm_promptpay: { type: 'promptpay', refund: 'needs_bank_details' }
};

/**
 * The test method behind an id.
 * @throws ApiError 400 resource_missing
 */
export function methodOf(id: string): TestMethod {
	const method = Object.hasOwn(METHODS, id) ? METHODS[id] : undefined;
	if (method) return method;
	throw invalidRequest(`No such PaymentMethod: '${id}'`, {
		code: 'resource_missing',
		param: 'payment_method'
	});
}

/** `payment_method_details` of a charge made with the method. */
export function chargeDetails(method: TestMethod, amount: number): Stripe.Charge.PaymentMethodDetails {
	if (!method.card) return { type: 'promptpay', promptpay: { reference: null } };
	return {
		type: 'card',
		card: {
			amount_authorized: amount,
			authorization_code: '123456',
			brand: method.card.brand,
			checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
			country: method.card.country,
			electronic_commerce_indicator: null,
			exp_month: 12,
			exp_year: 2034,
			extended_authorization: { status: 'disabled' },
			fingerprint: `hwd${method.card.last4}fp`,
			funding: method.card.funding,
			incremental_authorization: { status: 'unavailable' },
			installments: null,
			last4: method.card.last4,
			mandate: null,
			multicapture: { status: 'unavailable' },
			network: method.card.brand,
			network_token: { used: false },
			network_transaction_id: null,
			overcapture: { maximum_amount_capturable: amount, status: 'unavailable' },
			regulated_status: 'unregulated',
			three_d_secure: null,
			transaction_link_id: null,
			wallet: null
		}
	};
}
