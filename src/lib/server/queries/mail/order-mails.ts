import type { Id } from '#lib/domain/ids.ts';
import { CODE_LIFE, codeOf, LINK_LIFE, linkOf } from '../../auth/codes-and-links.ts';
import type { MailData } from '../../mail/kinds.ts';
import { common, lineTitle, type MailBasis } from './base.ts';

export async function orderLink(base: MailBasis): Promise<MailData['order_link']> {
	const { order, lines, link, linkExpiresAt } = base;
	return {
		...common(base),
		link,
		linkExpiresAt,
		occasion: 'placed',
		placedAt: order.placed_at,
		items: lines.map((line) => ({ title: lineTitle(base, line.id), quantity: line.quantity })),
		total: { amountMinor: order.total_minor, currency: order.currency }
	};
}

/** The key of the message holds the token's id; code and link are computed from it and live from the request on. */
export async function lookupCode(base: MailBasis): Promise<MailData['lookup_code'] | null> {
	const { context, message } = base;
	const tokenId = message.key.replace('lookup_code:', '') as Id<'tok'>;
	const token = await context.db.read
		.selectFrom('access_tokens')
		.select(['expires_at', 'used_at'])
		.where('id', '=', tokenId)
		.executeTakeFirst();
	if (!token || token.used_at !== null || token.expires_at <= context.clock.now()) return null;
	return {
		...common(base),
		link: linkOf(context.config, tokenId),
		code: codeOf(context.config, tokenId),
		codeExpiresAt: token.expires_at,
		linkExpiresAt: token.expires_at - CODE_LIFE + LINK_LIFE
	};
}
