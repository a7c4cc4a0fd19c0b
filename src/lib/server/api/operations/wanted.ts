import type { Id } from '#lib/domain/ids.ts';
import type { Context } from '../../context.ts';
import { findVariants } from '../../store/catalogue.ts';

/** Variants may be named by their SKUs; a name that nobody knows stays as it is, and is refused as not sold. */
export async function wantedOf(
	ctx: Context,
	currency: string,
	items: readonly { wants?: readonly { variant: string }[] | undefined }[]
): Promise<(named: string) => Id<'var'>> {
	const names = [...new Set(items.flatMap(({ wants = [] }) => wants.map(({ variant }) => variant)))];
	const bySku = await findVariants(ctx.db.read, { skus: names }, currency);
	return (named) => bySku.find(({ sku }) => sku === named)?.id ?? (named as Id<'var'>);
}
