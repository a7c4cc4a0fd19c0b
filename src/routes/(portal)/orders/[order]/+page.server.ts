import { error } from '@sveltejs/kit';
import { printed } from '#lib/ui/printed.ts';
import type { PageServerLoad } from './$types';
import { openOrderPage } from './open-page.ts';

/** Nothing on this page needs a script. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, isDataRequest }) => {
	const page = await openOrderPage(locals, params.order);
	if (!page) error(404);
	return { page: isDataRequest ? page : printed(page) };
};
