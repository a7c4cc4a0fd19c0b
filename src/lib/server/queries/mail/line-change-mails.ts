import { isId } from '#lib/domain/ids.ts';
import type { LineOption } from '#lib/domain/order/neutral.ts';
import type { Money } from '#lib/domain/money.ts';
import { pieceText } from '#lib/i18n/line-changes.ts';
import type { MailData } from '../../mail/kinds.ts';
import { findLineChange } from '../../store/line-changes.ts';
import { findRefund } from '../../store/refunds.ts';
import type { LineChangesTable } from '../../store/schema-line-changes.ts';
import type { OrderLinesTable } from '../../store/schema.ts';
import { common, type MailBasis } from './base.ts';

/** The id of the change stands second in the message's key. */
async function changeOf({ context, message }: MailBasis): Promise<LineChangesTable> {
	const [, id = ''] = message.key.split(':');
	const change = isId('lch', id) ? await findLineChange(context.db.read, id) : null;
	if (!change) throw new Error(`the mail ${message.id} is about no change of pieces`);
	return change;
}

export async function lineChanged(base: MailBasis): Promise<MailData['line_changed']> {
	const change = await changeOf(base);
	const refund = change.refund_id && (await findRefund(base.context.db.read, change.refund_id));
	const money = (amountMinor: number): Money | null =>
		amountMinor > 0 ? { amountMinor, currency: base.order.currency } : null;
	const before = base.lines.find((line) => line.id === change.line_id);
	return {
		...common(base),
		link: base.link,
		before: change.kind === 'variant' && before ? textOf(base, before, change.quantity) : null,
		after: textOf(base, change, change.quantity),
		paid: money(change.topped_minor ?? 0),
		refunded: money(refund ? refund.amount_minor : 0),
		door: money(change.released_minor)
	};
}

export async function lineChangeEnded(base: MailBasis): Promise<MailData['line_change_ended']> {
	const change = await changeOf(base);
	return {
		...common(base),
		link: base.link,
		after: textOf(base, change, change.quantity),
		reason: change.state === 'declined' ? (change.decision_note ?? '') : null
	};
}

const textOf = (
	{ message }: MailBasis,
	piece: Pick<OrderLinesTable, 'title_en' | 'title_th' | 'options'>,
	quantity: number
): string =>
	pieceText(message.locale, {
		title: { en: piece.title_en, th: piece.title_th },
		options: JSON.parse(piece.options) as LineOption[],
		quantity
	});
