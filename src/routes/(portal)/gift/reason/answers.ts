import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { form as words } from '#lib/i18n/return-form.ts';
import { addEvidence } from '#lib/server/commands/returns/add-evidence.ts';
import type { FormError } from '#lib/ui/types.ts';
import {
	asksOf,
	lineOf,
	MOST_COMMENT,
	MOST_PHOTOS,
	reasonsFor,
	type Draft,
	type DraftItem
} from '../draft.ts';
import { receiverActor, type Opened } from '../opened.ts';

export type Answered = { item: DraftItem; errors: FormError[] };

/** Why one piece comes back, with the photos that came along. What was chosen is kept, also when something is missing. */
export async function answered(data: FormData, item: DraftItem, opened: Opened): Promise<Answered> {
	const { form, voice } = opened;
	const line = lineOf(item, form);
	const choices = line ? reasonsFor(line, form) : [];
	const code = String(data.get('reason') ?? '');
	const reason = choices.find((choice) => choice.code === code);
	if (!line || !reason) {
		return {
			item,
			errors: [{ field: `reason-${choices[0]?.code ?? ''}`, text: voice.t(words.chooseReason) }]
		};
	}
	const errors: FormError[] = [];
	const asks = asksOf(line, code);
	const answers = reason.follow_up?.answers ?? [];
	const answer = String(data.get(`answer-${code}`) ?? '');
	const known = answers.some((choice) => choice.code === answer);
	if (answers.length > 0 && !known)
		errors.push({ field: `answer-${code}-${answers[0]?.code ?? ''}`, text: voice.t(words.chooseAnswer) });
	const comment = String(data.get(`comment-${code}`) ?? '').trim();
	if (comment.length > MOST_COMMENT)
		errors.push({ field: `comment-${code}`, text: voice.t(words.commentTooLong, { most: MOST_COMMENT }) });
	if (asks.comment && comment === '')
		errors.push({ field: `comment-${code}`, text: refusalWords(voice.locale, COMMENT_MISSING) });
	const kept = asks.photos > 0 ? item.photos.filter((id) => data.get('remove') !== id) : [];
	const photos = await taken(data, `photo-${code}`, kept, opened, errors);
	const changed = {
		...item,
		reason: code,
		answer: known ? answer : '',
		comment: comment.slice(0, MOST_COMMENT),
		photos
	};
	const isStaying = data.has('remove') || data.has('add');
	if (isStaying) return { item: changed, errors: errors.filter((error) => error.field.startsWith('photo-')) };
	if (photos.length < asks.photos)
		errors.push({
			field: `photo-${code}`,
			text: refusalWords(voice.locale, { reason: 'photo_required', facts: { photos: asks.photos } })
		});
	return { item: changed, errors };
}

const COMMENT_MISSING = { reason: 'comment_required', facts: {} } as const;

/** The photos of one field besides those there are; one fault ends it, since each one costs work. */
async function taken(
	data: FormData,
	field: string,
	before: Id<'fil'>[],
	{ context, form, visitor, voice }: Opened,
	errors: FormError[]
): Promise<Id<'fil'>[]> {
	const photos = [...before];
	for (const file of data.getAll(field)) {
		if (!(file instanceof File) || file.size === 0) continue;
		const one: Result<Id<'fil'>> =
			photos.length >= MOST_PHOTOS
				? refused('too_many_files', { most: MOST_PHOTOS })
				: await addEvidence(context, receiverActor(visitor, form.order_id), {
						order_id: form.order_id,
						return_id: null,
						return_item_id: null,
						content: new Uint8Array(await file.arrayBuffer())
					}).then((added) => (added.ok ? accepted(added.value.file_id) : added));
		if (!one.ok) {
			errors.push({ field, text: refusalWords(voice.locale, one.refusal, { timezone: voice.zone }) });
			break;
		}
		photos.push(one.value);
	}
	return photos;
}

/** The draft with one of its pieces answered anew. */
export const withItem = (draft: Draft, index: number, changed: DraftItem): Draft => ({
	...draft,
	items: draft.items.map((item, position) => (position === index ? changed : item))
});
