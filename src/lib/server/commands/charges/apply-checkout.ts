import { CHARGE_SESSION_TRANSITIONS, CHARGE_TRANSITIONS, isOpenCharge } from '#lib/domain/charge/states.ts';
import { isId, type Id } from '#lib/domain/ids.ts';
import { minorStep } from '#lib/domain/refund/minor-step.ts';
import { next } from '#lib/domain/transitions.ts';
import type { CommandContext } from '../../context.ts';
import type { CheckoutStatus, ProviderCheckout } from '../../providers/payments/port.ts';
import {
	findCharge,
	findSession,
	findSessionByGateway,
	saveCharge,
	saveSession
} from '../../store/charges.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { findPaymentByProviderRef, insertPayments, paymentsOfOrder } from '../../store/payments.ts';
import type { PaymentsTable } from '../../store/schema.ts';
import type { ChargeSessionsTable, ChargesTable } from '../../store/schema-charges.ts';
import type { By } from '../orders/by.ts';
import { SYSTEM } from '../refunds/types.ts';
import { chargeEvent } from './charge-events.ts';
import { mailCharge } from './charge-mails.ts';
import { FOLLOW_UPS } from './follow-ups.ts';
import { giveBack } from './give-back.ts';
import { CHARGE_SESSION_MARK } from './marks.ts';

const COMMAND = {
	open: 'open',
	processing: 'process',
	paid: 'pay',
	failed: 'fail',
	expired: 'expire'
} as const;

/**
 * Brings the books up to a page of the provider as it stands now, however often and in whatever order that is told.
 * The first money that comes while the charge stands pays it; any other goes back.
 */
export async function applyCheckout(
	ctx: CommandContext,
	found: ProviderCheckout
): Promise<'recorded' | 'not_ours'> {
	return ctx.db.transaction(async (tx) => {
		const by: By = { ids: ctx.ids, now: ctx.clock.now(), actor: SYSTEM };
		const session = await sessionOf(tx, found);
		const charge = session && (await findCharge(tx, session.charge_id));
		if (!session || !charge) return 'not_ours';
		const state = next(CHARGE_SESSION_TRANSITIONS, session.state, COMMAND[found.status]);
		if (state === null) return 'recorded';
		const known = { gateway_session_id: found.id, url: found.url, looked_at: by.now };
		if (state === 'paid') {
			const payment = await keepPayment(tx, by, charge, session, found);
			if (payment === null) return 'not_ours';
			const refund = await settle(tx, by, charge, payment);
			const settled = { state, payment_id: payment.id, refund_id: refund, settled_at: by.now };
			await saveSession(tx, session, { ...known, ...settled });
			return 'recorded';
		}
		const isOver = state === 'failed' || state === 'expired';
		await saveSession(tx, session, { ...known, state, settled_at: isOver ? by.now : null });
		await follow(tx, by, charge, found.status);
		return 'recorded';
	});
}

/** By the provider's name of the page, or by our mark on it when its answer was lost. */
async function sessionOf(tx: Tx, found: ProviderCheckout): Promise<ChargeSessionsTable | null> {
	const known = await findSessionByGateway(tx, found.id);
	if (known) return known;
	const mark = found.metadata[CHARGE_SESSION_MARK];
	const marked = mark && isId('chs', mark) ? await findSession(tx, mark) : null;
	return marked?.gateway_session_id === null ? marked : null;
}

/** The payment of the order that the page made; null when it is already somebody else's. */
async function keepPayment(
	tx: Tx,
	by: By,
	charge: ChargesTable,
	session: ChargeSessionsTable,
	found: ProviderCheckout
): Promise<PaymentsTable | null> {
	const { paymentRef, amountMinor, currency } = found;
	const known = paymentRef === null ? null : await findPaymentByProviderRef(tx, 'stripe', paymentRef);
	if (known) return known.order_id === charge.order_id ? known : null;
	if (currency !== charge.currency)
		throw new Error(`${found.id} was paid in another currency than ${charge.id}`);
	const others = await paymentsOfOrder(tx, charge.order_id);
	const payment: PaymentsTable = {
		id: by.ids.next('pay'),
		order_id: charge.order_id,
		position: 1 + Math.max(-1, ...others.map((one) => one.position)),
		external_ref: session.id,
		provider: 'stripe',
		method: found.method || 'card',
		method_label: found.methodLabel,
		provider_ref: paymentRef,
		currency,
		minor_step: minorStep('stripe', currency),
		authorized_minor: amountMinor,
		captured_minor: amountMinor,
		reserved_minor: 0,
		refunded_minor: 0,
		released_minor: 0,
		dispute_state: 'none',
		captured_at: by.now,
		version: 1
	};
	await insertPayments(tx, [payment]);
	return payment;
}

/** Pays the charge, or sends the money back; answers with the refund that does. */
async function settle(
	tx: Tx,
	by: By,
	charge: ChargesTable,
	payment: PaymentsTable
): Promise<Id<'rfd'> | null> {
	const state = next(CHARGE_TRANSITIONS, charge.state, 'pay');
	if (state === null || payment.captured_minor !== charge.amount_minor) {
		const why = charge.state === 'paid' ? 'twice' : isOpenCharge(charge.state) ? 'other_amount' : 'late';
		const refund = await giveBack(tx, by, charge, payment);
		await appendEvents(tx, by, [chargeEvent(charge, 'charge_money_returned', { why, refund_id: refund.id })]);
		await mailCharge(tx, by, charge, 'charge_returned', refund.id);
		return refund.id;
	}
	await saveCharge(tx, charge, { state, settled_at: by.now });
	await appendEvents(tx, by, [
		chargeEvent(charge, 'charge_paid', { payment_id: payment.id, method: payment.method })
	]);
	await mailCharge(tx, by, charge, 'charge_paid', 'once');
	await FOLLOW_UPS[charge.purpose].paid?.(tx, by, { ...charge, state, settled_at: by.now });
	return null;
}

/** The charge of a page on which nothing was paid so far. */
async function follow(tx: Tx, by: By, charge: ChargesTable, status: CheckoutStatus): Promise<void> {
	if (status === 'processing' && charge.state === 'due') {
		await saveCharge(tx, charge, { state: 'processing' });
		await appendEvents(tx, by, [chargeEvent(charge, 'charge_processing')]);
	}
	if ((status === 'failed' || status === 'expired') && charge.state === 'processing') {
		await saveCharge(tx, charge, { state: 'due' });
		await appendEvents(tx, by, [chargeEvent(charge, 'charge_payment_failed')]);
	}
}
