import type { VariantOption } from './options.ts';

/** A variant as far as its size goes. */
export type SizedVariant = {
	id: string;
	options: readonly VariantOption[];
	/** Whether it can be had. */
	offered: boolean;
};

/** Sizes in letters, small to large. */
const LETTERS = ['XXXS', 'XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', 'XXXL', '4XL', '5XL', '6XL'];
const OTHER_LETTERS: Record<string, string> = { '3XS': 'XXXS', '2XS': 'XXS', '2XL': 'XXL', '3XL': 'XXXL' };

/**
 * The variant that somebody may want for whom `bought` is too small or too big: the nearest size in that direction that
 * can be had, like it in everything else. Null where there is none, or where no option of it tells a size.
 */
export function nextSize(
	variants: readonly SizedVariant[],
	bought: Pick<SizedVariant, 'options'>,
	direction: 'larger' | 'smaller'
): string | null {
	const at = bought.options.findIndex(isSize);
	const own = at < 0 ? null : sizeOf(bought.options[at] as VariantOption);
	if (own === null) return null;
	const others = variants.flatMap((variant) => {
		const size = variant.options[at] && sizeOf(variant.options[at]);
		const isAlike =
			variant.options.length === bought.options.length &&
			variant.options.every(
				(option, index) => index === at || option.value.en === bought.options[index]?.value.en
			);
		if (!variant.offered || !isAlike || size === null || size === undefined || size.kind !== own.kind)
			return [];
		const step = direction === 'larger' ? size.rank - own.rank : own.rank - size.rank;
		return step > 0 ? [{ id: variant.id, step }] : [];
	});
	return others.sort((a, b) => a.step - b.step)[0]?.id ?? null;
}

const isSize = (option: VariantOption): boolean =>
	sizeOf(option)?.kind === 'letters' || (SIZE_NAME.test(option.name.en) && sizeOf(option) !== null);
const SIZE_NAME = /size|ขนาด|ไซซ์|ไซส์|เบอร์/i;

/** Letters anywhere, numbers such as 41 or 8.5 only where the option is called a size. */
function sizeOf({ value }: VariantOption): { kind: 'letters' | 'number'; rank: number } | null {
	const text = value.en.trim().toUpperCase();
	const rank = LETTERS.indexOf(OTHER_LETTERS[text] ?? text);
	if (rank >= 0) return { kind: 'letters', rank };
	const number = /^(?:EU|US|UK)?\s*(\d{1,3}(?:\.\d)?)$/.exec(text)?.[1];
	return number === undefined ? null : { kind: 'number', rank: Number(number) };
}
