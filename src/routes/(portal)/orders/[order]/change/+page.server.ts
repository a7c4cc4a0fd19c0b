import { fail, redirect } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import { LINE_CHANGE_KINDS } from '#lib/domain/line-change/kinds.ts';
import { CHANGE_KINDS, isChangeKind } from '#lib/domain/order-change/kinds.ts';
import { valueLines } from '#lib/i18n/change-values.ts';
import { lineChanges } from '#lib/i18n/line-changes.ts';
import { changeKinds, orderChanges as words } from '#lib/i18n/order-changes.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { withdrawChange } from '#lib/server/commands/order-changes/withdraw-change.ts';
import { pieceChanges } from '#lib/server/queries/line-changes.ts';
import { nameOf } from '../../../../piece-change.ts';
import type { Actions, PageServerLoad } from './$types';
import { openChanges } from './opened.ts';

export const csr = false;

const PAGES = { address: 'address', phone: 'contact', email: 'contact', note: 'note' } as const;

export const load: PageServerLoad = async (event) => {
	const { order, standing, settings, voice, home } = await openChanges(event);
	const { context, locale, shop } = event.locals;
	const pieces = await pieceChanges(context.db.read, order, 'customer', context.clock.now());
	const mayPieces = pieces.lines.length > 0 && LINE_CHANGE_KINDS.some((kind) => pieces.barred[kind] === null);
	const shown = CHANGE_KINDS.filter((kind) => settings[kind].mode !== 'off');
	const all = shown.map((kind) => standing[kind]);
	const [barred] = all.flatMap((one) => one.barred ?? []);
	const country = shop.returnAddress.country ?? '';
	const said = (name: string) => {
		const kind = event.url.searchParams.get(name) ?? '';
		return isChangeKind(kind) ? voice.t(changeKinds[kind]) : null;
	};
	return {
		number: order.number,
		home,
		closed:
			all.every((one) => one.barred !== null) && !mayPieces ? refusalWords(locale, barred ?? CLOSED) : null,
		done: said('done'),
		withdrawn: event.url.searchParams.has('withdrawn'),
		rows: [
			...(mayPieces ? [piecesRow(pieces)] : []),
			...all.map(({ kind, held, barred: bar, until }) => ({
				label: voice.t(changeKinds[kind]),
				value: valueLines(locale, held, country).join(', ') || voice.t(words.none),
				...(noteOf(kind, bar === null ? until : null) ?? {}),
				...(bar === null ? { change: `${home}/change/${PAGES[kind]}` } : {})
			}))
		],
		waiting: all.flatMap(({ kind, open }) =>
			open?.state === 'waiting'
				? [
						{
							id: open.id,
							version: open.version,
							text: voice.t(words.waits, { what: voice.t(changeKinds[kind]) }),
							wished: valueLines(locale, { kind, value: open.after } as typeof standing.address.held, country)
						}
					]
				: []
		)
	};

	function piecesRow({ lines, until }: typeof pieces) {
		const ends = Object.values(until).filter((at) => at !== null);
		return {
			label: voice.t(lineChanges.row),
			value: lines.map(({ line, left }) => nameOf(line, left, voice)).join(' · '),
			...(ends.length > 0 ? { note: voice.t(words.until, { when: voice.dateTime(Math.max(...ends)) }) } : {}),
			change: `${home}/change/pieces`
		};
	}

	function noteOf(kind: (typeof CHANGE_KINDS)[number], until: number | null): { note: string } | null {
		const notes = [
			...(until === null ? [] : [voice.t(words.until, { when: voice.dateTime(until) })]),
			...(settings[kind].mode === 'agent' && standing[kind].barred === null ? [voice.t(words.byAgent)] : [])
		];
		return notes.length > 0 ? { note: notes.join('. ') } : null;
	}
};

const CLOSED = { reason: 'change_not_offered', facts: {} } as const;

export const actions: Actions = {
	withdraw: async (event) => {
		const { actor, home } = await openChanges(event);
		const { context, locale } = event.locals;
		const form = await event.request.formData();
		const change_id = String(form.get('change') ?? '');
		const version = Number(form.get('version'));
		const done = isId('och', change_id)
			? await withdrawChange(context, actor, { change_id, version })
			: ({ ok: false, refusal: { reason: 'not_found', facts: {} } } as const);
		if (done.ok) redirect(303, `${home}/change?withdrawn`);
		return fail(409, { refused: refusalWords(locale, done.refusal) });
	}
};
