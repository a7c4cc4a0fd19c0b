import { mkdirSync } from 'node:fs';
import sharp from 'sharp';

// The demo's evidence photos: broken crockery on a table, drawn, so that nobody's real picture is shown.
// node scripts/draw-photos.ts writes static/demo/photos/*.jpg.
mkdirSync('static/demo/photos', { recursive: true });
for (const [index, turn] of [20, 140, 265].entries()) {
	await sharp(Buffer.from(drawing(turn)))
		.jpeg({ quality: 82 })
		.toFile(`static/demo/photos/broken-${index + 1}.jpg`);
}

function drawing(turn: number): string {
	return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1200" viewBox="0 0 120 120">
<rect width="120" height="120" fill="#b08a5f"/>
<path d="M0 24h120M0 58h120M0 92h120" stroke="#8f6c45" stroke-width=".8"/>
<g transform="rotate(${turn} 60 60)" fill="#cfdcc8" stroke="#7f9a80" stroke-width="1.1">
<path d="M60 18a42 42 0 0 1 39 57L66 62l8-16-14-8z"/>
<path d="M54 19a42 42 0 0 0-33 60l30-12-4-22 9-8z"/>
<path d="M25 86a42 42 0 0 0 62 6L63 70l-11 4z"/>
<path d="m92 88 9-6-6-6-9 3zM70 53l6 2-3 6zM48 62l3 5-7 3z" fill="#e4ece0"/>
</g></svg>`;
}
