import { fail, redirect } from '@sveltejs/kit';
import { asciiDigits } from '#lib/domain/order/normal.ts';
import { isId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { valueLines } from '#lib/i18n/change-values.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { CODE_LIFE } from '#lib/server/auth/codes-and-links.ts';
import { setSessionCookie } from '#lib/server/auth/signed-in.ts';
import { confirmMailbox } from '#lib/server/commands/order-changes/confirm-mailbox.ts';
import { proposeChange } from '#lib/server/commands/order-changes/propose-change.ts';
import { typedIn } from '../../../../../admin/form.ts';
import type { Actions, PageServerLoad } from './$types';
import { openChanges } from '../opened.ts';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const { order, standing, settings, voice, home } = await openChanges(event);
	const { context, locale } = event.locals;
	const { phone, email } = standing;
	const { open } = email;
	const until = open === null ? 0 : open.requested_at + CODE_LIFE;
	const awaits = open?.kind === 'email' && open.state === 'unconfirmed' && until > context.clock.now();
	return {
		number: order.number,
		home,
		version: order.version,
		closed: phone.barred && email.barred && refusalWords(locale, phone.barred),
		phone: phone.barred ? null : { value: valueLines(locale, phone.held, '')[0] ?? '' },
		phoneAsks: settings.phone.mode === 'agent',
		email: email.barred ? null : { value: valueLines(locale, email.held, '')[0] ?? '' },
		code:
			awaits && !event.url.searchParams.has('other')
				? { change: open.id, email: open.after.email ?? '', until: voice.time(until) }
				: null,
		mailbox: context.config.DEMO ? (context.config.DEMO_MAILBOX_URL ?? null) : null
	};
};

type Wrong = 'phone' | 'email' | 'code' | 'missing';
type Typed = { phone?: string; email?: string };
const nothing: Typed = {};

export const actions: Actions = {
	phone: async (event) => {
		const { order, actor, home } = await openChanges(event);
		const typed = typedIn(await event.request.formData());
		const phone = typed.text('phone', 100);
		const done = await proposeChange(event.locals.context, actor, {
			order_id: order.id,
			version: typed.whole('version') ?? 0,
			wanted: { kind: 'phone', phone }
		});
		if (done.ok) redirect(303, `${home}/change${done.value.state === 'applied' ? '?done=phone' : ''}`);
		return failed(event.locals, done.refusal, { phone });
	},
	email: async (event) => {
		const { order, actor, home } = await openChanges(event);
		const typed = typedIn(await event.request.formData());
		const email = typed.text('email', 300);
		const done = await proposeChange(event.locals.context, actor, {
			order_id: order.id,
			version: typed.whole('version') ?? 0,
			wanted: { kind: 'email', email }
		});
		if (done.ok) redirect(303, `${home}/change${done.value.state === 'waiting' ? '' : '/contact'}`);
		return failed(event.locals, done.refusal, { email });
	},
	confirm: async (event) => {
		const { actor, home, visitor } = await openChanges(event);
		const { context } = event.locals;
		const typed = typedIn(await event.request.formData());
		const code = typed.text('code', 40);
		const change_id = typed.text('change', 60);
		if (asciiDigits(code.normalize('NFKC')).replace(/\D/g, '').length !== 6)
			return fail(422, { wrong: 'missing' as Wrong, refused: null, values: nothing });
		const clientAddress = event.getClientAddress();
		const done = isId('och', change_id)
			? await confirmMailbox(context, actor, { change_id, code, clientAddress, visitor })
			: ({ ok: false, refusal: { reason: 'not_found', facts: {} } } as const);
		if (!done.ok && done.refusal.reason === 'code_wrong_or_expired')
			return fail(422, { wrong: 'code' as Wrong, refused: null, values: nothing });
		if (!done.ok) return failed(event.locals, done.refusal, nothing);
		const { session, state } = done.value;
		if (session) setSessionCookie(event.cookies, context.config, { kind: 'customer', ...session });
		redirect(303, `${home}/change${state === 'applied' ? '?done=email' : ''}`);
	}
};

function failed({ locale, shop }: App.Locals, refusal: Refusal, values: Typed) {
	const { field } = refusal.facts;
	if (refusal.reason === 'value_invalid' && (field === 'phone' || field === 'email'))
		return fail(422, { wrong: field as Wrong, refused: null, values });
	const status = { changed_meanwhile: 409, too_many_attempts: 429 }[refusal.reason as 'changed_meanwhile'];
	const refused = refusalWords(locale, refusal, { timezone: shop.timezone });
	return fail(status ?? 422, { wrong: null, refused, values });
}
