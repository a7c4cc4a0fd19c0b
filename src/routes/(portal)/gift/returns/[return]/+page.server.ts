import { error, fail, redirect } from '@sveltejs/kit';
import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import { giftPortal as words } from '#lib/i18n/gift-portal.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { returnStates } from '#lib/i18n/states.ts';
import { answerQuestion } from '#lib/server/commands/returns/answer-question.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import { postalLines } from '#lib/domain/order/postal.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { orderOfGift } from '#lib/server/queries/gift-order.ts';
import { receiverActor, visitorOf } from '../../opened.ts';
import { openGiftReturn } from './opened.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const view = await openGiftReturn(event);
	const { locale, shop } = event.locals;
	const voice = voiceOfVisitor({ locale, shop });
	const { credit, decline } = view;
	const isToSend = view.state === 'approved' && view.method !== 'keep';
	return {
		number: view.number,
		state: voice.t(returnStates[view.state]),
		isSent: event.url.searchParams.has('sent'),
		email: view.email,
		send: isToSend
			? {
					by: view.ship_by === null ? null : voice.day(view.ship_by),
					to: postalLines(view.destination ?? shop.returnAddress)
				}
			: null,
		pieces: view.items.map((item) => ({
			id: item.id,
			title: voice.of(item.title),
			picture: item.image,
			details: [
				item.options.join(', '),
				voice.t(words.pieces, { n: item.quantity }),
				item.reason && voice.of(item.reason)
			]
				.filter(Boolean)
				.join(' · ')
		})),
		credit: credit && [
			voice.t(words.creditIs, { amount: voice.money(credit.amount) }),
			credit.validUntil === null
				? voice.t(words.creditAlways)
				: voice.t(words.creditUntil, { day: voice.day(credit.validUntil) })
		],
		decline:
			decline &&
			[decline.reason ? voice.of(decline.reason) : '', decline.note ?? ''].filter(Boolean).join(' · '),
		notes: view.notes.map((note) => ({ ...note, when: voice.dateTime(note.at), iso: voice.iso(note.at) })),
		can: view.can
	};
};

export const actions: Actions = {
	answer: (event) =>
		act(event, (actor, view, data) => {
			const body = String(data.get('body') ?? '').slice(0, 2_000);
			return answerQuestion(event.locals.context, actor, { return_id: view.id, body, file_ids: [] });
		}),
	cancel: (event) =>
		act(event, (actor, view) => cancelReturn(event.locals.context, actor, { return_id: view.id }))
};

type View = Awaited<ReturnType<typeof openGiftReturn>>;

async function act(
	event: RequestEvent,
	run: (actor: Actor, view: View, data: FormData) => Promise<Result<unknown>>
) {
	const view = await openGiftReturn(event);
	const { context, locale, shop } = event.locals;
	const orderId = await orderOfGift(context.db.read, view.gift_id);
	if (!orderId) error(404);
	const done = await run(receiverActor(visitorOf(event), orderId), view, await event.request.formData());
	if (done.ok) redirect(303, `/gift/returns/${view.number}`);
	return fail(422, { refused: refusalWords(locale, done.refusal, { timezone: shop.timezone }) });
}
