import { fail, redirect } from '@sveltejs/kit';
import { form as words } from '#lib/i18n/return-form.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import type { Actions, PageServerLoad } from './$types';
import { inputOf, nextStep } from '../draft.ts';
import { addressOf, leaveIfSent, openForm, type Opened } from '../opened.ts';
import { checkPage } from '../page-model.ts';

/** Reading figures and sending them needs no script, so this page carries none. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
	const opened = await openForm(event, event.url.searchParams.get('s'));
	const { draft, brought, form, here } = opened;
	if (brought) await leaveIfSent(opened);
	const step = nextStep(draft, form);
	if (step.name !== 'check') redirect(303, (brought && addressOf(opened, draft, step)) || here);
	return { check: await checkPage(opened, draft) };
};

export const actions: Actions = {
	default: async (event) => {
		const data = await event.request.formData();
		const sealed = data.get('s');
		const opened = await openForm(event, typeof sealed === 'string' ? sealed : null);
		const { context, actor, draft, form, voice } = opened;
		await leaveIfSent(opened);
		const quoted = Number(data.get('quoted') ?? Number.NaN);
		const sent = await submitReturn(context, actor, {
			...inputOf(draft, form),
			idempotency_key: draft.key,
			quoted_total_minor: Number.isSafeInteger(quoted) ? quoted : -1,
			locale: voice.locale
		});
		if (sent.ok) redirect(303, `/returns/${sent.value.number}?sent`);
		const where = { currency: form.order.currency, timezone: voice.zone };
		if (sent.refusal.reason !== 'quote_changed')
			return fail(422, { first: refusalWords(voice.locale, sent.refusal, where), next: null });
		return fail(409, changedText(opened, Number(sent.refusal.facts.total_minor)));
	}
};

const changedText = ({ form, voice }: Opened, amountMinor: number) => ({
	first: voice.t(words.nowIs, { amount: voice.money({ amountMinor, currency: form.order.currency }) }),
	next: voice.t(words.nowIsWhy)
});
