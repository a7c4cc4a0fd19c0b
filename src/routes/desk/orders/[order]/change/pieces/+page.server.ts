import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import { isLineChangeKind } from '#lib/domain/line-change/kinds.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { proposeLineChange } from '#lib/server/commands/line-changes/propose-line-change.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { findOrderByNumber } from '#lib/server/queries/cancellation.ts';
import { pieceChanges } from '#lib/server/queries/line-changes.ts';
import { typedIn } from '../../../../../admin/form.ts';
import { pieceStep } from '../../../../../piece-change.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { order, found, voice, here, now } = await openPieces(event);
	const step = pieceStep(found, event.url.searchParams, { author: 'shop', voice, now });
	if (step.step === 'fewer') redirect(303, `${here}/cancel`);
	const closed = found.lines.length === 0 ? TOO_LATE : found.barred.variant;
	return { number: order.number, here, step, closed: closed && refusalWords(voice.locale, closed) };
};

const TOO_LATE = { reason: 'change_too_late', facts: { why: 'packed' } } as const;

export const actions: Actions = {
	default: async (event) => {
		const { order, found, here } = await openPieces(event);
		const { context, locale, shop } = event.locals;
		const typed = typedIn(await event.request.formData());
		const position = typed.whole('line');
		const line = found.lines.find((one) => one.line.position + 1 === position)?.line;
		const kind = typed.text('kind', 20);
		const variant = typed.text('variant', 60);
		const reason = typed.text('reason', 500);
		const done = await proposeLineChange(context, staffActor(event.locals), {
			order_id: order.id,
			line_id: line?.id ?? 'lin_gone',
			kind: isLineChangeKind(kind) ? kind : 'variant',
			quantity: typed.whole('quantity') ?? 0,
			...(kind === 'variant' && isId('var', variant) ? { variant_id: variant } : {}),
			quoted_minor: Number(typed.text('quoted', 20)),
			version: typed.whole('version') ?? 0,
			reason
		});
		if (done.ok)
			redirect(303, `${here}/change?done=${done.value.state === 'payment_due' ? 'to_pay' : 'changed'}`);
		const { refusal } = done;
		const missing = refusal.reason === 'reason_missing';
		const place = { timezone: shop.timezone, currency: order.currency };
		const refused = refusalWords(locale, refusal, place);
		return fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, { reason, missing, refused });
	}
};

async function openPieces(event: RequestEvent<Partial<Record<string, string>>>) {
	const { context, locale, shop } = event.locals;
	const order = await findOrderByNumber(context.db.read, normalOrderNumber(event.params.order ?? ''));
	if (!order) error(404);
	const now = context.clock.now();
	return {
		order,
		found: await pieceChanges(context.db.read, order, 'shop', now),
		voice: voiceOfVisitor({ locale, shop }),
		here: `/desk/orders/${encodeURIComponent(order.number)}`,
		now
	};
}
