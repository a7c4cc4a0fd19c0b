import type { Id } from '#lib/domain/ids.ts';
import type { Money } from '#lib/domain/money.ts';
import { returnShippingFee } from '#lib/domain/policy/fees.ts';
import { form as words } from '#lib/i18n/return-form.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { ReturnForm } from '#lib/server/queries/return-form.ts';
import { optionsOf } from '../pieces.ts';
import { asksOf, lineOf, reasonsFor, type Draft } from './draft.ts';
import { titleOf } from './items-step.ts';
import { textsOf, type Texts } from './texts.ts';

export type ReasonChoice = {
	code: string;
	label: string;
	note: string | null;
	needsPhoto: boolean;
	needsComment: boolean;
	question: { text: string; answers: { value: string; label: string }[] } | null;
};
export type ReasonStep = {
	name: 'reason';
	text: Texts<'reason'>;
	kicker: string;
	index: number;
	piece: {
		title: string;
		picture: string | null;
		count: string;
		amount: Money;
		by: string | null;
		onlyFault: boolean;
	};
	choices: ReasonChoice[];
	chosen: string;
	answer: string;
	comment: string;
	photos: { id: Id<'fil'>; alt: string }[];
};

export function reasonStep(form: ReturnForm, draft: Draft, index: number, voice: Voice): ReasonStep | null {
	const item = draft.items[index];
	const line = item && lineOf(item, form);
	if (!item || !line) return null;
	const { return_by, refusal } = line.verdict;
	const fee = returnShippingFee(form.rules, form.order.currency);
	const amount = (amountMinor: number): Money => ({ amountMinor, currency: form.order.currency });
	return {
		name: 'reason',
		text: textsOf('reason', voice),
		kicker: kickerOf(draft, index, [titleOf(line, voice), ...optionsOf(line)].join(', '), voice),
		index,
		piece: {
			title: titleOf(line, voice),
			picture: line.image,
			count: voice.t(words.someOf, { n: item.quantity, of: line.quantity }),
			amount: amount(line.amounts[item.quantity - 1] ?? 0),
			by: refusal === null && return_by !== null ? voice.day(return_by) : null,
			onlyFault: refusal !== null
		},
		choices: reasonsFor(line, form).map((reason) => ({
			code: reason.code,
			label: voice.of({ en: reason.label_en, th: reason.label_th }),
			note:
				reason.fault !== 'customer' || reason.waives_fees === 1 || fee === 0 ? voice.t(words.freeBack) : null,
			needsPhoto: asksOf(line, reason.code).photos > 0,
			needsComment: asksOf(line, reason.code).comment,
			question: reason.follow_up && {
				text: voice.of(reason.follow_up),
				answers: reason.follow_up.answers.map((answer) => ({ value: answer.code, label: voice.of(answer) }))
			}
		})),
		chosen: item.reason,
		answer: item.answer,
		comment: item.comment,
		photos: item.photos.map((id, photo) => ({ id, alt: voice.t(words.photoAlt, { n: photo + 1 }) }))
	};
}

/** `Piece 2 of 2 · Indigo linen cushion cover`; a single piece needs no number. */
function kickerOf(draft: Draft, index: number, name: string, voice: Voice): string {
	const of = draft.items.length;
	return of === 1 ? name : `${voice.t(words.pieceOf, { n: index + 1, of })} · ${name}`;
}
