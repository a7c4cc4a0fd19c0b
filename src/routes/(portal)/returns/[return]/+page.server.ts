import { error, fail, redirect } from '@sveltejs/kit';
import type { Id } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { number } from '#lib/i18n/format.ts';
import { notePapersOf } from '#lib/i18n/papers.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { returns as words } from '#lib/i18n/return.ts';
import { say } from '#lib/i18n/say.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { convertExchange } from '#lib/server/commands/exchanges/convert-exchange.ts';
import { addEvidence } from '#lib/server/commands/returns/add-evidence.ts';
import { accountStanding } from '#lib/server/queries/payout-account.ts';
import { promiseOf } from '#lib/server/queries/refund-promise.ts';
import { notePapers } from '#lib/server/queries/credit-notes.ts';
import { answerQuestion } from '#lib/server/commands/returns/answer-question.ts';
import { appealDecline } from '#lib/server/commands/returns/appeal-decline.ts';
import { changeReturn } from '#lib/server/commands/returns/change-return.ts';
import { leaveBox, shareBox } from '#lib/server/commands/returns/share-box.ts';
import type { FormError } from '#lib/ui/types.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { boxableInSight, openReturn } from './opened.ts';
import { returnPage } from './page-model.ts';
import { moneyTracks } from './track.ts';

/** Nothing on this page needs a script. */
export const csr = false;

const MOST_CHARACTERS = 2_000;
const MOST_PHOTOS = 5;

export const load: PageServerLoad = async (event) => {
	const { context, locale, shop } = event.locals;
	const { view } = await openReturn(event);
	const { searchParams } = event.url;
	const done =
		(
			[
				'changed',
				'answered',
				'appealed',
				'cancelled',
				'account',
				'joined',
				'left',
				'money',
				'chosen'
			] as const
		).find((what) => searchParams.has(what)) ?? null;
	const notes = await notePapers(context.db.read, view.order.id);
	const now = context.clock.now();
	const account = await accountStanding(context.db.read, view.return.id);
	const promise = await promiseOf(context.db.read, view.return.id, now);
	const voice = voiceOfVisitor({ locale, shop });
	const order = `/orders/${encodeURIComponent(view.order.number)}`;
	return {
		done,
		money: moneyTracks(view, { voice, now }, account, promise),
		// The papers of each refund, by its number.
		papers: Object.fromEntries(
			view.refunds.map(({ id, number }) => [
				number,
				notePapersOf(
					voice,
					order,
					notes.filter((note) => note.refund_id === id)
				)
			])
		),
		page: returnPage(view, {
			voice,
			now,
			shopName: shop.name[locale],
			returnAddress: view.destination?.address ?? shop.returnAddress,
			boxable: await boxableInSight(event, view),
			justSent: searchParams.has('sent')
		})
	};
};

export const actions: Actions = {
	tracking: async (event) => {
		const { view, actor, here } = await openReturn(event);
		const data = await event.request.formData();
		const carrier = String(data.get('carrier') ?? '').slice(0, 100);
		const tracking = String(data.get('tracking') ?? '').slice(0, 100);
		const changed = await changeReturn(event.locals.context, actor, {
			return_id: view.return.id,
			carrier,
			tracking_number: tracking
		});
		if (changed.ok) redirect(303, `${here}?changed`);
		return refusedFor(event.locals, 'tracking', changed.refusal, { carrier, tracking, body: '' });
	},
	join: async (event) => {
		const { view, actor, here } = await openReturn(event);
		const with_number = String((await event.request.formData()).get('with') ?? '').slice(0, 40);
		const ref = { return_id: view.return.id, with_number };
		const joined = await shareBox(event.locals.context, actor, ref);
		if (joined.ok) redirect(303, `${here}?joined`);
		return refusedFor(event.locals, 'box', joined.refusal, NOTHING_TYPED);
	},
	leave: async (event) => {
		const { view, actor, here } = await openReturn(event);
		const left = await leaveBox(event.locals.context, actor, { return_id: view.return.id });
		if (left.ok) redirect(303, `${here}?left`);
		return refusedFor(event.locals, 'box', left.refusal, NOTHING_TYPED);
	},
	takeMoney: async (event) => {
		const { view, actor, here } = await openReturn(event);
		const data = await event.request.formData();
		const version = Number(data.get('version'));
		// The exchange of this return and no other, whatever the form says.
		if (!view.exchange || view.exchange.id !== data.get('exchange')) error(404);
		const ref = { exchange_id: view.exchange.id, ...(Number.isSafeInteger(version) && { version }) };
		const converted = await convertExchange(event.locals.context, actor, ref);
		if (converted.ok) redirect(303, `${here}?money`);
		return refusedFor(event.locals, 'exchange', converted.refusal, NOTHING_TYPED);
	},
	answer: (event) => write(event, answerQuestion, 'answered'),
	appeal: (event) => write(event, appealDecline, 'appealed')
};

/** Takes words and photos of the customer to a command, and back to this page. */
async function write(
	event: RequestEvent,
	command: typeof answerQuestion | typeof appealDecline,
	done: 'answered' | 'appealed'
) {
	const { view, actor, here } = await openReturn(event);
	const { context, locale } = event.locals;
	const data = await event.request.formData();
	const body = String(data.get('body') ?? '').trim();
	const values = { body, carrier: '', tracking: '' };
	const files = data.getAll('photos').filter((file) => file instanceof File && file.size > 0) as File[];
	const missing = done === 'answered' ? words.answerMissing : words.appealMissing;
	if (body === '' && files.length === 0) return wrong('body', say(locale, missing), values);
	if (body.length > MOST_CHARACTERS)
		return wrong('body', say(locale, words.answerTooLong, { most: number(locale, MOST_CHARACTERS) }), values);
	const file_ids: Id<'fil'>[] = [];
	for (const file of files.slice(0, MOST_PHOTOS)) {
		const added = await addEvidence(context, actor, {
			order_id: view.order.id,
			return_id: null,
			return_item_id: null,
			content: new Uint8Array(await file.arrayBuffer())
		});
		if (!added.ok) return refusedFor(event.locals, 'photos', added.refusal, values);
		file_ids.push(added.value.file_id);
	}
	const written = await command(context, actor, { return_id: view.return.id, body, file_ids });
	if (written.ok) redirect(303, `${here}?${done}`);
	return refusedFor(event.locals, 'body', written.refusal, values);
}

const NOTHING_TYPED = { body: '', carrier: '', tracking: '' };

type Values = { body: string; carrier: string; tracking: string };

const wrong = (field: string, text: string, values: Values) =>
	fail(422, { errors: [{ field, text }] as FormError[], values });

const refusedFor = ({ locale, shop }: App.Locals, field: string, refusal: Refusal, values: Values) =>
	wrong(field, refusalWords(locale, refusal, { timezone: shop.timezone }), values);
