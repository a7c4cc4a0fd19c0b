import { isId, type Id } from '#lib/domain/ids.ts';
import { masked } from '#lib/domain/order/masked.ts';
import { heldValue } from '#lib/domain/order-change/held.ts';
import type { ChangeValue } from '#lib/domain/order-change/kinds.ts';
import { valueLines } from '#lib/i18n/change-values.ts';
import { changeCodeOf, CODE_LIFE } from '../../auth/codes-and-links.ts';
import type { CommandContext } from '../../context.ts';
import type { MailData } from '../../mail/kinds.ts';
import { findOrderChange, type OrderChange } from '../../store/order-changes.ts';
import { findOrder } from '../../store/orders.ts';
import type { MessagesTable } from '../../store/schema.ts';
import { common, mailShop, type MailBasis } from './base.ts';

/** The id of the change stands second in the message's key. */
async function changeOf(context: CommandContext, message: MessagesTable): Promise<OrderChange> {
	const [, id = ''] = message.key.split(':');
	const change = isId('och', id) ? await findOrderChange(context.db.read, id as Id<'och'>) : null;
	if (!change) throw new Error(`the mail ${message.id} is about no change`);
	return change;
}

/** Tells what the order says now: a mail that leaves late must not tell of something older. */
export async function orderChanged(base: MailBasis): Promise<MailData['order_changed']> {
	const { context, link, message, order } = base;
	const change = await changeOf(context, message);
	const isCustomers = change.channel === 'portal' && change.state !== 'overtaken';
	return {
		...common(base),
		link,
		by: isCustomers ? 'customer' : 'shop',
		what: change.kind,
		lines: linesOf(base, heldValue(change.kind, order))
	};
}

export async function orderChangeDeclined(base: MailBasis): Promise<MailData['order_change_declined']> {
	const change = await changeOf(base.context, base.message);
	const wished = { kind: change.kind, value: change.after } as ChangeValue;
	const reason = change.decision_note ?? '';
	return { ...common(base), link: base.link, what: change.kind, lines: linesOf(base, wished), reason };
}

const linesOf = ({ message, shopRow }: MailBasis, value: ChangeValue): string[] =>
	valueLines(message.locale, value, shopRow.returnAddress.country ?? '');

/** To the mailbox that was: its link opens nothing. */
export async function orderEmailMoved(
	context: CommandContext,
	message: MessagesTable
): Promise<MailData['order_email_moved'] | null> {
	const order = message.order_id && (await findOrder(context.db.read, message.order_id));
	if (!order?.email_norm) return null;
	const shop = await mailShop(context);
	return { shop, link: `${context.config.ORIGIN}/`, orderNumber: order.number, to: masked(order.email_norm) };
}

/** Null when the code has run out or is not wanted any more. */
export async function orderChangeCode(
	context: CommandContext,
	message: MessagesTable
): Promise<MailData['order_change_code'] | null> {
	const change = await changeOf(context, message);
	const codeExpiresAt = change.requested_at + CODE_LIFE;
	if (change.state !== 'unconfirmed' || codeExpiresAt <= context.clock.now()) return null;
	return {
		shop: await mailShop(context),
		link: `${context.config.ORIGIN}/`,
		code: changeCodeOf(context.config, change.id),
		codeExpiresAt
	};
}
