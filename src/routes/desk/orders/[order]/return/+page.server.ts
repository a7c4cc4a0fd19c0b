import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { previewReturn } from '#lib/server/commands/returns/preview-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { deskOrder, returnReasons } from '#lib/server/queries/desk-order.ts';
import { requestFrom, typedIn } from './request-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { db, clock } = locals.context;
	const order = await deskOrder(db.read, params.order, clock.now());
	if (!order) error(404);
	const { rules, verdicts, lines } = order;
	return {
		order: { id: order.order.id, number: order.order.number, name: order.order.customer_name },
		currency: order.order.currency,
		lines: lines.map(({ id, title_en, title_th, options }) => ({ id, title_en, title_th, options })),
		verdicts,
		reasons: await returnReasons(db.read),
		outcomes: rules.outcomes,
		methods: rules.methods,
		key: randomUUID(),
		/** Its receiver sends it back: for credit of their own, told to them alone. */
		gift: url.searchParams.get('gift')
	};
};

export const actions: Actions = {
	look: async ({ request, params, locals }) => {
		const { context } = locals;
		const order = await deskOrder(context.db.read, params.order, context.clock.now());
		if (!order) error(404);
		const form = await request.formData();
		const plan = await previewReturn(context, staffActor(locals), requestFrom(form, order));
		if (!plan.ok) {
			const { refusal, would_change = [] } = plan;
			return fail(422, { refusal, changes: would_change, typed: typedIn(form), plan: null });
		}
		const changes = plan.value.would_change ?? [];
		return { refusal: null, changes, typed: typedIn(form), plan: plan.value };
	},

	open: async ({ request, params, locals }) => {
		const { context } = locals;
		const order = await deskOrder(context.db.read, params.order, context.clock.now());
		if (!order) error(404);
		const form = await request.formData();
		const quoted = String(form.get('quoted') ?? '');
		const opened = await submitReturn(context, staffActor(locals), {
			...requestFrom(form, order),
			idempotency_key: `desk:${String(form.get('key') ?? '').slice(0, 64)}`,
			quoted_total_minor: /^\d{1,15}$/.test(quoted) ? Number(quoted) : null
		});
		if (!opened.ok) {
			return fail(422, { refusal: opened.refusal, changes: [], typed: typedIn(form), plan: null });
		}
		redirect(303, `/desk/cases/${encodeURIComponent(opened.value.number)}?done=opened`);
	}
};
