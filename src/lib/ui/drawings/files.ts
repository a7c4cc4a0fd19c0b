import { DRAWINGS, PRODUCTS, type LineDrawing } from './drawings.ts';

/** All drawings in one file for the pages: a page names one by its id and lends it its ink. */
export const SPRITE = 'static/drawings.svg';

/** The files that hold the drawings, by their paths from the project's root. */
export function drawingFiles(): Map<string, string> {
	const demo = Object.keys({ ...PRODUCTS, baandee: null }) as (keyof typeof DRAWINGS)[];
	return new Map([
		[SPRITE, sprite()],
		...demo.map((name): [string, string] => [
			name === 'baandee' ? 'static/demo/baandee.svg' : `static/demo/products/${name}.svg`,
			alone(DRAWINGS[name])
		])
	]);
}

function sprite(): string {
	const symbols = Object.entries<LineDrawing>(DRAWINGS).map(
		([name, drawing]) =>
			`<symbol id="${name}" viewBox="0 0 ${boxOf(drawing)} ${boxOf(drawing)}">${group(drawing, ' stroke="currentColor"')}</symbol>`
	);
	return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}

/** A file by itself cannot take the ink of the page it stands in, so it follows the reader's own light or dark. */
function alone(drawing: LineDrawing): string {
	const box = boxOf(drawing);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box} ${box}" width="${box * 4}" height="${box * 4}">
<style>g{stroke:#1a1814}@media (prefers-color-scheme:dark){g{stroke:#f0eadf}}</style>
${group(drawing)}
</svg>
`;
}

function group({ lines, dashed = [], stroke = 1.5 }: LineDrawing, ink = ''): string {
	const drawn = [
		...lines.map((d) => `<path d="${d}"/>`),
		...dashed.map((d) => `<path d="${d}" stroke-dasharray="2 4"/>`)
	];
	return `<g fill="none"${ink} stroke-width="${stroke}" stroke-linejoin="round" stroke-linecap="round">\n${drawn.join('\n')}\n</g>`;
}

const boxOf = (drawing: LineDrawing): number => drawing.box ?? 64;
