import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { form as words } from '#lib/i18n/return-form.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import { addEvidence } from '#lib/server/commands/returns/add-evidence.ts';
import type { ReturnForm } from '#lib/server/queries/return-form.ts';
import type { FormError } from '#lib/ui/types.ts';
import {
	asksOf,
	choosable,
	lineOf,
	MOST_COMMENT,
	MOST_PHOTOS,
	reasonsFor,
	type Draft,
	type DraftItem
} from './draft.ts';
import { titleOf } from './items-step.ts';
import type { Opened } from './opened.ts';

export type Answered = { draft: Draft; errors: FormError[] };

/** Which pieces, and how many of each. Answers already given for a piece stay with it. */
export function chosenItems(data: FormData, draft: Draft, form: ReturnForm, voice: Voice): Answered {
	const errors: FormError[] = [];
	const asked = new Set(data.getAll('line').map(String));
	const items = choosable(form, draft).flatMap((line): DraftItem[] => {
		const position = String(line.position);
		if (!asked.has(position)) return [];
		const typed = data.get(`quantity-${position}`);
		const quantity = typed === null ? 1 : Number(typed);
		const fits = Number.isInteger(quantity) && quantity >= 1 && quantity <= line.most;
		if (!fits) {
			const text = voice.t(words.quantityWrong, { name: titleOf(line, voice), most: line.most });
			errors.push({ field: `quantity-${position}`, text });
		}
		const before = draft.items.find((item) => item.line === line.position);
		const fresh = { line: line.position, reason: '', answer: '', comment: '', photos: [] };
		return [{ ...(before ?? fresh), quantity: fits ? quantity : 1 }];
	});
	if (items.length === 0) {
		const first = choosable(form, draft)[0];
		errors.push({ field: `line-${first?.position ?? 0}`, text: voice.t(words.chooseOne) });
	}
	return { draft: { ...draft, items }, errors };
}

/** Why one piece comes back. What was chosen is kept, also when something about it is still missing. */
export function answeredReason(data: FormData, draft: Draft, index: number, opened: Opened): Answered {
	const { form, voice } = opened;
	const errors: FormError[] = [];
	const item = draft.items[index];
	const line = item && lineOf(item, form);
	if (!item || !line) return { draft, errors };
	const choices = reasonsFor(line, form);
	const code = String(data.get('reason') ?? '');
	const reason = choices.find((choice) => choice.code === code);
	if (!reason) {
		errors.push({ field: `reason-${choices[0]?.code ?? ''}`, text: voice.t(words.chooseReason) });
		return { draft, errors };
	}
	const answer = String(data.get(`answer-${code}`) ?? '');
	const answers = reason.follow_up?.answers ?? [];
	const known = answers.some((choice) => choice.code === answer);
	if (answers.length > 0 && !known)
		errors.push({ field: `answer-${code}-${answers[0]?.code ?? ''}`, text: voice.t(words.chooseAnswer) });
	const comment = String(data.get(`comment-${code}`) ?? '').trim();
	if (comment.length > MOST_COMMENT)
		errors.push({ field: `comment-${code}`, text: voice.t(words.commentTooLong, { most: MOST_COMMENT }) });
	const asks = asksOf(line, code);
	if (asks.comment && comment === '') {
		const text = refusalWords(voice.locale, { reason: 'comment_required', facts: {} });
		errors.push({ field: `comment-${code}`, text });
	}
	const changed: DraftItem = {
		...item,
		reason: code,
		answer: known ? answer : '',
		comment: comment.slice(0, MOST_COMMENT),
		photos: asks.photos > 0 ? item.photos : []
	};
	return { draft: withItem(draft, index, changed), errors };
}

export const withItem = (draft: Draft, index: number, changed: DraftItem): Draft => ({
	...draft,
	items: draft.items.map((item, position) => (position === index ? changed : item))
});

/** Takes in the photos that came with the form; the field of an empty input counts for nothing. */
export async function takenPhotos(
	data: FormData,
	draft: Draft,
	index: number,
	{ context, actor, form, voice }: Opened
): Promise<Answered> {
	const item = draft.items[index];
	const code = item?.reason ?? '';
	const field = `photo-${code}`;
	const files = data.getAll(field).filter((file) => file instanceof File && file.size > 0) as File[];
	let photos: Id<'fil'>[] = item?.photos ?? [];
	const errors: FormError[] = [];
	// One fault ends it: a form may hold thousands of files, and each one costs work.
	for (const file of files) {
		const taken: Result<Id<'fil'>> =
			photos.length >= MOST_PHOTOS
				? refused('too_many_files', { most: MOST_PHOTOS })
				: await addEvidence(context, actor, {
						order_id: form.order.id,
						return_id: null,
						return_item_id: null,
						content: new Uint8Array(await file.arrayBuffer())
					}).then((added) => (added.ok ? accepted(added.value.file_id) : added));
		if (!taken.ok) {
			errors.push({ field, text: refusalWords(voice.locale, taken.refusal, { timezone: voice.zone }) });
			break;
		}
		photos = [...photos, taken.value];
	}
	return { draft: item ? withItem(draft, index, { ...item, photos }) : draft, errors };
}
