import { isOpenCharge } from '#lib/domain/charge/states.ts';
import { isId } from '#lib/domain/ids.ts';
import { chargeTitle } from '#lib/i18n/charge.ts';
import { findCharge, sessionsOfCharge } from '../../store/charges.ts';
import { findExchange } from '../../store/exchanges.ts';
import { instantOfCharge } from '../../store/instants.ts';
import { findPayment } from '../../store/refunds.ts';
import type { MailData } from '../../mail/kinds.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';
import { common, type MailBasis } from './base.ts';
import { replacements } from './exchange-mails.ts';
import type { Mail } from './of-message.ts';

/**
 * The message's key is `kind:charge:cause`. Null when nothing is to be paid any more by the time the request, or its
 * reminder, would leave.
 */
export async function chargeMail(base: MailBasis): Promise<Mail | null> {
	const { message, order } = base;
	const { read } = base.context.db;
	const [kind, id = '', cause = ''] = message.key.split(':');
	const charge = isId('chg', id) ? await findCharge(read, id) : null;
	if (!charge) return null;
	const sessions = await sessionsOfCharge(read, charge.id);
	const about = {
		...common(base),
		link: base.link,
		number: charge.number,
		what: chargeTitle(message.locale, charge, order.number),
		amount: { amountMinor: charge.amount_minor, currency: charge.currency }
	};
	switch (kind) {
		case 'charge_due': {
			if (!isOpenCharge(charge.state)) return null;
			const link = `${base.link}?pay=${encodeURIComponent(charge.number)}`;
			return {
				kind: 'charge_due',
				data: {
					...about,
					link,
					dueAt: charge.due_at,
					isReminder: cause === 'reminder',
					deposit: await depositOf(base, charge)
				}
			};
		}
		case 'charge_paid': {
			const own = sessions.find((one) => one.payment_id !== null && one.refund_id === null);
			const payment = own?.payment_id ? await findPayment(read, own.payment_id) : null;
			const paidAt = charge.settled_at ?? message.created_at;
			return { kind: 'charge_paid', data: { ...about, way: payment?.method_label ?? '', paidAt } };
		}
		case 'charge_closed':
			return { kind: 'charge_closed', data: { ...about, why: cause === 'lapsed' ? 'lapsed' : 'cancelled' } };
		case 'charge_returned': {
			const back = sessions.find((one) => one.refund_id === cause);
			const payment = back?.payment_id ? await findPayment(read, back.payment_id) : null;
			const amountMinor = payment?.captured_minor ?? charge.amount_minor;
			const why = charge.state === 'paid' ? 'twice' : 'late';
			return {
				kind: 'charge_returned',
				data: { ...about, amount: { amountMinor, currency: charge.currency }, why }
			};
		}
		default:
			return null;
	}
}

/** What a deposit buys, and when it comes back; null where the charge is none. */
async function depositOf(base: MailBasis, { id }: ChargesTable): Promise<MailData['charge_due']['deposit']> {
	const { read } = base.context.db;
	const instant = await instantOfCharge(read, id);
	const exchange = instant && (await findExchange(read, instant.exchange_id));
	return (
		exchange && {
			items: replacements(base, exchange),
			value: { amountMinor: exchange.value_minor, currency: exchange.currency },
			dueAt: instant.due_at,
			graceUntil: instant.grace_until
		}
	);
}
