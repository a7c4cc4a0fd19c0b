import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { applyCheckout } from '../commands/charges/apply-checkout.ts';
import { beginSession, type Begun } from '../commands/charges/begin-session.ts';
import { recordNoPage } from '../commands/charges/record-no-page.ts';
import type { Context } from '../context.ts';
import { PaymentsReadError, type PaymentsPort, type ProviderCheckout } from '../providers/payments/port.ts';

/**
 * The address at the provider where a charge can be paid now. The page is durable here before it is asked for there, so
 * two tabs, or a try after a lost answer, come to the same one; one that was closed meanwhile is followed by a new one.
 * Refused: not this person's charge, nothing to pay any more, or a provider that gives no page.
 */
export async function goToPay(
	context: Context,
	actor: Actor,
	input: { charge_id: Id<'chg'>; locale: 'th' | 'en' }
): Promise<Result<{ url: string }>> {
	const { payments } = context;
	if (!payments) return refused('no_payment_provider');
	for (let round = 0; round < 2; round++) {
		const begun = await beginSession(context, actor, input);
		if (!begun.ok) return begun;
		const page = await pageOf(context, payments, begun.value);
		if (page === null) return refused('provider_unavailable');
		await applyCheckout(context, page);
		if (page.status === 'open' && page.url !== null && isWebAddress(page.url))
			return accepted({ url: page.url });
	}
	return refused('provider_unavailable');
}

/** Null when the provider gives no page now. */
async function pageOf(
	context: Context,
	payments: PaymentsPort,
	begun: Begun
): Promise<ProviderCheckout | null> {
	if (begun.do === 'read') return readOrNull(payments, begun.gateway_session_id);
	const outcome = await payments.openCheckout(begun.order);
	if (outcome.kind === 'opened') return outcome.checkout;
	context.log.warn({ charge_session: begun.session_id, outcome: outcome.kind }, 'no page to pay on');
	await recordNoPage(context, begun.session_id, outcome);
	return null;
}

async function readOrNull(payments: PaymentsPort, id: string): Promise<ProviderCheckout | null> {
	try {
		return await payments.readCheckout(id);
	} catch (error) {
		if (error instanceof PaymentsReadError) return null;
		throw error;
	}
}

/** The provider's own word is believed, but nobody is sent anywhere that is no web page. */
const isWebAddress = (url: string): boolean => /^https?:\/\//.test(url);
