import { optionsIn } from '#lib/domain/catalogue/options.ts';
import { shownPrice } from '#lib/domain/catalogue/price.ts';
import { nextSize } from '#lib/domain/catalogue/sizes.ts';
import { categoryWords } from '#lib/i18n/category.ts';
import { exchangeForm as words } from '#lib/i18n/exchange-form.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import {
	isOffered,
	productsToPick,
	productToPick,
	soldCategories,
	variantsNamed,
	type CatalogueVariant
} from '#lib/server/queries/exchange-choices.ts';
import type { FormLine, ReturnForm } from '#lib/server/queries/return-form.ts';
import { isId, type Id } from '#lib/domain/ids.ts';
import { optionsOf } from '../../pieces.ts';
import { lineOf, MOST_PIECES, SIZE_REASONS, type Draft, type DraftItem } from '../draft.ts';
import { titleOf } from '../items-step.ts';
import type { Opened } from '../opened.ts';

/**
 * Who chooses, and of what: a request that is being written, or one that was agreed on before. Of its items only what a
 * choice depends on.
 */
export type Chooser = {
	context: { db: Pick<Opened['context']['db'], 'read'> };
	voice: Voice;
	form: Pick<ReturnForm, 'exchanges'> & {
		order: Pick<ReturnForm['order'], 'currency'>;
		lines: readonly ChooserLine[];
	};
	draft: { items: readonly ChooserItem[] };
};
export type ChooserLine = Pick<
	FormLine,
	'position' | 'sku' | 'title_en' | 'title_th' | 'options' | 'image' | 'variants'
>;
export type ChooserItem = Pick<DraftItem, 'line' | 'quantity' | 'reason' | 'wants'>;

/** One thing that can be chosen, or could if there were any left. */
export type Replacement = {
	value: string;
	label: string;
	note: string;
	aside: string;
	disabled: boolean;
	checked: boolean;
};

export type ExchangePage = {
	index: number;
	kicker: string;
	title: string;
	picture: string | null;
	/** Of the product that comes back. */
	same: Replacement[];
	towards: boolean;
	/** What the choice is now, where it is none of the pieces. */
	answer: 'money' | 'towards' | null;
	quantity: number;
	most: number;
	askQuantity: boolean;
	chosen: { value: string; name: string }[];
	other: OtherProducts | null;
};
export type OtherProducts = {
	typed: string;
	kind: string;
	kinds: { value: string; name: string }[];
	/** One product of which a variant is chosen. */
	product: { id: string; title: string; picture: string | null; choices: Replacement[] } | null;
	products: { id: string; title: string; picture: string | null; note: string }[];
	next: string | null;
};

const SHOWN = 12;
/** Fewer than this are told as the last ones. */
const FEW = 4;

export async function exchangePage(
	opened: Chooser,
	index: number,
	query: URLSearchParams
): Promise<ExchangePage | null> {
	const { form, draft, voice, context } = opened;
	const item = draft.items[index];
	const line = item && lineOf(item, form);
	if (!item || !line || form.exchanges === null) return null;
	const wanted = item.wants ?? [];
	const named = await variantsNamed(
		context.db.read,
		wanted.map(({ variant }) => variant),
		form.order.currency
	);
	const isOnly = wanted.length === 1 ? wanted[0] : undefined;
	const suggested = isOnly?.variant ?? (item.wants === undefined ? suggestion(item, line) : null);
	const other = draft.items.some((one, at) => at !== index && (one.wants?.length ?? 0) > 0);
	return {
		index,
		kicker: [titleOf(line, voice), ...optionsOf(line)].join(', '),
		title: voice.t(SIZE_REASONS[item.reason] ? words.sizeTitle : words.title),
		picture: line.image,
		same: sameChoices(opened, item, line, suggested),
		towards: other,
		answer: item.wants === null ? 'money' : item.wants?.length === 0 && other ? 'towards' : null,
		quantity: isOnly?.quantity ?? item.quantity,
		most: Math.min(MOST_PIECES, Math.max(10, item.quantity)),
		askQuantity: item.quantity > 1 || query.has('product'),
		chosen: wanted.flatMap(({ variant, quantity }) => {
			const found = named.find(({ id }) => id === variant);
			return found
				? [{ value: variant, name: voice.t(words.pieces, { n: quantity, name: fullName(found, voice) }) }]
				: [];
		}),
		other: form.exchanges.other_products === null ? null : await otherProducts(opened, query, suggested)
	};
}

/** The next size for whom it is too small, the one below for whom it is too big: what somebody most likely wants. */
export function suggestion(item: ChooserItem, line: ChooserLine): string | null {
	const direction = SIZE_REASONS[item.reason];
	const bought = line.variants.find(({ sku }) => sku === line.sku);
	if (!direction || !bought) return null;
	const sized = line.variants.map((variant) => ({ ...variant, offered: isOffered(variant) }));
	return nextSize(sized, bought, direction);
}

