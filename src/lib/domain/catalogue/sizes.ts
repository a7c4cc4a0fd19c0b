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
const OTHER_LETTERS: Record<string, string> = {
	'3XS': 'XXXS',
	'2XS': 'XXS',
	'2XL': 'XXL',
	'3XL': 'XXXL',
	...{ XSMALL: 'XS', EXTRASMALL: 'XS', SMALL: 'S', MEDIUM: 'M', LARGE: 'L' },
	...{ XLARGE: 'XL', EXTRALARGE: 'XL', XXLARGE: 'XXL' },
	...{ เล็ก: 'S', กลาง: 'M', ใหญ่: 'L' }
};

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

type Size = {
	/** Letters, or numbers of one system: EU 41 is no size above UK 9. */
	kind: string;
	rank: number;
};

/** Letters anywhere, numbers such as 41, EU 8½ or 6–12 months only where the option is called a size. */
function sizeOf({ value }: VariantOption): Size | null {
	const text = value.en
		.trim()
		.toUpperCase()
		.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
		.replace('½', '.5');
	const letters = text.replace(/[\s-]/g, '');
	const rank = LETTERS.indexOf(OTHER_LETTERS[letters] ?? letters);
	if (rank >= 0) return { kind: 'letters', rank };
	const found = NUMBERED.exec(text);
	if (found === null) return null;
	const [, before = '', number = '', after = ''] = found;
	return { kind: `${before} ${after}`, rank: Number(number.replace(',', '.')) };
}

/** A system or none, the first number, the end of a range, and what is counted. */
const NUMBERED =
	/^(EU|US|UK|JP|CM|W)?\s*(\d{1,3}(?:[.,]\d)?)(?:\s*[-–]\s*\d{1,3})?\s*(EU|US|UK|CM|MM|IN|"|M|MONTHS?|Y|YRS?|YEARS?|เดือน|ปี|ซม\.?|นิ้ว)?$/u;
