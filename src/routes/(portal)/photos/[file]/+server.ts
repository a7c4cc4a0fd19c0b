import { error } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import { maySee } from '#lib/server/auth/actors.ts';
import { isOfGift, photoOf } from '#lib/server/queries/photo.ts';
import type { RequestHandler } from './$types';

const HOUR_SECONDS = 3_600;

/** Photos are for the people of their order and for staff; to anybody else they are not there. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { context, customer, staff } = locals;
	const photo = isId('fil', params.file) ? await photoOf(context.db.read, params.file) : null;
	const isBuyers =
		photo !== null && customer !== null && !isOfGift(photo.file) && maySee(customer, photo.order);
	if (!photo || !(staff || isBuyers)) error(404);
	const content = await context.files.get(photo.file.path);
	return new Response(Buffer.from(content), {
		headers: {
			'content-type': photo.file.media_type,
			'content-length': String(content.byteLength),
			// Drawn anew when it came in; even so a browser is told to run nothing of it.
			'content-security-policy': "default-src 'none'; sandbox",
			'content-disposition': 'inline',
			'cache-control': `private, max-age=${HOUR_SECONDS}`,
			vary: 'cookie'
		}
	});
};
