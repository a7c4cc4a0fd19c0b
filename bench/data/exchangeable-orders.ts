import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import { doorWithin, startCustomerSession } from '#lib/server/auth/sessions.ts';
import { saveProduct } from '#lib/server/commands/catalogue/save-product.ts';
import { setStock } from '#lib/server/commands/catalogue/set-stock.ts';
import { upsertOrder } from '#lib/server/commands/orders/upsert-order.ts';
import { previewReturn } from '#lib/server/commands/returns/preview-return.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import type { Context } from '#lib/server/context.ts';
import { cookieName } from '#lib/server/http/cookies.ts';
import { findVariants } from '#lib/server/store/catalogue.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { policyVersions } from '#lib/server/store/policies.ts';
import { chanceFrom } from '../../src/cli/demo/chance.ts';
import { orderOf } from '../../src/cli/demo/order-of.ts';
import { must } from '../../src/cli/demo/stage.ts';
import { sealDraft } from '../../src/routes/(portal)/orders/[order]/return/draft.ts';
import type { Shop } from '../shop.ts';

const SYSTEM = { kind: 'system' } as const;
const REASON = 'changed_mind';

/** So many orders that came days ago, and the answers of customers who want one and the same variant instead. */
export async function exchangeableOrders(shop: Shop, wanted: number): Promise<Shop['returnable']> {
	const ctx = await shop.context();
	try {
		await offerExchanges(ctx);
		const variant = await sellMats(ctx, wanted);
		const now = Date.now();
		const chance = chanceFrom(28);
		const name = cookieName(ctx.config, 'customer');
		const made: Shop['returnable'] = [];
		let quoted: number | null = null;
		for (let index = 0; index < wanted; index++) {
			const told = orderOf(
				chance,
				{
					...{ person: 'ploy', number: `BD-SWAP${index}`, goods: [['teapot', 0, 1]] },
					...{ days: 9, shipping: 6_000, journeys: ['delivered'] }
				},
				now
			);
			const email = `swap-${index}@example.com`;
			const order = { ...told, customer: { ...told.customer, email, phone: null } };
			const { id: order_id } = must(await upsertOrder(ctx, SYSTEM, order), order.number);
			// All are worth the same.
			quoted ??= await quote(ctx, order_id, variant);
			const cookie = await ctx.db.transaction((tx) =>
				startCustomerSession(doorWithin(tx, now), ctx.ids, { email, orderId: null })
			);
			const item = { line: 0, quantity: 1, reason: REASON, answer: '', comment: '', photos: [] };
			const sealed = sealDraft(ctx.config, order_id, {
				...{ key: ctx.ids.token(), outcome: 'refund', method: 'drop_off', fault: false },
				items: [{ ...item, wants: [{ variant, quantity: 1 }] }]
			});
			made.push({ number: order.number, cookie: `${name}=${cookie}`, sealed: sealed ?? '', quoted });
		}
		return made;
	} finally {
		await ctx.db.close();
	}
}

async function offerExchanges(ctx: Context): Promise<void> {
	const merchant: Actor = {
		...{ kind: 'staff', id: ctx.ids.next('stf'), name: 'Bench', role: 'merchant', refundLimitMinor: null }
	};
	const [latest] = await policyVersions(ctx.db.read);
	const rules = {
		...defaultRules('THB'),
		outcomes: ['refund' as const, 'exchange' as const],
		exchanges: { same_product: 'current' as const, other_products: 'current' as const }
	};
	const next = { based_on: latest?.number ?? 0, effective_from: null, rules, note: '' };
	must(await publishPolicy(ctx, merchant, next), 'policy');
}

/** Something that costs less than what comes back, enough for everybody. */
async function sellMats(ctx: Context, on_hand: number): Promise<Id<'var'>> {
	const prices = [{ currency: 'THB', amount_minor: 9_000, includes_tax: true }];
	const product = {
		...{ reference: 'MAT', title: { th: 'ที่รองแก้ว', en: 'Mat' }, category: '', tags: [], image: null },
		...{ tax_rate_bp: 700, active: true },
		variants: [{ sku: 'MAT', options: [], image: null, active: true, prices }]
	};
	must(await saveProduct(ctx, SYSTEM, product), 'product');
	must(await setStock(ctx, SYSTEM, [{ sku: 'MAT', location_code: 'main', on_hand }]), 'stock');
	const [mat] = await findVariants(ctx.db.read, { skus: ['MAT'] }, 'THB');
	return must({ ok: true, value: mat! }, 'variant').id;
}

/** The total that the page before the last button shows. */
async function quote(ctx: Context, order: Id<'ord'>, variant_id: Id<'var'>): Promise<number> {
	const [line] = await linesOfOrder(ctx.db.read, order);
	const item = { line_id: line!.id, quantity: 1, reason_code: REASON, answer_code: null, comment: '' };
	const plan = await previewReturn(ctx, SYSTEM, {
		...{ order_id: order, method: 'drop_off' },
		items: [{ ...item, outcome: 'exchange', wants: [{ variant_id, quantity: 1 }], file_ids: [] }]
	});
	return must(plan, order).total_minor;
}
