import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { claimQuestions } from '#lib/i18n/claim-page.ts';
import { customerActor, orderAccess } from '#lib/server/auth/actors.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import type { Actions, PageServerLoad } from './$types';
import { emptyClaim, lookAtClaim, openClaim, sendClaim, type ClaimDesk } from '../../../../../claim-steps.ts';

/** Nothing on this page needs a script. */
export const csr = false;

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
	/** Back to the questions, with what was filled in. */
	change: async (event) => {
		const { desk, form, data } = await posted(event);
		if (!form) return fail(409);
		return { ...(await lookAtClaim(desk, form, data)), errors: [], check: null };
	},
	send: async (event) => {
		const { desk, form, data } = await posted(event);
		if (!form) return fail(409);
		const sent = await sendClaim(desk, form, data);
		if ('number' in sent) redirect(303, `/returns/${sent.number}?sent`);
		return fail(422, sent);
	}
};

type Event = RequestEvent<Partial<Record<string, string>>>;

async function posted(event: Event) {
	const desk = await deskOf(event);
	return { desk, form: await openClaim(desk), data: await event.request.formData() };
}

/** Somebody else's order and one that does not exist are the same 404. */
async function deskOf({ params, locals }: Event): Promise<ClaimDesk> {
	const { context, customer, locale, shop } = locals;
	const orderId = await orderAccess(context, customer, params.order ?? '');
	if (!orderId || !customer) error(404);
	const voice = voiceOfVisitor({ locale, shop });
	return { context, actor: customerActor(customer, orderId), orderId, parcel: params.parcel ?? '', voice };
}
