import type { Money } from '#lib/domain/money.ts';
import { form as words } from '#lib/i18n/return-form.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { FormLine, ReturnForm } from '#lib/server/queries/return-form.ts';
import { optionsOf } from '../pieces.ts';
import { choosable, type Draft } from './draft.ts';
import { textsOf, type Texts } from './texts.ts';

export type Pick = {
	position: number;
	picture: string | null;
	title: string;
	details: string;
	by: string;
	most: number;
	quantity: number;
	chosen: boolean;
	/** What 1, 2, … of them bring back, in minor units. */
	amounts: number[];
};
export type Refused = {
	picture: string | null;
	title: string;
	reason: string;
	next: { href: string; text: string };
};
export type ItemsStep = {
	name: 'items';
	text: Texts<'items'>;
	cannot: string;
	fault: boolean;
	discounted: boolean;
	currency: Money['currency'];
	picks: Pick[];
	refused: Refused[];
};

export function itemsStep(form: ReturnForm, draft: Draft, voice: Voice, here: string): ItemsStep {
	const open = choosable(form, draft);
	return {
		name: 'items',
		text: textsOf('items', voice),
		cannot: voice.t(words.cannot, { n: form.lines.length - open.length }),
		fault: draft.fault,
		discounted: form.order.order_discount_minor > 0,
		currency: form.order.currency,
		picks: open.map((line) => pickOf(line, draft, voice)),
		refused: form.lines
			.filter((line) => !open.includes(line))
			.map((line) => refusedOf(form, line, voice, here))
	};
}

export const titleOf = (line: { title_en: string; title_th: string }, voice: Voice): string =>
	voice.of({ en: line.title_en, th: line.title_th });

function pickOf(line: FormLine, draft: Draft, voice: Voice): Pick {
	const chosen = draft.items.find((item) => item.line === line.position);
	const { return_by, refusal } = line.verdict;
	return {
		position: line.position,
		picture: line.image,
		title: titleOf(line, voice),
		details: [
			...optionsOf(line),
			...(line.quantity > 1 ? [voice.t(words.youBought, { n: line.quantity })] : [])
		].join(' · '),
		by:
			refusal !== null || return_by === null
				? voice.t(words.onlyFault)
				: voice.t(words.returnBy, { day: voice.day(return_by) }),
		most: line.most,
		quantity: Math.min(chosen?.quantity ?? 1, line.most),
		chosen: chosen !== undefined,
		amounts: line.amounts
	};
}

function refusedOf(form: ReturnForm, line: FormLine, voice: Voice, here: string): Refused {
	const { refusal, defect_possible } = line.verdict;
	const where = { currency: form.order.currency, timezone: voice.zone };
	return {
		picture: line.image,
		title: titleOf(line, voice),
		reason: refusalWords(voice.locale, refusal ?? { reason: 'not_returnable', facts: {} }, where),
		next: nextOf(line, defect_possible, form, voice, here)
	};
}

function nextOf(
	line: FormLine,
	defectPossible: boolean,
	form: ReturnForm,
	voice: Voice,
	here: string
): Refused['next'] {
	const reason = line.verdict.refusal?.reason;
	if (defectPossible) {
		const text = voice.t(reason === 'window_closed' ? words.tellFaulty : words.tellDamaged);
		return { href: `${here}?line=${line.position}&fault`, text };
	}
	if (line.in_return !== null && (reason === 'already_returning' || reason === 'already_returned'))
		return { href: `/returns/${line.in_return}`, text: voice.t(words.seeReturn, { number: line.in_return }) };
	if (reason === 'not_delivered_yet')
		return { href: `/orders/${encodeURIComponent(form.order.number)}`, text: voice.t(words.seeWhere) };
	return { href: '#contact', text: voice.t(words.contact) };
}
