import type { Id } from '#lib/domain/ids.ts';
import type { ChangeMode } from '#lib/domain/order-change/kinds.ts';
import { goToPay } from '#lib/server/checkout/go-to-pay.ts';
import { proposeLineChange } from '#lib/server/commands/line-changes/propose-line-change.ts';
import type { ProposeLineChangeInput } from '#lib/server/commands/line-changes/types.ts';
import { recordFulfilment } from '#lib/server/commands/orders/record-fulfilment.ts';
import { chargesOfOrder } from '#lib/server/store/charges.ts';
import type { Database } from '#lib/server/store/database.ts';
import { updateRows } from '#lib/server/store/update.ts';
import { addProduct } from './catalogue.ts';
import { CARD } from './charges.ts';
import {
	customer,
	openReturnsShop,
	system,
	value,
	type PlacedOrder,
	type ReturnsShop
} from './returns-shop.ts';

/**
 * A shop whose customers change pieces. Its first line is always a tee in M (`SKU-0`, ฿1,000), which comes in L at the
 * same price, XL for ฿1,200, S for ฿800 and XS, which is sold out; there are two of each.
 */
export type ChangingShop = ReturnsShop & { tee: Record<'M' | 'L' | 'XL' | 'S' | 'XS', Id<'var'>> };

export async function openChangingShop(db: Database, mode: ChangeMode = 'at_once'): Promise<ChangingShop> {
	const shop = await openReturnsShop(db);
	shop.ctx.config = { ...shop.ctx.config, STRIPE_SECRET_KEY: 'sk_test_homeward' };
	const { variants } = await addProduct(shop.ctx, {
		reference: 'tee',
		sizes: { M: 2, L: 2, XL: 2, S: 2, XS: 0 }
	});
	const tee = variants as ChangingShop['tee'];
	await db.transaction(async (tx) => {
		await updateRows(tx, 'variants', { sku: 'SKU-0' }, { id: tee.M });
		await updateRows(tx, 'variant_prices', { price_minor: 120_000 }, { variant_id: tee.XL });
		await updateRows(tx, 'variant_prices', { price_minor: 80_000 }, { variant_id: tee.S });
	});
	await rules(db, mode);
	return { ...shop, tee };
}

/** The same rule for both kinds, until the order is packed unless told otherwise. */
export async function rules(
	db: Database,
	mode: ChangeMode,
	more: { minutes?: number | null; high_value?: Record<string, number> } = {}
): Promise<void> {
	const rule = { mode, minutes: more.minutes ?? null };
	await db.transaction(async (tx) => {
		const { settings } = await tx.selectFrom('shop').select('settings').executeTakeFirstOrThrow();
		const order_changes = { variant: rule, quantity: rule, high_value: more.high_value ?? {} };
		const merged = { ...(JSON.parse(settings) as object), order_changes };
		await tx
			.updateTable('shop')
			.set({ settings: JSON.stringify(merged) })
			.execute();
	});
}

/** What the customer asks for their first line. */
export const wish = (
	shop: Pick<ReturnsShop, 'ctx'>,
	order: PlacedOrder,
	over: Partial<ProposeLineChangeInput> & { by?: Parameters<typeof proposeLineChange>[1] }
) => {
	const { by = customer(order.id), ...input } = over;
	return proposeLineChange(shop.ctx, by, {
		order_id: order.id,
		line_id: order.lines[0]!.id,
		kind: 'variant',
		quantity: 1,
		...input
	});
};

/** The customer pays what was asked last, on the provider's page. */
export async function payLast(shop: ReturnsShop, order: PlacedOrder, webhook = true): Promise<void> {
	const charge = (await chargesOfOrder(shop.ctx.db.read, order.id)).at(-1)!;
	const going = { charge_id: charge.id, locale: 'en' } as const;
	const { url } = value(await goToPay(shop.ctx, customer(order.id), going));
	shop.emulator.control.paySession(url.split('/').at(-1)!, CARD);
	if (webhook) await shop.work();
}

/** Packs pieces, or announces them: `packed` false is a parcel that is being prepared. */
export const pack = (
	shop: ReturnsShop,
	order: PlacedOrder,
	lines: { line: string; quantity: number }[],
	{ packed = true, shipped = false, reference = 'box' } = {}
) => {
	const now = shop.ctx.clock.now();
	return recordFulfilment(shop.ctx, system, {
		order_id: order.id,
		force: true,
		fulfilment: {
			...{ reference, carrier: 'Siam Parcel', service: '', tracking_number: null, tracking_url: null },
			...{ origin: '', destination: '', packed_at: packed || shipped ? now : null },
			...{ shipped_at: shipped ? now : null, delivered_at: null, promised_at: null, estimated_at: null },
			...{ cancelled: false, events: [], lines }
		}
	});
};
