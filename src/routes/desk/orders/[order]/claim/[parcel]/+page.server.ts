import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { claimQuestions } from '#lib/i18n/claim-page.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { orderIdOf } from '#lib/server/queries/order-number.ts';
import type { Actions, PageServerLoad } from './$types';
import { emptyClaim, lookAtClaim, openClaim, sendClaim, type ClaimDesk } from '../../../../../claim-steps.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await deskOf(event);
	const form = await openClaim(desk);
	return {
		number: event.params.order,
		questions: form && claimQuestions(form, desk.voice),
		typed: emptyClaim(desk.context.ids.token())
	};
};

export const actions: Actions = {
	look: async (event) => {
		const { desk, form, data } = await posted(event);
		if (!form) return fail(409);
		const step = await lookAtClaim(desk, form, data);
		return step.errors.length > 0 ? fail(422, step) : step;
	},
	change: async (event) => {
		const { desk, form, data } = await posted(event);
		if (!form) return fail(409);
		return { ...(await lookAtClaim(desk, form, data)), errors: [], check: null };
	},
	send: async (event) => {
		const { desk, form, data } = await posted(event);
		if (!form) return fail(409);
		const sent = await sendClaim(desk, form, data);
		if ('number' in sent) redirect(303, `/desk/cases/${sent.number}?done=opened`);
		return fail(422, sent);
	}
};

type Event = RequestEvent<Partial<Record<string, string>>>;

async function posted(event: Event) {
	const desk = await deskOf(event);
	return { desk, form: await openClaim(desk), data: await event.request.formData() };
}

async function deskOf({ params, locals }: Event): Promise<ClaimDesk> {
	const { context, locale, shop } = locals;
	const orderId = await orderIdOf(context.db.read, params.order ?? '');
	if (!orderId) error(404);
	const voice = voiceOfVisitor({ locale, shop });
	return { context, actor: staffActor(locals), orderId, parcel: params.parcel ?? '', voice };
}
