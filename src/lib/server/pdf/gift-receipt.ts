import { giftPaper as words } from '#lib/i18n/gift-paper.ts';
import { gifts } from '#lib/i18n/gifts.ts';
import { plain, say, type Locale } from '#lib/i18n/say.ts';
import { giftDoorOf } from '../auth/codes-and-links.ts';
import type { Config } from '../config.ts';
import type { GiftView } from '../queries/gifts.ts';
import { openPaper } from './paper.ts';

/** What goes in with a gift: the pieces, the code with its QR, how to use it. Neither prices nor people. */
export function renderGiftReceipt(
	locale: Locale,
	{ gift, shop, config }: { gift: GiftView; shop: string; config: Pick<Config, 'APP_SECRET' | 'ORIGIN'> }
): Promise<Uint8Array> {
	const title = plain(say(locale, words.title));
	const paper = openPaper({
		locale,
		title: `${title} ${gift.code}`,
		author: shop,
		createdAt: gift.created_at
	});
	paper.title(title, shop);
	if (gift.message) {
		paper.heading(say(locale, words.words));
		paper.text(gift.message);
	}
	paper.heading(say(locale, words.pieces));
	for (const { title: name, quantity } of gift.pieces) {
		paper.text(plain(say(locale, gifts.piece, { name: name[locale], n: quantity })));
	}
	paper.gap(4);
	paper.text(say(locale, words.how));
	paper.gap(4);
	paper.qr(giftDoorOf(config, gift.code), [
		plain(say(locale, words.code)),
		gift.code,
		`${config.ORIGIN}/gift`
	]);
	return paper.finish();
}
