import { plain, type Locale } from '#lib/i18n/say.ts';
import { cancellationAccepted, cancellationChecking, cancellationTooLate } from './cancellations.ts';
import { chargeClosed, chargeDue, chargePaid, chargeReturned } from './charges.ts';
import { cleaned } from './cleaned.ts';
import type { MailContent } from './content.ts';
import { creditExpiring } from './credit.ts';
import { exchangeTold } from './exchanges.ts';
import { instantTold } from './instants.ts';
import { giftProof, giftReceipt, giftReturn } from './gifts.ts';
import { withoutMarks } from './html.ts';
import type { MailData, MailKind } from './kinds.ts';
import { htmlPart } from './layout.ts';
import { lookupCode, orderLink } from './orders.ts';
import { lineChanged, lineChangeEnded } from './line-changes.ts';
import { orderChangeCode, orderChangeDeclined, orderChanged, orderEmailMoved } from './order-changes.ts';
import { manualPayout, refundDone, refundFailed, refundSent } from './refunds.ts';
import {
	returnCancelled,
	returnDeclined,
	returnInReview,
	returnQuestion,
	returnReceived,
	returnRequested
} from './returns.ts';
import { accountChanged, webhookTrouble } from './staff.ts';
import { textPart } from './text.ts';
import { withdrawalReceived, withdrawalTold } from './withdrawals.ts';

export type RenderedMail = { subject: string; html: string; text: string };

const KINDS: { [K in MailKind]: (locale: Locale, data: MailData[K]) => MailContent } = {
	order_link: orderLink,
	lookup_code: lookupCode,
	order_changed: orderChanged,
	order_email_moved: orderEmailMoved,
	order_change_declined: orderChangeDeclined,
	order_change_code: orderChangeCode,
	line_changed: lineChanged,
	line_change_ended: lineChangeEnded,
	return_requested: returnRequested,
	return_in_review: returnInReview,
	return_declined: returnDeclined,
	return_question: returnQuestion,
	return_received: returnReceived,
	return_cancelled: returnCancelled,
	cancellation_accepted: cancellationAccepted,
	cancellation_checking: cancellationChecking,
	cancellation_too_late: cancellationTooLate,
	exchange_told: exchangeTold,
	instant_told: instantTold,
	refund_sent: refundSent,
	refund_done: refundDone,
	refund_failed: refundFailed,
	manual_payout: manualPayout,
	account_changed: accountChanged,
	webhook_trouble: webhookTrouble,
	charge_due: chargeDue,
	charge_paid: chargePaid,
	charge_closed: chargeClosed,
	charge_returned: chargeReturned,
	credit_expiring: creditExpiring,
	gift_proof: giftProof,
	gift_return: giftReturn,
	gift_receipt: giftReceipt,
	withdrawal_received: withdrawalReceived,
	withdrawal_told: withdrawalTold
};

export const MAIL_KINDS = Object.keys(KINDS) as MailKind[];

/**
 * One mail in one language: subject, HTML part and text part, all from the same content.
 *
 * Everything in `data` may be text of customers, agents or merchants; it is cleaned and escaped here. Throws when a
 * link leads anywhere but to the shop's own origin: such a mail must not exist.
 */
export function render<K extends MailKind>(kind: K, locale: Locale, data: MailData[K]): RenderedMail {
	const content = KINDS[kind](locale, cleaned(data));
	checkLink(content);
	return {
		subject: plain(withoutMarks(content.subject)).replace(/\s+/gu, ' ').slice(0, 200).toWellFormed(),
		html: htmlPart(content, locale),
		text: textPart(content)
	};
}

function checkLink({ action, shop }: MailContent): void {
	const wanted = new URL(shop.origin);
	const given = new URL(action.href);
	const ours = given.origin === wanted.origin && /^https?:$/.test(given.protocol) && !given.username;
	if (!ours) throw new Error('A link in a mail leads away from the shop');
}