function sameChoices(
	opened: Chooser,
	item: ChooserItem,
	line: ChooserLine,
	suggested: string | null
): Replacement[] {
	const { form, voice } = opened;
	const isHonoured = form.exchanges?.same_product === 'honour';
	return line.variants
		.filter(({ price }) => price !== null)
		.map((variant) => ({
			...replacement(variant, suggested, voice, form.order.currency),
			...(isHonoured && isOffered(variant) && { aside: voice.t(words.even) }),
			...(variant.sku === line.sku && isOffered(variant) && { note: voice.t(words.yours) }),
			...(item.wants === undefined && variant.id === suggested && { note: voice.t(words.suggested) })
		}));
}

function replacement(
	variant: CatalogueVariant,
	suggested: string | null,
	voice: Voice,
	currency: string
): Replacement {
	const offered = isOffered(variant);
	const amountMinor = variant.price ? shownPrice(variant.price, variant.tax_rate_bp) : 0;
	return {
		value: variant.id,
		label: optionText(variant, voice) || voice.of({ en: variant.title_en, th: variant.title_th }),
		note: !offered
			? voice.t(words.soldOut)
			: variant.available < FEW
				? voice.t(words.few, { n: variant.available })
				: '',
		aside: offered ? voice.money({ amountMinor, currency }) : '',
		disabled: !offered,
		checked: variant.id === suggested
	};
}

export const optionText = (variant: CatalogueVariant, voice: Voice): string =>
	optionsIn(voice.locale, variant.options)
		.map(({ value }) => value)
		.filter(Boolean)
		.join(', ');

/** `Ping linen shirt, Sand, L`. */
export const fullName = (variant: CatalogueVariant, voice: Voice): string =>
	[voice.of({ en: variant.title_en, th: variant.title_th }), optionText(variant, voice)]
		.filter(Boolean)
		.join(', ');

async function otherProducts(
	{ form, draft, voice, context }: Chooser,
	query: URLSearchParams,
	suggested: string | null
): Promise<OtherProducts> {
	const db = context.db.read;
	const { currency } = form.order;
	const typed = (query.get('q') ?? '').trim().slice(0, 100).toWellFormed();
	const kind = (query.get('kind') ?? '').slice(0, 100).toWellFormed();
	const after = idOf('prd', query.get('after'));
	const chosen = idOf('prd', query.get('product'));
	const variants = chosen ? await productToPick(db, chosen, currency) : [];
	const { products, next } = await productsToPick(db, {
		words: typed,
		category: kind,
		after,
		currency,
		limit: SHOWN
	});
	const own = new Set(draft.items.flatMap((item) => lineOf(item, form)?.variants[0]?.product_id ?? []));
	return {
		typed,
		kind,
		kinds: (await soldCategories(db)).map((value) => ({ value, name: categoryWords(voice.locale, value) })),
		product: variants[0]
			? {
					id: variants[0].product_id,
					title: voice.of({ en: variants[0].title_en, th: variants[0].title_th }),
					picture: variants[0].image,
					choices: variants.map((variant) => replacement(variant, suggested, voice, currency))
				}
			: null,
		products: products
			.filter(({ id }) => !own.has(id) || own.size > 1)
			.map(({ id, title_en, title_th, image, from_minor, variants: of }) => ({
				id,
				title: voice.of({ en: title_en, th: title_th }),
				picture: image,
				note:
					from_minor === null
						? voice.t(words.soldOut)
						: of.length > 1
							? voice.t(words.from, { amount: voice.money({ amountMinor: from_minor, currency }) })
							: voice.money({ amountMinor: from_minor, currency })
			})),
		next
	};
}

const idOf = <P extends 'prd' | 'var'>(prefix: P, text: string | null): Id<P> | null =>
	text !== null && isId(prefix, text) ? text : null;

/** What was posted, as the draft keeps it; null where nothing was chosen that can be had. */
export async function chosenWants(
	{ form, draft, context }: Chooser,
	index: number,
	data: FormData
): Promise<{ wants: DraftItem['wants'] } | null> {
	const item = draft.items[index];
	const line = item && lineOf(item, form);
	const choice = String(data.get('want') ?? '');
	if (!item || !line) return null;
	if (choice === 'money') return { wants: null };
	if (choice === 'towards') {
		const other = draft.items.some((one, at) => at !== index && (one.wants?.length ?? 0) > 0);
		return other ? { wants: [] } : null;
	}
	const id = idOf('var', choice);
	const [variant] = id ? await variantsNamed(context.db.read, [id], form.order.currency) : [];
	if (!variant || !isOffered(variant)) return null;
	const isSame = line.variants.some(({ product_id }) => product_id === variant.product_id);
	if (!isSame && form.exchanges?.other_products === null) return null;
	const typed = data.get('quantity');
	const quantity = typed === null ? item.quantity : Number(typed);
	if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_PIECES) return null;
	const want = { variant: variant.id, quantity };
	const before = data.has('add') ? (item.wants ?? []).filter((one) => one.variant !== variant.id) : [];
	return { wants: [...before, want] };
}

/** The same answers with another wish for one piece. */
export const withWants = (draft: Draft, index: number, wants: DraftItem['wants']): Draft => ({
	...draft,
	items: draft.items.map((item, at) => (at === index ? { ...item, wants } : item))
});
