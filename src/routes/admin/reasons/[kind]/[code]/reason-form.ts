import type { TypedIn } from '../../../form.ts';

type Answer = { code: string; en: string; th: string };

/** Empty rows for answers, besides those that are there. */
const EMPTY_ANSWERS = 2;
const MOST_ANSWERS = 12;

/** A reason as its form holds it. */
export function valuesOf(typed: TypedIn) {
	const codes = typed.all('answer_code', 60);
	const th = typed.all('answer_th', 200);
	return {
		label_en: typed.text('label_en'),
		label_th: typed.text('label_th'),
		fault: typed.text('fault', 20),
		needs_photo: typed.checked('needs_photo'),
		waives_fees: typed.checked('waives_fees'),
		active: typed.checked('active'),
		question_en: typed.text('question_en'),
		question_th: typed.text('question_th'),
		answers: typed
			.all('answer_en', 200)
			.slice(0, 40)
			.map((en, index) => ({ code: codes[index] ?? '', en, th: th[index] ?? '' }))
	};
}

export const emptyValues = () => ({
	label_en: '',
	label_th: '',
	fault: 'customer',
	needs_photo: false,
	waives_fees: false,
	active: true,
	question_en: '',
	question_th: '',
	answers: withRoom([])
});

export const filledAnswers = (answers: readonly Answer[]): Answer[] =>
	answers.filter((answer) => answer.en !== '' || answer.th !== '');

/** With room for more, as far as there may be more. */
export const withRoom = (answers: readonly Answer[], room = EMPTY_ANSWERS): Answer[] => [
	...answers,
	...Array.from({ length: Math.max(0, Math.min(room, MOST_ANSWERS - answers.length)) }, () => ({
		code: '',
		en: '',
		th: ''
	}))
];

/** The answers after a press of `up:2`, `down:0`, `remove:1` or `add`; null for anything else. */
export function arranged(answers: readonly Answer[], press: string): Answer[] | null {
	if (press === 'add') return withRoom(answers, 1);
	const [, act, at] = /^(up|down|remove):(\d{1,2})$/.exec(press) ?? [];
	const place = Number(at);
	const moved = answers[place];
	if (act === undefined || moved === undefined) return null;
	const others = answers.filter((_, index) => index !== place);
	return act === 'remove'
		? others
		: others.toSpliced(Math.max(0, act === 'up' ? place - 1 : place + 1), 0, moved);
}
