import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext, type Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/store/database.ts';
import { KANYA } from '../../journeys/steps/open-shop.ts';
import { cookieOf, type Visitor } from '../../journeys/steps/sessions.ts';
import { form, type Answer } from '../../routes/request.ts';
import { openFaultShop, type FaultShop } from './shop.ts';

/** A shop on two processes, with people who press at the same time, each at another one. */
export type Rivals = FaultShop & {
	here: string;
	there: string;
	/** A third hand on the same data, that moves nothing by itself. */
	ctx: Context;
	/** A form as the page of `who` sends it. */
	send(at: string, who: Visitor, path: string, fields: Record<string, string>): Promise<Answer>;
	close(): Promise<void>;
};

export async function openRivals(databaseUrl: string): Promise<Rivals> {
	const shop = await openFaultShop({
		databaseUrl,
		async fill(before) {
			await createStaff(before, { kind: 'system' }, { ...KANYA, locale: 'en', refundLimitMinor: null });
			await offerExchanges(before.db);
		}
	});
	const other = await shop.join('server');
	const ctx = {
		...(await createContext(readConfig({ ...shop.env, LOG_LEVEL: 'silent' }))),
		clock: { now: shop.now }
	};
	await fillCatalogue(shop);
	return Object.assign(Object.create(shop) as FaultShop, {
		here: shop.url,
		there: other.url,
		ctx,
		async send(at: string, who: Visitor, path: string, fields: Record<string, string>) {
			const cookie = await cookieOf(ctx.db, who);
			const own = cookie ? `; ${cookie.name}=${cookie.value}` : '';
			return form(at, path, fields, { cookie: `lang=en${own}` });
		},
		async close() {
			await ctx.db.close();
			await shop.close();
		}
	});
}

/** As if the shop had opened with it: the purchase is judged by the policy of its day. */
async function offerExchanges(db: Database): Promise<void> {
	await db.transaction(async (tx) => {
		const { id, rules } = await tx.selectFrom('policy_versions').selectAll().executeTakeFirstOrThrow();
		const next: PolicyRules = {
			...(JSON.parse(rules) as PolicyRules),
			outcomes: ['refund', 'exchange'],
			exchanges: { same_product: 'current', other_products: 'current' }
		};
		await tx
			.updateTable('policy_versions')
			.set({ rules: JSON.stringify(next) })
			.where('id', '=', id)
			.execute();
	});
}

/** What a cup costs. */
export const CUP = 40_000;

/** Cups in three sizes, and a pot that costs more. */
async function fillCatalogue(shop: FaultShop): Promise<void> {
	const size = { th: 'ไซซ์', en: 'Size' };
	const goods: [reference: string, amount_minor: number, sizes: string[]][] = [
		['CUP', CUP, ['M', 'L', 'XL']],
		['POT', 100_000, ['M']]
	];
	for (const [reference, amount_minor, sizes] of goods) {
		const product = {
			...{ reference, title: { th: reference, en: reference }, category: 'kitchen', tax_rate_bp: 700 },
			variants: sizes.map((value) => ({
				...{ sku: `${reference}-${value}`, options: [{ name: size, value }] },
				prices: [{ currency: 'THB', amount_minor }]
			}))
		};
		const told = await shop.ask('chief', 'POST', '/products', { body: product });
		if (told.status >= 300) throw new Error(`no product: ${JSON.stringify(told.body)}`);
	}
}
