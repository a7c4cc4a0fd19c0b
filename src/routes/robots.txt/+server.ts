import { text } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
	text('User-agent: *\nAllow: /$\nAllow: /policy\nDisallow: /\n', {
		headers: { 'cache-control': 'public, max-age=86400' }
	});
