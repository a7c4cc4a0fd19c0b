import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isId, type Id } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { approveChange, declineChange } from '#lib/server/commands/order-changes/decide-change.ts';
import { proposeChange } from '#lib/server/commands/order-changes/propose-change.ts';
import {
	approveLineChange,
	declineLineChange
} from '#lib/server/commands/line-changes/decide-line-change.ts';
import type { LineChangeRef } from '#lib/server/commands/line-changes/types.ts';
import type { WantedChange } from '#lib/server/commands/order-changes/types.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import type { DeskChanges, OrderChange } from '#lib/server/queries/order-changes.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import { nameOf } from '../../../../piece-change.ts';
import { typedIn, type TypedIn } from '../../../../admin/form.ts';
import type { Actions, PageServerLoad } from './$types';
import { openDeskChanges } from './opened.ts';

export const load: PageServerLoad = async (event) => {
	const { order, standing, made, pieces, here } = await openDeskChanges(event);
	const { locals, url } = event;
	const voice = voiceOfVisitor(locals);
	const shown = (change: OrderChange) => change.state !== 'unconfirmed' && change.state !== 'withdrawn';
	return {
		now: locals.context.clock.now(),
		number: order.number,
		customer: order.customer_name,
		version: order.version,
		here,
		home: locals.shop.returnAddress.country ?? '',
		standing: standing.map(({ kind, held, barred }) => ({
			kind,
			held,
			barred: barred && refusalWords(locals.locale, barred)
		})),
		waiting: made.filter((change) => change.state === 'waiting').reverse(),
		made: made.filter((change) => shown(change) && change.state !== 'waiting'),
		wishes: pieces
			.filter(({ state }) => state === 'waiting')
			.map((change) => told(change, voice, order.currency)),
		pieces: pieces
			.filter(({ state }) => state !== 'waiting' && state !== 'withdrawn')
			.map((change) => told(change, voice, order.currency)),
		done: url.searchParams.get('done')
	};
};

/** A change of pieces as the page names it. */
const told = ({ line, ...change }: DeskChanges['pieces'][number], voice: Voice, currency: string) => {
	const { id, kind, state, version, reviews, reason, decision_note, requested_at } = change;
	const amount = (amountMinor: number) => voice.money({ amountMinor, currency });
	return {
		...{ id, kind, state, version, reviews, reason, decision_note, requested_at },
		at: change.decided_at ?? change.applied_at ?? change.ended_at ?? requested_at,
		who: change.decided_by_name || change.requested_by_name,
		before: kind === 'variant' ? nameOf(line, change.quantity, voice) : '',
		after: nameOf(change, change.quantity, voice),
		money: amount(change.due_minor - change.back_minor)
	};
};

type Act = (event: RequestEvent, typed: TypedIn, orderId: Id<'ord'>) => Promise<Result<unknown>>;

const doing =
	(act: string, done: 'approved' | 'declined' | 'changed', command: Act) => async (event: RequestEvent) => {
		const { order, here } = await openDeskChanges(event);
		const typed = typedIn(await event.request.formData());
		const result = await command(event, typed, order.id);
		if (result.ok) redirect(303, `${here}/change?done=${done}`);
		const { refusal } = result;
		const gave = {
			value: typed.lines('value', 400),
			reason: typed.text('reason', 500),
			note: typed.lines('note', 500)
		};
		const about = typed.text('change', 60);
		return fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, { act, about, refusal, ...gave });
	};

const refOf = (typed: TypedIn) => {
	const version = typed.whole('version');
	return {
		change_id: typed.text('change', 60) as Id<'och'>,
		...(version !== null && { version })
	};
};
const lineRefOf = (typed: TypedIn): LineChangeRef | null => {
	const change_id = typed.text('change', 60);
	const version = typed.whole('version');
	return isId('lch', change_id) ? { change_id, ...(version !== null && { version }) } : null;
};
const NOT_HERE: Result<never> = { ok: false, refusal: { reason: 'not_found', facts: {} } };
const isHere = (typed: TypedIn): boolean => isId('och', typed.text('change', 60));

const changing = (kind: 'phone' | 'email' | 'note', wanted: (value: string) => WantedChange) =>
	doing(kind, 'changed', ({ locals }, typed, order_id) =>
		proposeChange(locals.context, staffActor(locals), {
			order_id,
			version: typed.whole('version') ?? 0,
			wanted: wanted(typed.lines('value', 1_000)),
			reason: typed.text('reason', 500)
		})
	);

export const actions: Actions = {
	approve: doing('approve', 'approved', async ({ locals }, typed) =>
		isHere(typed) ? approveChange(locals.context, staffActor(locals), refOf(typed)) : NOT_HERE
	),
	decline: doing('decline', 'declined', async ({ locals }, typed) =>
		isHere(typed)
			? declineChange(locals.context, staffActor(locals), { ...refOf(typed), note: typed.lines('note', 500) })
			: NOT_HERE
	),
	phone: changing('phone', (phone) => ({ kind: 'phone', phone })),
	email: changing('email', (email) => ({ kind: 'email', email })),
	note: changing('note', (note) => ({ kind: 'note', note })),
	agree: doing('agree', 'approved', async ({ locals }, typed) => {
		const ref = lineRefOf(typed);
		return ref ? approveLineChange(locals.context, staffActor(locals), ref) : NOT_HERE;
	}),
	refuse: doing('refuse', 'declined', async ({ locals }, typed) => {
		const ref = lineRefOf(typed);
		const note = typed.lines('note', 500);
		return ref ? declineLineChange(locals.context, staffActor(locals), { ...ref, note }) : NOT_HERE;
	})
};
