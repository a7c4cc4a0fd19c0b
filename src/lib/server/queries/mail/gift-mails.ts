import { isId } from '#lib/domain/ids.ts';
import { CODE_LIFE, codeOf, giftCodeOf, giftLinkOf } from '../../auth/codes-and-links.ts';
import type { CommandContext } from '../../context.ts';
import type { MailData } from '../../mail/kinds.ts';
import { findGiftSessionAsked } from '../../store/gift-sessions.ts';
import { findGift } from '../../store/gifts.ts';
import type { MessagesTable } from '../../store/schema.ts';
import { giftReturnView, type GiftReturnView } from '../gift-return.ts';
import { common, lineTitle, mailShop, type MailBasis } from './base.ts';

/** The message's key is `gift_proof:token id`. Null when a later code replaced it, or its time is over. */
export async function giftProof(
	context: CommandContext,
	message: MessagesTable
): Promise<MailData['gift_proof'] | null> {
	const id = message.key.split(':')[1] ?? '';
	const asked = isId('tok', id) ? await findGiftSessionAsked(context.db.read, id) : null;
	if (!asked?.asked_id || asked.asked_at === null) return null;
	const codeExpiresAt = asked.asked_at + CODE_LIFE;
	if (codeExpiresAt <= context.clock.now()) return null;
	return {
		shop: await mailShop(context),
		code: codeOf(context.config, asked.asked_id),
		codeExpiresAt,
		link: `${context.config.ORIGIN}/gift`
	};
}

/** The message's key is `gift_return:occasion:return id:cause`. Null for what concerns no receiver. */
export async function giftReturnMail(
	context: CommandContext,
	message: MessagesTable
): Promise<MailData['gift_return'] | null> {
	const view = message.return_id && (await giftReturnView(context.db.read, message.return_id));
	if (!view) return null;
	const occasion = occasionOf(view, message.key.split(':')[1] ?? '', message.locale);
	if (!occasion) return null;
	return {
		shop: await mailShop(context),
		returnNumber: view.number,
		link: giftLinkOf(context.config, view.id),
		occasion,
		items: view.items.map(({ title, quantity }) => ({ title: title[message.locale], quantity }))
	};
}

function occasionOf(
	view: GiftReturnView,
	occasion: string,
	locale: 'th' | 'en'
): MailData['gift_return']['occasion'] | null {
	switch (occasion) {
		case 'return_requested':
			return view.method !== 'keep' && view.ship_by !== null
				? { kind: 'requested', sendBy: view.ship_by }
				: { kind: 'requested' };
		case 'return_in_review':
			return { kind: 'in_review' };
		case 'return_declined':
			return {
				kind: 'declined',
				reason: [view.decline?.reason?.[locale], view.decline?.note].filter(Boolean).join(' · ')
			};
		case 'return_question': {
			const latest = view.notes.at(-1);
			return latest?.from === 'shop' ? { kind: 'question', question: latest.body } : null;
		}
		case 'return_received':
			return { kind: 'received' };
		case 'return_cancelled':
			return { kind: 'cancelled' };
		case 'refund_done':
			return view.credit && { kind: 'credit', ...view.credit };
		default:
			return null;
	}
}

/** The message's key is `gift_receipt:gift id:…`. Null when the gift has ended. */
export async function giftReceipt(base: MailBasis): Promise<MailData['gift_receipt'] | null> {
	const { context, message, order } = base;
	const id = message.key.split(':')[1] ?? '';
	const gift = isId('gft', id) ? await findGift(context.db.read, id) : null;
	if (!gift || gift.order_id !== order.id || gift.ended_at !== null) return null;
	return {
		...common(base),
		link: base.link,
		code: giftCodeOf(context.config, gift),
		items: gift.lines.map((line) => ({
			title: lineTitle(base, line.order_line_id),
			quantity: line.quantity
		}))
	};
}
