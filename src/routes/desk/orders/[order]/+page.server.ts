import { error, fail, redirect } from '@sveltejs/kit';
import { claimsOffered } from '#lib/domain/claim/offered.ts';
import { isId, type Id } from '#lib/domain/ids.ts';
import type { Done } from '#lib/i18n/desk-case.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { receiveParcelBack, refuseParcel } from '#lib/server/commands/cod/refuse-parcel.ts';
import { addNote } from '#lib/server/commands/returns/add-note.ts';
import { notePapers } from '#lib/server/queries/credit-notes.ts';
import { deskOrder } from '#lib/server/queries/desk-order.ts';
import { disputesOf } from '#lib/server/queries/disputes.ts';
import { withdrawalsOf } from '#lib/server/queries/withdrawal.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { actOnCancellation, cancellationsOf } from './cancellations.ts';
import { actOnCharge, askCustomer, chargesOfOrder } from './charges.ts';
import { changeCredit, creditOfOrder } from './credit.ts';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { db, clock } = locals.context;
	const now = clock.now();
	const order = await deskOrder(db.read, params.order, now);
	if (!order) error(404);
	const noteKey = locals.context.ids.next('not');
	const papers = {
		notes: await notePapers(db.read, order.order.id),
		disputes: await disputesOf(db.read, order.order.id)
	};
	const mayPack = staffActor(locals).role !== 'agent';
	const credit = await creditOfOrder({ locals }, order);
	const charges = await chargesOfOrder({ locals }, order);
	const cancellations = await cancellationsOf({ locals }, order, now);
	const withdrawals = await withdrawalsOf(db.read, order.order.id, now);
	const claimable = order.fulfilments
		.filter((parcel) => claimsOffered([order.rules], order.facts, parcel, parcel.lines, now) !== null)
		.map((parcel) => parcel.id);
	const done = url.searchParams.get('done');
	return {
		now,
		claimable,
		order,
		withdrawals,
		cancellations,
		charges,
		credit,
		noteKey,
		papers,
		mayPack,
		done
	};
};

export const actions: Actions = {
	note: async ({ request, params, locals }) => {
		const { context } = locals;
		const form = await request.formData();
		const body = String(form.get('note') ?? '').slice(0, 5_000);
		const key = String(form.get('key') ?? '');
		const order = await deskOrder(context.db.read, params.order, context.clock.now());
		if (!order) error(404);
		const kept = await addNote(context, staffActor(locals), {
			order_id: order.order.id,
			return_id: null,
			body,
			...(isId('not', key) && { key })
		});
		if (!kept.ok) return fail(422, { refusal: kept.refusal, note: body });
		redirect(303, `/desk/orders/${encodeURIComponent(params.order)}?done=noted`);
	},
	refused: (event) => moveParcel(event, refuseParcel, 'parcel_refused'),
	back: (event) => moveParcel(event, receiveParcelBack, 'parcel_back'),
	cancellation: actOnCancellation,
	ask: async (event) => askCustomer(event, await orderOf(event)),
	charge: async (event) => actOnCharge(event, await orderOf(event)),
	credit: async (event) => changeCredit(event, await orderOf(event))
};

async function orderOf({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>) {
	const { context } = locals;
	const order = await deskOrder(context.db.read, params.order, context.clock.now());
	if (!order) error(404);
	return order;
}

/** Keeps what somebody heard of a parcel, and comes back to the order. */
async function moveParcel(
	{ request, params, locals }: RequestEvent,
	command: typeof refuseParcel,
	done: Done
) {
	const { context } = locals;
	const form = await request.formData();
	const order = await deskOrder(context.db.read, params.order, context.clock.now());
	if (!order) error(404);
	const moved = await command(context, staffActor(locals), {
		order_id: order.order.id,
		fulfilment_id: String(form.get('parcel') ?? '').slice(0, 100) as Id<'ful'>,
		version: Number(form.get('version'))
	});
	if (!moved.ok) return fail(422, { parcel: moved.refusal });
	redirect(303, `/desk/orders/${encodeURIComponent(params.order)}?done=${done}`);
}
