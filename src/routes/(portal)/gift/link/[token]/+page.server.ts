import { redirect } from '@sveltejs/kit';
import { setGiftCookie } from '#lib/server/auth/gift-access.ts';
import { openGiftLink } from '#lib/server/commands/gifts/open-gift.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** The link of a receiver's mails opens their return at once: nothing is used up by it. */
export const load: PageServerLoad = async ({ params, locals, cookies, setHeaders, getClientAddress }) => {
	const { context, gift } = locals;
	setHeaders({ 'cache-control': 'no-store' });
	const opened = await openGiftLink(context, {
		token: params.token,
		clientAddress: getClientAddress(),
		before: gift?.sessionId ?? null
	});
	if (!opened.ok) return { refusal: opened.refusal };
	setGiftCookie(cookies, context.config, opened.value.sessionToken);
	redirect(303, `/gift/returns/${opened.value.returnNumber}`);
};
