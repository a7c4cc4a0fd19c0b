/** Writes the demo shop's drawings as SVG files: node scripts/draw-products.ts */
import { mkdirSync, writeFileSync } from 'node:fs';
import { DRAWINGS, PRODUCTS, type DrawingName, type LineDrawing } from '#lib/ui/drawings/drawings.ts';

const FOLDER = 'static/demo/products';

mkdirSync(FOLDER, { recursive: true });
for (const name of Object.keys(PRODUCTS)) {
	writeFileSync(`${FOLDER}/${name}.svg`, svg(DRAWINGS[name as DrawingName]));
}
writeFileSync('static/demo/baandee.svg', svg(DRAWINGS.baandee));

/** A file cannot take the ink of the page it stands in, so it follows the reader's own light or dark. */
function svg({ lines, dashed = [], box = 64, stroke = 1.5 }: LineDrawing): string {
	const paths = [
		...lines.map((d) => `<path d="${d}"/>`),
		...dashed.map((d) => `<path d="${d}" stroke-dasharray="2 4"/>`)
	];
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box} ${box}" width="${box * 4}" height="${box * 4}">
<style>g{stroke:#1a1814}@media (prefers-color-scheme:dark){g{stroke:#f0eadf}}</style>
<g fill="none" stroke-width="${stroke}" stroke-linejoin="round" stroke-linecap="round">
${paths.join('\n')}
</g>
</svg>
`;
}
