import { fail, redirect } from '@sveltejs/kit';
import {
	LABELLED_METHODS,
	LABELLED_OUTCOMES,
	MOST_LABEL,
	MOST_LABEL_NOTE,
	type Label,
	type ShopLabels
} from '#lib/domain/shop/labels.ts';
import { usualNotes } from '#lib/i18n/method-notes.ts';
import { methods, outcomes } from '#lib/i18n/states.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { saveLabels } from '#lib/server/commands/settings/save-labels.ts';
import { labelsView } from '#lib/server/queries/labels.ts';
import { typedIn, type TypedIn } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, clock } = locals.context;
	const { version, labels, channels, uses } = await labelsView(db.read, clock.now());
	return {
		version,
		most: { label: MOST_LABEL, note: MOST_LABEL_NOTE },
		methods: LABELLED_METHODS.map((code) => ({
			code,
			label: labels.methods[code],
			note: labels.notes[code],
			usual: both(methods[code]),
			usualNote: both(usualNotes[code]),
			use: uses[`methods.${code}`]
		})),
		outcomes: LABELLED_OUTCOMES.map((code) => ({
			code,
			label: labels.outcomes[code],
			usual: both(outcomes[code]),
			use: uses[`outcomes.${code}`]
		})),
		channels: channels.map(({ code, seen }) => ({
			code,
			seen,
			label: labels.channels[code] ?? { en: '', th: '' },
			use: uses[`channels.${code}`]
		})),
		saved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const version = typed.whole('version') ?? 0;
		const labels = labelsOf(typed);
		const another = { code: typed.text('channel_code', 120).toLowerCase(), ...labelOf(typed, 'another') };
		const isAdded = another.code !== '' || another.th !== '' || another.en !== '';
		if (isAdded) labels.channels[another.code] = { en: another.en, th: another.th };
		const done = await saveLabels(locals.context, staffActor(locals), { version, labels });
		if (done.ok) redirect(303, '/admin/labels?saved');
		const isStale = done.refusal.reason === 'changed_meanwhile';
		return fail(isStale ? 409 : 422, {
			refusal: done.refusal,
			values: labels,
			another,
			// Who was told that something changed may save over it with the next press.
			version: isStale ? null : version
		});
	}
};

/** The words alone: a message is shared by everybody. */
const both = ({ en, th }: { en: unknown; th: unknown }): Label => ({ en: String(en), th: String(th) });

const labelOf = (typed: TypedIn, name: string): Label => ({
	th: typed.text(`${name}.th`),
	en: typed.text(`${name}.en`)
});

function labelsOf(typed: TypedIn): ShopLabels {
	return {
		outcomes: {
			refund: labelOf(typed, 'outcomes.refund'),
			store_credit: labelOf(typed, 'outcomes.store_credit')
		},
		methods: {
			drop_off: labelOf(typed, 'methods.drop_off'),
			own_carrier: labelOf(typed, 'methods.own_carrier')
		},
		notes: {
			drop_off: labelOf(typed, 'notes.drop_off'),
			own_carrier: labelOf(typed, 'notes.own_carrier')
		},
		channels: Object.fromEntries(
			typed
				.all('channel', 60)
				.slice(0, 200)
				.map((code) => [code, labelOf(typed, `channels.${code}`)])
		)
	};
}
