import type { Address, LineOption } from '#lib/domain/order/neutral.ts';
import { postalLines } from '#lib/domain/order/postal.ts';
import { deskExchanges as words } from '#lib/i18n/desk-exchanges.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import type { ExchangeView } from '../queries/exchange.ts';
import type { Shop } from '../store/shop.ts';
import { openPaper } from './paper.ts';

/** What goes into the parcel of an exchange, for whoever packs it, and to whom it goes. */
export function renderPackingSlip(
	locale: Locale,
	view: ExchangeView,
	{ shop, shipTo }: { shop: Pick<Shop, 'name' | 'returnAddress'>; shipTo: Address }
): Promise<Uint8Array> {
	const title = say(locale, words.slipTitle, { number: view.return_number });
	const paper = openPaper({
		locale,
		title,
		author: shop.name[locale],
		createdAt: view.settled_at ?? view.created_at
	});
	paper.title(title, shop.name[locale]);
	paper.sides(
		{ head: say(locale, words.slipTo), lines: postalLines(shipTo) },
		{ head: say(locale, words.slipFrom), lines: postalLines(shop.returnAddress) }
	);
	paper.facts([
		{ label: say(locale, words.slipOrder), value: view.order_number },
		{ label: say(locale, words.slipReturn), value: view.return_number }
	]);
	paper.gap(4);
	const sent = view.lines.filter((line) => line.sent !== null);
	const pieces = sent.reduce((sum, line) => sum + (line.sent?.quantity ?? 0), 0);
	paper.table(
		[
			{ head: say(locale, words.slipWhat), share: 6 },
			{ head: say(locale, words.slipSku), share: 3 },
			{ head: say(locale, words.slipCount), share: 1, right: true }
		],
		[
			...sent.map((line) => ({
				cells: [
					locale === 'th' ? line.title_th : line.title_en,
					line.sku,
					String(line.sent?.quantity ?? line.quantity)
				],
				note: (JSON.parse(line.options) as LineOption[]).map(({ value }) => value).join(', ')
			})),
			{ cells: [say(locale, words.slipAll, { n: pieces }), '', ''], strong: true }
		]
	);
	paper.qr(view.return_number, [view.return_number]);
	return paper.finish();
}
