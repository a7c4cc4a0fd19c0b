import { error, fail, redirect } from '@sveltejs/kit';
import { isCancellationReason } from '#lib/domain/cancellation/reasons.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { customerActor, orderInSight } from '#lib/server/auth/actors.ts';
import { requestCancellation } from '#lib/server/commands/cancellations/request-cancellation.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { cancelForm, linesOfOrder } from '#lib/server/queries/cancellation.ts';
import type { OrdersTable } from '#lib/server/store/schema.ts';
import { printed } from '#lib/ui/printed.ts';
import { askedOf } from './asked.ts';
import { cancelPage, type CancelPage } from './page-model.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nothing on this page needs a script. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, url, isDataRequest }) => {
	const order = await orderInSight(locals.context, locals.customer, params.order);
	if (!order) error(404);
	const asked = url.searchParams.has('asked') ? url.searchParams : null;
	const page = await modelOf(locals, order, asked);
	return { page: isDataRequest ? page : printed(page), key: locals.context.ids.token() };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { context, customer, locale, shop } = locals;
		const order = await orderInSight(context, customer, params.order);
		if (!order || !customer) error(404);
		const form = await request.formData();
		const quoted = Number(form.get('quoted'));
		const reason = String(form.get('reason') ?? '');
		const lines = await linesOfOrder(context.db.read, order.id);
		const done = await requestCancellation(context, customerActor(customer, order.id), {
			order_id: order.id,
			lines: askedOf(form, lines),
			reason_code: isCancellationReason(reason) ? reason : null,
			quoted_minor: Number.isSafeInteger(quoted) ? quoted : -1,
			idempotency_key: String(form.get('key') ?? '').slice(0, 100),
			locale
		});
		if (done.ok) {
			redirect(303, `/orders/${encodeURIComponent(order.number)}/cancellations/${done.value.number}`);
		}
		const { reason: why } = done.refusal;
		return fail(why === 'quote_changed' || why === 'nothing_chosen' ? 422 : 409, {
			page: await modelOf(locals, order, form),
			amount: why === 'quote_changed',
			refused: refusalWords(locale, done.refusal, { timezone: shop.timezone, currency: order.currency })
		});
	}
};

async function modelOf(
	{ context, locale, shop }: App.Locals,
	order: OrdersTable,
	chosen: FormData | URLSearchParams | null
): Promise<CancelPage> {
	const now = context.clock.now();
	const whole = await cancelForm(context.db.read, order, null, now);
	const asked = chosen && askedOf(chosen, whole.lines);
	const form = asked ? await cancelForm(context.db.read, order, asked, now) : whole;
	return cancelPage(form, whole, asked, voiceOfVisitor({ locale, shop }));
}
