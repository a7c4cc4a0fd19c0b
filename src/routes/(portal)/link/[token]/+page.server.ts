import { fail, redirect } from '@sveltejs/kit';
import { parseReadableCode } from '#lib/domain/ids.ts';
import { maySee } from '#lib/server/auth/actors.ts';
import { setSessionCookie } from '#lib/server/auth/signed-in.ts';
import { openOrderLink, redeemLink } from '#lib/server/commands/access/redeem-link.ts';
import { sha256 } from '#lib/server/ids.ts';
import { linkKind } from '#lib/server/queries/link-page.ts';
import type { Actions, PageServerLoad } from './$types';

/** A lasting link opens its order at once; a single-use one waits for the button, since scanners follow links too. */
export const load: PageServerLoad = async (event) => {
	const { params, locals, cookies, setHeaders, getClientAddress, url } = event;
	const { context, customer } = locals;
	setHeaders({ 'cache-control': 'no-store' });
	const found = await linkKind(context.db.read, sha256(params.token), context.clock.now());
	if (found?.kind !== 'order_link') return { kind: found?.kind ?? null, refusal: null };
	// Mails about a return or money to pay lead to it; whether it belongs to this order is for that page to say.
	const returnNumber = parseReadableCode('RT', url.searchParams.get('return') ?? '');
	const chargeNumber = parseReadableCode('PY', url.searchParams.get('pay') ?? '');
	const cancellation = parseReadableCode('CA', url.searchParams.get('cancellation') ?? '');
	const order = `/orders/${encodeURIComponent(found.order.number)}`;
	const there = returnNumber
		? `/returns/${returnNumber}`
		: chargeNumber
			? `${order}/pay/${chargeNumber}`
			: cancellation
				? `${order}/cancellations/${cancellation}`
				: order;
	if (customer && maySee(customer, found.order)) redirect(303, there);
	const opened = await openOrderLink(context, {
		token: params.token,
		clientAddress: getClientAddress(),
		visitor: customer
	});
	if (!opened.ok) return { kind: null, refusal: opened.refusal };
	const { sessionToken, stay } = opened.value;
	setSessionCookie(cookies, context.config, { kind: 'customer', token: sessionToken, stay });
	redirect(303, there);
};

export const actions: Actions = {
	default: async ({ params, locals, cookies, getClientAddress }) => {
		const { context, customer } = locals;
		const opened = await redeemLink(context, {
			token: params.token,
			clientAddress: getClientAddress(),
			visitor: customer
		});
		if (!opened.ok)
			return fail(opened.refusal.reason === 'too_many_attempts' ? 429 : 422, { refusal: opened.refusal });
		const { sessionToken, stay, orderNumber } = opened.value;
		setSessionCookie(cookies, context.config, { kind: 'customer', token: sessionToken, stay });
		redirect(303, `/orders/${encodeURIComponent(orderNumber)}`);
	}
};
