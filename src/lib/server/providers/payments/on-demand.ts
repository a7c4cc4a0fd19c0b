import type { PaymentsPort } from './port.ts';

/** A port whose adapter is loaded at its first use: a vendor's SDK is large, and most starts serve a page first. */
export function onDemand(load: () => Promise<PaymentsPort>): PaymentsPort {
	let loaded: Promise<PaymentsPort> | undefined;
	const adapter = () => (loaded ??= load());
	return {
		sendRefund: async (order) => (await adapter()).sendRefund(order),
		findRefunds: async (target) => (await adapter()).findRefunds(target),
		listRefunds: async (page) => (await adapter()).listRefunds(page),
		readRefund: async (id) => (await adapter()).readRefund(id),
		releaseHold: async (order) => (await adapter()).releaseHold(order),
		readPayment: async (ref) => (await adapter()).readPayment(ref),
		openCheckout: async (order) => (await adapter()).openCheckout(order),
		readCheckout: async (id) => (await adapter()).readCheckout(id),
		closeCheckout: async (id) => (await adapter()).closeCheckout(id),
		verifyWebhook: async (...given) => (await adapter()).verifyWebhook(...given)
	};
}
