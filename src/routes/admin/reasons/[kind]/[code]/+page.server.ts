import { error, fail, redirect } from '@sveltejs/kit';
import type { Refusal } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { reasonMark } from '#lib/server/commands/settings/reason-mark.ts';
import { removeReason } from '#lib/server/commands/settings/remove-reason.ts';
import { saveReason } from '#lib/server/commands/settings/save-reason.ts';
import { findReason, usesOfAnswers, usesOfReason } from '#lib/server/queries/reason-uses.ts';
import { typedIn } from '../../../form.ts';
import { isKind } from '../../kinds.ts';
import { arranged, emptyValues, filledAnswers, valuesOf, withRoom } from './reason-form.ts';
import type { Actions, PageServerLoad } from './$types';

const NEW = 'new';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { kind, code } = params;
	if (!isKind(kind)) error(404);
	const { db, clock } = locals.context;
	if (code === NEW)
		return { kind, isNew: true, seen: null, uses: null, answerUses: [], values: emptyValues() };
	const reason = await findReason(db.read, kind, code);
	if (!reason) error(404);
	const answers = reason.follow_up?.answers ?? [];
	const codes = answers.map((answer) => answer.code);
	return {
		kind,
		isNew: false,
		seen: reasonMark(reason),
		uses: await usesOfReason(db.read, clock.now(), reason),
		answerUses: [...(await usesOfAnswers(db.read, clock.now(), codes))].map(([code, uses]) => ({
			code,
			uses
		})),
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
	save: async ({ request, locals, params }) => {
		const { kind, code } = params;
		if (!isKind(kind)) error(404);
		const typed = typedIn(await request.formData());
		const values = valuesOf(typed);
		const seen = typed.text('seen', 40);
		const order = arranged(values.answers, typed.text('arrange', 20));
		if (order) return { values: { ...values, answers: order }, seen, refusal: null };
		const answers = filledAnswers(values.answers);
		const asks = values.question_en !== '' || values.question_th !== '' || answers.length > 0;
		const isReturn = kind === 'return';
		const done = await saveReason(locals.context, staffActor(locals), {
			kind,
			code: code === NEW ? null : code,
			seen,
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
		return failed(done.refusal, { ...values, answers: withRoom(answers) }, seen);
	},

	remove: async ({ request, locals, params }) => {
		const { kind, code } = params;
		if (!isKind(kind)) error(404);
		const seen = typedIn(await request.formData()).text('seen', 40);
		const done = await removeReason(locals.context, staffActor(locals), { kind, code, seen });
		if (done.ok) redirect(303, `/admin/reasons?removed#${kind}`);
		return failed(done.refusal, null, null);
	}
};

const isFault = (text: string): text is 'customer' | 'merchant' | 'carrier' =>
	['customer', 'merchant', 'carrier'].includes(text);

/** What was typed stays. Who was told that a colleague changed the reason may save over it with the next press. */
const failed = (refusal: Refusal, values: ReturnType<typeof valuesOf> | null, seen: string | null) =>
	fail(refusal.reason === 'changed_meanwhile' || refusal.reason === 'in_use' ? 409 : 422, {
		values,
		seen: refusal.reason === 'changed_meanwhile' ? null : seen,
		refusal
	});
