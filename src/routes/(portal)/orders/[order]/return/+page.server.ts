import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { form as words } from '#lib/i18n/return-form.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import type { FormError } from '#lib/ui/types.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';
import { answeredReason, chosenItems, takenPhotos, withItem, type Answered } from './answers.ts';
import {
	asksOf,
	choosable,
	lineOf,
	METHODS,
	MOST_COMMENT,
	newDraft,
	nextStep,
	OUTCOMES,
	parseStep,
	type Draft,
	type Step
} from './draft.ts';
import { addressOf, leaveIfSent, openForm, type Opened } from './opened.ts';
import { wizard, type Wizard } from './page-model.ts';

export const load: PageServerLoad = async (event) => {
	const { searchParams } = event.url;
	const opened = await openForm(event, searchParams.get('s'));
	const { draft, brought } = opened;
	if (brought) await leaveIfSent(opened);
	const line = searchParams.get('line');
	if (!brought && line !== null) return { wizard: await startWith(opened, line), lost: null };
	const wanted = parseStep(searchParams.get('step'));
	if (wanted.name === 'check') redirect(303, addressOf(opened, draft, wanted) ?? opened.here);
	const lost = !brought && searchParams.has('s') ? opened.voice.t(words.wasLost) : null;
	return { wizard: await wizard(opened, draft, wanted), lost };
};

export const actions: Actions = {
	items: async (event) => {
		const { opened, data } = await posted(event);
		const { form, voice } = opened;
		return goOn(opened, chosenItems(data, opened.draft, form, voice), { name: 'items' });
	},
	reason: async (event) => {
		const { opened, data, step } = await posted(event);
		if (step.name !== 'reason') return goOn(opened, unchanged(opened), step);
		const answered = answeredReason(data, opened.draft, step.index, opened);
		if (answered.draft.items[step.index]?.reason !== '') {
			const taken = await takenPhotos(data, answered.draft, step.index, opened);
			answered.draft = taken.draft;
			answered.errors.push(...taken.errors);
		}
		if (answered.errors.length === 0)
			answered.errors.push(...photoMissing(answered.draft, step.index, opened));
		return goOn(opened, answered, step);
	},
	/** Adds a photo and stays: nothing else needs to be complete yet. */
	photo: async (event) => {
		const { opened, data, step } = await posted(event);
		if (step.name !== 'reason') return goOn(opened, unchanged(opened), step);
		const { draft } = answeredReason(data, opened.draft, step.index, opened);
		return stay(opened, await takenPhotos(data, draft, step.index, opened), step);
	},
	remove: async (event) => {
		const { opened, data, step } = await posted(event);
		if (step.name !== 'reason') return goOn(opened, unchanged(opened), step);
		const { draft } = answeredReason(data, opened.draft, step.index, opened);
		const item = draft.items[step.index];
		if (!item) return stay(opened, { draft, errors: [] }, step);
		const photos = item.photos.filter((id) => id !== data.get('remove'));
		return stay(opened, { draft: withItem(draft, step.index, { ...item, photos }), errors: [] }, step);
	},
	outcome: async (event) => {
		const { opened, data } = await posted(event);
		const wanted = OUTCOMES.find((outcome) => outcome === data.get('outcome'));
		return goOn(
			opened,
			{ draft: { ...opened.draft, outcome: wanted ?? opened.draft.outcome }, errors: [] },
			{ name: 'outcome' }
		);
	},
	method: async (event) => {
		const { opened, data } = await posted(event);
		const wanted = METHODS.find((method) => method === data.get('method'));
		return goOn(
			opened,
			{ draft: { ...opened.draft, method: wanted ?? opened.draft.method }, errors: [] },
			{ name: 'method' }
		);
	}
};

type Event = RequestEvent<RouteParams>;

async function posted(event: Event): Promise<{ opened: Opened; data: FormData; step: Step }> {
	const data = await event.request.formData();
	const sealed = data.get('s');
	const opened = await openForm(event, typeof sealed === 'string' ? sealed : null);
	return { opened, data, step: parseStep(event.url.searchParams.get('step')) };
}

/** From the link of one piece: with only one unit of it there is nothing to choose on the first page. */
async function startWith(opened: Opened, position: string): Promise<Wizard> {
	const { context, form } = opened;
	const draft = newDraft(context.ids.token(), form, opened.draft.fault);
	const line = choosable(form, draft).find((candidate) => String(candidate.position) === position);
	if (!line) return wizard(opened, draft, { name: 'items' });
	const item = { line: line.position, quantity: 1, reason: '', answer: '', comment: '', photos: [] };
	const started = { ...draft, items: [item] };
	const there = addressOf(opened, started, nextStep(started, form));
	if (line.most === 1 && there !== null) redirect(303, there);
	return wizard(opened, started, { name: 'items' });
}

const unchanged = ({ draft }: Opened): Answered => ({ draft, errors: [] });

/** To the next question without an answer; back to this one with its faults told. */
async function goOn(opened: Opened, answered: Answered, step: Step) {
	if (answered.errors.length > 0) return failed(opened, answered, step);
	const there = addressOf(opened, answered.draft, nextStep(answered.draft, opened.form));
	return there === null ? failed(opened, tooLong(opened, step), step) : redirect(303, there);
}

async function stay(opened: Opened, answered: Answered, step: Step) {
	if (answered.errors.length > 0) return failed(opened, answered, step);
	const there = addressOf(opened, answered.draft, step);
	return there === null ? failed(opened, tooLong(opened, step), step) : redirect(303, there);
}

async function failed(opened: Opened, { draft, errors }: Answered, step: Step) {
	return fail(422, {
		errors,
		wizard: await wizard(opened, draft, step)
	});
}

function tooLong({ draft, voice }: Opened, step: Step): Answered {
	const reason = step.name === 'reason' ? (draft.items[step.index]?.reason ?? '') : '';
	return {
		draft,
		errors: [{ field: `comment-${reason}`, text: voice.t(words.commentTooLong, { most: MOST_COMMENT }) }]
	};
}

function photoMissing(draft: Draft, index: number, { form, voice }: Opened): FormError[] {
	const item = draft.items[index];
	const line = item && lineOf(item, form);
	const photos = item && line ? asksOf(line, item.reason).photos : 0;
	if (!item || item.photos.length >= photos) return [];
	const text = refusalWords(voice.locale, { reason: 'photo_required', facts: { photos } });
	return [{ field: `photo-${item.reason}`, text }];
}
