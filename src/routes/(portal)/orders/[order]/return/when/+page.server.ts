import { redirect } from '@sveltejs/kit';
import { instantForm as words } from '#lib/i18n/instant-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { nextStep, sealDraft } from '../draft.ts';
import { instantStep, instantTerms } from '../instant.ts';
import { offeredPlan } from '../offered.ts';
import { addressOf, leaveIfSent, openForm } from '../opened.ts';

/** Two choices and what follows from them need no script, so this page carries none. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
	const opened = await openForm(event, event.url.searchParams.get('s'));
	const { draft: answers, brought, form, voice, context } = opened;
	if (brought) await leaveIfSent(opened);
	const step = nextStep(answers, form);
	if (!brought || step.name !== 'check') redirect(303, addressOf(opened, answers, step) ?? opened.here);
	const { draft, planned } = await offeredPlan(opened, answers);
	const back = addressOf(opened, draft, { name: 'check' }) ?? opened.here;
	const instant = planned.ok ? await instantStep(opened, planned.value) : null;
	if (!planned.ok || !instant?.offer) redirect(303, back);
	const { currency, expected } = planned.value;
	const amount = voice.money({ amountMinor: instant.offer.deposit_minor, currency });
	return {
		back,
		sealed: sealDraft(context.config, form.order.id, draft) ?? '',
		chosen: draft.instant === true ? ('now' as const) : ('later' as const),
		laterNote: voice.t(words.laterNote, { day: voice.day(expected.checked ?? expected.sent) }),
		nowNote: voice.t(words.nowNote, { amount }),
		terms: instantTerms(instant.offer, currency, voice)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const data = await event.request.formData();
		const given = data.get('s');
		const opened = await openForm(event, typeof given === 'string' ? given : null);
		if (!opened.brought) redirect(303, opened.here);
		const draft = { ...opened.draft, instant: data.get('when') === 'now' };
		redirect(303, addressOf(opened, draft, nextStep(draft, opened.form)) ?? opened.here);
	}
};
