import { error } from '@sveltejs/kit';
import { shopFile } from '#lib/server/queries/admin.ts';
import type { RequestHandler } from './$types';

/** Pictures of the shop itself, such as its logo. A changed picture has another address, so this one is kept. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { context } = locals;
	const file = await shopFile(context.db.read, params.file);
	if (!file) error(404);
	return new Response(Buffer.from(await context.files.get(file.path)), {
		headers: {
			'content-type': file.media_type,
			'content-length': String(file.bytes),
			'cache-control': 'public, max-age=31536000, immutable',
			'content-disposition': 'inline'
		}
	});
};
