import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { parseReadableCode } from '#lib/domain/ids.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { customerActor, maySee } from '#lib/server/auth/actors.ts';
import { withdrawCancellation } from '#lib/server/commands/cancellations/withdraw-cancellation.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { cancellationView, type CancellationView } from '#lib/server/queries/cancellation.ts';
import { orderJudged } from '#lib/server/queries/customer-order.ts';
import { printed } from '#lib/ui/printed.ts';
import { cancellationPage } from './page-model.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const view = await opened(event);
	const { context, locale, shop } = event.locals;
	const now = context.clock.now();
	// What came too late may come back: whether it can already is for the order to say.
	const order =
		view.row.state === 'too_late'
			? await orderJudged(context.db.read, view.order, now, 'of_returns', 'buyer')
			: null;
	const returnable = order?.verdicts.some((verdict) => verdict.returnable_quantity > 0) === true;
	const page = cancellationPage(view, returnable, voiceOfVisitor({ locale, shop }));
	return { page: event.isDataRequest ? page : printed(page) };
};

export const actions: Actions = {
	default: async (event) => {
		const view = await opened(event);
		const { context, customer, locale } = event.locals;
		if (!customer) error(404);
		const done = await withdrawCancellation(context, customerActor(customer, view.order.id), {
			cancellation_id: view.row.id
		});
		// Asked twice is asked once.
		if (done.ok || view.row.state === 'withdrawn') redirect(303, event.url.pathname);
		return fail(409, { refused: refusalWords(locale, done.refusal) });
	}
};

/** The cancellation of this address for who may see its order; anybody else's is the same 404 as none. */
async function opened({
	locals: { context, customer },
	params
}: RequestEvent<{ order: string; cancellation: string }>): Promise<CancellationView> {
	const number = parseReadableCode('CA', params.cancellation);
	const view = number && customer ? await cancellationView(context.db.read, number) : null;
	if (!view || !customer || !maySee(customer, view.order) || view.order.number !== params.order) error(404);
	return view;
}
