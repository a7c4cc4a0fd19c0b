import { error, fail, redirect } from '@sveltejs/kit';
import { CHOOSABLE_STATES } from '#lib/domain/exchange/states.ts';
import { exchangeForm } from '#lib/i18n/exchange-form.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { chooseOther, previewChoice } from '#lib/server/commands/exchanges/choose-other.ts';
import { exchangeChoice, type ChosenVariant } from '#lib/server/queries/exchange-choice.ts';
import { chosenItems, MOST_WANTS, parseWants, wantsText } from '../../../../rechoice.ts';
import { chosenWants, exchangePage } from '../../../orders/[order]/return/exchange/exchange-step.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { openReturn } from '../opened.ts';
import { checkOf } from './check.ts';
import { chooserOf } from './chooser.ts';

/** Nothing on this page needs a script. */
export const csr = false;

/** Something else than was agreed: with `item` it is chosen for one piece, without it is read before it holds. */
export const load: PageServerLoad = async (event) => {
	const { choice, voice, exchange, actor, here, context } = await opened(event);
	const { searchParams } = event.url;
	const told = parseWants(searchParams.get('w'), choice);
	const wants = told ?? choice.items.map(({ agreed }) => agreed);
	const asked = searchParams.get('item');
	// Where there is nothing to read yet, choosing comes first.
	const first = wants.findIndex((of) => of.length === 0);
	if (asked === null && told === null) redirect(303, `${here}/exchange?item=${Math.max(first, 0) + 1}`);
	const answers = { w: wantsText(wants) };
	if (asked === null) {
		const preview = await previewChoice(context, actor, {
			exchange_id: exchange.id,
			items: chosenItems(choice, wants)
		});
		return {
			here,
			number: exchange.return_number,
			answers,
			version: exchange.version,
			page: null,
			check: checkOf(preview, wants, choice, voice, `${here}/exchange`)
		};
	}
	const chooser = chooserOf(context, voice, choice, wants);
	const page = await exchangePage(chooser, Number(asked) - 1, searchParams);
	if (page === null) error(404);
	return { here, number: exchange.return_number, answers, version: exchange.version, page, check: null };
};

export const actions: Actions = {
	choose: async (event) => {
		const { choice, voice, context, wants, data, here, index } = await posted(event);
		const chosen = await chosenWants(chooserOf(context, voice, choice, wants), index, data);
		if (!chosen?.wants) return fail(422, { wrong: voice.t(exchangeForm.chooseOne) });
		if (chosen.wants.length > MOST_WANTS) return fail(422, { wrong: voice.t(exchangeForm.tooMany) });
		redirect(303, checkAt(here, wants.with(index, chosen.wants)));
	},
	remove: async (event) => {
		const { wants, data, here, index } = await posted(event);
		const left = (wants[index] ?? []).filter(({ variant }) => variant !== data.get('remove'));
		const w = wantsText(wants.with(index, left));
		redirect(303, `${here}/exchange?${new URLSearchParams({ w, item: String(index + 1) })}`);
	},
	confirm: async (event) => {
		const { choice, actor, context, exchange, wants, data, here, voice } = await posted(event);
		const amount = (name: string): number => {
			const typed = Number(data.get(name) ?? Number.NaN);
			return Number.isSafeInteger(typed) ? typed : -1;
		};
		const done = await chooseOther(context, actor, {
			exchange_id: exchange.id,
			version: amount('version'),
			items: chosenItems(choice, wants),
			quoted_due_minor: amount('due'),
			quoted_back_minor: amount('back')
		});
		if (done.ok) redirect(303, `${here}?chosen`);
		const place = { currency: exchange.currency, timezone: voice.zone };
		return fail(409, { wrong: refusalWords(voice.locale, done.refusal, place) });
	}
};

const checkAt = (here: string, wants: ChosenVariant[][]): string =>
	`${here}/exchange?${new URLSearchParams({ w: wantsText(wants) })}`;

/** Who cannot choose any more is back on the page of the return, which says where it stands. */
async function opened(event: RequestEvent) {
	const { view, actor, here } = await openReturn(event);
	const { context, locale, shop } = event.locals;
	const { exchange } = view;
	if (exchange === null) error(404);
	const isBought = exchange.instant?.state === 'asked';
	if (!CHOOSABLE_STATES.includes(exchange.state) || isBought) redirect(303, here);
	const choice = await exchangeChoice(context.db.read, view);
	if (choice === null || choice.items.length === 0) redirect(303, here);
	return { choice, exchange, actor, here, context, voice: voiceOfVisitor({ locale, shop }) };
}

async function posted(event: RequestEvent) {
	const all = await opened(event);
	const data = await event.request.formData();
	const wants = parseWants(String(data.get('w') ?? ''), all.choice);
	const index = Number(data.get('item') ?? 1) - 1;
	if (wants === null || !all.choice.items[index]) redirect(303, all.here);
	return { ...all, data, wants, index };
}
