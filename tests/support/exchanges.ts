import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { chooseOther, previewChoice } from '#lib/server/commands/exchanges/choose-other.ts';
import type { ChangedExchange } from '#lib/server/commands/exchanges/types.ts';
import { recordFulfilment } from '#lib/server/commands/orders/record-fulfilment.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import type {
	ReturnItemInput,
	SubmitReturnInput,
	SubmittedReturn
} from '#lib/server/commands/returns/types.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import type { Result } from '#lib/domain/result.ts';
import { randomIds } from '#lib/server/ids.ts';
import { policyVersions } from '#lib/server/store/policies.ts';
import type { Database } from '#lib/server/store/database.ts';
import { exchangeOfReturn, type Exchange } from '#lib/server/store/exchanges.ts';
import { fulfilmentsOfOrder } from '#lib/server/store/fulfilments.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { itemsOfReturn } from '#lib/server/store/returns.ts';
import { addProduct, type Added } from './catalogue.ts';
import {
	asked,
	customer,
	openReturnsShop,
	system,
	value,
	type PlacedOrder,
	type ReturnsShop
} from './returns-shop.ts';

export const merchant: Actor = {
	kind: 'staff',
	id: randomIds.next('stf'),
	name: 'Ploy',
	role: 'merchant',
	refundLimitMinor: null
};

/**
 * A shop that exchanges. Its first line is always a shirt in M (`SKU-0`), which comes in M, L (one piece) and XL (none);
 * a mug costs ฿400 and a bag ฿1,500.
 */
export type ExchangeShop = ReturnsShop & {
	shirt: Record<'M' | 'L' | 'XL', Id<'var'>>;
	mug: Id<'var'>;
	bag: Id<'var'>;
};

export async function openExchangeShop(
	db: Database,
	rules: Partial<PolicyRules> = {}
): Promise<ExchangeShop> {
	const shop = await openReturnsShop(db);
	shop.ctx.config = { ...shop.ctx.config, STRIPE_SECRET_KEY: 'sk_test_homeward' };
	const shirt = await addProduct(shop.ctx, { reference: 'shirt', sizes: { M: 5, L: 1, XL: 0 } });
	await shop.ctx.db.transaction((tx) =>
		tx.updateTable('variants').set({ sku: 'SKU-0' }).where('id', '=', shirt.variants.M!).execute()
	);
	const one = (reference: string, price_minor: number): Promise<Added> =>
		addProduct(shop.ctx, { reference, sizes: { one: 5 }, price_minor });
	const mug = (await one('mug', 40_000)).variants.one!;
	const bag = (await one('bag', 150_000)).variants.one!;
	await publish(shop, rules);
	return { ...shop, shirt: shirt.variants as ExchangeShop['shirt'], mug, bag };
}

/** Offers exchanges from now on; orders of the past are judged by what is better for their customers. */
export async function publish(shop: ReturnsShop, rules: Partial<PolicyRules>): Promise<void> {
	const [latest] = await policyVersions(shop.ctx.db.read);
	value(
		await publishPolicy(shop.ctx, merchant, {
			based_on: latest?.number ?? 0,
			effective_from: null,
			rules: {
				...defaultRules('THB'),
				outcomes: ['refund', 'store_credit', 'exchange'],
				auto_approve_limit: { THB: 10_000_000 },
				...rules
			},
			note: ''
		})
	);
	shop.pass(1_000);
}

export type Wish = { wants?: Partial<Record<string, number>>; quantity?: number; line?: number } & Partial<
	Omit<ReturnItemInput, 'wants' | 'quantity' | 'line_id'>
>;

/** Asks for exchanges: `{ [variant]: quantity }` for each item. */
export async function ask(
	shop: ReturnsShop,
	order: PlacedOrder,
	wishes: readonly Wish[],
	over: Pick<SubmitReturnInput, 'instant' | 'quoted_due_minor'> & {
		quoted_total_minor?: number | null;
		by?: Actor;
	} = {}
): Promise<Result<SubmittedReturn>> {
	const items = wishes.map(({ wants, quantity = 1, line = 0, ...rest }): ReturnItemInput => {
		const quantities = order.lines.map((_, index) => (index === line ? quantity : 0));
		const [item] = asked(order, quantities, { outcome: 'exchange', ...rest });
		if (!item) throw new Error(`the order has no line ${line}`);
		const told = Object.entries(wants ?? {}).map(([variant_id, wanted]) => ({
			variant_id: variant_id as Id<'var'>,
			quantity: wanted ?? 1
		}));
		return wants ? { ...item, wants: told } : item;
	});
	const { by = customer(order.id), ...quoted } = over;
	return submitReturn(shop.ctx, by, {
		order_id: order.id,
		method: 'drop_off',
		items,
		idempotency_key: randomIds.token().slice(0, 16),
		quoted_total_minor: null,
		...quoted
	});
}

export async function exchangeOf(shop: ReturnsShop, id: Id<'ret'>): Promise<Exchange> {
	const found = await exchangeOfReturn(shop.ctx.db.read, id);
	if (!found) throw new Error(`return ${id} exchanges nothing`);
	return found;
}

/** Reads what it would come to and agrees to exactly that. */
export async function choose(
	shop: ExchangeShop,
	return_id: Id<'ret'>,
	actor: Actor,
	wants: Partial<Record<string, number>>,
	over: { quoted_due_minor?: number } = {}
): Promise<Result<ChangedExchange>> {
	const exchange = await exchangeOf(shop, return_id);
	const [item] = await itemsOfReturn(shop.ctx.db.read, return_id);
	const told = Object.entries(wants).map(([id, quantity]) => ({
		variant_id: id as Id<'var'>,
		quantity: quantity ?? 1
	}));
	const asked = { exchange_id: exchange.id, items: [{ item_id: item!.id, wants: told }] };
	const seen = await previewChoice(shop.ctx, actor, asked);
	if (!seen.ok) return { ok: false, refusal: seen.refusal };
	const { due_minor, back_minor } = seen.value.plan;
	const quoted = { quoted_due_minor: due_minor, quoted_back_minor: back_minor, ...over };
	return chooseOther(shop.ctx, actor, { ...asked, ...quoted, version: exchange.version });
}

/** The shop sends the replacements, and the carrier brings them. */
export async function sendReplacement(
	shop: ReturnsShop,
	orderId: Id<'ord'>,
	reference: string,
	delivered = true
): Promise<void> {
	const now = shop.ctx.clock.now();
	const lines = await linesOfOrder(shop.ctx.db.read, orderId);
	const parcel = (await fulfilmentsOfOrder(shop.ctx.db.read, orderId)).find(
		(one) => one.external_ref === reference
	);
	const parts = await shop.ctx.db.read
		.selectFrom('fulfilment_lines')
		.selectAll()
		.where('fulfilment_id', '=', parcel!.id)
		.execute();
	value(
		await recordFulfilment(shop.ctx, system, {
			order_id: orderId,
			fulfilment: {
				reference,
				carrier: 'Siam Parcel',
				service: '',
				tracking_number: `XP${reference}`,
				tracking_url: null,
				origin: '',
				destination: '',
				packed_at: now,
				shipped_at: now,
				delivered_at: delivered ? now : null,
				promised_at: null,
				estimated_at: null,
				cancelled: false,
				lines: parts.map((part) => ({
					line: lines.find((line) => line.id === part.order_line_id)!.external_ref,
					quantity: part.quantity
				})),
				events: []
			}
		})
	);
}
