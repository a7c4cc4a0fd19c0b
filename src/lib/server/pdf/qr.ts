import { encode } from 'uqr';

/** Dark runs of a QR symbol, in modules; `size` is its side without the quiet zone of four modules. */
export type QrCode = { size: number; runs: { x: number; y: number; width: number }[] };

/** A QR symbol that survives a crease (15 % damage); null for texts no phone reads well. */
export function qrCode(text: string): QrCode | null {
	if (text.length === 0 || text.length > 600) return null;
	const { size, data } = encode(text.toWellFormed(), { ecc: 'M', border: 0 });
	const runs: QrCode['runs'] = [];
	data.forEach((row, y) => {
		for (let x = 0; x < size; x++) {
			if (!row[x]) continue;
			const start = x;
			while (x + 1 < size && row[x + 1]) x++;
			runs.push({ x: start, y, width: x - start + 1 });
		}
	});
	return { size, runs };
}

/** The same symbol for a page: one path in a viewBox of `0 0 {size} {size}`. */
export function qrPath(text: string): { path: string; size: number } | null {
	const symbol = qrCode(text);
	return (
		symbol && {
			size: symbol.size,
			path: symbol.runs.map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`).join('')
		}
	);
}
