import type { Id } from '#lib/domain/ids.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { proposeLineChange } from '#lib/server/commands/line-changes/propose-line-change.ts';
import { findVariants } from '#lib/server/store/catalogue.ts';
import { findOrder, linesOfOrder } from '#lib/server/store/orders.ts';
import { CATALOGUE } from './catalogue.ts';
import { skuOf } from './stock.ts';
import type { Scenario } from './scenarios.ts';
import { must, type Stage } from './stage.ts';

type Told = {
	order: Id<'ord'>;
	number: string;
	placedAt: number;
	story: NonNullable<Scenario['pieces']>;
	now: number;
};

/** Plays a wish for another variant of an order's first line, or for more of it. */
export async function playPieces(stage: Stage, { order, number, placedAt, story, now }: Told): Promise<void> {
	const { db } = stage.at(now);
	const known = await findOrder(db.read, order);
	const [line] = await linesOfOrder(db.read, order);
	if (!known || !line) throw new Error(`${number} has no line to change`);
	const { option, quantity, after } = story;
	const skus = option === undefined ? [] : [skuOf(CATALOGUE.shirt, { en: option, th: option })];
	const [variant] = await findVariants(db.read, { skus }, known.currency);
	const customer = { kind: 'customer', orderId: order, email: null } as const;
	const at = stage.at(Math.min(placedAt + after * MINUTE, now));
	const asked = await proposeLineChange(at, customer, {
		...{ order_id: order, line_id: line.id, quantity, kind: variant ? 'variant' : 'quantity' },
		...(variant ? { variant_id: variant.id } : {})
	});
	must(asked, number);
}
