import { error } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { orderIdOf } from '#lib/server/queries/order-number.ts';
import { claimActions, claimPage, type ClaimAsked } from '../../../../../claim-doors.ts';
import type { ClaimDesk } from '../../../../../claim-steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load = claimPage(deskOf) satisfies PageServerLoad;

export const actions = claimActions(
	deskOf,
	(number) => `/desk/cases/${number}?done=opened`
) satisfies Actions;

async function deskOf({ params, locals }: ClaimAsked): Promise<ClaimDesk> {
	const { context, locale, shop } = locals;
	const orderId = await orderIdOf(context.db.read, params.order ?? '');
	if (!orderId) error(404);
	const voice = voiceOfVisitor({ locale, shop });
	return { context, actor: staffActor(locals), orderId, parcel: params.parcel ?? '', voice };
}
