import { error, text } from '@sveltejs/kit';
import { metricsText, registry } from '#lib/server/http/metrics.ts';
import { isSameSecret } from '#lib/server/auth/secrets.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ request, locals }) => {
	const { METRICS_TOKEN } = locals.context.config;
	if (METRICS_TOKEN === undefined) error(404);
	const given = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
	if (!isSameSecret(given, METRICS_TOKEN)) error(401, { message: 'Unauthorized' });
	return text(await metricsText(locals.context), { headers: { 'content-type': registry.contentType } });
};
