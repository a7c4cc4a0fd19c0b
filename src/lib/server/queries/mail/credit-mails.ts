import { isDueForReminder } from '#lib/domain/credit/validity.ts';
import { isId, type Id } from '#lib/domain/ids.ts';
import { giftLinkOf } from '../../auth/codes-and-links.ts';
import type { CommandContext } from '../../context.ts';
import type { MailData } from '../../mail/kinds.ts';
import { lotsOfCustomer } from '../../store/credit-lots.ts';
import { findCustomerById } from '../../store/customers.ts';
import { onlyGiftOf } from '../../store/gifts.ts';
import type { MessagesTable } from '../../store/schema.ts';
import { mailShop } from './base.ts';

/**
 * The message's key is `kind:customer:currency:end`. Null when nothing of it is left, or when it has run out before
 * the mail could leave.
 */
export async function creditExpiring(
	context: CommandContext,
	message: MessagesTable
): Promise<MailData['credit_expiring'] | null> {
	const [, customerId = '', currency = '', end] = message.key.split(':');
	const { read } = context.db;
	const customer = isId('cus', customerId) ? await findCustomerById(read, customerId) : null;
	if (!customer || customer.erased_at !== null) return null;
	const validUntil = Number(end);
	const lots = (await lotsOfCustomer(read, customer.id, currency)).filter(
		(lot) => lot.expires_at === validUntil && isDueForReminder(lot, context.clock.now())
	);
	if (lots.length === 0) return null;
	return {
		shop: await mailShop(context),
		customerName: customer.name,
		link: await creditLink(context, customer.id),
		amount: { amountMinor: lots.reduce((sum, lot) => sum + lot.left_minor, 0), currency },
		validUntil
	};
}

/** The page of credit is opened by an order of one's own; who was only given something sees it where they sent that back. */
async function creditLink({ config, db }: CommandContext, id: Id<'cus'>): Promise<string> {
	const sentBack = await onlyGiftOf(db.read, id);
	return sentBack ? giftLinkOf(config, sentBack) : `${config.ORIGIN}/credit`;
}
