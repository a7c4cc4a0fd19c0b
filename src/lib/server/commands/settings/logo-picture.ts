import sharp from 'sharp';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { isRaster } from '../returns/photo.ts';

export const MOST_LOGO_BYTES = 2 * 1024 * 1024;
/** Shown 36 px high: three times that for sharp screens, and no wider than a line of text. */
const BOX = { width: 720, height: 108 };

export type Logo = { content: Uint8Array; width: number; height: number };

/** A logo drawn anew as PNG, its empty edge cut off, with nothing else of the file that was sent. */
export async function redrawLogo(bytes: Uint8Array): Promise<Result<Logo>> {
	if (bytes.byteLength > MOST_LOGO_BYTES) return refused('file_too_large', { most_bytes: MOST_LOGO_BYTES });
	if (!isRaster(bytes)) return refused('file_type_not_allowed');
	try {
		const upright = await sharp(bytes, { limitInputPixels: 20_000_000, pages: 1, failOn: 'error' })
			.rotate()
			.toColourspace('srgb')
			.png()
			.toBuffer();
		const { data, info } = await sharp(await trimmed(upright))
			.resize({ ...BOX, fit: 'inside', withoutEnlargement: true })
			.png({ compressionLevel: 9 })
			.toBuffer({ resolveWithObject: true });
		return accepted({ content: data, width: info.width, height: info.height });
	} catch {
		return refused('file_unreadable');
	}
}

/** A picture of one colour has no edge to cut. */
const trimmed = (picture: Buffer): Promise<Buffer> =>
	sharp(picture)
		.trim()
		.toBuffer()
		.catch(() => picture);
