import { error, fail, redirect } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { reasonMark } from '#lib/server/commands/settings/reason-mark.ts';
import { saveReason } from '#lib/server/commands/settings/save-reason.ts';
import { findReason, reasonUses } from '#lib/server/queries/reason-uses.ts';
import { typedIn, type TypedIn } from '../../../form.ts';
import { isKind } from '../../kinds.ts';
import type { Actions, PageServerLoad } from './$types';

const NEW = 'new';
/** Room for this many answers besides those that are there. */
const EMPTY_ANSWERS = 2;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { kind, code } = params;
	if (!isKind(kind)) error(404);
	const { db } = locals.context;
	if (code === NEW) return { kind, isNew: true, seen: null, uses: 0, values: empty() };
	const reason = await findReason(db.read, kind, code);
	if (!reason) error(404);
	const answers = reason.follow_up?.answers ?? [];
	return {
		kind,
		isNew: false,
		seen: reasonMark(reason),
		uses: await reasonUses(db.read, kind, code),
		values: {
			label_en: reason.label_en,
			label_th: reason.label_th,
			fault: reason.fault as string,
			needs_photo: reason.needs_photo === 1,
			waives_fees: reason.waives_fees === 1,
			active: reason.active === 1,
			question_en: reason.follow_up?.en ?? '',
			question_th: reason.follow_up?.th ?? '',
			answers: withRoom(answers)
		}
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const { kind, code } = params;
		if (!isKind(kind)) error(404);
		const typed = typedIn(await request.formData());
		const values = valuesOf(typed);
		const answers = values.answers.filter((answer) => answer.en !== '' || answer.th !== '');
		const asks = values.question_en !== '' || values.question_th !== '' || answers.length > 0;
		const isReturn = kind === 'return';
		const done = await saveReason(locals.context, staffActor(locals), {
			kind,
			code: code === NEW ? null : code,
			seen: typed.text('seen', 40),
			label: { en: values.label_en, th: values.label_th },
			fault: isReturn && isFault(values.fault) ? values.fault : 'merchant',
			needs_photo: isReturn && values.needs_photo,
			waives_fees: isReturn && values.waives_fees,
			follow_up:
				isReturn && asks
					? {
							en: values.question_en,
							th: values.question_th,
							answers: answers.map((answer) => ({ ...answer, code: answer.code || null }))
						}
					: null,
			active: values.active
		});
		if (done.ok) redirect(303, '/admin/reasons?saved');
		const status = done.refusal.reason === 'changed_meanwhile' ? 409 : 422;
		return fail(status, { values: { ...values, answers: withRoom(answers) }, refusal: done.refusal });
	}
};

const isFault = (text: string): text is 'customer' | 'merchant' | 'carrier' =>
	['customer', 'merchant', 'carrier'].includes(text);

function valuesOf(typed: TypedIn) {
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

const withRoom = (answers: readonly { code: string; en: string; th: string }[]) => [
	...answers,
	...Array.from({ length: EMPTY_ANSWERS }, () => ({ code: '', en: '', th: '' }))
];

const empty = () => ({
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
