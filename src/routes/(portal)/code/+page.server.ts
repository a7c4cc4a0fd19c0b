import { fail, redirect } from '@sveltejs/kit';
import { masked } from '#lib/domain/order/masked.ts';
import { asciiDigits } from '#lib/domain/order/normal.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import {
	againAt,
	codeUntil,
	forgetLookup,
	keepLookup,
	pendingLookup
} from '#lib/server/auth/pending-lookup.ts';
import { setSessionCookie } from '#lib/server/auth/signed-in.ts';
import { redeemCode } from '#lib/server/commands/access/redeem-code.ts';
import { requestLookup } from '#lib/server/commands/access/request-lookup.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, cookies, setHeaders, url }) => {
	const { config, clock } = locals.context;
	const lookup = pendingLookup(cookies, config);
	if (!lookup) redirect(303, '/');
	setHeaders({ 'cache-control': 'no-store' });
	return {
		order: lookup.orderNumber,
		contact: masked(lookup.contact),
		until: codeUntil(lookup),
		againAt: againAt(lookup) > clock.now() ? againAt(lookup) : null,
		sentAgain: url.searchParams.has('again'),
		mailbox: config.DEMO ? (config.DEMO_MAILBOX_URL ?? null) : null
	};
};

export const actions: Actions = {
	open: async ({ request, locals, cookies, getClientAddress }) => {
		const { context, customer } = locals;
		const lookup = pendingLookup(cookies, context.config);
		if (!lookup) redirect(303, '/');
		const form = await request.formData();
		const code = String(form.get('code') ?? '').slice(0, 40);
		if (asciiDigits(code.normalize('NFKC')).replace(/\D/g, '').length !== 6)
			return fail(422, { wrong: 'missing' as const, tooSoon: null, refused: null });
		const opened = await redeemCode(context, {
			tokenId: lookup.tokenId,
			code,
			stay: form.get('stay') === '1',
			clientAddress: getClientAddress(),
			visitor: customer
		});
		if (!opened.ok && opened.refusal.reason === 'code_wrong_or_expired')
			return fail(422, { wrong: 'code' as const, tooSoon: null, refused: null });
		if (!opened.ok)
			return fail(429, { wrong: null, tooSoon: null, refused: inWords(locals, opened.refusal) });
		const { sessionToken, stay, orderNumber } = opened.value;
		setSessionCookie(cookies, context.config, { kind: 'customer', token: sessionToken, stay });
		forgetLookup(cookies, context.config);
		redirect(303, `/orders/${encodeURIComponent(orderNumber)}`);
	},

	again: async ({ locals, cookies, getClientAddress }) => {
		const { context, locale } = locals;
		const lookup = pendingLookup(cookies, context.config);
		if (!lookup) redirect(303, '/');
		if (againAt(lookup) > context.clock.now())
			return fail(422, { wrong: null, tooSoon: againAt(lookup), refused: null });
		const asked = await requestLookup(context, {
			orderNumber: lookup.orderNumber,
			contact: lookup.contact,
			locale,
			clientAddress: getClientAddress()
		});
		if (!asked.ok) return fail(429, { wrong: null, tooSoon: null, refused: inWords(locals, asked.refusal) });
		keepLookup(cookies, context.config, { ...lookup, ...asked.value });
		redirect(303, '/code?again');
	}
};

const inWords = ({ locale, shop }: App.Locals, refusal: Refusal): string =>
	refusalWords(locale, refusal, { timezone: shop.timezone });
