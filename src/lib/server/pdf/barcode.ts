import bwipjs from 'bwip-js/node';

/** Bars of a Code 128 symbol, in modules from the left edge of its quiet zone. */
export type Barcode = { width: number; bars: { x: number; width: number }[] };

/** Light modules a scanner needs on both sides. */
const QUIET = 10;

/**
 * A Code 128 symbol of printable ASCII, at most 48 characters; null for anything else, which no scanner of ours
 * would be asked to read.
 */
export function code128(text: string): Barcode | null {
	if (!/^[\x20-\x7e]{1,48}$/.test(text)) return null;
	const [symbol] = bwipjs.raw('code128', text, {});
	if (!symbol || !('sbs' in symbol)) return null;
	const bars: Barcode['bars'] = [];
	let x = QUIET;
	symbol.sbs.forEach((width, index) => {
		if (index % 2 === 0) bars.push({ x, width });
		x += width;
	});
	return { width: x + QUIET, bars };
}

/**
 * The same symbol for a page: `<svg viewBox="0 0 {width} 1" preserveAspectRatio="none"><path d="{path}"/></svg>`.
 */
export function code128Path(text: string): { path: string; width: number } | null {
	const symbol = code128(text);
	return (
		symbol && {
			width: symbol.width,
			path: symbol.bars.map(({ x, width }) => `M${x} 0h${width}v1h-${width}z`).join('')
		}
	);
}
