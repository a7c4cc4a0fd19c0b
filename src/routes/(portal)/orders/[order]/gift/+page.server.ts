import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isId, type Id } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { gifts as words } from '#lib/i18n/gifts.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { customerActor, orderInSight } from '#lib/server/auth/actors.ts';
import { makeGift } from '#lib/server/commands/gifts/make-gift.ts';
import { renewGiftCode } from '#lib/server/commands/gifts/renew-gift-code.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { giftsOf } from '#lib/server/queries/gifts.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const { order, gifts } = await openGifts(event);
	const voice = voiceOfVisitor(event.locals);
	return {
		number: order.number,
		done: event.url.searchParams.get('done'),
		free: gifts.offered
			? gifts.free.map(({ line_id, title, image, quantity }) => ({
					id: line_id,
					name: voice.of(title),
					picture: image,
					most: quantity
				}))
			: [],
		gifts: gifts.gifts
			.filter((gift) => gift.ended_at === null)
			.map((gift) => ({
				id: gift.id,
				code: gift.code,
				message: gift.message,
				pieces: gift.pieces.map(({ title, quantity }) =>
					voice.t(words.piece, { name: voice.of(title), n: quantity })
				),
				paper: `/orders/${encodeURIComponent(order.number)}/gift/${gift.id}.pdf`
			}))
	};
};

export const actions: Actions = {
	make: async (event) => {
		const { order, gifts, actor } = await openGifts(event);
		const { context, locale, shop } = event.locals;
		const data = await event.request.formData();
		const message = String(data.get('message') ?? '').slice(0, 300);
		const asked = new Set(data.getAll('line').map(String));
		const lines = gifts.free
			.filter(({ line_id }) => asked.has(line_id))
			.map(({ line_id, quantity }) => ({
				line_id,
				quantity: Number(data.get(`quantity-${line_id}`) ?? quantity)
			}));
		if (!gifts.offered) error(404);
		if (lines.length === 0) {
			const text = voiceOfVisitor(event.locals).t(words.chooseOne);
			return fail(422, { message, errors: [{ field: `line-${gifts.free[0]?.line_id ?? ''}`, text }] });
		}
		const made = await makeGift(context, actor, { order_id: order.id, message, lines });
		if (made.ok) redirect(303, `/orders/${encodeURIComponent(order.number)}/gift?done=made`);
		const text = refusalWords(locale, made.refusal, { timezone: shop.timezone });
		return fail(422, { message, errors: [{ field: `line-${lines[0]?.line_id ?? ''}`, text }] });
	},
	renew: async (event) => {
		const { order, gifts, actor } = await openGifts(event);
		const { context, locale, shop } = event.locals;
		const id = String((await event.request.formData()).get('gift') ?? '');
		const own = gifts.gifts.find((gift) => gift.id === id && isId('gft', id));
		if (!own) error(404);
		const done: Result<unknown> = await renewGiftCode(context, actor, { gift_id: own.id });
		if (done.ok) redirect(303, `/orders/${encodeURIComponent(order.number)}/gift?done=renewed`);
		const text = refusalWords(locale, done.refusal, { timezone: shop.timezone });
		return fail(422, { message: '', errors: [{ field: `renew-${own.id}`, text }] });
	}
};

async function openGifts(event: RequestEvent<{ order: string }>): Promise<{
	order: { id: Id<'ord'>; number: string };
	gifts: Awaited<ReturnType<typeof giftsOf>>;
	actor: Actor;
}> {
	const { context, customer } = event.locals;
	const order = await orderInSight(context, customer, event.params.order);
	if (!order || !customer) error(404);
	const gifts = await giftsOf(context.db.read, context.config, order.id, context.clock.now());
	return { order, gifts, actor: customerActor(customer, order.id) };
}
