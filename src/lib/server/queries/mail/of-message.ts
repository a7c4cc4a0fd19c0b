import type { CommandContext } from '../../context.ts';
import type { MailData, MailKind } from '../../mail/kinds.ts';
import type { MessagesTable } from '../../store/schema.ts';
import { loadBase } from './base.ts';
import { cancellationAccepted, cancellationChecking, cancellationTooLate } from './cancellation-mails.ts';
import { chargeMail } from './charge-mails.ts';
import { creditExpiring } from './credit-mails.ts';
import { giftProof, giftReceipt, giftReturnMail } from './gift-mails.ts';
import { exchangeTold } from './exchange-mails.ts';
import { instantTold } from './instant-mails.ts';
import { lookupCode, orderLink } from './order-mails.ts';
import { lineChanged, lineChangeEnded } from './line-change-mails.ts';
import { orderChangeCode, orderChangeDeclined, orderChanged, orderEmailMoved } from './order-change-mails.ts';
import { manualPayout, refundDone, refundFailed, refundSent } from './refund-mails.ts';
import {
	returnCancelled,
	returnDeclined,
	returnInReview,
	returnQuestion,
	returnReceived,
	returnRequested
} from './return-mails.ts';
import { accountChanged, webhookTrouble } from './staff-mails.ts';
import { withdrawalMail } from './withdrawal-mails.ts';

export type Mail = { [K in MailKind]: { kind: K; data: MailData[K] } }[MailKind];

type AboutNoOrder =
	| 'account_changed'
	| 'credit_expiring'
	| 'gift_proof'
	| 'gift_return'
	| 'order_change_code'
	| 'order_email_moved'
	| 'webhook_trouble'
	| 'withdrawal_received'
	| 'withdrawal_told';

/**
 * Composes one promised mail from the facts as they are stored now. Null when what it would tell is no longer so:
 * a look-up code that has run out, a question that was answered meanwhile.
 */
export async function mailOf(context: CommandContext, message: MessagesTable): Promise<Mail | null> {
	if (message.kind === 'credit_expiring') {
		const data = await creditExpiring(context, message);
		return data && { kind: 'credit_expiring', data };
	}
	if (message.kind === 'webhook_trouble') {
		const data = await webhookTrouble(context, message);
		return data && { kind: 'webhook_trouble', data };
	}
	if (message.kind === 'account_changed') {
		const data = await accountChanged(context, message);
		return data && { kind: 'account_changed', data };
	}
	if (message.kind === 'withdrawal_received' || message.kind === 'withdrawal_told') {
		return withdrawalMail(context, message);
	}
	// Neither mailbox is known to be the customer's: no link of the order is made for it.
	if (message.kind === 'order_change_code') {
		const data = await orderChangeCode(context, message);
		return data && { kind: 'order_change_code', data };
	}
	if (message.kind === 'order_email_moved') {
		const data = await orderEmailMoved(context, message);
		return data && { kind: 'order_email_moved', data };
	}
	// Before anything of the order is read: a receiver's mail has no way to say what it was not given.
	if (message.kind === 'gift_proof') {
		const data = await giftProof(context, message);
		return data && { kind: 'gift_proof', data };
	}
	if (message.kind === 'gift_return') {
		const data = await giftReturnMail(context, message);
		return data && { kind: 'gift_return', data };
	}
	const base = await loadBase(context, message);
	switch (message.kind as Exclude<MailKind, AboutNoOrder>) {
		case 'order_link':
			return { kind: 'order_link', data: await orderLink(base) };
		case 'lookup_code': {
			const data = await lookupCode(base);
			return data && { kind: 'lookup_code', data };
		}
		case 'gift_receipt': {
			const data = await giftReceipt(base);
			return data && { kind: 'gift_receipt', data };
		}
		case 'order_changed':
			return { kind: 'order_changed', data: await orderChanged(base) };
		case 'order_change_declined':
			return { kind: 'order_change_declined', data: await orderChangeDeclined(base) };
		case 'line_changed':
			return { kind: 'line_changed', data: await lineChanged(base) };
		case 'line_change_ended':
			return { kind: 'line_change_ended', data: await lineChangeEnded(base) };
		case 'return_requested':
			return { kind: 'return_requested', data: await returnRequested(base) };
		case 'return_in_review':
			return { kind: 'return_in_review', data: await returnInReview(base) };
		case 'return_declined':
			return { kind: 'return_declined', data: await returnDeclined(base) };
		case 'return_question': {
			const data = await returnQuestion(base);
			return data && { kind: 'return_question', data };
		}
		case 'return_received':
			return { kind: 'return_received', data: await returnReceived(base) };
		case 'return_cancelled':
			return { kind: 'return_cancelled', data: await returnCancelled(base) };
		case 'cancellation_accepted':
			return { kind: 'cancellation_accepted', data: await cancellationAccepted(base) };
		case 'cancellation_checking': {
			const data = await cancellationChecking(base);
			return data && { kind: 'cancellation_checking', data };
		}
		case 'cancellation_too_late':
			return { kind: 'cancellation_too_late', data: await cancellationTooLate(base) };
		case 'exchange_told': {
			const data = await exchangeTold(base);
			return data && { kind: 'exchange_told', data };
		}
		case 'instant_told': {
			const data = await instantTold(base);
			return data && { kind: 'instant_told', data };
		}
		case 'refund_sent':
			return { kind: 'refund_sent', data: await refundSent(base) };
		case 'refund_done':
			return { kind: 'refund_done', data: await refundDone(base) };
		case 'refund_failed':
			return { kind: 'refund_failed', data: await refundFailed(base) };
		case 'charge_due':
		case 'charge_paid':
		case 'charge_closed':
		case 'charge_returned':
			return chargeMail(base);
		case 'manual_payout':
			return { kind: 'manual_payout', data: await manualPayout(base) };
	}
}
