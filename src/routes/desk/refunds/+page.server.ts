import { redirect, type RequestEvent } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { mayReconcile } from '#lib/server/commands/reconciliation/permissions.ts';
import { reconciliationView } from '#lib/server/queries/reconciliation.ts';
import { stuckRefunds } from '#lib/server/queries/stuck-refunds.ts';
import { typedIn } from '../../admin/form.ts';
import { acts, type ActName } from './acts.ts';
import { differenceActs, stopped } from './difference-acts.ts';
import type { Actions, PageServerLoad } from './$types';

const ROWS = 20;
const DIFFERENCES = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, clock } = locals.context;
	const now = clock.now();
	const me = staffActor(locals);
	const page = await stuckRefunds(db.read, {
		now,
		after: placeOf(url.searchParams.get('after')),
		limit: ROWS
	});
	const books = mayReconcile(me)
		? await reconciliationView(db.read, { after: null, limit: DIFFERENCES })
		: null;
	return {
		now,
		me: me.id,
		role: me.role,
		rows: page.rows,
		count: page.count,
		next: page.next && `${page.next.since}~${page.next.id}`,
		after: url.searchParams.get('after'),
		at: url.searchParams.get('at'),
		done: url.searchParams.get('done'),
		leaders: books?.leaders ?? [],
		differences: books?.open ?? []
	};
};

const GONE: Refusal = { reason: 'not_found', facts: {} };

const doing =
	(act: ActName) =>
	async ({ request, locals }: RequestEvent) => {
		const typed = typedIn(await request.formData());
		const refund_payment_id = typed.text('refund_payment', 60);
		const refund_id = typed.text('refund', 60);
		const version = typed.whole('version');
		if (!isId('rfp', refund_payment_id) || !isId('rfd', refund_id) || version === null) {
			return stopped(GONE);
		}
		const input = { refund_payment_id, refund_id, version, typed };
		const done = await acts[act](locals.context, staffActor(locals), input);
		if (!done.ok) return stopped(done.refusal, { stuck: refund_payment_id });
		redirect(303, `/desk/refunds?done=${act}#${refund_payment_id}`);
	};

export const actions: Actions = {
	look: doing('look'),
	again: doing('again'),
	give_up: doing('give_up'),
	match: doing('match'),
	hand_over: doing('hand_over'),
	...differenceActs('/desk/refunds')
};

function placeOf(given: string | null): { since: number; id: string } | null {
	const found = /^(\d{1,15})~(rfp_[0-9a-f-]{36})$/.exec(given ?? '');
	return found?.[1] && found[2] ? { since: Number(found[1]), id: found[2] } : null;
}
