import { optionsIn } from '#lib/domain/catalogue/options.ts';
import type { PlannedExchange } from '#lib/domain/exchange/plan.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, type Result } from '#lib/domain/result.ts';
import { DAY } from '#lib/domain/time.ts';
import type { CatalogueVariant } from '../../store/catalogue.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { insertExchange } from '../../store/exchanges.ts';
import type { ExchangeLinesTable } from '../../store/schema-exchanges.ts';
import type { By } from '../orders/by.ts';
import type { LoadedReturn } from '../returns/load.ts';
import type { PlannedRequest } from '../returns/plan.ts';
import { exchangeEvent } from './events.ts';
import { holdPieces } from './hold.ts';

/** Pieces are held so long beyond the day on which the goods are expected to be checked. */
export const HELD_DAYS = 14;

/** Keeps what a planned return wants in exchange, and holds the pieces: without them there is no exchange. */
export async function openExchange(
	tx: Tx,
	by: By,
	{ plan, variants = [] }: PlannedRequest,
	{ return: row, items, order }: LoadedReturn
): Promise<Result<null>> {
	const { exchange } = plan;
	if (exchange === undefined || exchange.lines.length === 0) return accepted(null);
	const id = by.ids.next('exc');
	const lines = exchangeLines(by, id, exchange, variants, order.locale, (item) => items[item]!.id);
	const opened = {
		id,
		return_id: row.id,
		order_id: row.order_id,
		state: 'awaiting_goods' as const,
		currency: row.currency,
		value_minor: exchange.value_minor,
		price_minor: exchange.price_minor,
		due_minor: exchange.due_minor,
		back_minor: exchange.back_minor,
		carried_minor: null,
		topped_minor: null,
		refund_id: null,
		fulfilment_id: null,
		since: by.now,
		created_at: by.now,
		settled_at: null,
		version: 1
	};
	await insertExchange(tx, { ...opened, lines });
	const until = (plan.expected.checked ?? plan.expected.sent) + HELD_DAYS * DAY;
	const held = await holdPieces(tx, by, id, lines, until);
	if (!held.ok) return held;
	await appendEvents(tx, by, [
		exchangeEvent(opened, 'exchange_requested', {
			value_minor: exchange.value_minor,
			price_minor: exchange.price_minor,
			due_minor: exchange.due_minor,
			back_minor: exchange.back_minor,
			lines: lines.map(({ sku, quantity }) => ({ sku, quantity }))
		})
	]);
	return accepted(null);
}

/**
 * Rows of what was agreed, as the catalogue has it today and in the order's language: what is renamed later was still
 * agreed as it was.
 */
export const exchangeLines = (
	by: By,
	exchange_id: Id<'exc'>,
	{ lines }: Pick<PlannedExchange, 'lines'>,
	variants: readonly CatalogueVariant[],
	locale: 'th' | 'en',
	itemOf: (index: number) => Id<'rit'>
): ExchangeLinesTable[] =>
	lines.map(({ item, variant_id, ...figures }, position) => {
		const variant = variants.find((one) => one.id === variant_id);
		if (variant === undefined) throw new Error(`variant ${variant_id} was planned and is not there`);
		return {
			id: by.ids.next('exl'),
			exchange_id,
			return_item_id: itemOf(item),
			position,
			variant_id: variant.id,
			sku: variant.sku,
			title_en: variant.title_en,
			title_th: variant.title_th,
			options: JSON.stringify(optionsIn(locale, variant.options)),
			image: variant.image,
			category: variant.category,
			tags: JSON.stringify(variant.tags),
			...figures,
			bonus_minor: figures.bonus_minor ?? 0,
			given_for: null,
			order_line_id: null
		};
	});
