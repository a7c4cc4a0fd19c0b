import { fail, redirect, type RequestEvent, type ServerLoadEvent } from '@sveltejs/kit';
import { claimQuestions } from '#lib/i18n/claim-page.ts';
import { emptyClaim, lookAtClaim, openClaim, sendClaim, type ClaimDesk } from './claim-steps.ts';

/** The parameters of an address as either of the two doors has them. */
type Named = Partial<Record<string, string>>;

export type ClaimAsked = Pick<RequestEvent<Named>, 'params' | 'locals'>;

/** Who asks, about which order; a 404 where there is none for them. */
type DeskOf = (asked: ClaimAsked) => Promise<ClaimDesk>;

/** The questions about a parcel, the same on the customer's page and on the desk. */
export const claimPage = (deskOf: DeskOf) => async (event: ServerLoadEvent<Named>) => {
	const desk = await deskOf(event);
	const form = await openClaim(desk);
	return {
		number: event.params.order ?? '',
		questions: form && claimQuestions(form, desk.voice),
		typed: emptyClaim(desk.context.ids.token())
	};
};

/** To the page that is read before sending, back from it, and on. `sentTo`: the page of what was sent. */
export function claimActions(deskOf: DeskOf, sentTo: (number: string) => string) {
	const posted = async (event: RequestEvent<Named>) => {
		const desk = await deskOf(event);
		return { desk, form: await openClaim(desk), data: await event.request.formData() };
	};
	return {
		look: async (event: RequestEvent<Named>) => {
			const { desk, form, data } = await posted(event);
			if (!form) return fail(409);
			const step = await lookAtClaim(desk, form, data);
			return step.errors.length > 0 ? fail(422, step) : step;
		},
		/** Back to the questions, with what was filled in. */
		change: async (event: RequestEvent<Named>) => {
			const { desk, form, data } = await posted(event);
			if (!form) return fail(409);
			return { ...(await lookAtClaim(desk, form, data)), errors: [], check: null };
		},
		send: async (event: RequestEvent<Named>) => {
			const { desk, form, data } = await posted(event);
			if (!form) return fail(409);
			const sent = await sendClaim(desk, form, data);
			if ('number' in sent) redirect(303, sentTo(sent.number));
			return fail(422, sent);
		}
	};
}
