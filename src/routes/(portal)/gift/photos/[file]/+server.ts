import { error } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import { photoOf } from '#lib/server/queries/photo.ts';
import type { RequestHandler } from './$types';
import { visitorOf } from '../../opened.ts';

/** A photo that was sent for this gift; of anybody else's there is none here. */
export const GET: RequestHandler = async (event) => {
	const { giftId } = visitorOf(event);
	const { context } = event.locals;
	const { file: id } = event.params;
	const photo = isId('fil', id) ? await photoOf(context.db.read, id) : null;
	if (photo?.file.created_by !== giftId) error(404);
	const content = await context.files.get(photo.file.path);
	return new Response(Buffer.from(content), {
		headers: {
			'content-type': photo.file.media_type,
			'content-length': String(content.byteLength),
			'content-security-policy': "default-src 'none'; sandbox",
			'content-disposition': 'inline',
			'cache-control': 'private, max-age=3600',
			vary: 'cookie'
		}
	});
};
