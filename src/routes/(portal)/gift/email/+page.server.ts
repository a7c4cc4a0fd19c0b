import { fail, redirect } from '@sveltejs/kit';
import { masked } from '#lib/domain/order/masked.ts';
import { asciiDigits, normalEmail } from '#lib/domain/order/normal.ts';
import { askReceiver, proveReceiver } from '#lib/server/commands/gifts/prove-receiver.ts';
import { askedMailbox } from '#lib/server/queries/gift-session.ts';
import { nextAddress, openGiftForm } from '../opened.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const sealed = event.url.searchParams.get('s');
	const opened = await openGiftForm(event, sealed);
	const { draft, visitor, context, now } = opened;
	if (!draft) redirect(303, '/gift/pieces');
	const isAnother = event.url.searchParams.has('other');
	if (visitor.email !== null && !isAnother) redirect(303, nextAddress(opened, draft));
	const asked = isAnother ? null : await askedMailbox(context.db.read, visitor.sessionId, now);
	const { config } = context;
	return {
		sealed: sealed ?? '',
		sentTo: asked && masked(asked),
		mailbox: config.DEMO ? (config.DEMO_MAILBOX_URL ?? null) : null
	};
};

export const actions: Actions = {
	ask: async (event) => {
		const data = await event.request.formData();
		const { visitor, context } = await openGiftForm(event, null);
		const email = String(data.get('email') ?? '')
			.trim()
			.slice(0, 254);
		if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(normalEmail(email)))
			return fail(422, { email, wrong: true, refusal: null });
		const asked = await askReceiver(context, {
			visitor,
			email,
			locale: event.locals.locale,
			clientAddress: event.getClientAddress()
		});
		if (!asked.ok) return fail(429, { email, wrong: false, refusal: asked.refusal });
		redirect(303, `/gift/email?s=${encodeURIComponent(String(data.get('s') ?? ''))}`);
	},
	prove: async (event) => {
		const data = await event.request.formData();
		const opened = await openGiftForm(event, String(data.get('s') ?? ''));
		const { visitor, context, draft } = opened;
		const code = String(data.get('code') ?? '').slice(0, 40);
		if (asciiDigits(code.normalize('NFKC')).replace(/\D/g, '').length !== 6)
			return fail(422, { digits: 'missing' as const, refusal: null });
		const proved = await proveReceiver(context, {
			visitor,
			code,
			clientAddress: event.getClientAddress()
		});
		if (!proved.ok && proved.refusal.reason === 'code_wrong_or_expired')
			return fail(422, { digits: 'wrong' as const, refusal: null });
		if (!proved.ok) return fail(429, { digits: null, refusal: proved.refusal });
		redirect(
			303,
			draft ? nextAddress({ ...opened, visitor: { ...visitor, email: '' } }, draft) : '/gift/pieces'
		);
	}
};
