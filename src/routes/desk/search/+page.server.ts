import { redirect } from '@sveltejs/kit';
import { search } from '#lib/server/queries/search.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const typed = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
	const { country } = locals.shop.returnAddress;
	const found = await search(locals.context.db.read, typed, country ?? 'TH');
	if (found.exact) {
		const room = found.exact.entity === 'return' ? 'cases' : 'orders';
		redirect(303, `/desk/${room}/${encodeURIComponent(found.exact.number)}`);
	}
	return { typed, found };
};
