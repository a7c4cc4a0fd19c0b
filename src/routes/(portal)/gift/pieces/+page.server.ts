import { fail, redirect } from '@sveltejs/kit';
import { giftPortal as words } from '#lib/i18n/gift-portal.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { returnsOfReceiver } from '#lib/server/queries/gift-returns.ts';
import type { FormError } from '#lib/ui/types.ts';
import type { GiftLine } from '#lib/server/queries/gift-form.ts';
import type { Draft, DraftItem } from '../draft.ts';
import { nextAddress, openGiftForm, type Opened } from '../opened.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const opened = await openGiftForm(event, event.url.searchParams.get('s'));
	const { form, voice, visitor, context, draft } = opened;
	const own = visitor.email ? await returnsOfReceiver(context.db.read, visitor.giftId, visitor.email) : [];
	return {
		message: form.message,
		returns: own,
		pieces: form.lines.map((line) => ({
			position: line.position,
			title: voice.of(line.title),
			details: [line.options.join(', '), voice.t(words.pieces, { n: line.quantity })]
				.filter(Boolean)
				.join(' · '),
			picture: line.image,
			most: line.most,
			stands: standsOf(line, opened),
			chosen: draft?.items.find((item) => item.line === line.position)?.quantity ?? 0
		}))
	};
};

function standsOf({ verdict, most }: GiftLine, { voice }: Opened): string {
	if (verdict.refusal === null && verdict.return_by !== null)
		return voice.t(words.until, { day: voice.day(verdict.return_by) });
	if (most > 0) return voice.t(words.onlyFault);
	const { refusal } = verdict;
	if (refusal === null || TAKEN.includes(refusal.reason)) return voice.t(words.taken);
	return refusalWords(voice.locale, refusal, { timezone: voice.zone });
}

const TAKEN: readonly string[] = ['already_returning', 'already_returned', 'given_as_gift'];

export const actions: Actions = {
	default: async (event) => {
		const data = await event.request.formData();
		const opened = await openGiftForm(event, String(data.get('s') ?? ''));
		const { form, voice, context } = opened;
		const asked = new Set(data.getAll('line').map(String));
		const items = form.lines.flatMap((line): DraftItem[] => {
			if (line.most < 1 || !asked.has(String(line.position))) return [];
			const typed = Number(data.get(`quantity-${line.position}`) ?? 1);
			const quantity = Number.isInteger(typed) ? Math.min(Math.max(typed, 1), line.most) : 1;
			const before = opened.draft?.items.find((item) => item.line === line.position);
			const fresh = { line: line.position, reason: '', answer: '', comment: '', photos: [] };
			return [{ ...(before ?? fresh), quantity }];
		});
		const errors: FormError[] = [];
		const first = form.lines.find((line) => line.most > 0)?.position ?? 0;
		if (items.length === 0) errors.push({ field: `line-${first}`, text: voice.t(words.chooseOne) });
		if (errors.length > 0) return fail(422, { errors });
		const draft: Draft = { key: opened.draft?.key ?? context.ids.token(), items };
		redirect(303, nextAddress(opened, draft));
	}
};
