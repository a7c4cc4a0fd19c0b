import sharp from 'sharp';

/** A customer's photo of broken crockery on a table, drawn: the demo shows nobody's real picture. */
export const brokenPlatePhoto = async (turn: number): Promise<Uint8Array> =>
	new Uint8Array(
		await sharp(Buffer.from(drawing(turn)))
			.jpeg({ quality: 82 })
			.toBuffer()
	);

const drawing = (
	turn: number
): string => `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1200" viewBox="0 0 120 120">
<rect width="120" height="120" fill="#b08a5f"/>
<path d="M0 24h120M0 58h120M0 92h120" stroke="#8f6c45" stroke-width=".8"/>
<g transform="rotate(${turn} 60 60)" fill="#cfdcc8" stroke="#7f9a80" stroke-width="1.1">
<path d="M60 18a42 42 0 0 1 39 57L66 62l8-16-14-8z"/>
<path d="M54 19a42 42 0 0 0-33 60l30-12-4-22 9-8z"/>
<path d="M25 86a42 42 0 0 0 62 6L63 70l-11 4z"/>
<path d="m92 88 9-6-6-6-9 3zM70 53l6 2-3 6zM48 62l3 5-7 3z" fill="#e4ece0"/>
</g></svg>`;
