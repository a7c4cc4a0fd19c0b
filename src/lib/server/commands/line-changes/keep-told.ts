import type { Id } from '#lib/domain/ids.ts';
import type { LineOption, NeutralLine, NeutralOrder } from '#lib/domain/order/neutral.ts';
import { LINE_CHANGE_TRANSITIONS } from '#lib/domain/line-change/states.ts';
import { next } from '#lib/domain/transitions.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { lineChangesOfOrder, saveLineChange } from '../../store/line-changes.ts';
import { linesOfOrder, saveLine } from '../../store/orders.ts';
import type { OrderLinesTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { lineChangeEvent } from './tell.ts';

/**
 * A step of the intake: the order as it was sold, whatever the shop's system has heard of since.
 *
 * A system that still tells the old pieces has not heard of a change, so it stands. One that tells the new ones, under
 * our reference, under its own, or in the old line's place, has taken the change over: from then on the new line has the
 * reference by which it is told. The figures of the sale and of the change stay those that were agreed either way.
 */
export async function asSold(tx: Tx, by: By, orderId: Id<'ord'>, told: NeutralOrder): Promise<NeutralOrder> {
	let lines = await linesOfOrder(tx, orderId);
	for (const change of await lineChangesOfOrder(tx, orderId)) {
		if (next(LINE_CHANGE_TRANSITIONS, change.state, 'take_over') === null) continue;
		const line = lines.find((one) => one.id === change.order_line_id)!;
		const heard = heardOf(line, lines, told);
		if (heard === undefined) continue;
		await nameAs(tx, line, heard.reference, lines);
		await saveLineChange(tx, change, { state: 'taken_over', ended_at: by.now });
		await appendEvents(tx, by, [lineChangeEvent(change, 'order_line_change_taken_over')]);
		lines = await linesOfOrder(tx, orderId);
	}
	const ours = lines.filter((line) => line.origin === 'replacement');
	const rest = told.lines.filter((line) => !ours.some((own) => own.external_ref === line.reference));
	const changed = lines.filter(
		(line) =>
			line.origin === 'sale' && ours.some((own) => own.parent_line_id === line.id && own.sku !== line.sku)
	);
	const sold = rest.map((line) => {
		const before = changed.find((one) => one.external_ref === line.reference);
		return before && isWithoutChanged(before, line) ? lineOf(before) : line;
	});
	const gone = changed.filter((line) => !rest.some((one) => one.reference === line.external_ref));
	// What the shop charged in all may leave the change in or out.
	return { ...told, lines: [...sold, ...gone.map(lineOf)], total_minor: null };
}

/** The told line that is the new one of a change. */
function heardOf(
	line: OrderLinesTable,
	lines: readonly OrderLinesTable[],
	told: NeutralOrder
): NeutralLine | undefined {
	const byUs = told.lines.find((one) => one.reference === line.external_ref);
	if (byUs) return byUs;
	const parent = lines.find((one) => one.id === line.parent_line_id)!;
	const left = line.quantity - line.qty_cancelled;
	return told.lines.find((one) => {
		if (one.sku !== line.sku || one.quantity !== left) return false;
		const known = lines.find((other) => other.external_ref === one.reference);
		if (known === undefined) return true;
		return known.id === parent.id && parent.sku !== one.sku && parent.qty_cancelled === parent.quantity;
	});
}

/** The shop's name for a line; the one that had it before gets another. */
async function nameAs(
	tx: Tx,
	line: OrderLinesTable,
	reference: string,
	lines: readonly OrderLinesTable[]
): Promise<void> {
	if (line.external_ref === reference) return;
	const holder = lines.find((one) => one.external_ref === reference);
	if (holder) await saveLine(tx, holder.id, { external_ref: holder.id });
	await saveLine(tx, line.id, { external_ref: reference });
}

/** Told without the pieces that were changed of it, as the sale had it otherwise. */
const isWithoutChanged = (line: OrderLinesTable, told: NeutralLine): boolean =>
	told.sku === line.sku &&
	told.unit_price_minor === line.unit_price_minor &&
	told.quantity === line.quantity - line.qty_cancelled;

const lineOf = (line: OrderLinesTable): NeutralLine => ({
	reference: line.external_ref,
	sku: line.sku,
	title: { en: line.title_en, th: line.title_th },
	options: JSON.parse(line.options) as LineOption[],
	image: line.image,
	quantity: line.quantity,
	unit_price_minor: line.unit_price_minor,
	discount_minor: line.discount_minor,
	tax_minor: line.tax_minor,
	tax_rate_bp: line.tax_rate_bp,
	category: line.category,
	tags: JSON.parse(line.tags) as string[],
	final_sale: line.final_sale === 1
});
