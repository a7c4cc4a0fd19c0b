import { shopLabels } from '#lib/domain/shop/labels.ts';
import type { Id } from '#lib/domain/ids.ts';
import { orderLinkFor } from '../../auth/codes-and-links.ts';
import type { CommandContext } from '../../context.ts';
import type { MailItem, MailShop } from '../../mail/kinds.ts';
import { linesOfOrder, findOrder } from '../../store/orders.ts';
import { findReturn, itemsOfReturn } from '../../store/returns.ts';
import type {
	MessagesTable,
	OrderLinesTable,
	OrdersTable,
	ReturnItemsTable,
	ReturnsTable
} from '../../store/schema.ts';
import { readShop, type Shop } from '../../store/shop.ts';

/** What every mail starts from: the shop, the order it is about, and a link that opens it without typing. */
export type MailBasis = {
	context: CommandContext;
	message: MessagesTable;
	shop: MailShop;
	shopRow: Shop;
	order: OrdersTable;
	lines: OrderLinesTable[];
	link: string;
	linkExpiresAt: number;
};
export type ReturnBasis = MailBasis & {
	returned: ReturnsTable;
	items: ReturnItemsTable[];
	returnLink: string;
};

export async function loadBase(context: CommandContext, message: MessagesTable): Promise<MailBasis> {
	const order = message.order_id && (await findOrder(context.db.read, message.order_id));
	if (!order) throw new Error(`the mail ${message.id} is about no order`);
	const row = await readShop(context.db.read);
	const { url, expiresAt } = await orderLinkFor(context, order.id);
	return {
		context,
		message,
		shopRow: row,
		shop: asMailShop(context, row),
		order,
		lines: await linesOfOrder(context.db.read, order.id),
		link: url,
		linkExpiresAt: expiresAt
	};
}

/** The shop as a mail names it, for mails that are about no order. */
export const mailShop = async (context: CommandContext): Promise<MailShop> =>
	asMailShop(context, await readShop(context.db.read));

const asMailShop = (context: CommandContext, row: Shop): MailShop => ({
	name: row.name,
	accent: row.accent,
	accentDark: row.accentDark,
	origin: context.config.ORIGIN,
	timeZone: row.timezone,
	credit: shopLabels(row.settings).outcomes.store_credit,
	...(row.phone ? { phone: row.phone, hours: row.hours } : {})
});

/** The return a mail is about, with its items that still stand. The link opens the return itself. */
export async function loadReturn(base: MailBasis): Promise<ReturnBasis> {
	const { read } = base.context.db;
	const returned = base.message.return_id && (await findReturn(read, base.message.return_id));
	if (!returned) throw new Error(`the mail ${base.message.id} is about no return`);
	return {
		...base,
		returned,
		items: await itemsOfReturn(read, returned.id),
		returnLink: `${base.link}?return=${encodeURIComponent(returned.number)}`
	};
}

export const common = (base: MailBasis) => ({
	shop: base.shop,
	customerName: base.order.customer_name,
	orderNumber: base.order.number
});

export const lineTitle = (base: MailBasis, lineId: Id<'lin'>): string => {
	const line = base.lines.find((one) => one.id === lineId);
	return line ? (base.message.locale === 'th' ? line.title_th : line.title_en) : '';
};

export const mailItems = (base: ReturnBasis, items: readonly ReturnItemsTable[] = base.items): MailItem[] =>
	items.map((item) => ({ title: lineTitle(base, item.order_line_id), quantity: item.quantity }));
