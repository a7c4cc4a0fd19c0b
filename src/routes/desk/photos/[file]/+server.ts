import { error } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import { photoFile } from '#lib/server/queries/case.ts';
import type { RequestHandler } from './$types';

/** A customer's photo, for staff. Stored pictures were made by us, so their type can be trusted. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { db, files } = locals.context;
	const file = isId('fil', params.file) ? await photoFile(db.read, params.file) : null;
	if (!file?.media_type.startsWith('image/')) error(404);
	const content = await files.get(file.path);
	return new Response(new Uint8Array(content), {
		headers: {
			'content-type': file.media_type,
			'cache-control': 'private, max-age=3600',
			'x-content-type-options': 'nosniff'
		}
	});
};
