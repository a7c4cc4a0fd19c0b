import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { giftPortal as words } from '#lib/i18n/gift-portal.ts';
import { asksOf, lineOf, reasonsFor, sealDraft, type Draft, type DraftItem } from '../draft.ts';
import { nextAddress, openGiftForm, type Opened } from '../opened.ts';
import { answered, withItem } from './answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const { opened, draft, index, item } = await openPiece(event, event.url.searchParams.get('s'));
	return { step: stepOf(opened, draft, index, item) };
};

export const actions: Actions = {
	default: async (event) => {
		const data = await event.request.formData();
		const { opened, draft, index, item } = await openPiece(event, String(data.get('s') ?? ''));
		const said = await answered(data, item, opened);
		const changed = withItem(draft, index, said.item);
		if (said.errors.length > 0)
			return fail(422, { errors: said.errors, step: stepOf(opened, changed, index, said.item) });
		const isStaying = data.has('remove') || data.has('add');
		redirect(303, isStaying ? here(opened, changed, index) : nextAddress(opened, changed));
	}
};

type Piece = { opened: Opened; draft: Draft; index: number; item: DraftItem };

async function openPiece(
	event: RequestEvent<Partial<Record<string, string>>>,
	sealed: string | null
): Promise<Piece> {
	const opened = await openGiftForm(event, sealed);
	const index = Number(event.url.searchParams.get('n')) - 1;
	const item = opened.draft?.items[index];
	if (!opened.draft || !item || !lineOf(item, opened.form)) redirect(303, '/gift/pieces');
	return { opened, draft: opened.draft, index, item };
}

const here = ({ context, visitor }: Opened, draft: Draft, index: number): string =>
	`/gift/reason?s=${sealDraft(context.config, visitor.giftId, draft) ?? ''}&n=${index + 1}`;

/** The question why, for one piece, in the visitor's language. */
function stepOf(opened: Opened, draft: Draft, index: number, item: DraftItem) {
	const { form, voice, context, visitor } = opened;
	const line = lineOf(item, form);
	const sealed = sealDraft(context.config, visitor.giftId, draft) ?? '';
	const of = draft.items.length;
	return {
		sealed,
		back: index > 0 ? here(opened, draft, index - 1) : `/gift/pieces?s=${sealed}`,
		kicker: [
			...(of > 1 ? [voice.t(words.reasonOf, { n: index + 1, of })] : []),
			...(line ? [voice.of(line.title), voice.t(words.pieces, { n: item.quantity })] : [])
		].join(' · '),
		onlyFault: line?.verdict.refusal !== null,
		choices: (line ? reasonsFor(line, form) : []).map((reason) => ({
			code: reason.code,
			label: voice.of({ en: reason.label_en, th: reason.label_th }),
			needsPhoto: line !== undefined && asksOf(line, reason.code).photos > 0,
			needsComment: line !== undefined && asksOf(line, reason.code).comment,
			question: reason.follow_up && {
				text: voice.of(reason.follow_up),
				answers: reason.follow_up.answers.map((answer) => ({ value: answer.code, label: voice.of(answer) }))
			}
		})),
		chosen: item.reason,
		answer: item.answer,
		comment: item.comment,
		photos: item.photos
	};
}
