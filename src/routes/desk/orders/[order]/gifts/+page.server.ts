import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Result } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { endGift } from '#lib/server/commands/gifts/end-gift.ts';
import { mailGiftReceipt } from '#lib/server/commands/gifts/mail-gift-receipt.ts';
import { makeGift } from '#lib/server/commands/gifts/make-gift.ts';
import { renewGiftCode } from '#lib/server/commands/gifts/renew-gift-code.ts';
import { giftReturnsOfOrder, giftsOf, type GiftView } from '#lib/server/queries/gifts.ts';
import { deskOrder } from '#lib/server/queries/desk-order.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { order, gifts } = await openGifts(event);
	const { db } = event.locals.context;
	return {
		order: { number: order.number, name: order.customer_name, hasEmail: order.email_norm !== null },
		...gifts,
		returns: await giftReturnsOfOrder(db.read, order.id),
		done: event.url.searchParams.get('done')
	};
};

export const actions: Actions = {
	make: async (event) => {
		const { order } = await openGifts(event);
		const { context } = event.locals;
		const input = { order_id: order.id, message: '', lines: null };
		return answer(event, await makeGift(context, staffActor(event.locals), input), 'made');
	},
	renew: (event) => act(event, renewGiftCode, 'renewed'),
	mail: (event) => act(event, mailGiftReceipt, 'mailed'),
	end: (event) => act(event, endGift, 'ended')
};

type Event = RequestEvent<{ order: string }>;

async function openGifts(event: Event) {
	const { context } = event.locals;
	const now = context.clock.now();
	const order = await deskOrder(context.db.read, event.params.order, now);
	if (!order) error(404);
	return { order: order.order, gifts: await giftsOf(context.db.read, context.config, order.order.id, now) };
}

async function act(event: Event, command: typeof endGift | typeof renewGiftCode, done: string) {
	const { gifts } = await openGifts(event);
	const named = (await event.request.formData()).get('gift');
	const gift: GiftView | undefined = gifts.gifts.find((one) => one.id === named);
	if (!gift) error(404);
	const { context } = event.locals;
	return answer(event, await command(context, staffActor(event.locals), { gift_id: gift.id }), done);
}

function answer(event: Event, result: Result<unknown>, done: string) {
	if (!result.ok) return fail(422, { refusal: result.refusal });
	redirect(303, `/desk/orders/${encodeURIComponent(event.params.order)}/gifts?done=${done}`);
}
