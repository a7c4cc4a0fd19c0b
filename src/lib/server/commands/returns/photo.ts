import sharp from 'sharp';
import { refused, type Result } from '#lib/domain/result.ts';

export const MOST_PHOTO_BYTES = 15 * 1024 * 1024;
const MOST_PIXELS = 40_000_000;
const LONGEST_SIDE = 2_048;

// Whatever a file says it is, only these three decoders may ever see it.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
	operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer']
});

export type Photo = { content: Uint8Array; media_type: 'image/webp'; width: number; height: number };

/**
 * A customer's photo, drawn anew: no larger than needed, upright, one frame, without place, camera or anything else
 * that came with it. What it is shows in its bytes; its name and declared type count for nothing.
 */
export async function redrawPhoto(bytes: Uint8Array): Promise<Result<Photo>> {
	if (bytes.byteLength > MOST_PHOTO_BYTES) return refused('file_too_large', { most_bytes: MOST_PHOTO_BYTES });
	if (!isRaster(bytes)) return refused('file_type_not_allowed');
	try {
		const { data, info } = await sharp(bytes, {
			limitInputPixels: MOST_PIXELS,
			pages: 1,
			failOn: 'error',
			sequentialRead: true
		})
			.rotate()
			.resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
			.webp({ quality: 80 })
			.toBuffer({ resolveWithObject: true });
		return {
			ok: true,
			value: { content: data, media_type: 'image/webp', width: info.width, height: info.height }
		};
	} catch {
		return refused('file_unreadable');
	}
}

/** JPEG, PNG or WebP by their first bytes. */
export function isRaster(bytes: Uint8Array): boolean {
	const starts = (signature: readonly number[], at = 0) =>
		signature.every((byte, index) => bytes[at + index] === byte);
	const isJpeg = starts([0xff, 0xd8, 0xff]);
	const isPng = starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	const isWebp = starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8);
	return isJpeg || isPng || isWebp;
}
