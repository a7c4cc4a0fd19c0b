import { optionsIn } from '#lib/domain/catalogue/options.ts';
import { shownPrice } from '#lib/domain/catalogue/price.ts';
import type { Id } from '#lib/domain/ids.ts';
import { asciiDigits } from '#lib/domain/order/normal.ts';
import { deskChoice as words } from '#lib/i18n/desk-choice.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { WantInput } from '#lib/server/commands/exchanges/wants.ts';
import type { Context } from '#lib/server/context.ts';
import {
	productsToPick,
	variantsNamed,
	type CatalogueVariant
} from '#lib/server/queries/exchange-choices.ts';

/** Different pieces for one item. */
const MOST_ROWS = 5;
const MOST_FOUND = 20;

/** One line of the form: which variant, and how many. */
export type WantRow = { name: string; variant: string; count: string };
export type WantGroup = { label: string; options: { value: string; label: string; disabled: boolean }[] };
/** What can be chosen for one item, with one row more than was filled in. */
export type WantPick = { rows: WantRow[]; groups: WantGroup[] };

/** `found`: products that the search brought. */
export type Wanted = { picks: WantPick[]; found: number };

type Asked = {
	/** Names the fields of this item. */
	id: string;
	own: readonly CatalogueVariant[];
	/** As it was typed, or agreed before. */
	wants: readonly { variant: string; count: string }[];
};

/**
 * What an agent chooses from for each item: its own product, what they searched for, and what is chosen already. A search
 * finds by words of the title and by SKU.
 */
export async function wantPicks(
	{ db }: Context,
	voice: Voice,
	asked: readonly Asked[],
	{ typed, currency, others }: { typed: string; currency: string; others: boolean }
): Promise<Wanted> {
	const found =
		others && typed !== ''
			? await productsToPick(db.read, {
					...{ words: typed, category: '', after: null, currency, limit: MOST_FOUND }
				})
			: { products: [] };
	const named = await variantsNamed(
		db.read,
		asked.flatMap(({ wants }) => wants.flatMap(({ variant }) => (variant ? [variant as Id<'var'>] : []))),
		currency
	);
	const option = (variant: CatalogueVariant) => optionOf(variant, voice, currency);
	const picks = asked.map(({ id, own, wants }) => {
		const chosen = named.filter(
			(one) =>
				wants.some(({ variant }) => variant === one.id) && !own.some(({ id: known }) => known === one.id)
		);
		const groups = [
			{ label: voice.t(words.same), options: own.filter(({ price }) => price !== null).map(option) },
			{ label: voice.t(words.chosen), options: chosen.map(option) },
			...found.products.map(({ title_en, title_th, variants }) => ({
				label: voice.of({ en: title_en, th: title_th }),
				options: variants.map(option)
			}))
		];
		const filled = wants.filter(({ variant }) => variant !== '').slice(0, MOST_ROWS);
		const rows = filled.length < MOST_ROWS ? [...filled, { variant: '', count: '1' }] : filled;
		return {
			groups: groups.filter(({ options }) => options.length > 0),
			rows: rows.map((row, at) => ({ ...row, name: `${id}_${at + 1}` }))
		};
	});
	return { picks, found: found.products.length };
}

function optionOf(variant: CatalogueVariant, voice: Voice, currency: string): WantGroup['options'][number] {
	const { id, sku, available, price, tax_rate_bp, active } = variant;
	const options = optionsIn(voice.locale, variant.options).map(({ value }) => value);
	const amount = voice.money({ amountMinor: price ? shownPrice(price, tax_rate_bp) : 0, currency });
	const stock = available > 0 ? voice.t(words.left, { n: available }) : voice.t(words.soldOut);
	const name = options.join(', ') || voice.of({ en: variant.title_en, th: variant.title_th });
	return {
		value: id,
		label: [name, sku, amount, stock].join(' · '),
		disabled: !active || price === null || available < 1
	};
}

/** What was filled in for one item, row by row, as it was typed. */
export const rowsTyped = (form: FormData, id: string): { variant: string; count: string }[] =>
	Array.from({ length: MOST_ROWS }, (_, at) => ({
		variant: textOf(form, `want_${id}_${at + 1}`),
		count: asciiDigits(textOf(form, `count_${id}_${at + 1}`)).trim()
	})).filter(({ variant }) => variant !== '');

/** The same as the commands take it; a count that is none is refused there. */
export const wantsTyped = (form: FormData, id: string): WantInput[] =>
	rowsTyped(form, id).map(({ variant, count }) => ({
		variant_id: variant as Id<'var'>,
		quantity: /^\d{1,4}$/.test(count) ? Number(count) : 0
	}));

const textOf = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, 60).toWellFormed() : '';
};
