import { error, fail, redirect } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { inspectItems } from '#lib/server/commands/returns/inspect-items.ts';
import { findTyped, receiveReturn } from '#lib/server/commands/returns/receive-return.ts';
import { lastReceived, receivingView, type ReceivingView } from '#lib/server/queries/receiving.ts';
import type { Context } from '#lib/server/context.ts';
import { echoed, inspectionsFrom, parcelFrom, versionFrom } from './bench-forms.ts';
import type { Actions, PageServerLoad } from './$types';

const CODE_MOST = 80;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, clock } = locals.context;
	const typed = (url.searchParams.get('code') ?? '').trim().slice(0, CODE_MOST);
	const last = url.searchParams.get('last') ?? '';
	return {
		now: clock.now(),
		typed,
		parcel: typed === '' ? null : await parcelOf(locals.context, typed),
		done: url.searchParams.get('done'),
		last: last === '' ? null : await parcelOf(locals.context, last.slice(0, CODE_MOST)),
		recent: await lastReceived(db.read, 8)
	};
};

async function parcelOf({ db }: Context, typed: string): Promise<ReceivingView | null> {
	const row = await findTyped(db.read, typed);
	return row && receivingView(db.read, row.id);
}

export const actions: Actions = {
	receive: async ({ request, locals }) => {
		const form = await request.formData();
		const parcel = await parcelOf(locals.context, codeOf(form));
		if (!parcel) error(404);
		const input = { ...parcelFrom(form, parcel), number: parcel.return.id, version: versionFrom(form) };
		const received = await receiveReturn(locals.context, staffActor(locals), input);
		if (!received.ok)
			return fail(422, { act: 'receive' as const, refusal: received.refusal, typed: echoed(form) });
		redirect(303, `/desk/receiving?code=${encodeURIComponent(parcel.return.number)}&done=received`);
	},

	inspect: async ({ request, locals }) => {
		const form = await request.formData();
		const parcel = await parcelOf(locals.context, codeOf(form));
		if (!parcel) error(404);
		const inspections = inspectionsFrom(form, parcel);
		const judged = await inspectItems(locals.context, staffActor(locals), {
			return_id: parcel.return.id,
			version: versionFrom(form),
			inspections
		});
		if (!judged.ok)
			return fail(422, { act: 'inspect' as const, refusal: judged.refusal, typed: echoed(form) });
		const number = encodeURIComponent(parcel.return.number);
		const left = parcel.items.filter(
			(item) => item.reception === 'received' && item.acceptance === 'pending'
		).length;
		// With something left the parcel stays open; otherwise the field is free for the next one.
		const stays = left > inspections.length ? `code=${number}&` : '';
		redirect(303, `/desk/receiving?${stays}done=checked&last=${number}`);
	}
};

function codeOf(form: FormData): string {
	const code = form.get('code');
	return typeof code === 'string' ? code.slice(0, CODE_MOST) : '';
}
