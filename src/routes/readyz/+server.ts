import { json } from '@sveltejs/kit';
import { readiness } from '#lib/server/startup/readiness.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
	const state = await readiness();
	return json(state, { status: state.ready ? 200 : 503 });
};
