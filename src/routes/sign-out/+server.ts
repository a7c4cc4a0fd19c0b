import { deleteSessionCookie } from '#lib/server/auth/signed-in.ts';
import { signOut } from '#lib/server/commands/access/sign-out.ts';
import { cookieName } from '#lib/server/http/cookies.ts';
import type { RequestHandler } from './$types';

/** Ends the sessions of this browser, with `everywhere` those of every device, and leaves nothing in its caches. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
	const { context, staff, customer } = locals;
	const form = await request.formData();
	await signOut(context, {
		staff,
		customer,
		staffToken: cookies.get(cookieName(context.config, 'staff')) ?? null,
		everywhere: form.get('everywhere') === '1'
	});
	deleteSessionCookie(cookies, context.config, 'staff');
	deleteSessionCookie(cookies, context.config, 'customer');
	return new Response(null, {
		status: 303,
		// Not "cookies": the chosen language stays.
		headers: { location: staff ? '/desk/sign-in' : '/', 'clear-site-data': '"cache", "storage"' }
	});
};
