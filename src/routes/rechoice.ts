import { isId, type Id } from '#lib/domain/ids.ts';
import type { ChosenItem } from '#lib/server/commands/exchanges/types.ts';
import type { ChosenVariant, ExchangeChoice } from '#lib/server/queries/exchange-choice.ts';

/** Different pieces for one item, and how many of each. */
export const MOST_WANTS = 5;
export const MOST_PIECES = 99;

/** What is wanted for each item, as an address keeps it: `var_a.1,var_b.2~var_c.1`. Ids of a catalogue are no secret. */
export const wantsText = (wants: readonly (readonly ChosenVariant[])[]): string =>
	wants.map((of) => of.map(({ variant, quantity }) => `${variant}.${quantity}`).join(',')).join('~');

/** The same read again; null where it fits no such exchange. */
export function parseWants(text: string | null, { items }: ExchangeChoice): ChosenVariant[][] | null {
	const parts = (text ?? '').slice(0, 4_000).split('~');
	if (text === null || parts.length !== items.length) return null;
	const wants = parts.map((part) => part.split(',').filter(Boolean).map(parseWant));
	const isWhole = wants.every((of) => of.length <= MOST_WANTS && of.every((one) => one !== null));
	return isWhole ? (wants as ChosenVariant[][]) : null;
}

function parseWant(text: string): ChosenVariant | null {
	const [, variant = '', count = ''] = /^(var_[\w-]{1,60})\.(\d{1,2})$/.exec(text) ?? [];
	const quantity = Number(count);
	return isId('var', variant) && quantity > 0 ? { variant, quantity } : null;
}

/** As the command takes it. */
export const chosenItems = (
	{ items }: ExchangeChoice,
	wants: readonly (readonly ChosenVariant[])[]
): ChosenItem[] =>
	items.map(({ id }, at) => ({
		item_id: id,
		wants: (wants[at] ?? []).map(({ variant, quantity }) => ({
			variant_id: variant as Id<'var'>,
			quantity
		}))
	}));
