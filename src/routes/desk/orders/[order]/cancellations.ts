import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { fulfilmentHold } from '#lib/domain/cancellation/clock.ts';
import { cancellationSettings } from '#lib/domain/cancellation/settings.ts';
import type { Id } from '#lib/domain/ids.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { answerCancellation } from '#lib/server/commands/cancellations/answer-cancellation.ts';
import { retryRelease } from '#lib/server/commands/cancellations/retry-release.ts';
import { cancellationViews } from '#lib/server/queries/cancellation.ts';
import type { DeskOrder } from '#lib/server/queries/desk-order.ts';

/** What was cancelled of an order, and until when nothing of it should be packed. */
export const cancellationsOf = async (
	{ locals }: { locals: App.Locals },
	{ order }: Pick<DeskOrder, 'order'>,
	now: number
) => ({
	hold: fulfilmentHold(order, cancellationSettings(locals.shop.settings), now),
	made: (await cancellationViews(locals.context.db.read, order.id)).map((view) => ({
		id: view.row.id,
		number: view.row.number,
		state: view.row.state,
		version: view.row.version,
		requested_at: view.row.requested_at,
		quoted_minor: view.row.quoted_minor,
		note: view.row.note,
		reason_code: view.row.reason_code,
		pieces: view.lines.map(({ line, quantity }) => ({
			title_en: line.title_en,
			title_th: line.title_th,
			quantity
		})),
		stuck: view.releases.some((release) => release.parked_at !== null),
		lapsed: view.releases.some((release) => release.failure_code === 'authorisation_lapsed')
	}))
});

/** The warehouse answers, or held money is tried again; comes back to the order. */
export async function actOnCancellation({ request, params, locals }: RequestEvent) {
	const form = await request.formData();
	const ref = {
		cancellation_id: String(form.get('cancellation') ?? '').slice(0, 100) as Id<'can'>,
		version: Number(form.get('version'))
	};
	const act = form.get('act');
	const { context } = locals;
	const done =
		act === 'retry'
			? await retryRelease(context, staffActor(locals), ref)
			: await answerCancellation(context, staffActor(locals), {
					...ref,
					answer: act === 'stop' ? 'stop' : 'too_late'
				});
	if (!done.ok) return fail(422, { cancellation: done.refusal });
	redirect(303, `/desk/orders/${encodeURIComponent(params.order ?? '')}?done=cancellation`);
}
