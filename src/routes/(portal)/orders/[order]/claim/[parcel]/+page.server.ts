import { error } from '@sveltejs/kit';
import { customerActor, orderAccess } from '#lib/server/auth/actors.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { claimActions, claimPage, type ClaimAsked } from '../../../../../claim-doors.ts';
import type { ClaimDesk } from '../../../../../claim-steps.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nothing on this page needs a script. */
export const csr = false;

export const load = claimPage(deskOf) satisfies PageServerLoad;

export const actions = claimActions(deskOf, (number) => `/returns/${number}?sent`) satisfies Actions;

/** Somebody else's order and one that does not exist are the same 404. */
async function deskOf({ params, locals }: ClaimAsked): Promise<ClaimDesk> {
	const { context, customer, locale, shop } = locals;
	const orderId = await orderAccess(context, customer, params.order ?? '');
	if (!orderId || !customer) error(404);
	const voice = voiceOfVisitor({ locale, shop });
	return { context, actor: customerActor(customer, orderId), orderId, parcel: params.parcel ?? '', voice };
}
