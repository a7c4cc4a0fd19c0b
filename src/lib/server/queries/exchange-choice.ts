import { exchangedGoods } from '#lib/domain/exchange/goods.ts';
import { exchangeTermsOf, USUAL_EXCHANGES, type ExchangeTerms } from '#lib/domain/exchange/wants.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Reader } from '../store/database.ts';
import { findPolicyVersion } from '../store/policies.ts';
import { heldFor } from '../store/stock.ts';
import { sameProducts, variantsNamed, type CatalogueVariant } from './exchange-choices.ts';
import type { ReturnItemView, ReturnView } from './return-types.ts';

export type ChosenVariant = { variant: Id<'var'>; quantity: number };

/** One item for which something else can be chosen. */
export type ChoosableItem = Pick<
	ReturnItemView['line'],
	'sku' | 'title_en' | 'title_th' | 'options' | 'image'
> & {
	id: Id<'rit'>;
	/** Its place among them, from 0. */
	position: number;
	/** Units for which something can still be given. */
	quantity: number;
	reason_code: string;
	/** Of its own product, what is sold out among them. */
	variants: CatalogueVariant[];
	/** What was agreed and can still be had. */
	agreed: ChosenVariant[];
};

export type ExchangeChoice = { items: ChoosableItem[]; terms: ExchangeTerms; currency: string };

/** What somebody chooses from who would like something else than was agreed; null where nothing is exchanged. */
export async function exchangeChoice(
	db: Reader,
	{ return: row, items, exchange }: Pick<ReturnView, 'return' | 'items' | 'exchange'>
): Promise<ExchangeChoice | null> {
	if (exchange === null) return null;
	const { currency } = exchange;
	const policy = await findPolicyVersion(db, row.policy_version_id);
	const goods = exchangedGoods(items);
	const products = await sameProducts(
		db,
		goods.flatMap(({ parts: [part] }) => (part ? [part.line.sku] : [])),
		currency
	);
	const named = await variantsNamed(
		db,
		exchange.lines.map((line) => line.variant_id),
		currency
	);
	const held = await heldFor(db, exchange.id);
	const free = (id: Id<'var'>) =>
		(named.find((variant) => variant.id === id)?.available ?? 0) +
		held.reduce((sum, one) => sum + (one.variant_id === id ? one.quantity : 0), 0);
	return {
		items: goods.flatMap(({ id, quantity, parts: [part] }, position) => {
			if (!part) return [];
			const { sku, title_en, title_th, options, image } = part.line;
			const agreed = exchange.lines
				.filter((line) => line.return_item_id === id && free(line.variant_id) >= line.quantity)
				.map((line) => ({ variant: line.variant_id, quantity: line.quantity }));
			return [
				{
					...{ sku, title_en, title_th, options, image, position, quantity, agreed },
					id: id as Id<'rit'>,
					reason_code: part.reason_code,
					variants: products.get(sku) ?? []
				}
			];
		}),
		terms: policy && row.kind !== 'claim' ? exchangeTermsOf(policy.rules) : USUAL_EXCHANGES,
		currency
	};
}
