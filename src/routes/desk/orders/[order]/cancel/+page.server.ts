import { error, fail, redirect } from '@sveltejs/kit';
import { hasRole } from '#lib/domain/actor.ts';
import { CANCELLATION_REASONS, isCancellationReason } from '#lib/domain/cancellation/reasons.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { requestCancellation } from '#lib/server/commands/cancellations/request-cancellation.ts';
import { cancelForm, findOrderByNumber, linesOfOrder } from '#lib/server/queries/cancellation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const { context } = locals;
	const actor = staffActor(locals);
	const order = await findOrderByNumber(context.db.read, normalOrderNumber(params.order));
	if (!order) error(404);
	const isLead = hasRole(actor, 'lead');
	const form = await cancelForm(context.db.read, order, null, context.clock.now(), isLead ? 'lead' : 'staff');
	return {
		number: order.number,
		key: context.ids.token(),
		reasons: CANCELLATION_REASONS,
		packed: isLead && form.units.some((unit) => unit.packed > 0),
		blocked: form.plan.ok ? null : form.plan.refusal,
		lines: form.lines.map((line) => {
			const unit = form.units.find((one) => one.line_id === line.id);
			return {
				position: line.position,
				title: { en: line.title_en, th: line.title_th },
				sku: line.sku,
				quantity: line.quantity,
				most: unit ? unit.free + unit.picked + (isLead ? unit.packed : 0) : 0,
				why: unit?.why ?? null
			};
		})
	};
};

export const actions: Actions = {
	default: async ({ params, locals, request }) => {
		const { context } = locals;
		const order = await findOrderByNumber(context.db.read, normalOrderNumber(params.order));
		if (!order) error(404);
		const form = await request.formData();
		const lines = await linesOfOrder(context.db.read, order.id);
		const reason = String(form.get('reason') ?? '');
		const note = String(form.get('note') ?? '').slice(0, 1_000);
		const done = await requestCancellation(context, staffActor(locals), {
			order_id: order.id,
			lines: lines.map((line) => ({
				line_id: line.id,
				quantity: Number(form.get(`quantity-${line.position}`) ?? 0)
			})),
			reason_code: isCancellationReason(reason) ? reason : null,
			note,
			idempotency_key: String(form.get('key') ?? '').slice(0, 100)
		});
		if (!done.ok) return fail(422, { refusal: done.refusal, note });
		redirect(303, `/desk/orders/${encodeURIComponent(order.number)}?done=cancellation`);
	}
};
