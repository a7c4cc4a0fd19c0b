import { fail, redirect } from '@sveltejs/kit';
import { exchangeForm } from '#lib/i18n/exchange-form.ts';
import { form as words } from '#lib/i18n/return-form.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import type { SubmittedReturn } from '#lib/server/commands/returns/types.ts';
import type { Actions, PageServerLoad } from './$types';
import { inputOf, nextStep } from '../draft.ts';
import { addressOf, leaveIfSent, openForm, openRequest, type Opened, type OpenedRequest } from '../opened.ts';
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
		const given = data.get('s');
		const sealed = typeof given === 'string' ? given : null;
		// The whole form is read only for who must read on: the command looks at everything again.
		const request = (await openRequest(event, sealed)) ?? (await requestOf(event, sealed));
		const { context, locale } = event.locals;
		const quoted = Number(data.get('quoted') ?? Number.NaN);
		const due = Number(data.get('due') ?? 0);
		const deposit = Number(data.get('deposit') ?? Number.NaN);
		const sent = await submitReturn(context, request.actor, {
			...request.input,
			idempotency_key: request.draft.key,
			quoted_due_minor: Number.isSafeInteger(due) ? due : -1,
			quoted_total_minor: Number.isSafeInteger(quoted) ? quoted : -1,
			...(request.draft.instant && {
				instant: { deposit_minor: Number.isSafeInteger(deposit) ? deposit : -1 }
			}),
			locale
		});
		if (sent.ok) redirect(303, afterwards(event.params.order, sent.value));
		const opened = await openForm(event, sealed);
		const where = { currency: opened.form.order.currency, timezone: opened.voice.zone };
		if (sent.refusal.reason !== 'quote_changed')
			return fail(422, { first: refusalWords(locale, sent.refusal, where), next: null });
		return fail(
			409,
			changedText(
				opened,
				Number(sent.refusal.facts.total_minor),
				request.draft.items.some((item) => item.wants)
			)
		);
	}
};

/** Whoever is to pay a deposit is shown where. */
const afterwards = (order: string, { number, charge_number }: SubmittedReturn): string =>
	charge_number === null
		? `/returns/${number}?sent`
		: `/orders/${encodeURIComponent(order)}/pay/${charge_number}`;

/** Without answers that can be read: what a new form would ask for, which is refused in words. */
async function requestOf(
	event: Parameters<typeof openForm>[0],
	sealed: string | null
): Promise<OpenedRequest> {
	const { actor, draft, form } = await openForm(event, sealed);
	return { actor, draft, input: inputOf(draft, form) };
}

const changedText = ({ form, voice }: Opened, amountMinor: number, hasWants: boolean) => ({
	first: hasWants
		? voice.t(exchangeForm.nowIs)
		: voice.t(words.nowIs, { amount: voice.money({ amountMinor, currency: form.order.currency }) }),
	next: voice.t(words.nowIsWhy)
});
