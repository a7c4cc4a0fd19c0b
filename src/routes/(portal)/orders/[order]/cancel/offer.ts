import { fulfilmentHold } from '#lib/domain/cancellation/clock.ts';
import { cancellationSettings } from '#lib/domain/cancellation/settings.ts';
import { cancellableUnits } from '#lib/domain/cancellation/units.ts';
import { UNANSWERED } from '#lib/domain/cancellation/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import { cancellation as words } from '#lib/i18n/cancellation.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { cancellationsOfOrder } from '#lib/server/queries/cancellation.ts';
import type { CustomerOrder } from '#lib/server/queries/customer-order.ts';
import type { Happened } from '../timeline.ts';
import { listedCancellation, type ListedCancellation } from '../cancellations/listed.ts';

export type CancelOffer = { text: string; act: { href: string; text: string } };

/** What was asked to be cancelled, and the shop's clocks: all that the order's page needs beside the order. */
export type CancelKnown = {
	settings: Record<string, unknown>;
	asked: Awaited<ReturnType<typeof cancellationsOfOrder>>;
};

export const listedOf = (order: CustomerOrder, { asked }: CancelKnown, voice: Voice): ListedCancellation[] =>
	asked.map((row) => listedCancellation(row, order.order.number, voice)).reverse();

/** Pieces that were called off, for the record; of a whole order its own line tells. */
export const cancelledOf = ({ asked }: CancelKnown, voice: Voice): Happened[] =>
	asked.flatMap(({ state, whole, decided_at, number, quoted_minor, currency }) => {
		if (whole === 1 || decided_at === null || state === 'too_late' || state === 'withdrawn') return [];
		const amount = voice.money({ amountMinor: quoted_minor, currency });
		return [{ at: decided_at, text: voice.t(words.happened, { amount, number }), kind: 'late' as const }];
	});

/** The act while anything of the order can still be called off and nobody waits for an answer. */
export function cancelOffer(
	{ order, lines, fulfilments }: CustomerOrder,
	{ settings, asked }: CancelKnown,
	voice: Voice,
	now: Instant
): CancelOffer | null {
	if (order.cancelled_at !== null || asked.some((row) => UNANSWERED.includes(row.state))) return null;
	const clocks = cancellationSettings(settings);
	const until = fulfilmentHold(order, clocks, now);
	const units = cancellableUnits(
		{
			cancelled: false,
			lines: lines.map((line) => ({ ...line, line_id: line.id, final_sale: line.final_sale === 1 })),
			parcels: fulfilments.map((parcel) => ({
				fulfilment_id: parcel.id,
				state: parcel.state,
				lines: parcel.lines.map((part) => ({ line_id: part.order_line_id, quantity: part.quantity }))
			}))
		},
		until !== null
	);
	if (units.every((line) => line.free + line.picked === 0)) return null;
	const isWhole = units.every((line, index) => line.free + line.picked === lines[index]?.quantity);
	const text =
		until === null
			? voice.t(clocks.after_grace === 'accept' ? words.stillUnpacked : words.mayAsk)
			: voice.t(words.untilTime, { time: timeOf(until, now, voice) });
	return {
		text,
		act: {
			href: `/orders/${encodeURIComponent(order.number)}/cancel`,
			text: voice.t(isWhole ? words.act : words.actPieces)
		}
	};
}

/** The hour alone while it is today's. */
const timeOf = (at: Instant, now: Instant, voice: Voice): string =>
	voice.iso(at) === voice.iso(now) ? voice.time(at) : voice.dateTime(at);
