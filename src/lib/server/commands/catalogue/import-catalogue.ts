import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Refusal, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import type { CatalogueFault, CatalogueFile } from '../../imports/catalogue-file.ts';
import type { Tx } from '../../store/database.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { mayKeepCatalogue } from './permissions.ts';
import { writeProduct } from './save-product.ts';
import { writeStock } from './set-stock.ts';

export type ImportedCatalogue = {
	rows: number;
	added: number;
	changed: number;
	unchanged: number;
	counted: number;
	faults: CatalogueFault[];
	/** False: nothing of it is there, because it was a rehearsal or has faults. */
	taken: boolean;
};

/**
 * Takes a file's products, prices and counts in, all or none: one fault, and nothing is written. A rehearsal does the
 * same and takes it back, so it tells exactly what would happen.
 */
export async function importCatalogue(
	ctx: CommandContext,
	actor: Actor,
	file: CatalogueFile,
	{ dry_run }: { dry_run: boolean }
): Promise<Result<ImportedCatalogue>> {
	if (!mayKeepCatalogue(actor)) return refused('not_allowed');
	let outcome: ImportedCatalogue | undefined;
	try {
		await ctx.db.transaction(async (tx) => {
			outcome = await writeAll(tx, writtenBy(ctx, actor), file);
			if (dry_run || outcome.faults.length > 0) throw new TakenBack();
			outcome.taken = true;
		});
	} catch (error) {
		if (!(error instanceof TakenBack)) throw error;
	}
	return accepted(outcome as ImportedCatalogue);
}

class TakenBack extends Error {}

async function writeAll(tx: Tx, by: By, file: CatalogueFile): Promise<ImportedCatalogue> {
	const outcome: ImportedCatalogue = {
		rows: file.rows,
		...{ added: 0, changed: 0, unchanged: 0, counted: 0 },
		faults: [...file.faults],
		taken: false
	};
	for (const { row, product, counts } of file.products) {
		const saved = await writeProduct(tx, by, product);
		if (!saved.ok) {
			outcome.faults.push(faultOf(row, product.reference, saved.refusal));
			continue;
		}
		outcome[saved.value.created ? 'added' : saved.value.changed ? 'changed' : 'unchanged'] += 1;
		for (const { row: line, ...count } of counts) {
			const set = await writeStock(tx, by, [count]);
			if (set.ok) outcome.counted += 1;
			else outcome.faults.push(faultOf(line, String(count.on_hand), set.refusal, count.location_code));
		}
	}
	outcome.faults.sort((a, b) => a.row - b.row);
	return outcome;
}

function faultOf(row: number, value: string, { reason, facts }: Refusal, place = ''): CatalogueFault {
	if (reason === 'sku_taken') return { row, column: 'sku', reason: 'sku_taken', value: String(facts.sku) };
	if (reason === 'stock_below_reserved') return { row, column: 'stock', reason: 'below_reserved', value };
	if (reason === 'not_found') return { row, column: 'location', reason: 'unknown_place', value: place };
	return { row, column: '', reason: 'changed', value };
}
