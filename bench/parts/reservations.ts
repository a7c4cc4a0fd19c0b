import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Id } from '#lib/domain/ids.ts';
import { reserveStock } from '#lib/server/commands/catalogue/reserve-stock.ts';
import { saveProduct } from '#lib/server/commands/catalogue/save-product.ts';
import { setStock } from '#lib/server/commands/catalogue/set-stock.ts';
import { inTransaction } from '#lib/server/commands/in-transaction.ts';
import { readConfig } from '#lib/server/config.ts';
import { createContext, type Context } from '#lib/server/context.ts';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import { findVariants } from '#lib/server/store/catalogue.ts';
import { standInLine } from '#lib/server/store/engines/locks.ts';
import { migrateToLatest } from '#lib/server/store/migrate.ts';
import { migrationsFromFolder } from '#lib/server/store/migrations-folder.ts';
import { must } from '../../src/cli/demo/stage.ts';
import { inTurn, of, pairwise } from '../rounds.ts';
import type { Size } from '../size.ts';
import { rate, ratio, type Section } from '../table.ts';

const SYSTEM = { kind: 'system' } as const;
const VARIANTS = 100;
type Round = { perSecond: number; won: number };

/** Pieces held in transactions of their own: everybody wants the same one, or everybody another. */
export async function reservations(size: Size, postgres?: string): Promise<Section> {
	const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-stock-'));
	const ctx = await createContext(
		readConfig({
			DATABASE_URL: postgres ?? `sqlite:${join(folder, 'homeward.db')}`,
			DATA_DIR: folder,
			APP_SECRET: 'a-secret-that-only-the-benchmark-ever-uses',
			LOG_LEVEL: 'error'
		})
	);
	try {
		const variants = await fill(ctx);
		const asked = size.submissions;
		const pieces = Math.floor(asked / 2);
		const one = () => round(ctx, size, () => variants[0] as Id<'var'>, asked, pieces);
		const many = () => round(ctx, size, (n) => variants[n % VARIANTS] as Id<'var'>, asked, asked);
		await one();
		const rounds = await inTurn(size.rounds, { one, many });
		return {
			title: 'Pieces held for an exchange, one transaction each',
			goal: '',
			rows: [
				row(`${VARIANTS} variants, enough of each`, rounds.many, rounds.many),
				row('the same variant, half of them in vain', rounds.one, rounds.many)
			],
			notes: [
				`${size.rounds} rounds of ${asked} over ${size.connections} at a time, medians; in one process, without HTTP`,
				`of the one variant there were ${pieces}: as many were held in every round, and the rest refused`
			]
		};
	} finally {
		await ctx.db.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

const row = (what: string, ours: readonly Round[], floor: readonly Round[]) => ({
	'': what,
	'per s': rate(of(ours, ({ perSecond }) => perSecond)),
	ratio: ratio(pairwise(ours, floor, (own, other) => own.perSecond / other.perSecond))
});

async function fill(ctx: Context): Promise<Id<'var'>[]> {
	await migrateToLatest(ctx.db, await migrationsFromFolder(resolve('migrations')));
	await ensureDefaults(ctx);
	const skus = Array.from({ length: VARIANTS }, (_, n) => `BENCH-${n}`);
	const product = {
		reference: 'BENCH',
		title: { th: 'สินค้า', en: 'Product' },
		...{ category: '', tags: [], image: null, tax_rate_bp: 700, active: true },
		variants: skus.map((sku) => ({ sku, options: [], image: null, active: true, prices: [] }))
	};
	must(await saveProduct(ctx, SYSTEM, product), 'product');
	return (await findVariants(ctx.db.read, { skus }, 'THB')).map(({ id }) => id);
}

/** So many wishes over so many hands; as many must be granted as there are pieces. */
async function round(
	ctx: Context,
	{ connections }: Size,
	variantOf: (wish: number) => Id<'var'>,
	asked: number,
	pieces: number
): Promise<Round> {
	await refill(ctx, pieces);
	let next = 0;
	let won = 0;
	const hand = async (): Promise<void> => {
		for (let wish = next++; wish < asked; wish = next++) {
			const by = { ids: ctx.ids, now: ctx.clock.now(), actor: SYSTEM };
			const wants = [{ variant_id: variantOf(wish), quantity: 1 }];
			const input = {
				purpose: 'exchange',
				purpose_id: ctx.ids.next('ret'),
				wants,
				expires_at: null
			} as const;
			const held = await inTransaction<unknown>(ctx.db, async (tx) => {
				// As a submission of an exchange does.
				await standInLine(ctx.db.engine, tx, 'stock_levels');
				return reserveStock(tx, by, input);
			});
			if (held.ok) won++;
		}
	};
	const begun = performance.now();
	await Promise.all(Array.from({ length: connections }, hand));
	const seconds = (performance.now() - begun) / 1_000;
	if (won !== Math.min(asked, pieces)) throw new Error(`${won} of ${asked} got one of ${pieces} pieces.`);
	return { perSecond: asked / seconds, won };
}

/** Nothing is held any more, and there are so many of each. */
async function refill(ctx: Context, on_hand: number): Promise<void> {
	await ctx.db.transaction(async (tx) => {
		await tx.deleteFrom('stock_reservations').execute();
		await tx.updateTable('stock_levels').set({ reserved: 0 }).execute();
	});
	const levels = Array.from({ length: VARIANTS }, (_, n) => ({
		sku: `BENCH-${n}`,
		location_code: 'main',
		on_hand
	}));
	must(await setStock(ctx, SYSTEM, levels), 'stock');
}
