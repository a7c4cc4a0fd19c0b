import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import { isLineChangeKind } from '#lib/domain/line-change/kinds.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { customerActor, orderInSight } from '#lib/server/auth/actors.ts';
import { proposeLineChange } from '#lib/server/commands/line-changes/propose-line-change.ts';
import { withdrawLineChange } from '#lib/server/commands/line-changes/withdraw-line-change.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { chargeOf, pieceChanges } from '#lib/server/queries/line-changes.ts';
import { typedIn } from '../../../../../admin/form.ts';
import { openWishes, pieceStep } from '../../../../../piece-change.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nothing on this page needs a script. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
	const { order, found, voice, home, now } = await openPieces(event);
	const step = pieceStep(found, event.url.searchParams, { author: 'customer', voice, now });
	if (step.step === 'fewer') {
		const { position, quantity } = step;
		redirect(303, `${home}/cancel?asked=1&line=${position}&quantity-${position}=${quantity}`);
	}
	const { variant, quantity } = found.barred;
	// Fewer pieces are a matter of cancelling, which has a page of its own.
	const barred = variant && quantity ? variant : null;
	const closed = found.lines.length === 0 ? TOO_LATE : barred;
	const waiting = await Promise.all(
		openWishes(found, voice).map(async (wish) => {
			const charge =
				wish.state === 'payment_due' ? await chargeOf(event.locals.context.db.read, wish.id) : null;
			return {
				...wish,
				pay: charge && {
					href: `${home}/pay/${charge.number}`,
					amount: voice.money({ amountMinor: charge.amount_minor, currency: charge.currency })
				},
				until: charge && voice.dateTime(charge.due_at)
			};
		})
	);
	return {
		number: order.number,
		home,
		waiting,
		step,
		closed: closed && refusalWords(voice.locale, closed),
		later: found.lines.length === 0 && order.cancelled_at === null,
		done: event.url.searchParams.has('done'),
		withdrawn: event.url.searchParams.has('withdrawn')
	};
};

const TOO_LATE = { reason: 'change_too_late', facts: { why: 'packed' } } as const;

export const actions: Actions = {
	change: async (event) => {
		const { order, found, actor, home } = await openPieces(event);
		const { context, locale, shop } = event.locals;
		const typed = typedIn(await event.request.formData());
		const position = typed.whole('line');
		const line = found.lines.find((one) => one.line.position + 1 === position)?.line;
		const kind = typed.text('kind', 20);
		const variant = typed.text('variant', 60);
		const done = await proposeLineChange(context, actor, {
			order_id: order.id,
			line_id: line?.id ?? 'lin_gone',
			kind: isLineChangeKind(kind) ? kind : 'variant',
			quantity: typed.whole('quantity') ?? 0,
			...(kind === 'variant' && isId('var', variant) ? { variant_id: variant } : {}),
			quoted_minor: Number(typed.text('quoted', 20)),
			version: typed.whole('version') ?? 0
		});
		if (done.ok) {
			const { state, change_id } = done.value;
			const charge = state === 'payment_due' ? await chargeOf(context.db.read, change_id) : null;
			if (charge) redirect(303, `${home}/pay/${charge.number}`);
			redirect(303, `${home}/change/pieces${state === 'applied' ? '?done' : ''}`);
		}
		const { refusal } = done;
		const place = { timezone: shop.timezone, currency: order.currency };
		return fail(STATUS[refusal.reason] ?? 422, { refused: refusalWords(locale, refusal, place) });
	},
	withdraw: async (event) => {
		const { order, found, actor, home } = await openPieces(event);
		const { context, locale } = event.locals;
		const typed = typedIn(await event.request.formData());
		const change = found.changes.find((one) => one.id === typed.text('change', 60));
		const ref = { change_id: change?.id ?? 'lch_gone', version: typed.whole('version') ?? 0 } as const;
		const done = await withdrawLineChange(context, actor, ref);
		if (done.ok) redirect(303, `${home}/change/pieces?withdrawn`);
		return fail(409, { refused: refusalWords(locale, done.refusal, { currency: order.currency }) });
	}
};

const STATUS: Partial<Record<string, number>> = {
	changed_meanwhile: 409,
	out_of_stock: 409,
	quote_changed: 409
};

/** Somebody else's order and one that does not exist are the same 404. */
async function openPieces(event: RequestEvent<Partial<Record<string, string>>>) {
	const { context, customer, locale, shop } = event.locals;
	const order = await orderInSight(context, customer, event.params.order ?? '');
	if (!order || !customer) error(404);
	const now = context.clock.now();
	return {
		order,
		found: await pieceChanges(context.db.read, order, 'customer', now),
		actor: customerActor(customer, order.id),
		voice: voiceOfVisitor({ locale, shop }),
		home: `/orders/${encodeURIComponent(order.number)}`,
		now
	};
}
